using FsCheck.Fluent;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Initiatives.Step1Goals;

public class KeptWeighingTests
{
    private static readonly GoalId[] Goals = [GoalId.New(), GoalId.New(), GoalId.New()];

    [Fact]
    public void Weights_add_up_to_one_whatever_the_sums_people_typed()
    {
        var result = KeptWeighing.Of(KeptWeighing.Rows(Goals, [Vote(60, 60, 0), Vote(10, 0, 0), Vote(7, 11, 13)]))!;
        Assert.Equal(1, result.Goals.Sum(g => g.Weight), 10);
        Assert.Equal(3, result.Voters);
    }

    [Fact]
    public void The_order_of_votes_never_matters()
    {
        IReadOnlyDictionary<GoalId, int>[] votes = [Vote(60, 30, 10), Vote(10, 30, 60), Vote(34, 33, 33)];
        var (one, other) = (KeptWeighing.Of(KeptWeighing.Rows(Goals, votes))!, KeptWeighing.Of(KeptWeighing.Rows(Goals, votes.Reverse()))!);
        Assert.Equal(one.Goals.Select(g => g.Weight), other.Goals.Select(g => g.Weight));
        Assert.Equal(one.Farthest!.Goal, other.Farthest!.Goal);
        Assert.Equal(one.Farthest.One.Concat(one.Farthest.Other), other.Farthest.One.Concat(other.Farthest.Other));
    }

    [Fact]
    public void Whatever_anybody_typed_and_whoever_is_missing_the_weights_are_one_together_and_no_order_changes_them() => Prop.ForAll<int[][]>(typed =>
    {
        var votes = (typed ?? []).Select(row => Vote([.. Enumerable.Range(0, Goals.Length).Select(at => at < (row?.Length ?? 0) ? Math.Abs(row![at] % 1001) : 0)])).ToList();
        var (one, other) = (KeptWeighing.Of(KeptWeighing.Rows(Goals, votes)), KeptWeighing.Of(KeptWeighing.Rows(Goals, votes.AsEnumerable().Reverse())));
        if (one is null || other is null) return one is null && other is null;
        return Math.Abs(one.Goals.Sum(g => g.Weight) - 1) < 1e-9 && one.Goals.Zip(other.Goals, (a, b) => Math.Abs(a.Weight - b.Weight) < 1e-12).All(same => same) && one.Farthest?.Goal == other.Farthest?.Goal;
    }).Holds();

    [Fact]
    public void Who_gave_no_points_to_the_goals_that_are_there_has_not_voted()
    {
        var gone = new Dictionary<GoalId, int> { [GoalId.New()] = 100 };
        Assert.Equal(1, KeptWeighing.Of(KeptWeighing.Rows(Goals, [Vote(60, 30, 10), gone]))!.Voters);
        Assert.Null(KeptWeighing.Of(KeptWeighing.Rows(Goals, [gone])));
        Assert.Equal("weigh-nothing", Kept([]).Refusal?.Code);
    }

    [Fact]
    public void The_two_who_are_farthest_apart_are_told_by_what_they_differ_on()
    {
        var pair = KeptWeighing.Of(KeptWeighing.Rows(Goals, [Vote(40, 30, 30), Vote(10, 80, 10), Vote(70, 10, 20)]))!.Farthest!;
        Assert.Equal((1, 80, 10), (pair.Goal, pair.One[1], pair.Other[1]));
        Assert.Null(KeptWeighing.Of(KeptWeighing.Rows(Goals, [Vote(40, 30, 30), Vote(40, 30, 30)]))!.Farthest);
    }

    [Fact]
    public void What_is_kept_does_not_tell_in_which_order_people_voted()
    {
        var (one, other) = (Kept([Vote(60, 30, 10), Vote(10, 30, 60)]).Value, Kept([Vote(10, 30, 60), Vote(60, 30, 10)]).Value);
        Assert.Equal(one.Points, other.Points);
    }

    private static Outcome<KeptWeighing> Kept(IReadOnlyDictionary<GoalId, int>[] votes) =>
        KeptWeighing.Keep(Guid.CreateVersion7(), InitiativeId.New(), (LiveRoomId.New(), 1, 3), Goals, KeptWeighing.Rows(Goals, votes), default);

    private static IReadOnlyDictionary<GoalId, int> Vote(params int[] points) => Goals.Zip(points).ToDictionary(p => p.First, p => p.Second);
}
