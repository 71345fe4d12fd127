using System.IO.Compression;

namespace Niosteg.Tests.Support;

/// <summary>A reading of CSV that shares nothing with the product's: counts made with it are an independent check.</summary>
internal static class TinyCsv
{
    /// <summary>A file of shared data as text, unpacked when it is packed.</summary>
    public static string TextOf(string path)
    {
        using var file = File.OpenRead(SharedData.Find(path.Split('/')));
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        return reader.ReadToEnd();
    }

    public static List<Dictionary<string, string>> Read(string text)
    {
        var rows = new List<List<string>> { new() };
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') { cell.Append('"'); i++; }
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c is ',' or '\n' && !quoted) { rows[^1].Add(Take(cell)); if (c == '\n') rows.Add([]); }
            else if (c != '\r' || quoted) cell.Append(c);
        }
        if (cell.Length > 0 || rows[^1].Count > 0) rows[^1].Add(Take(cell));
        return [.. rows.Skip(1).Where(r => r.Count > 1).Select(r => rows[0].Zip(r).ToDictionary(p => p.First.Trim('\uFEFF'), p => p.Second.Trim()))];
    }

    private static string Take(System.Text.StringBuilder cell)
    {
        var text = cell.ToString();
        cell.Clear();
        return text;
    }
}
