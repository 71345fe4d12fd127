using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step1Goals;

public class GoalWeighingTests
{
    private static readonly InitiativeId One = InitiativeId.New();
    private static readonly GoalId[] Goals = [GoalId.New(), GoalId.New(), GoalId.New()];
    private static readonly CompetencyId[] Four = [CompetencyId.New(), CompetencyId.New(), CompetencyId.New(), CompetencyId.New()];
    private static readonly int[][] Strengths = [[9, 3, 0], [1, 9, 3], [0, 1, 9], [0, 0, 0]];

    private static readonly IReadOnlyList<WeighedGoal> Weighed = [new(Goals[0], One, .5), new(Goals[1], One, .3), new(Goals[2], One, .2)];

    private static List<GoalTie> Ties => [.. Four.SelectMany((c, row) => Goals.Select((g, column) => GoalTie.Of(g, c, Strengths[row][column]).Value))];

    [Fact]
    public void With_everything_looked_at_the_weights_are_those_of_F3()
    {
        var ours = GoalWeighing.Of(Weighed, Ties);
        var f3 = BusinessWeight.Weigh([.5, .3, .2], Strengths).Value;

        Assert.All(Four.Zip(f3.Raw), pair => Assert.Equal(pair.Second, ours[pair.First].Raw, 10));
        Assert.All(Four.Zip(f3.Weights), pair => Assert.Equal(pair.Second * 3, ours[pair.First].Weight, 10));
        Assert.Equal(f3.OrderDiffers, GoalWeighing.OrderDiffers(ours.Values));
    }

    [Fact]
    public void Those_that_serve_a_goal_weigh_one_on_average_and_none_weighs_nothing()
    {
        var weights = GoalWeighing.Of(Weighed, Ties);
        Assert.Equal(1, weights.Values.Where(w => w.State == TieState.Tied).Average(w => w.Weight), 10);
        Assert.Equal((TieState.None, 0.0), (weights[Four[3]].State, weights[Four[3]].Weight));
    }

    [Fact]
    public void What_nobody_has_looked_at_weighs_one_and_is_never_none()
    {
        var some = GoalWeighing.Of(Weighed, Ties.Where(t => t.CompetencyId != Four[3] || t.GoalId != Goals[2]));
        Assert.Equal((TieState.NotLookedAt, 1.0), (some[Four[3]].State, some[Four[3]].Weight));
        Assert.False(GoalWeighing.Of(Weighed, Ties.Where(t => t.CompetencyId != Four[3])).ContainsKey(Four[3]));
    }

    [Fact]
    public void A_goal_that_nobody_looked_at_is_not_counted_as_nothing()
    {
        var all = GoalWeighing.Of(Weighed, [GoalTie.Of(Goals[0], Four[0], 9).Value]);
        Assert.Equal(9, all[Four[0]].Raw, 10);
    }

    [Fact]
    public void Goals_count_alike_until_all_are_weighed_and_running_initiatives_count_alike()
    {
        var other = InitiativeId.New();
        InitiativeGoal[] goals = [Goal(One), Goal(One), Goal(other)];

        Assert.Equal([.25, .25, .5], GoalWeighing.Shares(goals).Select(s => s.Share));
        Assert.False(GoalWeighing.AreWeighed([.. goals.Take(2)]));
        goals[0].Retire(default);
        Assert.Equal([.5, .5], GoalWeighing.Shares(goals).Select(s => s.Share));
    }

    [Theory]
    [InlineData(new[] { 50, 30, 20, 0 }, new[] { 50, 30, 20, 0 })]
    [InlineData(new[] { 60, 60, 0, 0 }, new[] { 50, 50, 0, 0 })]
    [InlineData(new[] { 1, 1, 1, 0 }, new[] { 34, 33, 33, 0 })]
    [InlineData(new[] { 0, 0, 0, 0 }, new[] { 0, 0, 0, 0 })]
    [InlineData(new[] { 1000, 1, 0, 0 }, new[] { 100, 0, 0, 0 })]
    public void Points_that_do_not_add_up_are_scaled_to_a_hundred(int[] points, int[] scaled) => Assert.Equal(scaled, GoalFrame.ToHundred(points));

    [Fact]
    public void Only_the_four_strengths_are_taken()
    {
        Assert.Equal("tie-strength", GoalTie.Of(Goals[0], Four[0], 5).Refusal?.Code);
        Assert.Equal("purpose-points", new GoalFrame(One).Set(new(-1, 0, 0, 0), null).Refusal?.Code);
    }

    private static InitiativeGoal Goal(InitiativeId initiative) => InitiativeGoal.Write(GoalId.New(), initiative, 1, new("svara samma dag"), null, default).Value;
}
