using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Documents;

/// <param name="Width">In letters, as Excel counts.</param>
/// <param name="Wraps">Long texts go on under themselves, so that the sheet stays as wide as the paper.</param>
public sealed record XlsxColumn(string Header, double Width = 18, bool Wraps = false);

/// <param name="Rows">Cells may be texts, numbers, days, moments, truths or null. Asked for once, while writing.</param>
public sealed record XlsxSheet(string Name, IReadOnlyList<XlsxColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>Writes workbooks row by row: a header that stays put, numbers as numbers, days as days, texts never as formulas.</summary>
public static class XlsxWriter
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const uint Plain = 0, Heading = 1, Day = 2, Moment = 3, Wrapped = 4, HeadingWrapped = 5;
    /// <summary>In characters; bold ones are wider than those that a column counts in.</summary>
    private const double WidestHeader = 40;
    private const int LongestCell = 32_767;
    /// <summary>In points, and as many as Excel lets a row be high.</summary>
    private const int LineHeight = 15, MostLines = 27;

    public static byte[] Write(params IReadOnlyList<XlsxSheet> sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var list = new Sheets();
            foreach (var (sheet, number) in sheets.Select((s, i) => (s, (uint)i + 1)))
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                WriteSheet(part, sheet);
                list.AppendChild(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = number, Name = SheetName(sheet.Name) });
            }
            workbook.Workbook = new Workbook(list);
        }
        return stream.ToArray();
    }

    private static void WriteSheet(WorksheetPart part, XlsxSheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        // On paper: lying, no wider than the sheet, and as many pages as it takes.
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(sheet.Columns.Select((c, i) =>
            new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Wraps ? c.Width : Math.Max(c.Width, Math.Min(WidestHeader, 1.2 * c.Header.Length + 2)), CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, sheet.Columns, [.. sheet.Columns.Select(c => (object?)c.Header)], at => sheet.Columns[at].Wraps ? HeadingWrapped : Heading);
        foreach (var row in sheet.Rows) WriteRow(writer, sheet.Columns, row, at => at < sheet.Columns.Count && sheet.Columns[at].Wraps ? Wrapped : Plain);
        writer.WriteEndElement();
        writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, IReadOnlyList<XlsxColumn> columns, IReadOnlyList<object?> cells, Func<int, uint> style)
    {
        // Not every program makes a row as high as what it wraps.
        var lines = columns.Zip(cells).Where(one => one.First.Wraps).Select(one => Lines(one.Second as string ?? "", one.First.Width - 1)).DefaultIfEmpty(1).Max();
        writer.WriteStartElement(lines == 1 ? new Row() : new Row { Height = lines * LineHeight, CustomHeight = true });
        foreach (var (cell, at) in cells.Select((cell, at) => (cell, at))) writer.WriteElement(CellOf(cell, style(at)));
        writer.WriteEndElement();
    }

    /// <summary>How many lines a text takes in a column, broken between words.</summary>
    private static int Lines(string text, double width)
    {
        var (lines, used) = (1, 0);
        foreach (var word in text.Split(' '))
        {
            if (used > 0 && used + 1 + word.Length > width) (lines, used) = (lines + 1, 0);
            used += word.Length + (used > 0 ? 1 : 0);
        }
        return Math.Min(lines, MostLines);
    }

    private static Cell CellOf(object? value, uint style) => value switch
    {
        null => new Cell { StyleIndex = style },
        string text => new Cell { StyleIndex = style, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Allowed(text)) { Space = SpaceProcessingModeValues.Preserve }) },
        bool truth => new Cell { StyleIndex = style, DataType = CellValues.Boolean, CellValue = new CellValue(truth ? "1" : "0") },
        DateOnly day => Number(ExcelDates.FromDate(day), Day),
        DateTime moment => Number(moment.ToOADate(), Moment),
        IConvertible number => Number(Convert.ToDouble(number, CultureInfo.InvariantCulture), style),
        _ => CellOf(value.ToString(), style),
    };

    private static Cell Number(double number, uint style) =>
        new() { StyleIndex = style, DataType = CellValues.Number, CellValue = new CellValue(number.ToString("R", CultureInfo.InvariantCulture)) };

    /// <summary>XML has no room for control marks, nor Excel for more letters than this.</summary>
    private static string Allowed(string text)
    {
        var clean = text.Any(c => !System.Xml.XmlConvert.IsXmlChar(c) && !char.IsSurrogate(c))
            ? string.Concat(text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))) : text;
        return clean.Length > LongestCell ? clean[..LongestCell] : clean;
    }

    /// <summary>At most 31 letters, and none of the marks that Excel uses in addresses.</summary>
    private static string SheetName(string name)
    {
        var clean = string.Concat(name.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' ? ' ' : c)).Trim('\'', ' ');
        return clean.Length == 0 ? "1" : clean.Length > 31 ? clean[..31] : clean;
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd" },
            new NumberingFormat { NumberFormatId = 165, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm" })
        { Count = 2 },
        new Fonts(
            new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
            new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" }))
        { Count = 2 },
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFEFE9DD" }) { PatternType = PatternValues.Solid }))
        { Count = 3 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, FillId = 2, ApplyFont = true, ApplyFill = true },
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 165, ApplyNumberFormat = true },
            new CellFormat { ApplyAlignment = true, Alignment = Wrapping() },
            new CellFormat { FontId = 1, FillId = 2, ApplyFont = true, ApplyFill = true, ApplyAlignment = true, Alignment = Wrapping() })
        { Count = 6 });

    private static Alignment Wrapping() => new() { WrapText = true, Vertical = VerticalAlignmentValues.Top };
}
