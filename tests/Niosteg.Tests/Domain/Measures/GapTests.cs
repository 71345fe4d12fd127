using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class GapTests
{
    private static readonly Gen<double> Levels = Gen.Choose(0, 40).Select(tenths => tenths / 10.0);

    [Fact]
    public void The_gap_is_the_weight_times_what_is_missing()
    {
        Assert.Equal(.96, Gap.Weighted(.48, required: 3, attained: 1), 12);
    }

    [Fact]
    public void A_surplus_never_pays_for_a_missing_level_elsewhere()
    {
        var total = Gap.Total([new(.5, 2, 4, 0, 4), new(.5, 2, 0, 0, 4)]).Value;

        Assert.Equal(1.0, total.Known);
        Assert.Equal(0, Gap.Weighted(.5, 2, 4));
        Assert.Equal(2, Gap.Surplus(2, 4));
    }

    [Fact]
    public void What_nobody_has_judged_is_a_range_and_not_a_zero()
    {
        var total = Gap.Total([new(1, 3, 2, 0, 4), new(1, 3, null, 1, 4)]).Value;

        Assert.Equal(new GapTotal(Known: 1, Low: 1, High: 3, KnownCount: 1, UnknownCount: 1), total);
    }

    [Fact]
    public void Self_and_manager_are_never_averaged()
    {
        var open = Gap.Unknown(1, required: 4, low: 4, high: 2);

        Assert.Equal(new GapRange(0, 2), open);
        Assert.NotEqual(Gap.Weighted(1, 4, (4 + 2) / 2.0), open.High);
    }

    [Fact]
    public void Raters_who_disagree_leave_a_gap_that_their_mean_would_hide()
    {
        // Half say 2, half say 4, required 3: by hand .5·1 + .5·0. The mean level 3 would say no gap.
        Assert.Equal(.5, Gap.Expected(1, 3, [new(2, .5), new(4, .5)]).Value, 12);
    }

    [Fact]
    public void The_expected_gap_is_never_less_than_the_gap_of_the_mean_level() =>
        Prop.ForAll(Levels.Two().Zip(Levels).ToArbitrary(), ends =>
        {
            var ((low, high), required) = ends;
            var expected = Gap.Expected(1, required, [new(low, .25), new(high, .75)]).Value;
            return expected >= Gap.Weighted(1, required, .25 * low + .75 * high) - 1e-12;
        }).Holds();

    [Fact]
    public void More_attained_never_makes_the_gap_greater() =>
        Prop.ForAll(Levels.Two().Zip(Levels.Two()).ToArbitrary(), levels =>
        {
            var ((weight, required), (attained, more)) = levels;
            var gap = Gap.Weighted(weight, required, attained);
            return gap >= 0 && Gap.Weighted(weight, required, attained + more) <= gap;
        }).Holds();

    [Fact]
    public void The_truth_lies_within_the_range_given_for_the_unknown() =>
        Prop.ForAll(Levels.Three().ToArbitrary(), levels =>
        {
            var (low, high, required) = levels;
            var range = Gap.Unknown(.3, required, low, high);
            var truth = Gap.Weighted(.3, required, (low + high) / 2);
            return range.Low <= truth && truth <= range.High;
        }).Holds();

    [Fact]
    public void Impossible_input_is_refused_by_name()
    {
        Assert.Equal("measure-empty", Gap.Expected(1, 3, []).Refusal?.Code);
        Assert.Equal("measure-contradiction", Gap.Expected(1, 3, [new(2, .5), new(3, .2)]).Refusal?.Code);
        Assert.Equal("measure-not-a-number", Gap.Total([new(1, double.NaN, 1, 0, 4)]).Refusal?.Code);
        Assert.Equal("measure-too-small", Gap.Total([new(-1, 3, 1, 0, 4)]).Refusal?.Code);
        Assert.Equal("measure-contradiction", Gap.Total([new(1, 3, null, 4, 1)]).Refusal?.Code);
        Assert.Throws<ArgumentOutOfRangeException>(() => Gap.Weighted(double.NaN, 3, 1));
    }

    [Fact]
    public void An_empty_unit_has_no_gap_and_nothing_unknown()
    {
        Assert.Equal(default, Gap.Total([]).Value);
    }
}
