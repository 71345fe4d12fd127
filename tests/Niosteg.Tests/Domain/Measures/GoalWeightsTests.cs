using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class GoalWeightsTests
{
    private static readonly Arbitrary<int[][]> Leaders =
        (from a in Gen.Choose(0, 100)
         from b in Gen.Choose(0, 100)
         let low = Math.Min(a, b)
         let high = Math.Max(a, b)
         select new[] { low, high - low, 100 - high }).ArrayOf().Where(rows => rows.Length is > 0 and < 12).ToArbitrary();

    [Fact]
    public void A_goals_weight_is_the_mean_of_the_points()
    {
        // By hand: (50+70)/2 = 60 → .6; s² = 200; blind variance with two goals 100²/12 = 833.3; 1 − 200/833.3 = .76.
        var goals = GoalWeights.FromPoints([[50, 50], [70, 30]]).Value;

        Assert.Equal([.6, .4], goals.Select(goal => goal.Weight));
        Assert.Equal((50, 70, 0, 1), (goals[0].Low, goals[0].High, goals[0].LowestLeader, goals[0].HighestLeader));
        Assert.Equal(.76, goals[0].Agreement!.Value, 10);
    }

    [Fact]
    public void One_leader_alone_cannot_agree()
    {
        Assert.All(GoalWeights.FromPoints([[60, 40]]).Value, goal => Assert.Null(goal.Agreement));
    }

    [Fact]
    public void Leaders_who_split_blindly_agree_by_nothing_on_average()
    {
        // Blind splits: the gaps between sorted uniform points. The mean of s² over many panels is the blind variance.
        var random = new Seeded(5);
        var rows = Enumerable.Range(0, 20_000).Select(_ =>
        {
            int a = random.Below(101), b = random.Below(101);
            return new[] { Math.Min(a, b), Math.Abs(a - b), 100 - Math.Max(a, b) };
        }).ToArray();

        Assert.Equal(0, GoalWeights.FromPoints(rows).Value[1].Agreement!.Value, .03);
    }

    [Fact]
    public void Weights_add_up_to_one_in_any_order_of_leaders() =>
        Prop.ForAll(Leaders, rows =>
        {
            var goals = GoalWeights.FromPoints(rows).Value;
            var turned = GoalWeights.FromPoints([.. rows.Reverse()]).Value;
            return Math.Abs(goals.Sum(goal => goal.Weight) - 1) < 1e-9
                && goals.Zip(turned).All(pair => Math.Abs(pair.First.Weight - pair.Second.Weight) < 1e-12)
                && goals.All(goal => goal.Agreement is null or (>= 0 and <= 1));
        }).Holds();

    [Fact]
    public void Best_worst_choices_become_weights()
    {
        // By hand: goal 0 best twice of 2 (u = 1), goal 1 never (0), goal 2 worst once of 2 (−½), goal 3 worst once of 2 (−½);
        // u + 1 = 2, 1, .5, .5, sum 4.
        BestWorstChoice[] choices = [new([0, 1, 2, 3], 0, 2), new([3, 2, 1, 0], 0, 3)];

        Assert.Equal([.5, .25, .125, .125], GoalWeights.FromBestWorst(4, choices).Value);
    }

    [Fact]
    public void Impossible_splits_and_choices_are_refused()
    {
        Assert.Equal("measure-empty", GoalWeights.FromPoints([]).Refusal?.Code);
        Assert.Equal("measure-lengths-differ", GoalWeights.FromPoints([[50, 50], [100]]).Refusal?.Code);
        Assert.Equal("measure-contradiction", GoalWeights.FromPoints([[50, 49]]).Refusal?.Code);
        Assert.Equal("measure-out-of-range", GoalWeights.FromPoints([[-1, 101]]).Refusal?.Code);
        Assert.Equal("measure-empty", GoalWeights.FromBestWorst(3, [new([0, 1], 0, 1)]).Refusal?.Code);
        Assert.Equal("measure-contradiction", GoalWeights.FromBestWorst(2, [new([0, 1], 0, 0)]).Refusal?.Code);
    }
}
