using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Organisation;

public class ProtectedColumnsTests
{
    private static readonly DateOnly Today = new(2026, 3, 12);

    [Theory]
    [InlineData("Personnummer", ProtectedKind.IdentityNumber)]
    [InlineData("Pers.nr", ProtectedKind.IdentityNumber)]
    [InlineData("NationalIDNumber", ProtectedKind.IdentityNumber)]
    [InlineData("Samordningsnr", ProtectedKind.IdentityNumber)]
    [InlineData("SSN", ProtectedKind.IdentityNumber)]
    [InlineData("Födelsedatum", ProtectedKind.BirthDate)]
    [InlineData("BirthDate", ProtectedKind.BirthDate)]
    [InlineData("Ålder", ProtectedKind.Age)]
    [InlineData("Over18", ProtectedKind.Age)]
    [InlineData("Kön", ProtectedKind.Sex)]
    [InlineData("Gender", ProtectedKind.Sex)]
    [InlineData("MaritalStatus", ProtectedKind.MaritalStatus)]
    [InlineData("Civilstånd", ProtectedKind.MaritalStatus)]
    [InlineData("Medborgarskap", ProtectedKind.Nationality)]
    [InlineData("Religion", ProtectedKind.Religion)]
    [InlineData("SickLeaveHours", ProtectedKind.Health)]
    [InlineData("Sjukfrånvaro %", ProtectedKind.Health)]
    [InlineData("Fackförbund", ProtectedKind.Union)]
    [InlineData("Etnicitet", ProtectedKind.Ethnicity)]
    [InlineData("Sexuell läggning", ProtectedKind.Orientation)]
    [InlineData("Gatuadress", ProtectedKind.Address)]
    [InlineData("DistanceFromHome", ProtectedKind.Address)]
    [InlineData("Mobiltelefon", ProtectedKind.PrivateContact)]
    [InlineData("Närmast anhörig", ProtectedKind.PrivateContact)]
    [InlineData("Månadslön", ProtectedKind.Pay)]
    [InlineData("Lönetyp", ProtectedKind.Pay)]
    [InlineData("MonthlyIncome", ProtectedKind.Pay)]
    [InlineData("SalariedFlag", ProtectedKind.Pay)]
    public void What_we_never_take_in_is_known_by_its_heading(string header, ProtectedKind kind) => Assert.Equal(kind, ProtectedColumns.ByName(header));

    [Theory]
    [InlineData("E-postadress")]
    [InlineData("EmailAddress")]
    [InlineData("Personalnummer")]
    [InlineData("Anställningsnummer")]
    [InlineData("Sjukhus")]
    [InlineData("Anläggning")]
    [InlineData("Tilltalsnamn")]
    [InlineData("OverTime")]
    [InlineData("Budgetnivå")]
    [InlineData("Titel")]
    [InlineData("Verksamhet")]
    [InlineData("HireDate")]
    [InlineData("StandardHours")]
    public void Headings_that_only_look_alike_are_left_alone(string header) => Assert.Null(ProtectedColumns.ByName(header));

    [Theory]
    [InlineData("811228-9874")]
    [InlineData("19811228-9874")]
    [InlineData("198112289874")]
    [InlineData("811288-9871")] // coordination number, the day raised by 60
    [InlineData("anst 811228-9874, se akt")]
    [InlineData("131052-308T")] // Finnish
    public void An_identity_number_is_found_in_any_cell(string cell) => Assert.True(IdentityNumbers.IsHeldBy(cell));

    [Theory]
    [InlineData("811228-9875")] // wrong check digit
    [InlineData("8112289874")] // an ordinary ten-digit number could look so
    [InlineData("813228-9874")]
    [InlineData("2026-03-12 09:00:00")]
    [InlineData("070-123 45 67")]
    [InlineData("10042")]
    public void An_ordinary_number_is_left_alone(string cell) => Assert.False(IdentityNumbers.IsHeldBy(cell));

    [Fact]
    public void A_whole_column_of_ten_digits_that_pass_the_check_is_one_of_identity_numbers()
    {
        var table = Of("Nyckel", "8112289874", "6408233234", "");

        Assert.Equal(new LeftOutColumn("Nyckel", ProtectedKind.IdentityNumber, MatchedBy.Content), ProtectedColumns.Judge(table, 0, false, Today));
    }

    [Fact]
    public void Identity_numbers_under_the_heading_of_employee_numbers_are_seen_all_the_same() =>
        Assert.Equal(ProtectedKind.IdentityNumber, ProtectedColumns.Judge(Of("Anställningsnummer", "19811228-9874", "19640823-3234"), 0, true, Today)!.Kind);

    [Theory]
    [InlineData(ProtectedKind.Sex, "M", "F", "F")]
    [InlineData(ProtectedKind.Sex, "Kvinna", "Man", "Man")]
    [InlineData(ProtectedKind.MaritalStatus, "Married", "Single", "Divorced")]
    [InlineData(ProtectedKind.BirthDate, "1969-01-29", "1971-08-01", "1988-11-12")]
    public void A_column_without_a_telling_heading_is_judged_by_its_cells(ProtectedKind kind, params string[] cells) =>
        Assert.Equal(kind, ProtectedColumns.Judge(Of("Fält 7", cells), 0, false, Today)?.Kind);

    [Fact]
    public void Old_first_days_at_work_are_not_taken_for_births_when_the_heading_says_what_they_are() =>
        Assert.Null(ProtectedColumns.Judge(Of("Anställd från", "1979-01-29", "1981-08-01", "1988-11-12"), 0, true, Today));

    [Fact]
    public void What_is_left_out_is_in_no_cell_of_what_we_keep()
    {
        var table = new Table(["Namn", "Personnummer", "Anteckning", "Ort", "Postnr", "Stad"],
            [new(2, ["Anna", "19811228-9874", "ring 811228-9874", "Ås", "12345", "Hemby"]), new(3, ["Bo", "19640823-3234", "bra", "Ås", "12346", "Annanby"])]);

        var file = PeopleFile.Of(table, Today);

        Assert.Equal(["Namn", "Anteckning", "Ort"], file.Table.Header);
        Assert.Equal(["Anna", "", "Ås"], file.Table.Rows[0].Cells);
        Assert.Equal([new EmptiedCell(2, "Anteckning")], file.Emptied);
        Assert.Equal(["Personnummer", "Postnr", "Stad"], file.LeftOut.Select(c => c.Header));
    }

    private static Table Of(string header, params string[] cells) => new([header], [.. cells.Select((c, i) => new TableRow(i + 2, [c]))]);
}
