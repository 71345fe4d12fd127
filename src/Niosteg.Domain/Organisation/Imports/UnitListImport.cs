using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation.Imports;

/// <summary>Reads a list of units against the units as they are. A unit is the one with the same code, or else with the same
/// name; units that are not in the list are left as they are, and the same list a second time does nothing.</summary>
public static class UnitListImport
{
    private sealed record Line(int Row, string? Code, string Name, string Parent)
    {
        public UnitId Id { get; init; }
        public OrganisationUnit? Known { get; init; }
    }

    /// <param name="columns">The field of each column, by its number.</param>
    /// <param name="top">The unit under which new units come that the list gives no place. Null: they become tops.</param>
    public static UnitPlan Plan(Table table, IReadOnlyDictionary<int, UnitField> columns, UnitId? top, IReadOnlyList<OrganisationUnit> units)
    {
        var problems = new List<RowProblem>();
        var lines = Known(Read(table, columns), units, problems);
        var parents = Parents(lines, top, units, problems);
        StopLoops(lines, parents, units, problems);
        var stopped = problems.Where(p => p.Weight == ProblemWeight.Stops).Select(p => p.Row).ToHashSet();
        return new([.. lines.Select(line => Planned(line, parents[line.Id], stopped.Contains(line.Row)))], [.. problems.OrderBy(p => p.Row)]);
    }

    private static List<Line> Read(Table table, IReadOnlyDictionary<int, UnitField> columns)
    {
        var at = columns.Where(c => c.Value != UnitField.None).GroupBy(c => c.Value).ToDictionary(g => g.Key, g => g.First().Key);
        string Cell(TableRow row, UnitField field) => at.TryGetValue(field, out var column) && !Placeholders.Is(Names.Tidy(row.Cells[column])) ? Names.Tidy(row.Cells[column]) : "";
        return [.. table.Rows.Select(row => new Line(row.Number, Cell(row, UnitField.Code) is { Length: > 0 } code ? code : null, Cell(row, UnitField.Name), Cell(row, UnitField.Parent)))
            .Where(line => line.Code is not null || line.Name.Length > 0 || line.Parent.Length > 0)];
    }

    /// <summary>Finds the unit each row is about, or gives it a new one, and stops the rows that cannot come in.</summary>
    private static List<Line> Known(List<Line> read, IReadOnlyList<OrganisationUnit> units, List<RowProblem> problems)
    {
        var byCode = units.Where(u => u.Code is not null).ToDictionary(u => u.Code!, StringComparer.OrdinalIgnoreCase);
        var byName = units.ToLookup(u => u.Name, StringComparer.OrdinalIgnoreCase);
        var rows = new Dictionary<UnitId, int>();
        var codes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var lines = new List<Line>();
        foreach (var line in read)
        {
            var known = line.Code is not null && byCode.TryGetValue(line.Code, out var coded) ? coded : null;
            // A unit with a code of its own is another one, whatever it is called.
            var named = known is null ? byName[line.Name].Where(u => line.Code is null || u.Code is null).ToList() : [];
            if (named.Count > 1) Stop(problems, line, "unit-several", line.Name);
            known ??= named.Count == 1 ? named[0] : null;
            if (line.Code is not null && !codes.TryAdd(line.Code, line.Row)) Stop(problems, line, "unit-code-twice", line.Code, codes[line.Code]);
            else if (known is not null && !rows.TryAdd(known.Id, line.Row)) Stop(problems, line, "unit-twice", known.Name, rows[known.Id]);
            if (known is null && line.Name.Length == 0) Stop(problems, line, "name-missing");
            if (line.Name.Length > OrganisationUnit.NameLength) Stop(problems, line, "text-too-long", line.Name[..20] + "…", OrganisationUnit.NameLength);
            if (line.Code?.Length > OrganisationUnit.CodeLength) Stop(problems, line, "text-too-long", line.Code[..20] + "…", OrganisationUnit.CodeLength);
            lines.Add(line with { Known = known, Id = known?.Id ?? UnitId.New() });
        }
        // Two rows about one unit: the second is stopped, and stands for itself in what follows.
        return [.. lines.GroupBy(l => l.Id).SelectMany(g => g.Select((line, i) => i == 0 ? line : line with { Id = UnitId.New() }))];
    }

    /// <summary>The unit above each: what the list says, by code before name, in the list before the organisation. Where the
    /// list says nothing, a known unit stays and a new one comes under the top.</summary>
    private static Dictionary<UnitId, UnitId?> Parents(List<Line> lines, UnitId? top, IReadOnlyList<OrganisationUnit> units, List<RowProblem> problems)
    {
        var listed = lines.Select(l => l.Id).ToHashSet();
        var all = lines.Select(l => (l.Id, Code: l.Code ?? l.Known?.Code, Name: l.Name.Length > 0 ? l.Name : l.Known?.Name ?? ""))
            .Concat(units.Where(u => !listed.Contains(u.Id)).Select(u => (u.Id, u.Code, u.Name))).ToList();
        var byCode = all.Where(u => u.Code is not null).ToLookup(u => u.Code!, u => u.Id, StringComparer.OrdinalIgnoreCase);
        var byName = all.ToLookup(u => u.Name, u => u.Id, StringComparer.OrdinalIgnoreCase);
        var parents = new Dictionary<UnitId, UnitId?>();
        foreach (var line in lines)
        {
            parents[line.Id] = line.Known is { } known ? known.ParentId : top;
            if (line.Parent.Length == 0) continue;
            var found = byCode[line.Parent].Take(1).ToList();
            if (found.Count == 0) found = [.. byName[line.Parent]];
            if (found.Contains(line.Id)) problems.Add(new(line.Row, ProblemWeight.Note, "unit-own-parent", line.Parent));
            else if (found.Count == 1) parents[line.Id] = found[0];
            else Stop(problems, line, found.Count == 0 ? "unit-parent-missing" : "unit-several", line.Parent);
        }
        return parents;
    }

    private static void StopLoops(List<Line> lines, Dictionary<UnitId, UnitId?> parents, IReadOnlyList<OrganisationUnit> units, List<RowProblem> problems)
    {
        var above = units.ToDictionary(u => u.Id, u => u.ParentId);
        foreach (var (id, parent) in parents) above[id] = parent;
        foreach (var line in lines)
        {
            var seen = new HashSet<UnitId>();
            for (var at = above[line.Id]; at is { } unit && seen.Add(unit); at = above.GetValueOrDefault(unit))
                if (unit == line.Id) Stop(problems, line, "unit-loop", line.Name.Length > 0 ? line.Name : line.Known?.Name);
        }
    }

    private static PlannedUnit Planned(Line line, UnitId? parent, bool isStopped)
    {
        var planned = new PlannedUnit
        {
            Row = line.Row,
            Id = line.Id,
            Before = line.Known,
            Name = line.Name.Length > 0 ? line.Name : line.Known?.Name ?? "",
            Code = line.Code ?? line.Known?.Code,
            ParentId = parent,
            Effect = RowEffect.New,
        };
        if (isStopped) return planned with { Effect = RowEffect.Stopped };
        if (line.Known is not { } known) return planned;
        return planned with { Effect = planned.IsRenamed || planned.IsMoved || known.Code != Kept(planned.Code, known.Code) ? RowEffect.Changed : RowEffect.Same, Code = Kept(planned.Code, known.Code) };
    }

    /// <summary>The same code in other letters is the same code.</summary>
    private static string? Kept(string? code, string? known) => string.Equals(code, known, StringComparison.OrdinalIgnoreCase) ? known : code;

    private static void Stop(List<RowProblem> problems, Line line, string code, params object?[] args) => problems.Add(new(line.Row, ProblemWeight.Stops, code, args));
}
