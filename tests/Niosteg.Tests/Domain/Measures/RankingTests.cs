using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class RankingTests
{
    private static readonly Arbitrary<double[][]> Rankings =
        Gen.Choose(1, 6).Select(x => (double)x).ArrayOf(5).ArrayOf().Where(rows => rows.Length is > 0 and < 10).ToArbitrary();

    [Fact]
    public void The_printed_rankings()
    {
        var answer = KendallW.Of([[1, 2, 3, 4, 5], [2, 1, 3, 5, 4], [1, 3, 2, 4, 5], [1, 2, 4, 3, 5]]).Value;

        Assert.Equal(.8125, answer.W!.Value, 12);
        Assert.Equal(13, answer.ChiSquare!.Value, 12);
        Assert.Equal(RankingAgreementLabel.UnusuallyStrong, answer.Label);
    }

    /// <summary>By hand with ties: 1, 2.5, 2.5 and 1, 2, 3. Sums 2, 4.5, 5.5, middle 4: S = 4 + .25 + 2.25 = 6.5;
    /// W = 12·6.5/(4·24 − 2·6) = 78/84.</summary>
    [Fact]
    public void Ties_share_their_mean_rank()
    {
        Assert.Equal(78.0 / 84, KendallW.Of([[1, 2, 2], [1, 2, 3]]).Value.W!.Value, 12);
    }

    [Fact]
    public void One_rater_one_item_or_only_ties_tell_nothing()
    {
        Assert.Null(KendallW.Of([[1, 2, 3]]).Value.W);
        Assert.Null(KendallW.Of([[1], [1]]).Value.W);
        Assert.Equal(RankingAgreementLabel.TooFewToTell, KendallW.Of([[2, 2], [3, 3]]).Value.Label);
        Assert.Equal("measure-empty", KendallW.Of([]).Refusal?.Code);
        Assert.Equal("measure-lengths-differ", KendallW.Of([[1, 2], [1]]).Refusal?.Code);
        Assert.Equal("measure-not-a-number", KendallW.Of([[1, double.NaN], [1, 2]]).Refusal?.Code);
    }

    [Fact]
    public void The_same_order_is_one_and_opposite_orders_are_none() =>
        Prop.ForAll(Gen.Shuffle(new double[] { 1, 2, 3, 4, 5, 6 }).ToArbitrary(), order =>
            Math.Abs(KendallW.Of([order, order, order]).Value.W!.Value - 1) < 1e-12
            && KendallW.Of([order, [.. order.Select(rank => -rank)]]).Value.W < 1e-12).Holds();

    [Fact]
    public void Only_the_order_counts_and_neither_who_said_it_nor_what_the_items_are_called() =>
        Prop.ForAll(Rankings, rows =>
        {
            var one = KendallW.Of(rows).Value.W;
            var stretched = KendallW.Of([.. rows.Select(row => row.Select(rank => Math.Exp(rank)).ToArray())]).Value.W;
            var turned = KendallW.Of([.. rows.Reverse().Select(row => row.Reverse().ToArray())]).Value.W;
            return one is null ? stretched is null && turned is null
                : one is >= 0 and <= 1 && Math.Abs(one.Value - stretched!.Value) < 1e-12 && Math.Abs(one.Value - turned!.Value) < 1e-12;
        }).Holds();

    [Fact]
    public void Rounds_stop_when_answers_stand_still_and_not_when_they_agree()
    {
        Assert.True(KendallW.IsStable(3, 3.5, .30, .34).Value);
        Assert.False(KendallW.IsStable(3, 3, .60, .95).Value);
        Assert.False(KendallW.IsStable(2, 3, .30, .30).Value);
        Assert.Equal("measure-out-of-range", KendallW.IsStable(2, 3, .3, 1.3).Refusal?.Code);
    }

    [Fact]
    public void A_single_rater_of_30_needs_six_to_reach_70()
    {
        Assert.Equal(6, RatersNeeded.For(.30, .70).Value);
        // By hand: five reach 1.5/2.2 = .682, six 1.8/2.5 = .72.
        Assert.Equal(.682, RatersNeeded.Reliability(.30, 5).Value, 3);
        Assert.Equal(.72, RatersNeeded.Reliability(.30, 6).Value, 12);
        Assert.Equal(4, RatersNeeded.For(.5, .8).Value);
    }

    [Fact]
    public void The_number_answered_is_the_fewest_that_is_enough() =>
        Prop.ForAll(Gen.Choose(1, 100).Zip(Gen.Choose(0, 99)).ToArbitrary(), percents =>
        {
            double single = percents.Item1 / 100.0, wished = percents.Item2 / 100.0;
            var raters = RatersNeeded.For(single, wished).Value;
            return RatersNeeded.Reliability(single, raters).Value >= wished - 1e-9
                && (raters == 1 || RatersNeeded.Reliability(single, raters - 1).Value < wished);
        }).Holds();

    [Fact]
    public void Raters_who_agree_by_nothing_are_never_enough()
    {
        Assert.Equal("measure-out-of-range", RatersNeeded.For(0, .7).Refusal?.Code);
        Assert.Equal("measure-out-of-range", RatersNeeded.For(.3, 1).Refusal?.Code);
        Assert.Equal("measure-not-a-number", RatersNeeded.Reliability(double.NaN, 2).Refusal?.Code);
        Assert.Equal("measure-too-small", RatersNeeded.Reliability(.3, 0).Refusal?.Code);
    }
}
