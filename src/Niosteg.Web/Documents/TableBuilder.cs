using Niosteg.Domain.Shared;

namespace Niosteg.Web.Documents;

/// <summary>Collects a sheet's rows: finds the header, drops empty rows and columns, and stops at the limits.</summary>
internal sealed class TableBuilder(string sheet)
{
    /// <summary>A heading or a date may stand above the header; further down than this it is no longer above.</summary>
    private const int HeaderWithin = 10;

    private readonly List<TableRow> _rows = [];
    private readonly List<CellNote> _notes = [];
    private const int MostNotes = 1000;

    public void Note(int row, int column, CellKind kind)
    {
        if (_notes.Count < MostNotes) _notes.Add(new(row, column, kind));
    }

    /// <summary>Takes one row, or says what is too much.</summary>
    public Refusal? Add(int number, List<string> cells)
    {
        var width = cells.FindLastIndex(c => c.Length > 0) + 1;
        if (width == 0) return null;
        if (width > TableReader.MaxColumns) return new Refusal("file-too-many-columns", null, TableReader.MaxColumns);
        // The header, and what may stand above it, come on top of the limit.
        if (_rows.Count > TableReader.MaxRows + HeaderWithin) return TooManyRows;
        _rows.Add(new TableRow(number, [.. cells.Take(width)]));
        return null;
    }

    private static Refusal TooManyRows => new("file-too-many-rows", null, TableReader.MaxRows);

    /// <summary>Null when the sheet says nothing at all.</summary>
    public Outcome<Table?> Build()
    {
        if (_rows.Count == 0) return (Table?)null;
        var header = Math.Max(0, _rows.Take(HeaderWithin).ToList().FindIndex(r => r.Cells.Count(c => c.Length > 0) > 1));
        if (_rows.Count - header - 1 > TableReader.MaxRows) return TooManyRows;
        var rows = _rows.GetRange(header + 1, _rows.Count - header - 1);
        var width = Math.Max(_rows[header].Cells.Length, rows.Count == 0 ? 0 : rows.Max(r => r.Cells.Length));
        var table = new Table(Widen(_rows[header].Cells, width), [.. rows.Select(r => r.Cells.Length == width ? r : r with { Cells = Widen(r.Cells, width) })])
        {
            Sheet = sheet,
            Notes = [.. _notes.Where(n => n.Row > _rows[header].Number)],
        };
        var says = Enumerable.Range(0, width).Select(i => table.Header[i].Length > 0 || table.Column(i).Any(c => c.Length > 0)).ToArray();
        return says.All(said => said) ? table : table.WithColumns(i => says[i] ? text => text : null);
    }

    private static string[] Widen(string[] cells, int width)
    {
        if (cells.Length == width) return cells;
        var wide = new string[width];
        cells.CopyTo(wide, 0);
        Array.Fill(wide, "", cells.Length, width - cells.Length);
        return wide;
    }
}
