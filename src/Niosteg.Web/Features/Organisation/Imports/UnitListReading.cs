using Niosteg.Domain.Organisation;
using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Exchange;

namespace Niosteg.Web.Features.Organisation.Imports;

/// <summary>A stored draft, read: the chosen sheet and what each of its columns is.</summary>
internal sealed record UnitListReading(UnitListDraft Draft, Table Table, IReadOnlyList<UnitColumn> Columns)
{
    private const int SampleLength = 40;

    public static UnitListReading Of(ImportDraft stored)
    {
        var draft = stored.Choices<UnitListDraft>();
        var table = StoredTables.Read(stored.Content)[draft.Sheet];
        var columns = UnitColumns.Match(table)
            .Select(c => draft.Chosen.TryGetValue(c.Column, out var chosen) && chosen != c.Field ? c with { Field = chosen, By = MatchedBy.Choice } : c);
        return new(draft, table, [.. columns]);
    }

    public UnitPlan Plan(IReadOnlyList<OrganisationUnit> units) =>
        UnitListImport.Plan(Table, Columns.ToDictionary(c => c.Column, c => c.Field), units.Any(u => u.Id == Draft.TopUnitId) ? Draft.TopUnitId : null, units);

    public UnitListView View(ImportDraft stored, UnitPlan plan, IReadOnlyList<OrganisationUnit> units)
    {
        var names = units.ToDictionary(u => u.Id, u => u.Name);
        foreach (var planned in plan.Units) names[planned.Id] = planned.Name;
        var changing = plan.Units.Where(u => u.Effect is RowEffect.New or RowEffect.Changed).ToList();
        return new()
        {
            Id = stored.Id,
            FileName = stored.FileName,
            Version = stored.Version,
            Draft = Draft,
            Columns = [.. Columns.Select(c => new UnitColumnView(c.Column, c.Header, c.Field, c.By, Samples(c.Column)))],
            Rows = Table.Rows.Count,
            New = plan.Count(RowEffect.New),
            Changed = plan.Count(RowEffect.Changed),
            Same = plan.Count(RowEffect.Same),
            Stopped = plan.StoppedRows,
            First = [.. (changing.Count > 0 ? changing : plan.Units).Take(UnitListView.RowsShown).Select(u => Row(u, names, units))],
            Problems = [.. plan.Problems.Take(UnitListView.ProblemsShown)],
            ProblemTotal = plan.Problems.Count,
            Units = [.. UnitTree.InOrder(units).Select(u => new UnitTop(u.Unit.Id, u.Unit.Name, u.Depth))],
        };
    }

    private static UnitListRow Row(PlannedUnit planned, Dictionary<UnitId, string> names, IReadOnlyList<OrganisationUnit> units) => new(
        planned.Row, planned.Effect, planned.Name, planned.IsRenamed ? planned.Before!.Name : null, planned.Code,
        planned.ParentId is { } parent ? names.GetValueOrDefault(parent) : null,
        planned.IsMoved ? units.FirstOrDefault(u => u.Id == planned.Before!.ParentId)?.Name ?? "" : null);

    private IReadOnlyList<string> Samples(int column) =>
        [.. Table.Column(column).Where(c => c.Length > 0).Distinct().Take(3).Select(c => c.Length > SampleLength ? c[..SampleLength] + "…" : c)];
}
