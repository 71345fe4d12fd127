using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class KrippendorffAlphaTests
{
    /// <summary>Krippendorff's four observers and twelve units, units as rows.</summary>
    private static readonly int?[][] Printed =
    [
        [1, 1, null, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
        [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [null, 5, 5, 5], [null, null, 1, 1], [null, 3, null, null],
    ];

    private static readonly Arbitrary<int?[][]> Tables =
        Gen.Choose(0, 4).Select(x => x == 0 ? (int?)null : x).ArrayOf(4).ArrayOf(7).ToArbitrary();

    [Theory]
    [InlineData(DifferenceMetric.Nominal, .743)]
    [InlineData(DifferenceMetric.Ordinal, .815)]
    [InlineData(DifferenceMetric.Interval, .849)]
    public void The_printed_example(DifferenceMetric metric, double alpha)
    {
        Assert.Equal(alpha, KrippendorffAlpha.Of(Printed, metric).Value.Alpha!.Value, 3);
    }

    /// <summary>By hand, nominal: two raters, items (1,1) (1,1) (2,2) (1,2). Ratings: five 1 and three 2. One of four pairs
    /// differs: observed ¼; expected 2·5·3/(8·7) = 15/28; α = 1 − 28/60 = .5333.</summary>
    [Fact]
    public void Two_raters_and_four_items_by_hand()
    {
        var answer = KrippendorffAlpha.Of([[1, 1], [1, 1], [2, 2], [1, 2]], DifferenceMetric.Nominal).Value;

        Assert.Equal(32.0 / 60, answer.Alpha!.Value, 12);
        Assert.Equal(AlphaReading.NotYet, answer.Reading);
    }

    [Fact]
    public void Only_items_that_two_have_rated_can_be_compared()
    {
        var answer = KrippendorffAlpha.Of(Printed).Value;

        Assert.Equal((11, 40), (answer.Items, answer.Ratings));
        Assert.True(answer.Low < answer.Alpha && answer.Alpha < answer.High);
    }

    [Fact]
    public void All_equal_is_no_variation_and_not_full_agreement()
    {
        var answer = KrippendorffAlpha.Of([[3, 3], [3, 3], [3, 3]]).Value;

        Assert.Equal((AlphaReading.NoVariation, null), (answer.Reading, answer.Alpha));
    }

    [Fact]
    public void One_rater_or_nothing_but_blanks_is_too_few_to_tell()
    {
        Assert.Equal(AlphaReading.TooFewToTell, KrippendorffAlpha.Of([[3], [4], [1]]).Value.Reading);
        Assert.Equal(AlphaReading.TooFewToTell, KrippendorffAlpha.Of([[null, null], [null, 2]]).Value.Reading);
        Assert.Equal("measure-empty", KrippendorffAlpha.Of([]).Refusal?.Code);
        Assert.Equal("measure-lengths-differ", KrippendorffAlpha.Of([[1, 2], [1]]).Refusal?.Code);
    }

    [Fact]
    public void The_order_of_raters_and_items_does_not_matter() =>
        Prop.ForAll(Tables, table =>
        {
            var one = KrippendorffAlpha.Of(table).Value;
            var other = KrippendorffAlpha.Of([.. table.Reverse().Select(item => item.Reverse().ToArray())]).Value;
            return one.Reading == other.Reading && Near(one.Alpha, other.Alpha) && Near(one.Low, other.Low);
        }).Holds();

    [Fact]
    public void New_names_for_the_values_do_not_change_nominal_and_turning_the_scale_changes_nothing() =>
        Prop.ForAll(Tables, table =>
        {
            int[] names = [0, 3, 1, 4, 2];
            int?[][] renamed = [.. table.Select(item => item.Select(x => x is { } v ? names[v] : (int?)null).ToArray())];
            int?[][] turned = [.. table.Select(item => item.Select(x => 5 - x).ToArray())];
            return Near(KrippendorffAlpha.Of(table, DifferenceMetric.Nominal).Value.Alpha, KrippendorffAlpha.Of(renamed, DifferenceMetric.Nominal).Value.Alpha)
                && Near(KrippendorffAlpha.Of(table).Value.Alpha, KrippendorffAlpha.Of(turned).Value.Alpha);
        }).Holds();

    [Fact]
    public void Alpha_is_never_above_one_and_its_interval_holds_it() =>
        Prop.ForAll(Tables, table =>
        {
            var answer = KrippendorffAlpha.Of(table).Value;
            return answer.Alpha is null || answer.Alpha <= 1 && (answer.Low is null || answer.Low <= answer.Alpha && answer.Alpha <= answer.High);
        }).Holds();

    [Fact]
    public void Blind_raters_agree_by_nothing_on_average()
    {
        var random = new Seeded(11);
        var mean = Enumerable.Range(0, 400).Average(_ => KrippendorffAlpha.Of(
            Enumerable.Range(0, 20).Select(_ => Enumerable.Range(0, 4).Select(_ => (int?)random.Below(4)).ToArray()).ToArray()).Value.Alpha!.Value);

        Assert.Equal(0, mean, .02);
    }

    private static bool Near(double? one, double? other) =>
        one is null ? other is null : other is not null && Math.Abs(one.Value - other.Value) < 1e-9;
}
