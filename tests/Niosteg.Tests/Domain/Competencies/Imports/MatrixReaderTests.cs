using Niosteg.Domain.Competencies;
using Niosteg.Domain.Competencies.Imports;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Competencies.Imports;

public class MatrixReaderTests
{
    internal static Table Sheet(string[] header, params string[][] rows) =>
        new(header, [.. rows.Select((cells, i) => new TableRow(i + 2, cells))]);

    internal static readonly CatalogueNow Empty = new([], [], [], [], []);

    internal static MatrixPlan Plan(Table table, bool withProfiles = false, CatalogueNow? now = null, Func<MatrixChoices, MatrixChoices>? choose = null)
    {
        var choices = MatrixChoices.Propose(table, (now ?? Empty).Scales, Language.En, "matrix.csv", withProfiles);
        return MatrixPlanner.Plan(table, choose is null ? choices : choose(choices), now ?? Empty);
    }

    private static readonly Table Wide = Sheet(["Skill Name", "Skill Description", "Working", "Awareness", "Expert"],
        ["Testing", "Finding out.", "You can:\n- write tests", "Not defined", "You lead the testing of others.\n- coach"],
        ["Design", "", "Draws.", "", ""]);

    [Fact]
    public void Level_columns_become_a_scale_and_bullets_become_signs()
    {
        var plan = Plan(Wide);

        var scale = Assert.Single(plan.NewScales);
        Assert.Equal(["Working", "Awareness", "Expert"], scale.Levels.Select(l => l.Name.En));
        var testing = plan.Competencies[0].After;
        Assert.Equal(["write tests"], testing.Levels[0].Indicators.Select(i => i.En));
        Assert.Equal([1, 3], testing.Levels.Select(l => l.Ordinal));
        Assert.Equal("You lead the testing of others.", testing.Levels[1].Text.En);
    }

    [Fact]
    public void Texts_land_in_the_chosen_language_and_the_other_stays_empty()
    {
        var plan = Plan(Wide, choose: c => c with { Language = Language.Sv });

        Assert.Equal(new LocalText("Testing", null), plan.Competencies[0].After.Name);
        Assert.Null(plan.NewScales[0].Name.En);
    }

    [Fact]
    public void A_competency_beside_a_skill_is_its_area_and_a_heading_row_names_the_area_of_those_under_it()
    {
        var plan = Plan(Sheet(["competency_domain", "competency", "skill", "description", "Level 1", "Level 2", "Level 3"],
            ["Data", "", "", "About data", "", "", ""], ["", "Engineering", "", "", "", "", ""], ["", "", "Modelling", "Plans.", "a", "b", "c"], ["", "", "Storage", "", "", "", ""],
            ["", "Analysis", "", "", "", "", ""], ["", "", "Charts", "", "", "", ""]));

        Assert.Equal(["Modelling", "Storage", "Charts"], plan.Competencies.Select(c => c.After.Name.En));
        Assert.Equal(["Engineering", "Analysis"], plan.NewAreas.Select(a => a.Name.En));
        Assert.Equal([0, 0, 1], plan.Competencies.Select(c => plan.NewAreas.ToList().FindIndex(a => a.Id == c.AreaId)));
    }

    private static readonly Table Roles = Sheet(["Role Family", "Role", "Role Level", "Role Level Description", "Skill Name", "Skill Level", "Skill Level Description"],
        ["IT", "Tester", "Tester", "A tester finds out.\n\nYou will:\n- test\n- report", "Testing", "Working", "Writes tests."],
        ["IT", "Tester", "Tester", "A tester finds out.\n\nYou will:\n- test\n- report", "Design", "Awareness", "Knows of it."],
        ["IT", "Tester", "Lead tester", "Leads.", "Testing", "Expert", "Coaches."],
        ["IT", "Chief", "NOT IN USE", "NOT IN USE", "Testing", "NOT IN USE", "NOT IN USE"]);

    [Fact]
    public void Each_role_level_becomes_a_profile_with_its_requirements_at_the_right_level()
    {
        var plan = Plan(Roles, withProfiles: true);

        Assert.Equal(["Awareness", "Working", "Expert"], plan.NewScales[0].Levels.Select(l => l.Name.En));
        var tester = plan.Profiles[0].After;
        var levels = tester.Requirements.ToDictionary(r => plan.Competencies.First(c => c.Id == r.CompetencyId).After.Name.En!, r => r.RequiredLevel);
        Assert.Equal((2, 1), (levels["Testing"], levels["Design"]));
        Assert.Equal("A tester finds out.", tester.Purpose.En);
        Assert.Equal(["test", "report"], tester.Tasks.Select(t => t.En));
        Assert.Equal(("IT", 1, 2), (Assert.Single(plan.NewFamilies).Name.En, tester.JobLevel, plan.Profiles[1].After.JobLevel));
    }

    [Fact]
    public void A_level_that_is_not_in_use_is_no_level_and_never_the_lowest()
    {
        var plan = Plan(Roles, withProfiles: true);

        var chief = plan.Profiles[2].After;
        Assert.Equal(("Chief", 0), (chief.Title.En, chief.Requirements.Count));
        Assert.Contains(plan.Problems, p => p is { Row: 5, Code: "level-none", Weight: ProblemWeight.Note });
        Assert.Contains(plan.Problems, p => p is { Row: 5, Code: "title-none" });
    }

    [Fact]
    public void Steps_in_alphabetical_order_are_numbered_by_what_they_require()
    {
        var table = Sheet(["Role", "Role Level", "Skill Name", "Skill Level"],
            ["Tester", "Associate", "Testing", "Working"], ["Tester", "Lead", "Testing", "Expert"], ["Tester", "Trainee", "Testing", "Awareness"]);

        var plan = Plan(table, withProfiles: true);
        var asInFile = Plan(table, withProfiles: true, choose: c => c with { Steps = StepOrder.AsInFile });

        Assert.Equal([2, 3, 1], plan.Profiles.Select(p => p.After.JobLevel));
        Assert.Equal([1, 2, 3], asInFile.Profiles.Select(p => p.After.JobLevel));
    }

    [Fact]
    public void The_same_requirement_twice_counts_once_and_at_two_levels_it_is_said_and_left_out()
    {
        var plan = Plan(Sheet(["Role", "Skill Name", "Skill Level"],
            ["Tester", "Testing", "Working"], ["Tester", "Testing", "Working"], ["Tester", "testing", "Expert"], ["Lead", "Testing", "Awareness"]), withProfiles: true);

        Assert.Equal(2, Assert.Single(plan.Profiles[0].After.Requirements).RequiredLevel);
        Assert.Equal((4, "required-twice"), plan.Problems.Where(p => p.Weight == ProblemWeight.Stops).Select(p => (p.Row, p.Code)).Single());
    }

    [Fact]
    public void Several_texts_for_one_level_become_signs()
    {
        var plan = Plan(Sheet(["roleTitle", "level", "competency", "behaviour"],
            ["A1", "L1", "Ownership", "I finish."], ["A1", "L1", "Ownership", "I ask."], ["B1", "L1", "Ownership", "I ask."], ["A2", "L2", "Ownership", "I lead."], ["A3", "L3", "Ownership", "I set."]), withProfiles: true);

        var levels = plan.Competencies[0].After.Levels;
        Assert.Equal(["I finish.", "I ask."], levels[0].Indicators.Select(i => i.En));
        Assert.Equal("I lead.", levels[1].Text.En);
    }

    [Fact]
    public void Two_columns_called_as_levels_are_no_scale_and_one_must_be_chosen()
    {
        var plan = Plan(Sheet(["Skill", "Working", "Expert"], ["Testing", "a", "b"]));

        Assert.Equal("import-scale", plan.Stop!.Code);
    }

    [Fact]
    public void A_name_too_long_stops_its_row_and_no_other()
    {
        var plan = Plan(Sheet(["Skill", "Level 1", "Level 2", "Level 3"], [new string('x', 201), "a", "b", "c"], ["Testing", "a", "b", "c"]));

        Assert.Equal("Testing", Assert.Single(plan.Competencies).After.Name.En);
        Assert.Equal((2, "name-too-long"), plan.Problems.Select(p => (p.Row, p.Code)).Single());
    }
}
