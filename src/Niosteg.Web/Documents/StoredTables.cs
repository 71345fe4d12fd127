using System.Globalization;
using System.IO.Compression;
using System.Text;
using Niosteg.Domain.Shared;
using Sylvan.Data.Csv;

namespace Niosteg.Web.Documents;

/// <summary>Tables as we keep them between upload and acceptance: what was read, and only the columns that may be kept.
/// Packed CSV; the first cell of a line says what the line is.</summary>
internal static class StoredTables
{
    private const string SheetLine = "sheet", HeaderLine = "header", NoteLine = "note";

    public static byte[] Write(IEnumerable<Table> tables)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new StreamWriter(gzip, new UTF8Encoding(false)))
        {
            foreach (var table in tables)
            {
                Line(writer, SheetLine, [table.Sheet]);
                Line(writer, HeaderLine, table.Header);
                foreach (var note in table.Notes)
                    Line(writer, NoteLine, [.. new[] { note.Row, note.Column, (int)note.Kind }.Select(n => n.ToString(CultureInfo.InvariantCulture))]);
                foreach (var row in table.Rows) Line(writer, row.Number.ToString(CultureInfo.InvariantCulture), row.Cells);
            }
        }
        return packed.ToArray();
    }

    private static void Line(StreamWriter writer, string kind, IReadOnlyList<string> cells)
    {
        writer.Write(kind);
        foreach (var cell in cells)
        {
            writer.Write(',');
            writer.Write(CsvWriter.Quote(cell, ','));
        }
        writer.Write('\n');
    }

    /// <param name="most">So many rows of each sheet at the most: enough to tell what a file is.</param>
    public static IReadOnlyList<Table> Read(byte[] stored, int most = int.MaxValue)
    {
        var tables = new List<Table>();
        var (rows, notes, pool) = (new List<TableRow>(), new List<CellNote>(), new TextPool());
        using var gzip = new GZipStream(new MemoryStream(stored), CompressionMode.Decompress);
        using var reader = CsvDataReader.Create(new StreamReader(gzip, Encoding.UTF8), new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = ',',
            Comment = '\0',
            BufferSize = 1 << 15,
            MaxBufferSize = 1 << 22,
            StringFactory = (letters, from, length) => pool.Get(letters.AsSpan(from, length)),
        });
        while (reader.Read())
        {
            // One sheet is all that most files have: then the rest need not be unpacked.
            if (rows.Count >= most && tables.Count == 1) break;
            var cells = new string[reader.RowFieldCount - 1];
            for (var i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i + 1);
            switch (reader.GetString(0))
            {
                case SheetLine: (rows, notes) = ([], []); tables.Add(new Table([], rows) { Sheet = cells[0], Notes = notes }); break;
                case HeaderLine: tables[^1] = tables[^1] with { Header = cells }; break;
                case NoteLine: notes.Add(new(Number(cells[0]), Number(cells[1]), (CellKind)Number(cells[2]))); break;
                case var number when rows.Count < most: rows.Add(new TableRow(Number(number), cells)); break;
            }
        }
        return tables;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
