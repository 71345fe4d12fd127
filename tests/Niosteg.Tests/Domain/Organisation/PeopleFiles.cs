using System.Text;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;

namespace Niosteg.Tests.Domain.Organisation;

/// <summary>An organisation in memory that takes in files as the product does, without a database.</summary>
internal sealed class PaperOrganisation
{
    public static readonly DateOnly Today = new(2026, 3, 12);

    private readonly List<Person> _people = [];
    private readonly List<OrganisationUnit> _units = [];
    private readonly List<Site> _sites = [];
    private readonly List<BusinessFunction> _functions = [];
    private readonly List<Position> _positions = [];
    private readonly List<Assignment> _assignments = [];

    public OrganisationNow Now => new([.. _people], [.. _units], [.. _sites], [.. _functions], [.. _positions], [.. _assignments]);

    public PeoplePlan Plan(string csv, PeopleChoices? choices = null, DateOnly? today = null) =>
        Plan(TableReader.Read(Encoding.UTF8.GetBytes(csv)).Value, choices, today);

    public PeoplePlan Plan(Table table, PeopleChoices? choices = null, DateOnly? today = null)
    {
        var file = PeopleFile.Of(table, today ?? Today);
        var columns = ColumnMatching.Match(file.Table).ToDictionary(c => c.Column, c => c.Field);
        choices ??= new PeopleChoices { TopUnitName = "Lövsta", NamelessPattern = "Anställd {0}", UntitledPosition = "Medarbetare" };
        return PeopleImport.Plan(file, choices with { Columns = columns }, Now, today ?? Today);
    }

    public PeoplePlan Accept(string csv, DateOnly? today = null) => Accept(Plan(csv, today: today));

    public PeoplePlan Accept(PeoplePlan plan)
    {
        foreach (var planned in plan.People.Where(p => p.Effect is RowEffect.New or RowEffect.Changed))
        {
            var person = _people.Find(p => p.Id == planned.Id) ?? new Person(planned.Id, planned.GivenName, planned.FamilyName);
            person.Rename(planned.GivenName, planned.FamilyName);
            person.Reach(planned.Email, planned.EmployeeNumber);
            person.WorksBetween(planned.StartsOn, planned.EndsOn);
            person.ReportTo(planned.ManagerId, new HashSet<PersonId>());
            person.Protect(planned.IsProtected);
            if (!_people.Contains(person)) _people.Add(person);
        }
        var placements = plan.Placements;
        _units.AddRange(placements.NewUnits);
        _sites.AddRange(placements.NewSites);
        _functions.AddRange(placements.NewFunctions);
        _positions.AddRange(placements.NewPositions);
        _assignments.RemoveAll(a => placements.Removed.Contains(a.Id));
        foreach (var (id, day) in placements.Ended) _assignments.Find(a => a.Id == id)!.End(day);
        _assignments.AddRange(placements.Added);
        return plan;
    }

    public Person Named(string name) => _people.Single(p => p.DisplayName == name);

    public string PlacesOf(string name) => string.Join(" | ", _assignments.Where(a => a.PersonId == Named(name).Id)
        .OrderBy(a => a.From).Select(a => (Assignment: a, Position: _positions.Single(p => p.Id == a.PositionId)))
        .Select(a => $"{PathOf(a.Position.UnitId)}: {a.Position.Title} {a.Assignment.From:yyyy-MM-dd}–{a.Assignment.To:yyyy-MM-dd}"));

    private string PathOf(UnitId id)
    {
        var unit = _units.Single(u => u.Id == id);
        return unit.ParentId is { } parent ? $"{PathOf(parent)}/{unit.Name}" : unit.Name;
    }
}
