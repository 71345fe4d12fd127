using System.Globalization;
using System.Text;

namespace Niosteg.Web.Documents;

/// <summary>Writes a table for people to open in a spreadsheet program: UTF-8 that says so, so that å, ä and ö come right,
/// and no cell that the program would take for a formula.</summary>
public sealed class CsvWriter(Stream stream, char delimiter = ';') : IDisposable
{
    public const string MediaType = "text/csv; charset=utf-8";

    private readonly StreamWriter _writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    /// <summary>Cells may be texts, numbers, days, moments, truths or null.</summary>
    public void Write(params IEnumerable<object?> cells)
    {
        _writer.WriteLine(string.Join(delimiter, cells.Select(c => Quote(TextOf(c), delimiter))));
    }

    public void Dispose() => _writer.Dispose();

    public static byte[] Write(XlsxSheet sheet)
    {
        using var stream = new MemoryStream();
        using (var csv = new CsvWriter(stream))
        {
            csv.Write(sheet.Columns.Select(c => c.Header));
            foreach (var row in sheet.Rows) csv.Write(row);
        }
        return stream.ToArray();
    }

    internal static string TextOf(object? cell) => cell switch
    {
        null => "",
        string text => Harmless(text),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    /// <summary>A text that begins like a formula gets an apostrophe before it: the program then shows it and runs nothing.</summary>
    private static string Harmless(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;

    internal static string Quote(string text, char delimiter) =>
        text.AsSpan().IndexOfAny(delimiter, '"', '\n') >= 0 || text.Contains('\r', StringComparison.Ordinal) || (text.Length > 0 && (text[0] == ' ' || text[^1] == ' '))
            ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : text;
}
