using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives;

public class InitiativeTests
{
    private static readonly DateTime Noon = new(2026, 3, 12, 12, 0, 0, DateTimeKind.Utc);
    private static readonly GateCondition Missing = new("profiles-chosen", IsMet: false);

    [Fact]
    public void A_new_initiative_stands_at_the_goal_with_nothing_passed()
    {
        var initiative = Begun();

        Assert.Equal(InitiativeStep.Goals, initiative.Now);
        Assert.Equal(0, initiative.Passed);
    }

    [Theory]
    [InlineData("", "2026-03-12", null, "name-missing")]
    [InlineData("   ", "2026-03-12", null, "name-missing")]
    [InlineData("Våg 1", "2026-03-12", "2026-03-12", "deadline-before-start")]
    [InlineData("Våg 1", "2026-03-12", "2025-03-12", "deadline-before-start")]
    [InlineData("Våg 1", "0001-01-01", null, "day-odd")]
    [InlineData("Våg 1", "2026-03-12", "9999-12-31", "day-odd")]
    public void Nonsense_is_refused_by_name(string name, string starts, string? deadline, string code)
    {
        var begun = Initiative.Begin(InitiativeId.New(), name, null, DateOnly.Parse(starts), deadline is null ? null : DateOnly.Parse(deadline), null, Noon);

        Assert.Equal(code, begun.Refusal?.Code);
    }

    [Fact]
    public void A_gate_with_everything_in_place_is_passed_without_a_reason()
    {
        var initiative = Begun();

        Assert.True(Pass(initiative, InitiativeStep.Goals, null, new GateCondition("x", IsMet: true)).IsDone);

        Assert.Equal(InitiativeStep.Architecture, initiative.Now);
    }

    [Fact]
    public void A_gate_with_something_missing_takes_a_written_reason_that_stays()
    {
        var initiative = Begun();

        Assert.Equal("gate-needs-reason", Pass(initiative, InitiativeStep.Goals, "  ", Missing).Refusal?.Code);
        Assert.True(Pass(initiative, InitiativeStep.Goals, "Vi väntar inte.", Missing).IsDone);

        var passage = Assert.Single(initiative.Passages);
        Assert.Equal(("Vi väntar inte.", "profiles-chosen"), (passage.Reason, Assert.Single(passage.Unmet)));
    }

    [Fact]
    public void A_step_that_is_taken_up_again_loses_nothing_and_leaves_later_steps_as_they_are()
    {
        var initiative = Begun();
        Pass(initiative, InitiativeStep.Goals, null);
        Pass(initiative, InitiativeStep.Schedule, null);

        Assert.True(initiative.Reopen(InitiativeStep.Goals, "Nytt uppdrag.", null, "Ingrid", Noon).IsDone);

        Assert.False(initiative.IsPassed(InitiativeStep.Goals));
        Assert.True(initiative.IsPassed(InitiativeStep.Schedule));
        Assert.Equal(3, initiative.Passages.Count);
        Assert.True(Pass(initiative, InitiativeStep.Goals, null).IsDone);
    }

    [Fact]
    public void A_step_is_not_passed_twice_nor_reopened_while_open()
    {
        var initiative = Begun();
        Assert.Equal("step-not-passed", initiative.Reopen(InitiativeStep.Goals, null, null, "", Noon).Refusal?.Code);
        Pass(initiative, InitiativeStep.Goals, null);

        Assert.Equal("step-already-passed", Pass(initiative, InitiativeStep.Goals, null).Refusal?.Code);
    }

    [Fact]
    public void An_ended_initiative_changes_only_after_it_is_taken_up_again()
    {
        var initiative = Begun();
        initiative.Close("Ingrid", Noon);

        Assert.Equal("initiative-closed", Pass(initiative, InitiativeStep.Goals, null).Refusal?.Code);
        initiative.TakeUpAgain();

        Assert.True(Pass(initiative, InitiativeStep.Goals, null).IsDone);
    }

    [Fact]
    public void When_all_nine_are_passed_there_is_no_present_step()
    {
        var initiative = Begun();
        foreach (var step in Enum.GetValues<InitiativeStep>()) Pass(initiative, step, null);

        Assert.Null(initiative.Now);
        Assert.Equal(Initiative.Steps, initiative.Passed);
    }

    private static Initiative Begun() => Initiative.Begin(InitiativeId.New(), "Våg 1", null, new(2026, 3, 12), null, null, Noon).Value;

    private static Outcome Pass(Initiative initiative, InitiativeStep step, string? reason, params GateCondition[] gate) =>
        initiative.Pass(step, gate, reason, null, "Ingrid", Noon);
}
