using System.Buffers;

namespace Niosteg.Domain.Shared;

/// <summary>What tables write where they know nothing: "MISSING", "TBC", a lone dash. Taken for unknown, never for a text.</summary>
public static class Placeholders
{
    private static readonly HashSet<string> Words = new(
    [
        "n/a", "#n/a", "n.a.", "null", "missing", "tbc", "tbd", "tba", "unknown", "blank", "(blank)", "not applicable", "not defined", "to be confirmed", "to be decided",
        "saknas", "okänd", "okänt", "tom", "(tom)", "ej aktuell", "ej aktuellt", "ej definierad", "inte definierad", "ska kompletteras",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Marks = SearchValues.Create(" -–—.?");

    public static bool Is(string cell)
    {
        // Nearly every cell is longer or plainly something else.
        if (cell.Length is 0 or > 20) return false;
        return Words.Contains(cell) || cell.AsSpan().IndexOfAnyExcept(Marks) < 0;
    }
}
