using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Documents;

/// <summary>What one cell of a workbook says as text. A number is a date when its style shows it as one.</summary>
internal sealed class XlsxCells
{
    private readonly List<string> _texts = [];
    private readonly List<Shown> _styles = [];
    private readonly TextPool _pool = new();
    private bool _from1904;

    private readonly record struct Shown(bool AsDate, int LeadingZeros);

    public static XlsxCells Of(WorkbookPart workbook)
    {
        var cells = new XlsxCells { _from1904 = workbook.Workbook!.WorkbookProperties?.Date1904?.Value ?? false };
        if (workbook.SharedStringTablePart is { } texts) cells.ReadTexts(texts);
        if (workbook.WorkbookStylesPart?.Stylesheet is { } styles) cells.ReadStyles(styles);
        return cells;
    }

    private void ReadTexts(SharedStringTablePart part)
    {
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si") _texts.Add(TextOf(xml));
    }

    private void ReadStyles(Stylesheet styles)
    {
        var codes = styles.NumberingFormats?.Elements<NumberingFormat>()
            .Where(f => f.NumberFormatId is not null)
            .GroupBy(f => f.NumberFormatId!.Value).ToDictionary(g => g.Key, g => g.First().FormatCode?.Value ?? "") ?? [];
        foreach (var format in styles.CellFormats?.Elements<CellFormat>() ?? [])
        {
            var id = format.NumberFormatId?.Value ?? 0;
            var code = codes.GetValueOrDefault(id, "");
            _styles.Add(new(IsDate(id, code), code.Length > 1 && code.All(c => c == '0') ? code.Length : 0));
        }
    }

    /// <summary>The built-in date formats, and any own format that shows a year, month, day or hour.</summary>
    internal static bool IsDate(uint id, string code)
    {
        if (id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58)) return true;
        var (quoted, bracketed) = (false, false);
        for (var i = 0; i < code.Length; i++)
        {
            var c = char.ToLowerInvariant(code[i]);
            if (c is '\\' or '_' or '*') i++;
            else if (c == '"') quoted = !quoted;
            else if (c is '[' or ']') bracketed = c == '[';
            else if (!quoted && !bracketed && c is ('y' or 'm' or 'd' or 'h' or 's')) return true;
        }
        return false;
    }

    /// <summary>Reads the cell the reader stands on, to its end.</summary>
    public (string Text, CellKind? Note) Read(XmlReader xml)
    {
        var type = xml.GetAttribute("t");
        var style = int.TryParse(xml.GetAttribute("s"), out var s) && s < _styles.Count && s >= 0 ? _styles[s] : default;
        if (xml.IsEmptyElement) return ("", null);
        var (value, formula) = ReadParts(xml);
        if (type == "e") return ("", CellKind.Error);
        var text = type switch
        {
            "s" => int.TryParse(value, out var at) && at >= 0 && at < _texts.Count ? _texts[at] : "",
            "b" => value is "1" or "true" ? "TRUE" : value.Length > 0 ? "FALSE" : "",
            "str" or "inlineStr" => value,
            "d" => value.EndsWith("T00:00:00", StringComparison.Ordinal) ? value[..^9] : value.Replace('T', ' '),
            _ => Number(value, style),
        };
        var note = !formula ? (CellKind?)null : value.Length == 0 ? CellKind.FormulaWithoutValue : CellKind.Formula;
        return (_pool.Get(CsvTable.Clean(text)), note);
    }

    private static (string Value, bool Formula) ReadParts(XmlReader xml)
    {
        var depth = xml.Depth;
        var (value, formula) = ("", false);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "f") formula = true;
            else if (xml.LocalName == "is") value = TextOf(xml);
            else if (xml.LocalName == "v") value = TextOf(xml);
        }
        return (value, formula);
    }

    /// <summary>All text inside the element, but for how it is pronounced (rPh). Leaves the reader on its end.</summary>
    private static string TextOf(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var depth = xml.Depth;
        var silent = int.MaxValue;
        string? only = null;
        StringBuilder? several = null;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.Depth <= silent) silent = xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh" && !xml.IsEmptyElement ? xml.Depth : int.MaxValue;
            if (silent < xml.Depth || xml.NodeType is not (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)) continue;
            if (only is null) only = xml.Value;
            else (several ??= new StringBuilder(only)).Append(xml.Value);
        }
        return several?.ToString() ?? only ?? "";
    }

    private string Number(string value, Shown style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return value;
        if (style.AsDate && ExcelDates.ToText(number, _from1904) is { } date) return date;
        var text = Math.Abs(number) is >= 1e-10 and < 1e16 or 0 ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);
        return style.LeadingZeros > text.Length && text.All(char.IsAsciiDigit) ? text.PadLeft(style.LeadingZeros, '0') : text;
    }
}
