using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step1Goals;

public class BackwardsTestTests
{
    private static readonly DateTime Now = new(2026, 3, 12, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_goal_that_changes_none_of_the_three_is_a_poster_and_one_yes_is_enough_to_guide()
    {
        var goal = Goal();

        Assert.Equal(BackwardsState.Untried, BackwardsTest.Of(goal, []));
        Assert.Equal(BackwardsState.Poster, BackwardsTest.Of(goal, Answered(goal, false, false, false)));
        Assert.Equal(BackwardsState.Guides, BackwardsTest.Of(goal, Answered(goal, false, true, false)));
    }

    [Fact]
    public void An_unanswered_decision_is_no_no() =>
        Assert.Equal(BackwardsState.Untried, BackwardsTest.Of(Goal(), Answered(Goal(), false, null, false)));

    [Fact]
    public void A_goal_that_was_reworded_is_tried_again()
    {
        var goal = Goal();
        var answers = Answered(goal, false, false, false);

        goal.Reword(new("se risken för fall samma dag"), null);

        Assert.Equal(BackwardsState.Reworded, BackwardsTest.Of(goal, answers));
    }

    [Theory]
    [InlineData("", "decision-text-missing")]
    [InlineData(null, "decision-text-missing")]
    public void A_decision_says_something(string? text, string code) =>
        Assert.Equal(code, GoalDecision.Of(Goal(), DecisionKind.Hire, text, true, null, Now).Refusal?.Code);

    [Fact]
    public void A_decision_of_any_length_is_refused_with_its_limit() =>
        Assert.Equal("text-too-long", GoalDecision.Of(Goal(), DecisionKind.Hire, "Vi", true, new string('x', 501), Now).Refusal?.Code);

    [Theory]
    [InlineData("Se risken för fall.", "se risken för fall")]
    [InlineData("IT-stödet fungerar", "IT-stödet fungerar")]
    [InlineData("Lövsta får fler lärare i Berga", "Lövsta får fler lärare i Berga")]
    [InlineData("x", "x")]
    public void A_goals_words_are_put_into_a_sentence_without_touching_names(string written, string inside) =>
        Assert.Equal(inside, BackwardsTest.InSentence(written));

    [Fact]
    public void Goals_beside_each_other_are_put_in_other_words()
    {
        var next = InitiativeGoal.Write(GoalId.New(), InitiativeId.New(), 2, new("svara"), null, Now).Value;

        Assert.NotEqual(BackwardsTest.WordingOf(Goal()), BackwardsTest.WordingOf(next));
    }

    private static InitiativeGoal Goal() => InitiativeGoal.Write(GoalId.New(), InitiativeId.New(), 1, new("se risken för fall"), null, Now).Value;

    private static List<GoalDecision> Answered(InitiativeGoal goal, params bool?[] changes) =>
        [.. BackwardsTest.Kinds.Zip(changes, (kind, changed) => GoalDecision.Of(goal, kind, "Ni anställde någon annan.", changed, null, Now).Value)];
}
