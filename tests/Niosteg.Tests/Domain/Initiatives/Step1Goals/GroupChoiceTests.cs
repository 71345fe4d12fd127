using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step1Goals;

public class GroupChoiceTests
{
    private static readonly IReadOnlyList<GoalId> Goals = [.. Enumerable.Range(0, 9).Select(_ => GoalId.New())];

    [Fact]
    public void A_goals_value_is_most_less_least_by_the_times_it_was_shown_over_everyone()
    {
        // Nine goals: each is shown twice, some more where the last set is filled up. Two like the first, one likes the last.
        var choice = GroupChoice.Of(Goals, [Ballot(Rising), Ballot(Rising), Ballot(Falling)])!;

        var first = choice.Goals.Single(goal => goal.Goal == Goals[0]);
        var shown = 3 * BestWorstSets.For(9).Count(set => set.Contains(0));
        Assert.Equal((shown, shown * 2 / 3, shown / 3), (first.Count.Shown, first.Count.Best, first.Count.Worst));
        Assert.Equal(1.0 / 3, first.Count.Score!.Value, 10);
        Assert.Equal([-1, 1, 1], first.Scores);
        Assert.Equal(1, first.Place);
        Assert.Equal((3, first), (choice.Voters, choice.Goals[0]));
    }

    [Fact]
    public void A_goal_that_nobody_was_shown_has_no_value_and_no_place_and_is_not_proposed()
    {
        var late = GoalId.New();

        var choice = GroupChoice.Of([late, .. Goals], [Ballot(Rising), Ballot(Rising), Ballot(Rising)])!;

        var last = choice.Goals[^1];
        Assert.Equal((late, null, null, false), (last.Goal, last.Place, last.Count.Score, last.IsProposed));
        Assert.Empty(last.Scores);
        Assert.All(choice.Goals.SkipLast(1), goal => Assert.NotNull(goal.Count.Score));
    }

    [Fact]
    public void Five_are_proposed_at_most_and_none_of_those_that_share_the_place_at_the_line()
    {
        var clear = GroupChoice.Of(Goals, [Ballot(Rising), Ballot(Rising), Ballot(Rising)])!;
        Assert.InRange(clear.Goals.Count(goal => goal.IsProposed), 1, InitiativeGoal.Advised);
        Assert.All(clear.Goals.Where(goal => goal.IsProposed), goal => Assert.True(goal.Place < clear.Goals.First(other => !other.IsProposed).Place));

        // As many for as against everything: all are alike, and somebody must say.
        var even = GroupChoice.Of(Goals, [Ballot(Rising), Ballot(Falling)])!;
        Assert.All(even.Goals, goal => Assert.Equal((1, 0.0, false), (goal.Place, goal.Count.Score!.Value, goal.IsProposed)));
        Assert.True(even.HangsOnOne);
        Assert.False(clear.HangsOnOne);
    }

    [Fact]
    public void Neither_the_order_of_the_people_nor_one_who_never_answers_matters()
    {
        ChoiceBallot[] ballots = [Ballot(Rising), Ballot(Falling), Ballot(set => (set[1], set[2])), Ballot(set => (set[3], set[0]))];

        string Told(IEnumerable<ChoiceBallot> given) => string.Join(';', GroupChoice.Of(Goals, [.. given])!.Goals.Select(goal => $"{goal.Goal}{goal.Place}{goal.Count}{string.Join(',', goal.Scores)}{goal.IsProposed}"));

        Assert.Equal(Told(ballots), Told(ballots.Reverse()));
        Assert.Null(GroupChoice.Of(Goals, []));
    }

    [Fact]
    public void Half_an_answer_is_none_and_an_answer_to_other_sets_is_not_read()
    {
        var whole = BestWorstSets.For(9).Select(set => ((GoalId?)Goals[set[0]], (GoalId?)Goals[set[1]])).ToList();
        var half = whole.ToList();
        half[2] = (half[2].Item1, null);
        var same = whole.ToList();
        same[2] = (same[2].Item1, same[2].Item1);
        var other = whole.ToList();
        other[2] = (GoalId.New(), other[2].Item2);

        Assert.True(ChoiceBallot.Of(Goals, whole).IsDone);
        Assert.Equal("choice-unfinished", ChoiceBallot.Of(Goals, half).Refusal?.Code);
        Assert.Equal("choice-unfinished", ChoiceBallot.Of(Goals, whole[..2]).Refusal?.Code);
        Assert.Equal("choose-same", ChoiceBallot.Of(Goals, same).Refusal?.Code);
        Assert.Equal("choice-unread", ChoiceBallot.Of(Goals, other).Refusal?.Code);
        Assert.Equal("choice-unread", ChoiceBallot.Of([.. Goals.Take(8), Goals[0]], whole).Refusal?.Code);
        Assert.Equal("choice-unread", ChoiceBallot.Of([.. Goals.Take(3)], []).Refusal?.Code);
    }

    [Fact]
    public void Counts_of_nothing_shown_have_no_score()
    {
        var counted = GoalWeights.CountBestWorst(3, [new([0, 1], 0, 1)]).Value;

        Assert.Equal([1, -1, null], counted.Select(goal => goal.Score));
        Assert.Equal(new BestWorstCount(0, 0, 0), counted[2]);
    }

    private static (int, int) Rising(IReadOnlyList<int> set) => (set.Min(), set.Max());

    private static (int, int) Falling(IReadOnlyList<int> set) => (set.Max(), set.Min());

    private static ChoiceBallot Ballot(Func<IReadOnlyList<int>, (int Most, int Least)> choose) =>
        ChoiceBallot.Of(Goals, [.. BestWorstSets.For(Goals.Count).Select(choose).Select(pair => ((GoalId?)Goals[pair.Most], (GoalId?)Goals[pair.Least]))]).Value;
}
