using Niosteg.Domain.Organisation;
using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Organisation;

public class UnitListImportTests
{
    private static readonly OrganisationUnit Top = new(UnitId.New(), "Lövsta kommun");
    private static readonly OrganisationUnit One = new(UnitId.New(), "1", Top.Id, "1");
    private static readonly OrganisationUnit Care = new(UnitId.New(), "Vård", Top.Id, "V");

    [Theory]
    [InlineData("DepartmentID,Name,GroupName,ModifiedDate", "Code,Name,None,None")]
    [InlineData("Enhetskod,Enhetsnamn,Ligger under", "Code,Name,Parent")]
    [InlineData("Kod,Namn,Överordnad enhet,Sort", "Code,Name,Parent,None")]
    [InlineData("Id,Enhetskod,Namn", "None,Code,Name")]
    [InlineData("Färg,Form", "None,None")]
    public void Columns_are_known_by_their_headings(string header, string fields) =>
        Assert.Equal(fields, string.Join(',', UnitColumns.Match(new(header.Split(','), [])).Select(c => c.Field)));

    [Fact]
    public void A_unit_with_the_same_code_gets_its_name_and_stays_where_it_is()
    {
        var unit = Assert.Single(Plan("1,Engineering,").Units);

        Assert.Equal((One.Id, RowEffect.Changed, "Engineering", "1", Top.Id), (unit.Id, unit.Effect, unit.Name, unit.Code, unit.ParentId!.Value));
        Assert.True(unit is { IsRenamed: true, IsMoved: false });
    }

    [Fact]
    public void A_unit_without_a_code_is_known_by_its_name_and_gets_the_code()
    {
        var unit = Assert.Single(Plan("100,LÖVSTA KOMMUN,").Units);

        Assert.Equal((Top.Id, "100"), (unit.Id, unit.Code));
    }

    [Fact]
    public void A_unit_with_another_code_is_another_unit_whatever_it_is_called() =>
        Assert.Equal(RowEffect.New, Assert.Single(Plan("X,Vård,").Units).Effect);

    [Fact]
    public void What_the_list_says_already_is_no_change()
    {
        var plan = Plan("1,1,", "v,Vård,Lövsta kommun", ",Lövsta kommun,");

        Assert.True(plan.ChangesNothing);
        Assert.Equal([RowEffect.Same, RowEffect.Same, RowEffect.Same], plan.Units.Select(u => u.Effect));
    }

    [Fact]
    public void A_new_unit_comes_under_the_one_the_list_names_by_code_or_name_in_any_order()
    {
        var plan = Plan("111,Norrby,110", "110,Äldreomsorg,Vård", "112,Söderby,Äldreomsorg", "900,Teknik,");

        var made = plan.Units.ToDictionary(u => u.Code!);
        Assert.Equal((made["110"].Id, Care.Id, made["110"].Id, Top.Id), (made["111"].ParentId, made["110"].ParentId, made["112"].ParentId, made["900"].ParentId));
        Assert.Empty(plan.Problems);
    }

    [Fact]
    public void Two_units_may_change_places()
    {
        var below = new OrganisationUnit(UnitId.New(), "Hemtjänst", Care.Id, "H");

        var plan = UnitListImport.Plan(Table("H,Hemtjänst,Lövsta kommun", "V,Vård,H"), Columns, Top.Id, [Top, Care, below]);

        Assert.Empty(plan.Problems);
        Assert.Equal((Top.Id, below.Id), (plan.Units[0].ParentId!.Value, plan.Units[1].ParentId!.Value));
    }

    [Theory]
    [InlineData("unit-code-twice", "1,Ett,", "1,Två,")]
    [InlineData("unit-twice", ",Vård,", "V,Omsorg,")]
    [InlineData("name-missing", "77,,")]
    [InlineData("unit-parent-missing", "77,Ny,Finns inte")]
    [InlineData("unit-loop", "1,Ett,V", "V,Vård,1")]
    [InlineData("unit-several", "9,Barn,Dubbel", "7,Dubbel,", "8,Dubbel,")]
    public void What_cannot_be_read_stops_its_row_by_name(string code, params string[] rows)
    {
        var plan = Plan(rows);

        Assert.Contains(plan.Problems, p => p.Code == code && p.Weight == ProblemWeight.Stops);
        Assert.True(plan.StoppedRows > 0);
    }

    [Fact]
    public void A_unit_named_as_its_own_parent_stays_where_it_is_and_that_is_noted()
    {
        var plan = Plan("V,Vård,Vård");

        Assert.Equal(("unit-own-parent", ProblemWeight.Note), (Assert.Single(plan.Problems).Code, plan.Problems[0].Weight));
        Assert.Equal(Top.Id, Assert.Single(plan.Units).ParentId);
    }

    [Fact]
    public void A_name_of_more_letters_than_there_is_room_for_is_stopped() =>
        Assert.Equal("text-too-long", Assert.Single(Plan($"77,{new string('å', OrganisationUnit.NameLength + 1)},").Problems).Code);

    private static readonly Dictionary<int, UnitField> Columns = new() { [0] = UnitField.Code, [1] = UnitField.Name, [2] = UnitField.Parent };

    private static UnitPlan Plan(params string[] rows) => UnitListImport.Plan(Table(rows), Columns, Top.Id, [Top, One, Care]);

    private static Table Table(params string[] rows) => new(["Kod", "Namn", "Ligger under"], [.. rows.Select((row, i) => new TableRow(i + 2, row.Split(',')))]);
}
