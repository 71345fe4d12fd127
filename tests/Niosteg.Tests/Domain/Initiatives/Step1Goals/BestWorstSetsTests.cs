using Niosteg.Domain.Initiatives.Step1Goals;

namespace Niosteg.Tests.Domain.Initiatives.Step1Goals;

public class BestWorstSetsTests
{
    public static TheoryData<int> Counts => [.. Enumerable.Range(4, InitiativeGoal.Most - 3)];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Every_goal_is_shown_at_least_twice_in_few_sets_of_four_different_ones(int goals)
    {
        var sets = BestWorstSets.For(goals);

        Assert.InRange(sets.Count, 2, 12);
        Assert.All(sets, set => Assert.Equal(4, set.Distinct().Count()));
        Assert.All(Enumerable.Range(0, goals), goal => Assert.InRange(sets.Count(set => set.Contains(goal)), 2, 6));
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Whoever_answers_by_one_order_gets_the_first_of_it_first_and_the_last_of_it_last(int goals)
    {
        var answers = BestWorstSets.For(goals).Select(set => (MostLeast?)new MostLeast(set.Max(), set.Min())).ToList();

        var ranked = BestWorstSets.Rank(goals, answers).Value;

        Assert.Equal((goals - 1, 1), (ranked.First(r => r.Goal == goals - 1).Goal, ranked.First(r => r.Goal == goals - 1).Place));
        Assert.Equal(ranked.Max(r => r.Place), ranked.First(r => r.Goal == 0).Place);
        Assert.Equal(1, ranked.Sum(r => r.Weight), 9);
    }

    [Fact]
    public void An_unanswered_set_is_told_and_one_goal_is_not_both_most_and_least()
    {
        var sets = BestWorstSets.For(12);
        var answers = sets.Select(set => (MostLeast?)new MostLeast(set[0], set[1])).ToList();
        var (some, same) = (answers.ToList(), answers.ToList());
        some[2] = null;
        same[2] = new(sets[2][0], sets[2][0]);

        Assert.Equal(("choose-unfinished", 1), BestWorstSets.Rank(12, some).Refusal is { } no ? (no.Code, (int)no.Args[0]!) : default);
        Assert.Equal("choose-same", BestWorstSets.Rank(12, same).Refusal?.Code);
        Assert.Equal("choose-unfinished", BestWorstSets.Rank(12, []).Refusal?.Code);
    }

    [Fact]
    public void An_answer_about_goals_that_were_not_in_the_set_is_an_answer_to_other_goals()
    {
        var answers = BestWorstSets.For(6).Select(_ => (MostLeast?)new MostLeast(0, 5)).ToList();

        Assert.Equal("changed-meanwhile", BestWorstSets.Rank(6, answers).Refusal?.Code);
    }
}
