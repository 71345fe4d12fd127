using Niosteg.Domain.Organisation;
using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.People;

/// <summary>What a plan looks like to the person who is about to accept it.</summary>
internal static class PeoplePreview
{
    public const int ProblemsShown = 50;
    private const int RowsShown = 8;
    private const int NamesShown = 50;
    private const int SampleLength = 40;

    public static string Seen(PeoplePlan plan) =>
        $"{plan.Count(RowEffect.New)}-{plan.Count(RowEffect.Changed)}-{plan.Count(RowEffect.Same)}-{plan.StoppedRows}";

    public static PeopleImportView View(ImportDraft draft, PeopleReading reading, PeoplePlan plan, OrganisationNow now, Actor actor, int page, string? code)
    {
        var paths = new UnitPaths(now.Units.Concat(plan.Placements.NewUnits));
        var problems = plan.Problems.Where(p => code is null || p.Code == code).ToList();
        var unseen = plan.NotInFile.ToHashSet();
        return new PeopleImportView
        {
            Id = draft.Id,
            FileName = draft.FileName,
            Version = draft.Version,
            Draft = reading.Draft,
            Columns = [.. reading.Columns.Select(c => new ImportColumnView(c.Column, c.Header, c.Field, c.By, Samples(reading.File.Table, c.Column)))],
            Rows = reading.File.Table.Rows.Count,
            New = plan.Count(RowEffect.New),
            Changed = plan.Count(RowEffect.Changed),
            Same = plan.Count(RowEffect.Same),
            Stopped = plan.StoppedRows,
            ChangesNothing = plan.ChangesNothing,
            NamesFrom = plan.NamesFrom,
            Formulas = reading.File.Table.Notes.Count(n => n.Kind == CellKind.Formula),
            NewUnits = [.. plan.Placements.NewUnits.Select(u => paths.Of(u.Id)).Order()],
            NewSites = [.. plan.Placements.NewSites.Select(s => s.Name)],
            NewFunctions = [.. plan.Placements.NewFunctions.Select(f => f.Name)],
            NewPositions = plan.Placements.NewPositions.Count,
            First = FirstRows(plan, now, paths),
            Groups = [.. plan.Problems.GroupBy(p => (p.Code, p.Weight)).OrderByDescending(g => g.Key.Weight).ThenByDescending(g => g.Count())
                .Select(g => new ProblemGroup(g.Key.Code, g.Key.Weight, g.Select(p => p.Row).Distinct().Count()))],
            Problems = [.. problems.Skip((Math.Max(page, 1) - 1) * ProblemsShown).Take(ProblemsShown)],
            ProblemTotal = problems.Count,
            NotInFile = [.. now.People.Where(p => unseen.Contains(p.Id) && (!p.IsProtected || actor.IsAdministrator)).Select(p => p.DisplayName).Order().Take(NamesShown)],
            NotInFileTotal = plan.NotInFile.Count,
            Units = [.. now.Units.Select(u => new UnitChoice(u.Id, paths.Of(u.Id))).OrderBy(u => u.Path, StringComparer.CurrentCulture)],
        };
    }

    private static IReadOnlyList<string> Samples(Table table, int column) =>
        [.. table.Column(column).Where(c => c.Length > 0).Distinct().Take(3).Select(c => c.Length > SampleLength ? c[..SampleLength] + "…" : c)];

    /// <summary>The first rows that would change something; when nothing would, the first rows.</summary>
    private static IReadOnlyList<ImportRowView> FirstRows(PeoplePlan plan, OrganisationNow now, UnitPaths paths)
    {
        var rows = plan.People.Where(p => p.Effect is RowEffect.New or RowEffect.Changed).Take(RowsShown).ToList();
        if (rows.Count == 0) rows = [.. plan.People.Take(RowsShown)];
        var shown = rows.Select(r => r.Id).ToHashSet();
        var seats = now.Assignments.Concat(plan.Placements.Added).Where(a => shown.Contains(a.PersonId)).GroupBy(a => a.PersonId).ToDictionary(g => g.Key, g => g.Last().PositionId);
        var wanted = seats.Values.ToHashSet();
        var positions = now.Positions.Concat(plan.Placements.NewPositions).Where(p => wanted.Contains(p.Id)).ToDictionary(p => p.Id);
        var managers = rows.Select(r => r.ManagerId).OfType<PersonId>().ToHashSet();
        var names = now.People.Where(p => managers.Contains(p.Id)).Select(p => (p.Id, Name: p.IsProtected ? "" : p.DisplayName))
            .Concat(plan.People.Where(p => managers.Contains(p.Id)).Select(p => (p.Id, Name: p.DisplayName))).GroupBy(p => p.Id).ToDictionary(g => g.Key, g => g.Last().Name);
        return [.. rows.Select(r => Row(r, seats.TryGetValue(r.Id, out var seat) ? positions.GetValueOrDefault(seat) : null))];

        ImportRowView Row(PlannedPerson r, Position? position) => new(r.Row, r.Effect, r.DisplayName, r.Email, r.EmployeeNumber,
            position is null ? null : paths.Of(position.UnitId), position?.Title, r.ManagerId is { } manager ? names.GetValueOrDefault(manager) : null, r.StartsOn, r.Changes);
    }
}

/// <summary>Units by their whole way from the top: "Vård > Hemtjänst".</summary>
internal sealed class UnitPaths(IEnumerable<OrganisationUnit> units)
{
    private readonly Dictionary<UnitId, OrganisationUnit> _units = units.ToDictionary(u => u.Id);

    public string Of(UnitId id) => _units.TryGetValue(id, out var unit)
        ? unit.ParentId is { } parent && _units.ContainsKey(parent) ? $"{Of(parent)} > {unit.Name}" : unit.Name
        : "";
}
