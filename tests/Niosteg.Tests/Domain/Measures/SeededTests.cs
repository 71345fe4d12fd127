using Niosteg.Domain.Measures;

namespace Niosteg.Tests.Domain.Measures;

public class SeededTests
{
    /// <summary>The first words of SplitMix64 from seed 0 are printed by its authors: e220a8397b1dcdaf, 6e789e6aa1b965f4,
    /// 06c45d188009454f, f88bb8a8724c81ec. xoshiro256** then answers rotl(b·5, 7)·9: computed by hand from the second.</summary>
    [Fact]
    public void The_stream_is_that_of_the_published_generators()
    {
        const ulong second = 0x6e789e6aa1b965f4;
        var expected = unchecked(System.Numerics.BitOperations.RotateLeft(second * 5, 7) * 9);

        Assert.Equal(expected, new Seeded(0).Bits());
        Assert.Equal(11091344671253066420UL, new Seeded(0).Bits());
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers_and_another_seed_others()
    {
        Assert.Equal(Draw(7), Draw(7));
        Assert.NotEqual(Draw(7), Draw(8));
    }

    /// <summary>Stored answers carry their seed; a change of the generator or of the order of the draws would make them come
    /// out differently. These numbers must never change.</summary>
    [Fact]
    public void Stored_forecasts_and_decisions_come_out_the_same_for_ever()
    {
        DecisionCriterion[] criteria = [new(.6, 3, false), new(.4, 2, false)];

        Assert.Equal(11.057005733, Forecast.OfTasks([new(2, 4, 12), new(1, 3, 9, 0)], seed: 7).Value.P85, 6);
        Assert.Equal(50, Forecast.OfThroughput([.. Enumerable.Range(0, 40).Select(i => i % 2)], 20, seed: 7).Value!.P85);
        Assert.Equal(.5816, CandidateDecision.Weigh(criteria, [[[3, 4], [2, 2]], [[3, 3], [3, 2]]], 0, 4, seed: 7).Value.Candidates[0].ProbabilityFirst, 6);
    }

    [Fact]
    public void Normal_numbers_have_the_moments_and_tails_of_the_bell_curve()
    {
        var random = new Seeded(1);
        var draws = Enumerable.Range(0, 400_000).Select(_ => random.Normal()).ToArray();

        Assert.Equal(0, draws.Average(), .006);
        Assert.Equal(1, draws.Average(x => x * x), .01);
        Assert.Equal(3, draws.Average(x => x * x * x * x), .05);
        Assert.Equal(.0455, draws.Count(x => Math.Abs(x) > 2) / 400_000.0, .0015);
        Assert.Equal(.000577, draws.Count(x => Math.Abs(x) > 3.442619855899) / 400_000.0, .00016);
    }

    [Theory]
    [InlineData(.5)]
    [InlineData(3.0)]
    public void Gamma_numbers_have_mean_and_variance_equal_to_the_shape(double shape)
    {
        var random = new Seeded(2);
        var draws = Enumerable.Range(0, 200_000).Select(_ => random.Gamma(shape)).ToArray();

        Assert.Equal(shape, draws.Average(), .02);
        Assert.Equal(shape, draws.Average(x => (x - shape) * (x - shape)), .08);
    }

    [Fact]
    public void Every_answer_below_a_bound_and_every_order_is_equally_probable()
    {
        var random = new Seeded(3);
        var faces = new int[6];
        for (var i = 0; i < 60_000; i++) faces[random.Below(6)]++;
        var orders = Enumerable.Range(0, 12_000).Select(_ => Shuffled(random)).GroupBy(order => order).ToArray();

        Assert.All(faces, count => Assert.InRange(count, 9_600, 10_400));
        Assert.Equal(6, orders.Length);
        Assert.All(orders, order => Assert.InRange(order.Count(), 1_800, 2_200));
    }

    private static double[] Draw(ulong seed)
    {
        var random = new Seeded(seed);
        return [random.Share(), random.Normal(), random.Gamma(2), random.Below(10)];
    }

    private static string Shuffled(Seeded random)
    {
        char[] letters = ['a', 'b', 'c'];
        random.Shuffle<char>(letters);
        return new string(letters);
    }
}
