using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.Distributions;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class DriftTests
{
    /// <summary>By hand: usual 1, reference (2 − 1)/ln 2 = 1.4427, on the grid 1.45. Counts 1, 3, 0, 4: sums 0, 1.55, .10, 2.65.</summary>
    [Fact]
    public void The_sum_grows_with_what_is_above_the_reference_and_never_falls_below_nothing()
    {
        var path = Drift.Follow([1, 3, 0, 4], expected: 1).Value;

        Assert.Equal(1.45, path.Reference, 12);
        Assert.Equal([0, 1.55, .10, 2.65], path.Sums.Select(sum => Math.Round(sum, 10)));
    }

    /// <summary>With one period the sum is x − reference: the alarm is the smallest whole count rarer than 5 %. For a
    /// usual 1: P(X ≥ 4) = .019 and P(X ≥ 3) = .080, so 4 calls and 3 does not.</summary>
    [Fact]
    public void In_a_single_period_the_alarm_is_the_exact_poisson_tail()
    {
        Assert.Equal(0, Drift.Follow([4], 1, periods: 1).Value.FirstAlarm);
        Assert.Null(Drift.Follow([3], 1, periods: 1).Value.FirstAlarm);
    }

    [Theory]
    [InlineData(.2)]
    [InlineData(1.0)]
    [InlineData(4.0)]
    public void An_unchanged_profile_calls_at_most_one_year_in_twenty(double usual)
    {
        const int years = 4_000;
        var random = new Seeded(6);
        var path = Drift.Follow([], usual).Value;
        double[] below = [.. Enumerable.Range(0, 60).Select(count => Poisson.CDF(usual, count))];
        var alarms = Enumerable.Range(0, years).Count(_ =>
        {
            var highest = 0.0;
            for (double sum = 0, month = 0; month < 12; month++)
            {
                var share = random.Share();
                sum = Math.Max(0, sum + Array.FindIndex(below, chance => chance >= share) - path.Reference);
                highest = Math.Max(highest, sum);
            }

            return highest >= path.AlarmFrom - 1e-9;
        });

        // Three standard errors of a true 5 % in 4,000 years.
        Assert.InRange(alarms / (double)years, 0, .05 + 3 * Math.Sqrt(.05 * .95 / years));
    }

    [Fact]
    public void More_events_never_call_later() =>
        Prop.ForAll(Gen.Choose(0, 5).ArrayOf().Where(counts => counts.Length > 0).ToArbitrary(), counts =>
        {
            var path = Drift.Follow(counts, 1).Value;
            var more = Drift.Follow([counts[0] + 1, .. counts[1..]], 1).Value;
            return path.Sums.All(sum => sum >= 0) && (path.FirstAlarm is null || more.FirstAlarm <= path.FirstAlarm);
        }).Holds(50);

    [Fact]
    public void Without_a_usual_number_there_is_nothing_to_drift_from()
    {
        Assert.Equal("measure-out-of-range", Drift.Follow([1], expected: 0).Refusal?.Code);
        Assert.Equal("measure-not-a-number", Drift.Follow([1], double.NaN).Refusal?.Code);
        Assert.Equal("measure-too-small", Drift.Follow([-1], 1).Refusal?.Code);
        Assert.Empty(Drift.Follow([], 1).Value.Sums);
    }

    /// <summary>By hand: shares (1, 0) against (½, ½): middle (¾, ¼); divergence ½·log₂(4/3) + ½·(½·log₂(2/3) + ½·log₂ 2)
    /// = .2075 + ½·(−.2925 + .5) = .3113; its root .5579.</summary>
    [Fact]
    public void The_distance_between_two_markets_by_hand()
    {
        var move = MarketDrift.Compare([[0], [0]], [[0], [1]], 2, seed: 1).Value;

        Assert.Equal(.5579, move.Distance, 4);
        Assert.Equal(MarketDriftAnswer.TooFewToTell, move.Answer);
    }

    [Fact]
    public void Nothing_in_common_is_one_and_the_same_ads_are_none()
    {
        int[][] ads = [.. Enumerable.Range(0, 12).Select(i => new[] { i % 3, 3 })];
        int[][] others = [.. Enumerable.Range(0, 12).Select(i => new[] { 4 + i % 3 })];

        Assert.Equal(1, MarketDrift.Compare(ads, others, 7, 1).Value.Distance, 12);
        Assert.Equal(MarketDriftAnswer.Moved, MarketDrift.Compare(ads, others, 7, 1).Value.Answer);
        Assert.Equal((0.0, MarketDriftAnswer.NoSign), (MarketDrift.Compare(ads, ads, 7, 1).Value.Distance, MarketDrift.Compare(ads, ads, 7, 1).Value.Answer));
    }

    [Fact]
    public void The_distance_is_the_same_both_ways_and_for_any_names_of_terms() =>
        Prop.ForAll(Gen.Choose(0, 4).ArrayOf(3).ArrayOf(5).Two().ToArbitrary(), markets =>
        {
            var (then, now) = markets;
            double Distance(int[][] a, int[][] b) => MarketDrift.Compare(a, b, 5, 1, permutations: 99).Value.Distance;
            int[][] Renamed(int[][] ads) => [.. ads.Select(ad => ad.Select(term => (term + 3) % 5).ToArray())];
            return Math.Abs(Distance(then, now) - Distance(now, then)) < 1e-9 && Distance(then, now) is >= 0 and <= 1
                && Math.Abs(Distance(then, now) - Distance(Renamed(then), Renamed(now))) < 1e-9;
        }).Holds();

    [Fact]
    public void Empty_years_and_unknown_terms_are_refused()
    {
        Assert.Equal("measure-empty", MarketDrift.Compare([], [[0]], 1, 1).Refusal?.Code);
        Assert.Equal("measure-empty", MarketDrift.Compare([[0]], [[]], 1, 1).Refusal?.Code);
        Assert.Equal("measure-out-of-range", MarketDrift.Compare([[0]], [[1]], 1, 1).Refusal?.Code);
    }
}
