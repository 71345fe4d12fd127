using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step2Architecture;

public class ProfileArchitectureTests
{
    private static readonly DateTime Now = new(2026, 3, 12, 9, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Subject = Guid.CreateVersion7();

    [Fact]
    public void Adopting_makes_a_version_that_later_writing_does_not_touch()
    {
        var architecture = new ProfileArchitecture(ArchitectureFrame.Start, "[1]");

        var first = architecture.Adopt(null, " Klart ", null, "Ingrid", Now).Value;
        architecture.Write("[2]", Now);
        var second = architecture.Adopt(first, null, null, "Ingrid", Now).Value;

        Assert.Equal((1, "[1]", "Klart"), (first.Number, first.RulesJson, first.Note));
        Assert.Equal((2, "[2]", null), (second.Number, second.RulesJson, second.Note));
    }

    [Fact]
    public void The_same_rules_and_frame_are_not_adopted_twice()
    {
        var architecture = new ProfileArchitecture(ArchitectureFrame.Start, "[1]");
        var first = architecture.Adopt(null, null, null, "Ingrid", Now).Value;

        Assert.Equal("architecture-unchanged", architecture.Adopt(first, null, null, "Ingrid", Now).Refusal?.Code);
        Assert.Equal(1, architecture.Number);
    }

    [Fact]
    public void A_frame_that_contradicts_itself_is_refused_and_nothing_changes()
    {
        var architecture = new ProfileArchitecture(ArchitectureFrame.Start, "[]");

        Assert.Equal("Most", architecture.Choose(ArchitectureFrame.Start with { Fewest = 8, Most = 5 }, Now).Refusal?.Field);
        Assert.Equal("Levels", architecture.Choose(ArchitectureFrame.Start with { Levels = 7 }, Now).Refusal?.Field);
        Assert.Equal("ReviewMonths", architecture.Choose(ArchitectureFrame.Start with { ReviewMonths = 0 }, Now).Refusal?.Field);
        Assert.Equal("choice-unknown", architecture.Choose(ArchitectureFrame.Start with { Variants = (VariantWay)9 }, Now).Refusal?.Code);
        Assert.Equal(ArchitectureFrame.Start, architecture.Frame);
    }

    [Fact]
    public void A_waiver_has_a_reason_a_person_and_an_end_within_two_years()
    {
        Assert.Equal("waiver-needs-reason", Waive(" ", new(2026, 5, 1)).Refusal?.Code);
        Assert.Equal("waiver-needs-end", Waive("Avtalets ord", null).Refusal?.Code);
        Assert.Equal("waiver-needs-end", Waive("Avtalets ord", new(2026, 3, 11)).Refusal?.Code);
        Assert.Equal("waiver-needs-end", Waive("Avtalets ord", new(2028, 3, 13)).Refusal?.Code);
        Assert.Equal("Ingrid", Waive("Avtalets ord", new(2028, 3, 12)).Value.GrantedByName);
    }

    [Fact]
    public void A_waiver_holds_through_its_last_day_for_its_own_rule_and_place()
    {
        var waiver = Waive("Avtalets ord", new(2026, 5, 1), "Purpose.Sv").Value;

        Assert.True(waiver.Covers("stiff-words", "Purpose.Sv", new(2026, 5, 1)));
        Assert.False(waiver.Covers("stiff-words", "Purpose.Sv", new(2026, 5, 2)));
        Assert.False(waiver.Covers("stiff-words", "Purpose.En", new(2026, 5, 1)));
        Assert.False(waiver.Covers("long-sentence", "Purpose.Sv", new(2026, 5, 1)));
        Assert.True(Waive("Avtalets ord", new(2026, 5, 1)).Value.Covers("stiff-words", "Tasks[3].Sv", new(2026, 5, 1)));
    }

    [Fact]
    public void A_waiver_that_is_ended_no_longer_holds_today()
    {
        var waiver = Waive("Avtalets ord", new(2026, 5, 1)).Value;

        waiver.End(new(2026, 3, 20));

        Assert.False(waiver.Holds(new(2026, 3, 20)));
        Assert.True(waiver.Holds(new(2026, 3, 19)));
    }

    private static Outcome<RuleWaiver> Waive(string reason, DateOnly? end, string? place = null) =>
        RuleWaiver.Grant("stiff-words", WaiverSubject.Profile, Subject, place, reason, end, null, "Ingrid", Now);
}
