using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Documents;

namespace Niosteg.Tests.Domain.Organisation;

public class RealPeopleFilesTests
{
    private static Table Read(string name) => TableReader.Read(File.ReadAllBytes(SharedData.Find("hr-sample", name))).Value;

    [Fact]
    public void AdventureWorks_gives_290_people_in_one_line()
    {
        var paper = new PaperOrganisation();
        var table = Read("adventureworks-employees.csv");

        var plan = paper.Accept(paper.Plan(table));

        Assert.Equal((290, 0), (plan.Count(RowEffect.New), plan.Problems.Count));
        Assert.Equal(File.ReadLines(SharedData.Find("hr-sample", "adventureworks-employees.csv")).Skip(1).Select(l => l.Split(',')[5]).Distinct().Count(),
            plan.Placements.NewPositions.Count);
        Assert.Equal(289, paper.Now.People.Count(p => p.ManagerId is not null));
        Assert.True(paper.Plan(table).ChangesNothing);
    }

    [Fact]
    public void AdventureWorks_never_brings_in_who_its_people_are_in_private()
    {
        var file = PeopleFile.Of(Read("adventureworks-employees.csv"), PaperOrganisation.Today);

        Assert.Equal(["NationalIDNumber", "BirthDate", "MaritalStatus", "Gender", "SalariedFlag", "SickLeaveHours"], file.LeftOut.Select(c => c.Header));
        Assert.DoesNotContain("295847284", file.Table.Rows[0].Cells);
    }

    [Fact]
    public void AdventureWorks_history_puts_its_people_in_their_departments()
    {
        var paper = new PaperOrganisation();
        paper.Accept(paper.Plan(Read("adventureworks-employees.csv")));
        var history = Read("adventureworks-employeedepartmenthistory.csv");

        var plan = paper.Accept(paper.Plan(history));

        Assert.Equal((0, 290, 16), (plan.Count(RowEffect.New), plan.Count(RowEffect.Changed), plan.Placements.NewUnits.Count));
        Assert.Equal(296, paper.Now.Assignments.Count);
        Assert.True(paper.Plan(history).ChangesNothing);
        Assert.True(paper.Plan(Read("adventureworks-employees.csv")).ChangesNothing);
    }

    [Fact]
    public void IBM_gives_1470_people_known_only_by_number()
    {
        var paper = new PaperOrganisation();
        var table = Read("ibm-emp_attrition.csv");

        var plan = paper.Accept(paper.Plan(table));

        Assert.Equal((1470, 0, NamesFrom.Number), (plan.Count(RowEffect.New), plan.Problems.Count, plan.NamesFrom));
        Assert.Equal(["Human Resources", "Lövsta", "Research & Development", "Sales"], plan.Placements.NewUnits.Select(u => u.Name).Order());
        Assert.Equal("Anställd 1", plan.People[0].DisplayName);
        var kept = PeopleFile.Of(table, PaperOrganisation.Today).Table.Header;
        foreach (var header in new[] { "Age", "Gender", "MaritalStatus", "MonthlyIncome", "DistanceFromHome", "Over18", "DailyRate", "HourlyRate" }) Assert.DoesNotContain(header, kept);
        Assert.True(paper.Plan(table).ChangesNothing);
    }
}
