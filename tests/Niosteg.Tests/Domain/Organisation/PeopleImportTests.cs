using Niosteg.Domain.Organisation.Imports;

namespace Niosteg.Tests.Domain.Organisation;

public class PeopleImportTests
{
    private const string Ward = """
        Anst.nr;Namn;E-post;Enhet;Befattning;Chef;Ort
        1;Maja Ek;maja.ek@lovsta.se;Vård;Verksamhetschef;;Lövsta
        2;Anna Berg;Anna.Berg@lovsta.se;Vård > Hemtjänst;Undersköterska;maja.ek@lovsta.se;Lövsta
        3;Bo Lind;;Vård > Hemtjänst;Undersköterska;Maja Ek;Ås
        """;

    private static string Problems(PeoplePlan plan) => string.Join("; ", plan.Problems.Select(p => $"{p.Row} {p.Weight} {p.Code}"));

    [Fact]
    public void A_file_becomes_people_in_units_with_their_managers()
    {
        var paper = new PaperOrganisation();

        var plan = paper.Accept(Ward);

        Assert.Equal((3, ""), (plan.Count(RowEffect.New), Problems(plan)));
        Assert.Equal("Lövsta/Vård/Hemtjänst: Undersköterska –", paper.PlacesOf("Anna Berg"));
        Assert.Equal(paper.Named("Maja Ek").Id, paper.Named("Bo Lind").ManagerId);
        Assert.Equal("anna.berg@lovsta.se", paper.Named("Anna Berg").Email);
        Assert.Equal(2, plan.Placements.NewSites.Count);
    }

    [Fact]
    public void The_same_file_a_second_time_changes_nothing()
    {
        var paper = new PaperOrganisation();
        paper.Accept(Ward);

        var again = paper.Plan(Ward, today: PaperOrganisation.Today.AddDays(40));

        Assert.Equal((0, 0, 3), (again.Count(RowEffect.New), again.Count(RowEffect.Changed), again.Count(RowEffect.Same)));
        Assert.True(again.ChangesNothing);
        Assert.Empty(again.Placements.Added);
    }

    [Fact]
    public void A_changed_row_changes_that_person_and_who_is_not_in_the_file_stays()
    {
        var paper = new PaperOrganisation();
        paper.Accept(Ward);

        var plan = paper.Accept("Anst.nr;Namn;Enhet;Befattning\n2;Anna Ek-Berg;Skola;Lärare", PaperOrganisation.Today.AddDays(30));

        var anna = plan.People.Single();
        Assert.Equal([PeopleField.FamilyName, PeopleField.Unit], anna.Changes);
        Assert.Equal("Lövsta/Vård/Hemtjänst: Undersköterska –2026-04-10 | Lövsta/Skola: Lärare 2026-04-11–", paper.PlacesOf("Anna Ek-Berg"));
        Assert.Equal("anna.berg@lovsta.se", paper.Named("Anna Ek-Berg").Email);
        Assert.Equal(2, plan.NotInFile.Count);
    }

    [Theory]
    [InlineData("1;A A;a@x.se;\n2;B B;A@X.se;", "3 Stops email-twice")]
    [InlineData("1;A A;;\n1;B B;;", "3 Stops number-twice")]
    [InlineData("1;A A;;\n1;A A;;", "3 Note said-twice")]
    [InlineData(";A A;;\n;a a;;", "3 Stops name-twice")]
    [InlineData("1;A A;ingenadress;", "2 Stops email-not-an-address")]
    [InlineData("1;;;", "2 Stops name-missing")]
    [InlineData(";;;Chef", "2 Stops nothing-says-who")]
    [InlineData("1;A A;;Okänd Chef", "2 Note manager-missing")]
    [InlineData("1;A A;;1", "2 Note manager-self")]
    [InlineData("1;A A;;B B\n2;B B;;\n3;B B;;", "2 Note manager-several")]
    [InlineData("1;A A;;2\n2;B B;;3\n3;C C;;1\n4;D D;;1", "2 Stops loop; 3 Stops loop; 4 Stops loop; 5 Note manager-stopped")]
    public void What_is_wrong_is_told_row_by_row(string rows, string problems) =>
        Assert.Equal(problems, Problems(new PaperOrganisation().Plan($"Anst.nr;Namn;E-post;Chef\n{rows}")));

    [Fact]
    public void A_circle_in_the_line_is_shown_as_it_goes()
    {
        var plan = new PaperOrganisation().Plan("Anst.nr;Namn;Chef\n1;Anna;2\n2;Bo;3\n3;Cia;1");

        Assert.Equal("Anna → Bo → Cia → Anna", plan.Problems[0].Args[0]);
    }

    [Fact]
    public void A_circle_that_closes_only_with_the_people_we_have_is_found_too()
    {
        var paper = new PaperOrganisation();
        paper.Accept("Anst.nr;Namn;Chef\n1;Anna;\n2;Bo;1\n3;Cia;2");

        Assert.Equal("2 Stops loop", Problems(paper.Plan("Anst.nr;Chef\n1;3")));
    }

    [Theory]
    [InlineData("2026-13-01;", "2 Stops date-not-a-date")]
    [InlineData("2026-03-01;2026-02-01", "2 Stops ends-before-it-starts")]
    [InlineData("2026-03-01;9999-12-31", "")]
    [InlineData("46082;-", "2 Note cell-placeholder")]
    public void Days_are_checked(string days, string problems) =>
        Assert.Equal(problems, Problems(new PaperOrganisation().Plan($"Namn;Anställd från;Anställd till\nAnna;{days}")));

    [Fact]
    public void An_unknown_unit_is_made_or_its_row_stopped_as_one_chooses()
    {
        var paper = new PaperOrganisation();
        paper.Accept(Ward);
        var file = "Anst.nr;Namn;Enhet\n4;Dan Dal;Skola\n5;Eva Ås;Hemtjänst";

        Assert.Equal(["Skola"], paper.Plan(file).Placements.NewUnits.Select(u => u.Name));
        Assert.Equal("2 Stops unit-unknown", Problems(paper.Plan(file, new PeopleChoices { CreateUnits = false, TopUnitName = "Lövsta" })));
    }

    [Fact]
    public void A_unit_with_the_organisations_name_is_the_top_itself()
    {
        var plan = new PaperOrganisation().Plan("Namn;Bolag;Avdelning\nAnna;Lövsta;IT");

        Assert.Equal([("Lövsta", true), ("IT", false)], plan.Placements.NewUnits.Select(u => (u.Name, u.ParentId is null)));
    }

    [Fact]
    public void One_person_on_two_rows_gets_two_placements()
    {
        var paper = new PaperOrganisation();

        var plan = paper.Accept("Anst.nr;Namn;Enhet;Befattning\n1;Anna;Norr;Kock\n1;Anna;Söder;Kock");

        Assert.Equal("3 Note two-placements", Problems(plan));
        Assert.Equal("Lövsta/Norr: Kock – | Lövsta/Söder: Kock –", paper.PlacesOf("Anna"));
        Assert.True(paper.Plan("Anst.nr;Namn;Enhet;Befattning\n1;Anna;Norr;Kock\n1;Anna;Söder;Kock").ChangesNothing);
    }

    [Fact]
    public void A_file_of_placements_puts_people_in_their_units_and_keeps_their_titles()
    {
        var paper = new PaperOrganisation();
        paper.Accept("BusinessEntityID;EmailAddress;JobTitle\n4;rob0@x.com;Tool Designer\n5;gail0@x.com;Engineer");

        paper.Accept("BusinessEntityID;DepartmentID;StartDate;EndDate\n4;1;2007-12-05;2010-05-30\n4;2;2010-05-31;\n5;1;2008-01-06;");

        Assert.Equal("Lövsta/1: Tool Designer 2007-12-05–2010-05-30 | Lövsta/2: Tool Designer 2010-05-31–", paper.PlacesOf("Rob"));
        Assert.True(paper.Plan("BusinessEntityID;EmailAddress;JobTitle\n4;rob0@x.com;Tool Designer").ChangesNothing);
        Assert.True(paper.Plan("BusinessEntityID;DepartmentID;StartDate;EndDate\n4;1;2007-12-05;2010-05-30\n4;2;2010-05-31;\n5;1;2008-01-06;").ChangesNothing);
    }

    [Fact]
    public void A_made_name_never_replaces_one_we_have()
    {
        var paper = new PaperOrganisation();
        paper.Accept(Ward);

        var plan = paper.Plan("Anst.nr;Befattning\n2;Undersköterska\n9;Kock");

        Assert.Equal(NamesFrom.Number, plan.NamesFrom);
        Assert.Equal(["Anna Berg", "Anställd 9"], plan.People.Select(p => p.DisplayName));
        Assert.Equal(RowEffect.Same, plan.People[0].Effect);
    }

    [Fact]
    public void An_address_that_belongs_to_someone_else_stops_the_row()
    {
        var paper = new PaperOrganisation();
        paper.Accept(Ward);

        Assert.Equal("2 Stops email-of-another; 3 Stops email-has-other-number",
            Problems(paper.Plan("Anst.nr;Namn;E-post\n3;Bo Lind;anna.berg@lovsta.se\n8;Maja Ek;maja.ek@lovsta.se")));
    }

    [Fact]
    public void Formulas_without_a_value_and_emptied_cells_are_noted_where_they_matter()
    {
        var table = Niosteg.Web.Documents.TableReader.Read("Namn;Titel\nAnna;19811228-9874\nBo;Kock\nCia;Kock"u8.ToArray()).Value
            with
        { Notes = [new(3, 1, Niosteg.Domain.Shared.CellKind.Error)] };

        Assert.Equal("2 Note identity-number; 3 Note cell-error", Problems(new PaperOrganisation().Plan(table)));
    }

    [Fact]
    public void A_hundred_thousand_rows_are_planned_in_seconds()
    {
        var rows = string.Concat(Enumerable.Range(1, 100_000).Select(i => $"{i};Förnamn{i} Efternamn{i};p{i}@x.se;Enhet {i % 400};Titel {i % 90};{(i == 1 ? "" : (i / 8 + 1 < i ? i / 8 + 1 : 1))}\n"));

        var plan = new PaperOrganisation().Plan("Anst.nr;Namn;E-post;Enhet;Befattning;Chef\n" + rows);

        Assert.Equal((100_000, 0), (plan.Count(RowEffect.New), plan.Problems.Count));
    }
}
