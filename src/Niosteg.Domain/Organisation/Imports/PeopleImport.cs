using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation.Imports;

/// <summary>Reads a people file against the organisation as it is and says everything that accepting it would do.
/// The same file a second time does nothing; people who are not in the file are left as they are.</summary>
public static class PeopleImport
{
    public static PeoplePlan Plan(PeopleFile file, PeopleChoices choices, OrganisationNow now, DateOnly today)
    {
        var problems = new ProblemList();
        var reader = new PeopleRowReader(file.Table, choices, problems);
        var rows = reader.Read();
        NoteCells(file, choices, problems);

        new PersonMatching(now.People, problems).Match(rows);
        var units = new UnitFinder(now.Units, choices);
        foreach (var row in rows.Where(r => !r.IsStopped))
            if (units.Problem(row) is { } problem) problems.Stop(row, problem.Code, problem.Name);
        foreach (var row in rows.Where(r => !r.IsStopped && r.Known is not null && (r.StartsOn ?? r.Known.StartsOn) > (r.EndsOn ?? r.Known.EndsOn)))
            problems.Stop(row, "ends-before-it-starts", row.StartsOn ?? row.Known!.StartsOn, row.EndsOn ?? row.Known!.EndsOn);
        new ManagerMatching(rows, now.People, problems).Match();
        foreach (var row in rows.Where(r => !r.IsStopped && r.First is { IsStopped: true })) problems.Stop(row, "first-row-stopped", row.First!.Number);

        var placements = new PlacementPlanner(now, choices, units, today);
        var more = rows.Where(r => r.First is not null && !r.IsStopped).ToLookup(r => r.First!);
        var people = rows.Where(r => r.First is null).Select(r => Planned(r, !r.IsStopped && placements.Place(r.Id, r, more[r]))).ToList();
        var named = people.Select(p => p.Id).ToHashSet();
        return new PeoplePlan(people, placements.Plan, problems.InOrder, [.. now.People.Select(p => p.Id).Where(id => !named.Contains(id))], reader.NamesFrom);
    }

    private static void NoteCells(PeopleFile file, PeopleChoices choices, ProblemList problems)
    {
        foreach (var note in file.Table.Notes.Where(n => n.Kind != CellKind.Formula && choices.Columns.GetValueOrDefault(n.Column) != PeopleField.None))
            problems.Note(note.Row, note.Kind == CellKind.Error ? "cell-error" : "formula-without-value", file.Table.Header[note.Column]);
        foreach (var emptied in file.Emptied) problems.Note(emptied.Row, "identity-number", emptied.Header);
    }

    private static PlannedPerson Planned(PeopleRow row, bool isMoved)
    {
        var known = row.Known;
        var keepsName = known is not null && (row.NameIsMade || row.DisplayName.Length == 0);
        var person = new PlannedPerson
        {
            Row = row.Number,
            Id = row.Id,
            Effect = row.IsStopped ? RowEffect.Stopped : known is null ? RowEffect.New : RowEffect.Same,
            GivenName = keepsName ? known!.GivenName : row.GivenName,
            FamilyName = keepsName ? known!.FamilyName : row.FamilyName,
            Email = row.Email ?? known?.Email,
            EmployeeNumber = row.EmployeeNumber ?? known?.EmployeeNumber,
            ManagerId = row.ManagerIsSaid ? row.ManagerId : known?.ManagerId,
            StartsOn = row.StartsOn ?? known?.StartsOn,
            EndsOn = row.EndsOn ?? known?.EndsOn,
            IsProtected = row.Protected ?? known?.IsProtected ?? false,
        };
        if (known is null || row.IsStopped) return person;
        var changes = Changes(person, known, isMoved);
        return person with { Changes = changes, Effect = changes.Count > 0 ? RowEffect.Changed : RowEffect.Same };
    }

    private static List<PeopleField> Changes(PlannedPerson person, Person known, bool isMoved)
    {
        var changes = new List<PeopleField>();
        if (person.GivenName != known.GivenName) changes.Add(PeopleField.GivenName);
        if (person.FamilyName != known.FamilyName) changes.Add(PeopleField.FamilyName);
        if (person.Email != known.Email) changes.Add(PeopleField.Email);
        if (person.EmployeeNumber != known.EmployeeNumber) changes.Add(PeopleField.EmployeeNumber);
        if (person.ManagerId != known.ManagerId) changes.Add(PeopleField.Manager);
        if (person.StartsOn != known.StartsOn) changes.Add(PeopleField.StartsOn);
        if (person.EndsOn != known.EndsOn) changes.Add(PeopleField.EndsOn);
        if (person.IsProtected != known.IsProtected) changes.Add(PeopleField.Protected);
        if (isMoved) changes.Add(PeopleField.Unit);
        return changes;
    }
}
