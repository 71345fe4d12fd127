using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class BusinessWeightTests
{
    private static readonly Gen<int> Strength = Gen.Elements(0, 1, 3, 9);

    private static readonly Arbitrary<(int[] Goals, int[][] Rows)> Houses =
        (from goals in Gen.Choose(1, 100).ArrayOf(3) from rows in Strength.ArrayOf(3).ArrayOf(4) select (goals, rows)).ToArbitrary();

    [Fact]
    public void The_printed_house_of_quality()
    {
        var weights = BusinessWeight.Weigh([.5, .3, .2], [[9, 3, 0], [1, 9, 3], [0, 1, 9], [0, 0, 0]]).Value;

        Assert.Equal([5.4, 3.8, 2.1, 0], weights.Raw.Select(raw => Math.Round(raw, 10)));
        Assert.Equal([.478, .336, .186, 0], weights.Weights.Select(w => Math.Round(w, 3)));
        Assert.Equal([3], weights.OrphanCompetencies);
        Assert.Empty(weights.OrphanGoals);
        Assert.False(weights.OrderDiffers);
    }

    [Fact]
    public void It_says_so_when_the_order_depends_on_nine_three_one()
    {
        // By hand, two goals of the same weight: (9,0) is 4.5 and plain 1.5; (3,3) is 3 and plain 2. The order turns.
        var weights = BusinessWeight.Weigh([.5, .5], [[9, 0], [3, 3]]).Value;

        Assert.True(weights.OrderDiffers);
        Assert.Equal([1.5 / 3.5, 2 / 3.5], weights.Plain, (one, other) => Math.Abs(one - other) < 1e-12);
    }

    [Fact]
    public void A_goal_that_nothing_carries_is_named()
    {
        Assert.Equal([1], BusinessWeight.Weigh([.5, .5], [[9, 0], [3, 0]]).Value.OrphanGoals);
    }

    [Fact]
    public void Without_any_strength_no_competency_weighs_anything()
    {
        var weights = BusinessWeight.Weigh([1], [[0], [0]]).Value;

        Assert.Equal([0, 0], weights.Weights);
        Assert.Equal([0, 1], weights.OrphanCompetencies);
    }

    [Fact]
    public void Weights_add_up_to_one_and_follow_their_competency() =>
        Prop.ForAll(Houses, house =>
        {
            var goals = house.Goals.Select(goal => (double)goal).ToArray();
            var weights = BusinessWeight.Weigh(goals, house.Rows).Value;
            var turned = BusinessWeight.Weigh(goals, [.. house.Rows.Reverse()]).Value;
            return (house.Rows.All(row => row.All(s => s == 0)) || Math.Abs(weights.Weights.Sum() - 1) < 1e-9)
                && weights.Weights.Reverse().Zip(turned.Weights).All(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
        }).Holds();

    [Fact]
    public void A_stronger_tie_to_a_goal_never_lowers_the_weight() =>
        Prop.ForAll(Houses, house =>
        {
            var goals = house.Goals.Select(goal => (double)goal).ToArray();
            var stronger = house.Rows.Select(row => row.ToArray()).ToArray();
            stronger[0][0] = 9;
            return BusinessWeight.Weigh(goals, stronger).Value.Weights[0] >= BusinessWeight.Weigh(goals, house.Rows).Value.Weights[0] - 1e-12;
        }).Holds();

    [Fact]
    public void Other_strengths_than_nine_three_one_and_nothing_are_refused()
    {
        Assert.Equal("measure-out-of-range", BusinessWeight.Weigh([1], [[2]]).Refusal?.Code);
        Assert.Equal("measure-lengths-differ", BusinessWeight.Weigh([1], [[9, 1]]).Refusal?.Code);
        Assert.Equal("measure-contradiction", BusinessWeight.Weigh([0], [[9]]).Refusal?.Code);
        Assert.Equal("measure-empty", BusinessWeight.Weigh([1], []).Refusal?.Code);
        Assert.Equal("measure-not-a-number", BusinessWeight.Weigh([double.NaN], [[9]]).Refusal?.Code);
    }
}
