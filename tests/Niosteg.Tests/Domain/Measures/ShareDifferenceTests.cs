using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class ShareDifferenceTests
{
    private static readonly Arbitrary<(int Yes, int N, int OtherYes, int OtherN)> Counts =
        (from n in Gen.Choose(1, 300) from yes in Gen.Choose(0, n) from m in Gen.Choose(1, 300) from other in Gen.Choose(0, m) select (yes, n, other, m)).ToArbitrary();

    private static ShareDifference Of((int Yes, int N, int OtherYes, int OtherN) c) =>
        ShareDifference.Between(ShareInterval.Wilson(c.Yes, c.N).Value, ShareInterval.Wilson(c.OtherYes, c.OtherN).Value);

    /// <summary>The eight contrasts that Newcombe 1998 works through, method 10.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, .2000, .0524, .3339)]
    [InlineData(9, 10, 3, 10, .6000, .1705, .8090)]
    [InlineData(6, 7, 2, 7, .5714, .0582, .8062)]
    [InlineData(5, 56, 0, 29, .0893, -.0381, .1926)]
    [InlineData(0, 10, 0, 20, 0, -.1611, .2775)]
    [InlineData(0, 10, 0, 10, 0, -.2775, .2775)]
    [InlineData(10, 10, 0, 20, 1, .6791, 1)]
    [InlineData(10, 10, 0, 10, 1, .6075, 1)]
    public void Newcombes_interval_gives_the_printed_ends(int yes, int n, int otherYes, int otherN, double difference, double low, double high)
    {
        var found = Of((yes, n, otherYes, otherN));

        Assert.Equal((difference, low, high), (Math.Round(found.Difference, 4), Math.Round(found.Low, 4), Math.Round(found.High, 4)));
    }

    [Fact]
    public void The_interval_holds_the_difference_and_stays_between_minus_one_and_one() =>
        Prop.ForAll(Counts, c =>
        {
            var d = Of(c);
            return -1 <= d.Low + 1e-12 && d.Low <= d.Difference && d.Difference <= d.High && d.High <= 1 + 1e-12 && d.High > d.Low;
        }).Holds();

    [Fact]
    public void The_groups_the_other_way_round_give_the_mirror_image() =>
        Prop.ForAll(Counts, c =>
        {
            var (one, other) = (Of(c), Of((c.OtherYes, c.OtherN, c.Yes, c.N)));
            return Math.Abs(one.Difference + other.Difference) < 1e-12 && Math.Abs(one.Low + other.High) < 1e-12 && Math.Abs(one.High + other.Low) < 1e-12;
        }).Holds();

    [Fact]
    public void More_answers_in_the_same_proportion_make_the_interval_narrower() =>
        Prop.ForAll(Counts, c =>
        {
            var (few, many) = (Of(c), Of((3 * c.Yes, 3 * c.N, 3 * c.OtherYes, 3 * c.OtherN)));
            return many.High - many.Low < few.High - few.Low;
        }).Holds();

    [Theory]
    [InlineData(.80, .60, 70)]
    [InlineData(.50, .50, 25)]
    [InlineData(.95, .10, 15)]
    public void The_interval_holds_the_truth_about_as_often_as_it_says(double one, double other, int n)
    {
        var held = 0.0;
        for (var x = 0; x <= n; x++)
            for (var y = 0; y <= n; y++)
                if (Of((x, n, y, n)) is var d && d.Low <= one - other && one - other <= d.High)
                    held += MathNet.Numerics.Distributions.Binomial.PMF(one, n, x) * MathNet.Numerics.Distributions.Binomial.PMF(other, n, y);

        Assert.InRange(held, .93, .98);
    }

    /// <summary>By hand: after, 56/70 against 48/80, is .2000 (.0524 to .3339); before, 30/70 against 34/80, is .0036 (-.1509 to .1588).
    /// √(.1476² + .1552²) = .2142 and √(.1339² + .1545²) = .2044 on either side of .1964.</summary>
    [Fact]
    public void The_change_is_less_sure_than_either_difference()
    {
        var (after, before) = (Of((56, 70, 48, 80)), Of((30, 70, 34, 80)));

        var change = after.Minus(before);

        Assert.Equal((.1964, -.0178, .4009), (Math.Round(change.Difference, 4), Math.Round(change.Low, 4), Math.Round(change.High, 4)));
        Assert.True(change.High - change.Low > Math.Max(after.High - after.Low, before.High - before.Low));
    }

    [Theory]
    [InlineData(56, 70, 48, 80, .05, MarginVerdict.Better)]
    [InlineData(56, 70, 48, 80, .15, MarginVerdict.NotShown)] // surely better, and not surely by as much
    [InlineData(50, 100, 50, 100, .20, MarginVerdict.NotShown)] // surely not by as much
    [InlineData(5, 10, 5, 10, .15, MarginVerdict.TooFewToTell)] // both nothing and the margin are possible
    [InlineData(48, 80, 56, 70, .15, MarginVerdict.Worse)]
    public void The_word_says_no_more_than_the_interval(int yes, int n, int otherYes, int otherN, double margin, MarginVerdict expected) =>
        Assert.Equal(expected, Of((yes, n, otherYes, otherN)).Against(margin).Value);

    [Fact]
    public void A_word_is_better_only_where_the_whole_interval_is() =>
        Prop.ForAll(Counts, c =>
        {
            var d = Of(c);
            return d.Against(.15).Value switch
            {
                MarginVerdict.Better => d.Low >= .15,
                MarginVerdict.Worse => d.High < 0,
                MarginVerdict.TooFewToTell => d.Low <= 0 && d.High >= .15,
                _ => d.Low < .15 && d.High >= 0,
            };
        }).Holds();

    [Theory]
    [InlineData(0)]
    [InlineData(-.1)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_margin_that_cannot_be_is_refused(double margin) => Assert.False(Of((1, 2, 1, 2)).Against(margin).IsDone);

    [Fact]
    public void A_forgotten_word_reads_as_too_few() => Assert.Equal(MarginVerdict.TooFewToTell, default);
}
