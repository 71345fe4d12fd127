using Niosteg.Domain.Organisation;
using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Organisation;

public class ColumnMatchingTests
{
    private static string Match(string headers, params string[] rows)
    {
        var table = new Table(headers.Split(';'), [.. rows.Select((r, i) => new TableRow(i + 2, r.Split(';')))]);
        return string.Join(' ', ColumnMatching.Match(table).Select(m => m.Field));
    }

    [Theory]
    [InlineData("Förnamn;Efternamn;E-post;Anst.nr;Enhet;Befattning;Närmaste chef;Ort;Anställd från;Anställd till",
        "GivenName FamilyName Email EmployeeNumber Unit Title Manager Site StartsOn EndsOn")]
    [InlineData("Namn;E-postadress;Förvaltning;Avdelning;Enhet;Titel;Chefens e-post;Funktion", "FullName Email TopUnit MiddleUnit Unit Title Manager Function")]
    [InlineData("First Name;Last Name;Work Email;Employee ID;Department;Job Title;Manager Email;Location;Hire Date", "GivenName FamilyName Email EmployeeNumber MiddleUnit Title Manager Site StartsOn")]
    [InlineData("BusinessEntityID;LoginID;OrganizationNode;JobTitle;HireDate;CurrentFlag;ManagerBusinessEntityID;EmailAddress", "EmployeeNumber None None Title StartsOn None Manager Email")]
    [InlineData("Department;EducationField;EmployeeCount;EmployeeNumber;JobRole;YearsWithCurrManager", "MiddleUnit None None EmployeeNumber Title None")]
    public void Headings_of_usual_staff_systems_are_known(string headers, string fields) => Assert.Equal(fields, Match(headers));

    [Fact]
    public void Of_several_columns_about_the_manager_the_address_is_the_surest() =>
        Assert.Equal("None None Manager", Match("Chef;Chefens anställningsnummer;Chefens e-post"));

    [Fact]
    public void Addresses_without_a_heading_are_the_persons_own_when_none_comes_twice() =>
        Assert.Equal("Email Manager", Match("Kontakt;Ansvar för", "a@x.se;c@x.se", "b@x.se;c@x.se", "c@x.se;"));

    [Fact]
    public void A_cost_centre_that_several_units_share_is_no_code_for_the_unit()
    {
        Assert.Equal("Unit UnitCode", Match("Enhet;Kostnadsställe", "Norr;100", "Söder;200", "Norr;100"));
        Assert.Equal("Unit None", Match("Enhet;Kostnadsställe", "Norr;100", "Söder;100"));
    }

    [Fact]
    public void Days_on_many_rows_about_one_person_are_those_of_the_placements() =>
        Assert.Equal("EmployeeNumber UnitCode PlacedFrom PlacedTo", Match("BusinessEntityID;DepartmentID;StartDate;EndDate", "4;1;2007-12-05;2010-05-30", "4;2;2010-05-31;"));

    [Theory]
    [InlineData("2026-03-12", 2026, 3, 12)]
    [InlineData("2008-04-30 00:00:00.000", 2008, 4, 30)]
    [InlineData("20260312", 2026, 3, 12)]
    [InlineData("12.3.2026", 2026, 3, 12)]
    [InlineData("12/3/2026", 2026, 3, 12)]
    [InlineData("12 mars 2026", 2026, 3, 12)]
    [InlineData("12 Mar 2026", 2026, 3, 12)]
    [InlineData("45292", 2024, 1, 1)]
    public void A_day_is_read_however_it_is_written(string cell, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), CellDates.Parse(cell, DateOrder.DayFirst));

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("igår")]
    [InlineData("31/31/2026")]
    [InlineData("7")]
    [InlineData("0001-01-01")]
    public void What_is_no_day_is_not_read_as_one(string cell) => Assert.Null(CellDates.Parse(cell, DateOrder.DayFirst));

    [Fact]
    public void The_column_tells_whether_the_month_or_the_day_comes_first()
    {
        Assert.Equal(DateOrder.MonthFirst, CellDates.OrderOf(["3/4/2026", "3/25/2026"]));
        Assert.Equal(DateOrder.DayFirst, CellDates.OrderOf(["3/4/2026", "25/3/2026"]));
        Assert.Equal(new DateOnly(2026, 3, 4), CellDates.Parse("3/4/2026", DateOrder.MonthFirst));
    }

    [Theory]
    [InlineData("Anna Berg", "Anna", "Berg")]
    [InlineData("Berg, Anna Lena", "Anna Lena", "Berg")]
    [InlineData("Eva Maria von Essen", "Eva Maria", "von Essen")]
    [InlineData("Ludwig van der Rohe", "Ludwig", "van der Rohe")]
    [InlineData("Cher", "Cher", "")]
    public void A_whole_name_is_divided_as_its_bearer_would(string full, string given, string family) => Assert.Equal((given, family), Names.Split(full));

    [Theory]
    [InlineData("ken0@adventure-works.com", "Ken", "")]
    [InlineData("anna-lena.berg2@lovsta.se", "Anna-Lena", "Berg")]
    public void A_name_can_be_made_from_an_address(string email, string given, string family) => Assert.Equal((given, family), Names.FromEmail(email));

    [Fact]
    public void Marks_that_turn_the_writing_are_taken_out_of_names_and_letters_are_not()
    {
        Assert.Equal("Anna Berg", Names.Tidy("  Anna \u202E \u00A0 Berg\u200F"));
        Assert.Equal("عمر 🙂 <b>", Names.Tidy("عمر 🙂 <b>"));
    }

    [Fact]
    public void Every_pair_of_a_line_is_counted_with_its_distance()
    {
        var pairs = Closure.Of(new Dictionary<int, int?> { [1] = null, [2] = 1, [3] = 2, [4] = 1 });

        Assert.Equal(["1-1:0", "1-2:1", "1-3:2", "1-4:1", "2-2:0", "2-3:1", "3-3:0", "4-4:0"], pairs.Select(p => $"{p.Above}-{p.Id}:{p.Depth}").Order());
    }
}
