using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step1Goals;

public class GoalHintsTests
{
    private static readonly DateOnly Today = new(2026, 3, 12);

    private static readonly GoalWording Whole = new("se risken för fall och göra något åt den", "personalen på boendet", "antalet fall i månaden", new(2027, 1, 1), 9, 4, "fall");

    [Fact]
    public void A_goal_with_all_its_parts_is_asked_nothing() => Assert.Empty(GoalHints.Of(Whole, hasOwner: true, Today, []));

    [Fact]
    public void What_is_left_out_is_asked_for() =>
        Assert.Equal([GoalHint.Measurable, GoalHint.Date, GoalHint.Owner], GoalHints.Of(new("möta oro med lugn"), hasOwner: false, Today, []));

    [Theory]
    [InlineData("lära sig nummer 0")]
    [InlineData("use version 2 of the catalogue")]
    public void A_number_that_is_only_a_name_is_no_measure(string text) =>
        Assert.Contains(GoalHint.Measurable, GoalHints.Of(new(text), hasOwner: true, Today, []));

    [Fact]
    public void A_measure_without_a_start_is_asked_where_it_stands_and_zero_is_a_start()
    {
        Assert.Equal([GoalHint.StartUnknown], GoalHints.Of(Whole with { StartValue = null }, true, Today, []));
        Assert.Empty(GoalHints.Of(Whole with { StartValue = 0 }, true, Today, []));
    }

    [Fact]
    public void A_target_that_is_the_start_and_a_day_that_has_passed_are_told()
    {
        Assert.Equal([GoalHint.TargetIsStart], GoalHints.Of(Whole with { TargetValue = 9 }, true, Today, []));
        Assert.Equal([GoalHint.DatePast], GoalHints.Of(Whole with { By = Today.AddDays(-1) }, true, Today, []));
        Assert.Empty(GoalHints.Of(Whole with { By = Today }, true, Today, []));
    }

    [Theory]
    [InlineData("genomföra utbildning för alla chefer")]
    [InlineData("gå en kurs i bemötande")]
    [InlineData("hålla workshoppar om värdegrund")]
    [InlineData("Implementera det nya systemet")]
    [InlineData("carry out training for all managers")]
    [InlineData("run workshops on values")]
    public void Something_to_do_is_not_an_outcome(string text) => Assert.Equal([GoalHint.Activity], GoalHints.Of(Whole with { CanDo = text }, true, Today, []));

    [Theory]
    [InlineData("klara att riksdagen ändrar lagen")]
    [InlineData("grow in spite of inflation")]
    public void What_others_decide_is_found_but_not_asked_about_as_long_as_it_is_wrong_too_often(string text)
    {
        Assert.Equal([GoalHint.OutsideControl], GoalHints.Found(Whole with { CanDo = text }, true, Today, []));
        Assert.Empty(GoalHints.Of(Whole with { CanDo = text }, true, Today, []));
    }

    [Theory]
    [InlineData("minska köerna med 70 procent senast 2030")]
    [InlineData("ge alla svar inom fem dagar inom ett år, inga undantag")]
    [InlineData("halve the waiting time by 2030")]
    public void What_the_words_say_already_is_not_asked_for(string text) => Assert.Equal([GoalHint.Owner], GoalHints.Of(new(text), false, Today, []));

    [Fact]
    public void Two_goals_that_are_the_same_but_for_wording_are_told_and_two_different_ones_are_not()
    {
        var again = Whole with { CanDo = "Se risker för fall, och gör något åt dem" };
        Assert.Contains(GoalHint.SameAsAnother, GoalHints.Of(again, true, Today, [Whole]));
        Assert.DoesNotContain(GoalHint.SameAsAnother, GoalHints.Of(Whole with { CanDo = "ge besked inom fem veckor" }, true, Today, [Whole]));
    }

    [Theory]
    [InlineData("bli av med Anna i växeln")]
    [InlineData("äntligen slippa chefen")]
    [InlineData("get rid of the manager")]
    [InlineData("rensa ut de gamla")]
    [InlineData("säga upp Lena Svensson")]
    [InlineData("göra sig kvitt alla timvikarier")]
    public void A_goal_about_being_rid_of_somebody_is_stopped(string text) => Assert.Equal("goal-rid-of", Written(Whole with { CanDo = text }).Refusal?.Code);

    [Theory]
    [InlineData("bli av med köerna till mottagningen")]
    [InlineData("slippa dubbel dokumentation")]
    [InlineData("get rid of paper forms")]
    [InlineData("säga upp avtalet med Skanska")]
    public void Being_rid_of_queues_is_a_goal(string text) => Assert.True(Written(Whole with { CanDo = text }).IsDone);

    [Fact]
    public void A_goal_needs_only_what_is_to_be_done_and_keeps_the_rest_as_unknown()
    {
        var goal = Written(new(" svara samma dag ", Who: "  ")).Value;
        Assert.Equal(("svara samma dag", null, null, false), (goal.CanDo, goal.Who, goal.TargetValue, goal.IsWhole));
        Assert.Equal("goal-what-missing", Written(new("  ", "alla")).Refusal?.Code);
        Assert.Equal("goal-number", Written(Whole with { TargetValue = double.NaN }).Refusal?.Code);
        Assert.Equal("text-too-long", Written(Whole with { Measure = new('x', 301) }).Refusal?.Code);
    }

    private static Outcome<InitiativeGoal> Written(GoalWording wording) =>
        InitiativeGoal.Write(GoalId.New(), InitiativeId.New(), 1, wording, null, new(2026, 3, 12, 9, 0, 0, DateTimeKind.Utc));
}
