namespace Niosteg.Domain.Shared;

/// <summary>What one sheet of a file says, as text: a header and the rows under it. Every cell is trimmed; a row has
/// exactly as many cells as the header. Dates are written <c>2026-03-12</c>, numbers with a point.</summary>
public sealed record Table(IReadOnlyList<string> Header, IReadOnlyList<TableRow> Rows)
{
    /// <summary>The sheet's name; empty for a file that has none.</summary>
    public string Sheet { get; init; } = "";
    /// <summary>Cells that are not plainly what was typed: formulas and Excel's own error values. At most a thousand.</summary>
    public IReadOnlyList<CellNote> Notes { get; init; } = [];

    public IEnumerable<string> Column(int column) => Rows.Select(r => r.Cells[column]);

    /// <summary>The same table with what a column says replaced, or the column left out where the answer is null.</summary>
    public Table WithColumns(Func<int, Func<string, string>?> keep)
    {
        var kept = Enumerable.Range(0, Header.Count).Select(i => (Index: i, Read: keep(i))).Where(c => c.Read is not null).ToArray();
        return this with
        {
            Header = [.. kept.Select(c => Header[c.Index])],
            Rows = [.. Rows.Select(r => new TableRow(r.Number, [.. kept.Select(c => c.Read!(r.Cells[c.Index]))]))],
            Notes = [.. from note in Notes
                        let to = Array.FindIndex(kept, c => c.Index == note.Column)
                        where to >= 0
                        select note with { Column = to }],
        };
    }
}

/// <param name="Number">The row's number as the spreadsheet program shows it, header and empty rows counted.</param>
public sealed record TableRow(int Number, string[] Cells);

public enum CellKind
{
    /// <summary>A formula: the value that was computed when the file was saved is read.</summary>
    Formula = 0,
    /// <summary>A formula the program never computed: read as empty.</summary>
    FormulaWithoutValue = 1,
    /// <summary>An error value such as #N/A: read as empty.</summary>
    Error = 2,
}

public sealed record CellNote(int Row, int Column, CellKind Kind);
