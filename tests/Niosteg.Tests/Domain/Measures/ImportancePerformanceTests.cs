using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class ImportancePerformanceTests
{
    private static readonly Arbitrary<(double Weight, double Attained)[]> Pictures =
        Gen.Choose(1, 100).Select(w => w / 100.0).Zip(Gen.Choose(0, 100).Select(a => a / 100.0))
            .ArrayOf().Where(points => points.Length > 0).ToArbitrary();

    [Fact]
    public void What_matters_most_and_is_met_least_comes_first()
    {
        // By hand: weights scaled by .478 are 1, .703, .389; distances (1−.9)/√2 = .071, (.703−.2)/√2 = .356, (.389−.5)/√2 = −.078.
        var ranked = ImportancePerformance.Rank([(.478, .9), (.336, .2), (.186, .5)]).Value;

        Assert.Equal([1, 0, 2], ranked.Select(point => point.Index));
        Assert.Equal([.356, .071, -.078], ranked.Select(point => Math.Round(point.Distance, 3)));
    }

    [Fact]
    public void A_person_above_the_requirement_does_not_pay_for_one_below()
    {
        var share = ImportancePerformance.Attained([(2, 4.0), (2, 0.0), (2, null)]).Value;

        Assert.Equal(new AttainedShare(.5, Judged: 2, Unknown: 1), share);
    }

    [Fact]
    public void A_blank_is_not_a_zero()
    {
        var share = ImportancePerformance.Attained([(5, 5.0), (5, 5.0), (5, 5.0), (5, null)]).Value;

        Assert.Equal(new AttainedShare(1, Judged: 3, Unknown: 1), share);
    }

    [Fact]
    public void With_nobody_judged_there_is_no_share()
    {
        Assert.Equal("measure-empty", ImportancePerformance.Attained([(2, null)]).Refusal?.Code);
        Assert.Equal("measure-empty", ImportancePerformance.Rank([]).Refusal?.Code);
        Assert.Equal("measure-contradiction", ImportancePerformance.Rank([(0, .5)]).Refusal?.Code);
        Assert.Equal("measure-too-small", ImportancePerformance.Attained([(0, 1.0)]).Refusal?.Code);
        Assert.Equal("measure-not-a-number", ImportancePerformance.Rank([(1, double.NaN)]).Refusal?.Code);
    }

    [Fact]
    public void Points_on_the_same_equal_gap_line_are_equally_far() =>
        Prop.ForAll(Pictures, items => ImportancePerformance.Rank(items).Value
            .All(point => Math.Abs(point.Distance * Math.Sqrt(2) - (point.Importance - point.Attained)) < 1e-12
                && Math.Abs(point.Distance) <= .7072)).Holds();

    [Fact]
    public void Doubling_every_weight_changes_no_place() =>
        Prop.ForAll(Pictures, items =>
        {
            var doubled = items.Select(item => (item.Weight * 2, item.Attained)).ToArray();
            return ImportancePerformance.Rank(items).Value.Select(p => p.Index)
                .SequenceEqual(ImportancePerformance.Rank(doubled).Value.Select(p => p.Index));
        }).Holds();
}
