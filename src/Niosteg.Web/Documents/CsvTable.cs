using System.Text;
using Niosteg.Domain.Shared;
using Sylvan.Data.Csv;

namespace Niosteg.Web.Documents;

/// <summary>Text files with one row a line: comma, semicolon, tab or bar between the cells; UTF-8, UTF-16 or Windows-1252.</summary>
internal static class CsvTable
{
    private const int LongestRow = 1 << 20;
    private static readonly char[] Delimiters = [';', ',', '\t', '|'];
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static Outcome<Table> Read(byte[] content)
    {
        if (Decode(content) is not { } text) return new Refusal("file-not-a-table");
        if (string.IsNullOrWhiteSpace(text)) return new Refusal("file-empty");
        if (IsSomethingElse(text)) return new Refusal("file-not-a-table");
        var builder = new TableBuilder("");
        var skipped = SepLine(text, out var stated);
        if (ReadRows(text[skipped..], stated ?? Sniff(text), skipped > 0 ? 1 : 0, builder) is { } refusal) return refusal;
        var built = builder.Build();
        if (built.Refusal is { } tooMuch) return tooMuch;
        return built.Value ?? (Outcome<Table>)new Refusal("file-empty");
    }

    /// <summary>The text, or null when these bytes are no text.</summary>
    internal static string? Decode(byte[] content)
    {
        var text = content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(content, 3, content.Length - 3),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(content, 2, content.Length - 2),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2),
            [not 0, 0, not 0, 0, ..] => Encoding.Unicode.GetString(content),
            _ => Utf8(content) ?? Windows1252.GetString(content),
        };
        // A stray mark in one cell is someone's typing; many, or a null, is a picture or a program.
        var strange = text.Count(IsStrange);
        return text.Contains('\0', StringComparison.Ordinal) || strange > 8 + text.Length / 1000 ? null : text;
    }

    private static string? Utf8(byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool IsStrange(char c) => char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\v' or '\f' or '\u0085');

    private static bool IsSomethingElse(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start.StartsWith("%PDF") || start.StartsWith("{") || start.StartsWith("[{") || start.StartsWith("<") || start.StartsWith("{\\rtf");
    }

    /// <summary>Excel's own first line that says what stands between the cells.</summary>
    private static int SepLine(string text, out char? delimiter)
    {
        delimiter = null;
        if (!text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || text.Length < 6) return 0;
        delimiter = text[4];
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? 0 : text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }

    /// <summary>What stands between the cells: the mark that most rows have as many of as the first row that has any.</summary>
    internal static char Sniff(string text)
    {
        var rows = FirstRows(text, 40);
        var best = (Delimiter: ',', Agree: 0, Count: 0);
        foreach (var (delimiter, at) in Delimiters.Select((d, i) => (d, i)))
        {
            var counts = rows.Select(r => r[at]).SkipWhile(n => n == 0).ToList();
            if (counts.Count == 0) continue;
            var agree = counts.Count(n => n == counts[0]);
            if ((agree, counts[0]).CompareTo((best.Agree, best.Count)) > 0) best = (delimiter, agree, counts[0]);
        }
        return best.Delimiter;
    }

    /// <summary>How often each possible mark stands in each of the first rows, outside quotes.</summary>
    private static List<int[]> FirstRows(string text, int most)
    {
        var rows = new List<int[]>();
        var row = new int[Delimiters.Length];
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            else if (!quoted && c is '\n')
            {
                rows.Add(row);
                if (rows.Count == most) return rows;
                row = new int[Delimiters.Length];
            }
            else if (!quoted && Array.IndexOf(Delimiters, c) is >= 0 and var at) row[at]++;
        }
        rows.Add(row);
        return rows;
    }

    private static Refusal? ReadRows(string text, char delimiter, int before, TableBuilder builder)
    {
        var number = before;
        var pool = new TextPool();
        var cells = new List<string>();
        try
        {
            using var reader = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions
            {
                HasHeaders = false,
                Delimiter = delimiter,
                Comment = '\0',
                BufferSize = 1 << 15,
                MaxBufferSize = LongestRow,
                StringFactory = (letters, from, length) => pool.Get(Clean(letters.AsSpan(from, length))),
            });
            while (reader.Read())
            {
                number++;
                if (reader.RowFieldCount > TableReader.MaxColumns * 2) return new Refusal("file-too-many-columns", null, TableReader.MaxColumns);
                cells.Clear();
                for (var i = 0; i < reader.RowFieldCount; i++) cells.Add(reader.GetString(i));
                if (builder.Add(number, cells) is { } refusal) return refusal;
            }
            return null;
        }
        catch (CsvFormatException)
        {
            return new Refusal("file-quotes", null, number + 1);
        }
    }

    internal static ReadOnlySpan<char> Clean(ReadOnlySpan<char> cell)
    {
        var trimmed = cell.Trim().Trim('\uFEFF');
        foreach (var c in trimmed)
            if (IsStrange(c)) return string.Concat(trimmed.ToString().Where(x => !IsStrange(x)));
        return trimmed;
    }
}
