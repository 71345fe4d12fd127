using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class ShareIntervalTests
{
    private static readonly Arbitrary<(int Yes, int N)> Counts =
        (from n in Gen.Choose(1, 400) from yes in Gen.Choose(0, n) select (yes, n)).ToArbitrary();

    /// <summary>By hand with z = 1.959964, z² = 3.841459: for 8 of 10 the middle is (.8 + .192073)/1.384146 = .716738
    /// and the half width 1.959964/1.384146·√(.016 + .0096036) = .226577. Newcombe 1998 prints 15/148 as .0624 to .1605
    /// and 0/20 as 0 to .1611.</summary>
    [Theory]
    [InlineData(8, 10, .4902, .9433)]
    [InlineData(15, 148, .0624, .1605)]
    [InlineData(0, 20, 0, .1611)]
    [InlineData(20, 20, .8389, 1)]
    public void Wilsons_interval_gives_the_printed_ends(int yes, int n, double low, double high)
    {
        var interval = ShareInterval.Wilson(yes, n).Value;

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
        Assert.Equal(n, interval.N);
    }

    [Fact]
    public void A_share_of_nothing_is_refused_and_not_zero_percent()
    {
        Assert.Equal("measure-empty", ShareInterval.Wilson(0, 0).Refusal?.Code);
        Assert.Equal("measure-out-of-range", ShareInterval.Wilson(3, 2).Refusal?.Code);
        Assert.Equal("measure-out-of-range", ShareInterval.Wilson(1, 2, 1.0).Refusal?.Code);
        Assert.Equal("measure-not-a-number", ShareInterval.LowerBound(1, 2, double.NaN).Refusal?.Code);
    }

    [Fact]
    public void The_interval_holds_the_share_and_stays_between_none_and_all() =>
        Prop.ForAll(Counts, c =>
        {
            var i = ShareInterval.Wilson(c.Yes, c.N).Value;
            return 0 <= i.Low && i.Low <= i.Share && i.Share <= i.High && i.High <= 1 && i.High - i.Low > 0;
        }).Holds();

    [Fact]
    public void Yes_and_no_are_mirror_images() =>
        Prop.ForAll(Counts, c =>
        {
            var (yes, no) = (ShareInterval.Wilson(c.Yes, c.N).Value, ShareInterval.Wilson(c.N - c.Yes, c.N).Value);
            return Math.Abs(yes.Low - (1 - no.High)) < 1e-12;
        }).Holds();

    [Fact]
    public void More_answers_in_the_same_proportion_make_the_interval_narrower() =>
        Prop.ForAll(Counts, c =>
        {
            var (few, many) = (ShareInterval.Wilson(c.Yes, c.N).Value, ShareInterval.Wilson(3 * c.Yes, 3 * c.N).Value);
            return many.High - many.Low < few.High - few.Low;
        }).Holds();

    [Fact]
    public void An_arrow_is_grey_while_the_interval_covers_last_time()
    {
        var now = ShareInterval.Wilson(8, 10).Value;

        Assert.Equal(Change.Unclear, now.Since(.6));
        Assert.Equal(Change.Up, now.Since(.4));
        Assert.Equal(Change.Down, now.Since(.95));
    }

    [Fact]
    public void Eight_promoters_nine_passives_three_detractors_are_plus_25_give_or_take_31()
    {
        var score = RecommendationScore.From(8, 9, 3).Value;

        Assert.Equal(.25, score.Score, 12);
        Assert.Equal(.156, score.StandardError, 3);
        Assert.Equal(.31, 1.96 * score.StandardError, 2);
        Assert.Equal(Change.Unclear, score.Since(0));
    }

    /// <summary>By hand after Rocks 2016: 8.75 and 3.75 of 23: p = .3804, d = .1630, middle .2174; √((.5435 − .0473)/23) = .1469;
    /// ends .2174 ± 1.96 · .1469.</summary>
    [Fact]
    public void The_interval_adds_three_quarters_of_a_promoter_and_of_a_detractor()
    {
        var score = RecommendationScore.From(8, 9, 3).Value;

        Assert.Equal(-.070, score.Low, 3);
        Assert.Equal(.505, score.High, 3);
    }

    [Fact]
    public void Three_who_agree_do_not_make_certainty()
    {
        var score = RecommendationScore.From(3, 0, 0).Value;

        Assert.Equal(1, score.Score);
        Assert.Equal(-.07, score.Low, 2);
        Assert.Equal("measure-empty", RecommendationScore.From(0, 0, 0).Refusal?.Code);
    }

    [Theory]
    [InlineData(.40, .15)]
    [InlineData(.80, .05)]
    [InlineData(.30, .30)]
    public void The_score_interval_holds_the_truth_as_often_as_it_says(double promoters, double detractors)
    {
        const int n = 20;
        var held = 0.0;
        for (var p = 0; p <= n; p++)
            for (var d = 0; d <= n - p; d++)
            {
                var score = RecommendationScore.From(p, n - p - d, d).Value;
                if (score.Low <= promoters - detractors && promoters - detractors <= score.High)
                    held += MathNet.Numerics.Distributions.Binomial.PMF(promoters, n, p)
                        * MathNet.Numerics.Distributions.Binomial.PMF(detractors / (1 - promoters), n - p, d);
            }

        Assert.InRange(held, .94, .98);
    }

    [Fact]
    public void Turning_promoters_into_detractors_turns_the_score_round() =>
        Prop.ForAll(Gen.Choose(0, 30).Three().Where(t => t.Item1 + t.Item2 + t.Item3 > 0).ToArbitrary(), t =>
        {
            var (score, turned) = (RecommendationScore.From(t.Item1, t.Item2, t.Item3).Value, RecommendationScore.From(t.Item3, t.Item2, t.Item1).Value);
            return Math.Abs(score.Score + turned.Score) < 1e-12 && Math.Abs(score.Low + turned.High) < 1e-12
                && score.Low >= -1 && score.High <= 1 && score.Low <= score.Score && score.Score <= score.High;
        }).Holds();
}
