using Niosteg.Domain.Competencies;
using Niosteg.Domain.Competencies.Imports;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using static Niosteg.Tests.Domain.Competencies.Imports.MatrixReaderTests;

namespace Niosteg.Tests.Domain.Competencies.Imports;

public class MatrixPlannerTests
{
    private static readonly ProficiencyScale Scale = ProficiencyScale.Create(ScaleId.New(), new(null, "Three"),
        [(new("Ser", "Aware"), LocalText.Empty), (new("Gör", "Working"), LocalText.Empty), (new("Leder", "Expert"), LocalText.Empty)]).Value;

    private static Competency Testing(ScaleId? scale = null)
    {
        var competency = new Competency(CompetencyId.New(), new("Testning", "Testing"), CompetencyKind.Skill, scale ?? Scale.Id);
        competency.DescribeLevels([new(1, new("Ser.", "Sees."), [])], 3);
        return competency;
    }

    private static CatalogueNow Now(params Competency[] competencies) => Empty with { Scales = [Scale], Competencies = competencies };

    [Fact]
    public void A_scale_whose_levels_are_called_the_same_is_used_in_either_language()
    {
        var plan = Plan(Sheet(["Kompetens", "Ser", "Gör", "Leder"], ["Avtal", "Läser.", "", ""]), now: Now());

        Assert.Empty(plan.NewScales);
        Assert.Equal(Scale.Id, plan.Competencies[0].ScaleId);
    }

    [Fact]
    public void What_is_there_already_changes_nothing()
    {
        var plan = Plan(Sheet(["Skill", "Aware", "Working", "Expert"], ["TESTING", "Sees.", "", ""]), now: Now(Testing()));

        Assert.Equal(PlannedEffect.Changed, plan.Competencies[0].Effect);
        Assert.Equal(["name"], plan.Competencies[0].Changes);
        Assert.True(Plan(Sheet(["Skill", "Aware", "Working", "Expert"], ["Testing", "Sees.", "", ""]), now: Now(Testing())).ChangesNothing);
    }

    [Fact]
    public void A_change_is_told_part_by_part_and_the_other_language_is_kept()
    {
        var plan = Plan(Sheet(["Skill", "Description", "Area", "Aware", "Working", "Expert"], ["Testing", "Finding out.", "IT", "Notices.", "", "Leads."]), now: Now(Testing()));

        Assert.Equal(["definition", "level-1", "level-3", "area"], plan.Competencies[0].Changes);
        Assert.Equal(new LocalText("Ser.", "Notices."), plan.Competencies[0].After.Levels[0].Text);
    }

    [Fact]
    public void A_competency_on_another_scale_is_left_alone_and_said()
    {
        var other = Starter.Scale(ScaleId.New());
        var plan = Plan(Sheet(["Skill", "Aware", "Working", "Expert"], ["Testing", "a", "b", "c"]),
            now: Now(Testing(other.Id)) with { Scales = [Scale, other] });

        Assert.Empty(plan.Competencies);
        Assert.Equal("other-scale", Assert.Single(plan.Problems).Code);
    }

    [Fact]
    public void A_profile_we_have_keeps_what_the_file_does_not_say()
    {
        var (testing, other) = (Testing(), new Competency(CompetencyId.New(), new("Avtal", null), CompetencyKind.Knowledge, Scale.Id));
        var profile = new JobProfile(ProfileId.New(), new(null, "Tester"));
        profile.Write(ProfileDraft.Empty with
        {
            Title = profile.Title,
            Purpose = new("Prövar.", null),
            Requirements = [new(other.Id, 1, Necessity.Merit), new(testing.Id, 1, Necessity.Merit, 5)],
        }, new DateTime(2026, 3, 12, 9, 0, 0, DateTimeKind.Utc));
        var now = Now(testing, other) with { Profiles = [profile] };

        var plan = Plan(Sheet(["Role", "Skill Name", "Skill Level"], ["Tester", "Testing", "Expert"]), withProfiles: true, now: now);

        var planned = Assert.Single(plan.Profiles);
        Assert.Equal(["requirements"], planned.Changes);
        Assert.Equal([new(other.Id, 1, Necessity.Merit), new(testing.Id, 3, Necessity.Merit, 5)], planned.After.Requirements);
        Assert.Equal("Prövar.", planned.After.Purpose.Sv);
    }

    [Fact]
    public void Without_a_column_for_the_role_or_the_level_nothing_comes_in()
    {
        var table = Sheet(["Skill Name", "Other"], ["Testing", "x"]);

        Assert.Equal("import-title-column", Plan(table, withProfiles: true).Stop!.Code);
        Assert.Equal("import-level-column", Plan(Sheet(["Role", "Skill Name"], ["Tester", "Testing"]), withProfiles: true).Stop!.Code);
        Assert.Equal("import-competency-column", Plan(Sheet(["Colour"], ["Red"])).Stop!.Code);
    }
}
