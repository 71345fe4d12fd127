using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Niosteg.Domain.Shared;
using Table = Niosteg.Domain.Shared.Table;

namespace Niosteg.Web.Documents;

/// <summary>Excel workbooks, sheet by sheet as a stream: a hundred thousand rows never stand in memory as XML.</summary>
internal static class XlsxTable
{
    private const int MostSheets = 30;

    public static Outcome<IReadOnlyList<Table>> Read(byte[] content)
    {
        if (ZipGuard.Check(content) is { } guarded) return guarded;
        try
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
            if (document.WorkbookPart is not { Workbook: { } workbook } part) return new Refusal("file-broken");
            var cells = XlsxCells.Of(part);
            var tables = new List<Table>();
            foreach (var sheet in VisibleSheets(workbook).Take(MostSheets))
            {
                if (sheet.Id?.Value is not { } id || !part.TryGetPartById(id, out var found) || found is not WorksheetPart rows) continue;
                var read = ReadSheet(rows, sheet.Name?.Value ?? "", cells);
                if (read.Refusal is { } refusal) return refusal;
                if (read.Value is { } table) tables.Add(table);
            }
            return tables.Count == 0 ? new Refusal("file-empty") : tables;
        }
        catch (Exception e) when (e is OpenXmlPackageException or XmlException or InvalidDataException or FileFormatException or FormatException)
        {
            return new Refusal("file-broken");
        }
    }

    private static IEnumerable<Sheet> VisibleSheets(Workbook workbook) =>
        workbook.Sheets?.Elements<Sheet>().Where(s => s.State is null || s.State.Value == SheetStateValues.Visible) ?? [];

    private static Outcome<Table?> ReadSheet(WorksheetPart part, string name, XlsxCells cells)
    {
        var builder = new TableBuilder(name);
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = false });
        var row = new List<string>();
        var number = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row") continue;
            number = int.TryParse(xml.GetAttribute("r"), out var stated) ? stated : number + 1;
            row.Clear();
            if (!xml.IsEmptyElement && ReadRow(xml, number, row, cells, builder) is { } tooWide) return tooWide;
            if (builder.Add(number, row) is { } tooMuch) return tooMuch;
        }
        return builder.Build();
    }

    private static Refusal? ReadRow(XmlReader xml, int number, List<string> row, XlsxCells cells, TableBuilder builder)
    {
        var depth = xml.Depth;
        var column = -1;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c") continue;
            column = xml.GetAttribute("r") is { } reference ? ColumnOf(reference) : column + 1;
            var (text, note) = cells.Read(xml);
            if (note is { } kind) builder.Note(number, column, kind);
            if (text.Length == 0) continue;
            if (column >= TableReader.MaxColumns) return new Refusal("file-too-many-columns", null, TableReader.MaxColumns);
            while (row.Count < column) row.Add("");
            if (row.Count == column) row.Add(text);
        }
        return null;
    }

    /// <summary>"A7" is 0, "AB7" is 27.</summary>
    internal static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetter)) column = Math.Min(column * 26 + (char.ToUpperInvariant(c) - 'A' + 1), 1 << 20);
        return column - 1;
    }
}
