using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class SortBackTests
{
    [Theory]
    [InlineData(5, 6)]
    [InlineData(6, 8)]
    [InlineData(8, 10)]
    [InlineData(9, 12)]
    [InlineData(11, 15)]
    [InlineData(14, 20)]
    public void The_printed_counts(int hits, int n)
    {
        Assert.Equal(hits, SortBack.Needed(n));
        Assert.Equal(Verdict.Holds, SortBack.Judge(0, Placed(hits, n), 9).Value.Verdict);
        Assert.Equal(Verdict.NotYet, SortBack.Judge(0, Placed(hits - 1, n), 9).Value.Verdict);
    }

    [Fact]
    public void Beating_chance_is_not_clarity()
    {
        // Against nine boxes 4 of 12 beats chance: 1 − Σ over 0 to 3 of the binomial (12, 1/9) = .036.
        double Exactly(int k) => Enumerable.Range(0, k).Aggregate(1.0, (ways, i) => ways * (12 - i) / (i + 1)) * Math.Pow(1 / 9.0, k) * Math.Pow(8 / 9.0, 12 - k);
        Assert.Equal(.036, 1 - Enumerable.Range(0, 4).Sum(Exactly), 3);

        Assert.Equal(Verdict.NotYet, SortBack.Judge(0, Placed(4, 12), 9).Value.Verdict);
    }

    /// <summary>By hand: of ten, seven right, two in box 3, one in box 5: rate .7, c_sv = (7 − 2)/10.</summary>
    [Fact]
    public void The_commonest_wrong_box_is_named()
    {
        var answer = SortBack.Judge(1, [1, 1, 1, 1, 1, 1, 1, 3, 3, 5], 6).Value;

        Assert.Equal((.7, .5, 3), (answer.HitRate, Math.Round(answer.Substantive, 12), answer.CommonestWrong));
        Assert.Equal(1 / 6.0, answer.Chance, 12);
    }

    [Fact]
    public void Two_wrong_boxes_as_common_name_none_and_five_readers_are_too_few()
    {
        Assert.Null(SortBack.Judge(0, [0, 0, 0, 0, 1, 2], 3).Value.CommonestWrong);
        Assert.Null(SortBack.Judge(0, [0, 0, 0, 0, 0, 0], 3).Value.CommonestWrong);
        Assert.Equal(Verdict.TooFewToTell, SortBack.Judge(0, [0, 0, 0, 0, 0], 3).Value.Verdict);
    }

    [Fact]
    public void The_pair_that_readers_mix_up_most_comes_first()
    {
        // 0 and 1: three mixed of eight meant for either; 1 and 2: one of seven.
        Placement[] placements = [new(0, 0), new(0, 1), new(0, 1), new(0, 0), new(1, 0), new(1, 1), new(1, 1), new(1, 2), new(2, 2), new(2, 2), new(2, 2)];
        var mixed = SortBack.MixedUp(placements, 3).Value;

        Assert.Equal([new Confusion(0, 1, 3.0 / 8, 8), new Confusion(1, 2, 1.0 / 7, 7)], mixed);
    }

    [Fact]
    public void New_names_for_the_boxes_and_another_order_of_readers_change_nothing() =>
        Prop.ForAll(Gen.Choose(0, 4).NonEmptyListOf().ToArbitrary(), placed =>
        {
            var one = SortBack.Judge(2, [.. placed], 5).Value;
            var other = SortBack.Judge(4, [.. placed.AsEnumerable().Reverse().Select(box => (box + 2) % 5)], 5).Value;
            return one with { CommonestWrong = null } == other with { CommonestWrong = null }
                && one.Substantive is >= -1 and <= 1 && one.LowerBound <= one.HitRate;
        }).Holds();

    [Fact]
    public void Impossible_boxes_are_refused()
    {
        Assert.Equal("measure-empty", SortBack.Judge(0, [], 3).Refusal?.Code);
        Assert.Equal("measure-out-of-range", SortBack.Judge(0, [3], 3).Refusal?.Code);
        Assert.Equal("measure-too-small", SortBack.Judge(0, [0], 1).Refusal?.Code);
        Assert.Equal("measure-out-of-range", SortBack.Judge(0, [0], 3, confidence: 1).Refusal?.Code);
        Assert.Equal("measure-out-of-range", SortBack.MixedUp([new(0, 5)], 3).Refusal?.Code);
    }

    private static int[] Placed(int hits, int n) => [.. Enumerable.Range(0, n).Select(i => i < hits ? 0 : 1 + i % 8)];
}
