using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies;

/// <summary>A level as people write it in one cell of a table: a sentence or two, and signs as lines that begin with
/// a dash or a dot. A short line that only leads in to the signs ("You can:") says nothing of its own and is left out.</summary>
public static class LevelCell
{
    private const int LongestLeadIn = 40;
    private const int LongestMarker = 80;
    private static readonly char[] Bullets = ['-', '–', '—', '•', '·', '*', '‣', '▪', '●', '◦'];

    /// <summary>What tables write where there is no text, so that it is not taken for one.</summary>
    private static readonly string[] Markers =
        ["not in use", "not defined", "not applicable", "n/a", "tbd", "ej definierad", "inte definierad", "används ej", "används inte", "ej aktuell", "saknas"];

    public static LevelWords Read(string? cell)
    {
        if (SaysNothing(cell)) return LevelWords.Nothing;
        var lines = cell!.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        var text = new List<string>();
        var signs = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (IsSign(lines[i])) signs.Add(lines[i].TrimStart(Bullets).Trim());
            else if (i + 1 == lines.Count || !IsSign(lines[i + 1]) || !IsLeadIn(lines[i])) text.Add(lines[i]);
        }
        return new(text.Count == 0 ? null : string.Join('\n', text), [.. signs.Where(s => s.Length > 0)]);
    }

    /// <summary>Empty, a lone dash, or a marker such as "NOT IN USE".</summary>
    public static bool SaysNothing(string? cell)
    {
        var clean = cell?.Trim(' ', '\t', '\r', '\n', '-', '–', '—', '.') ?? "";
        if (clean.Length == 0 || Placeholders.Is(clean)) return true;
        return clean.Length <= LongestMarker && !clean.Contains('\n', StringComparison.Ordinal)
            && Array.Exists(Markers, m => clean.EndsWith(m, StringComparison.OrdinalIgnoreCase) && IsWordStart(clean, clean.Length - m.Length));
    }

    private static bool IsSign(string line) =>
        Bullets.Contains(line[0]) && (line.Length == 1 || !char.IsDigit(line[1]));

    private static bool IsLeadIn(string line) => line.Length <= LongestLeadIn && line[^1] is not ('.' or '!' or '?');

    private static bool IsWordStart(string text, int at) => at == 0 || !char.IsLetterOrDigit(text[at - 1]);
}

/// <summary>The words of one level in one language.</summary>
public sealed record LevelWords(string? Text, IReadOnlyList<string> Signs)
{
    public static readonly LevelWords Nothing = new(null, []);

    public bool IsEmpty => Text is null && Signs.Count == 0;
}
