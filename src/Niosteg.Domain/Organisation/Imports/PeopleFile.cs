using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation.Imports;

/// <summary>A sheet of a people file after what we never take in has been left out. Only this is stored.</summary>
/// <param name="Emptied">Cells that held an identity number in a column we keep.</param>
public sealed record PeopleFile(Table Table, IReadOnlyList<LeftOutColumn> LeftOut, IReadOnlyList<EmptiedCell> Emptied)
{
    public static PeopleFile Of(Table table, DateOnly today)
    {
        var leftOut = new List<LeftOutColumn>();
        var keep = new bool[table.Header.Count];
        for (var i = 0; i < keep.Length; i++)
        {
            var judged = ProtectedColumns.Judge(table, i, ColumnMatching.IsKnown(table.Header[i]), today) ?? HomeTown(table, i);
            keep[i] = judged is null;
            if (judged is not null) leftOut.Add(judged);
        }
        var emptied = new List<EmptiedCell>();
        var kept = Empty(table, keep, emptied);
        return new(leftOut.Count == 0 ? kept : kept.WithColumns(i => keep[i] ? text => text : null), leftOut, emptied);
    }

    /// <summary>A town right after a street or postcode is where someone lives, not where they work.</summary>
    private static LeftOutColumn? HomeTown(Table table, int column) =>
        column > 0 && ColumnMatching.FieldOf(table.Header[column]).Field == PeopleField.Site
            && ProtectedColumns.ByName(table.Header[column - 1]) == ProtectedKind.Address
            ? new(table.Header[column], ProtectedKind.Address, MatchedBy.Content) : null;

    private static Table Empty(Table table, bool[] keep, List<EmptiedCell> emptied)
    {
        var rows = table.Rows.ToArray();
        for (var r = 0; r < rows.Length; r++)
        {
            var cells = rows[r].Cells;
            for (var c = 0; c < cells.Length; c++)
            {
                if (!keep[c] || cells[c].Length < 10 || !IdentityNumbers.IsHeldBy(cells[c])) continue;
                if (ReferenceEquals(cells, rows[r].Cells)) cells = [.. cells];
                cells[c] = "";
                emptied.Add(new(rows[r].Number, table.Header[c]));
            }
            if (!ReferenceEquals(cells, rows[r].Cells)) rows[r] = rows[r] with { Cells = cells };
        }
        return emptied.Count == 0 ? table : table with { Rows = rows };
    }
}
