namespace Niosteg.Web.Documents;

/// <summary>Gives the same string back for the same letters. A column of a table repeats itself: titles, units, dates.</summary>
/// <param name="longest">Longer texts are not kept: they seldom repeat.</param>
internal sealed class TextPool(int longest = 60)
{
    private const int Most = 50_000;

    private readonly HashSet<string> _known = [];

    public string Get(ReadOnlySpan<char> letters)
    {
        if (letters.IsEmpty) return "";
        if (letters.Length > longest) return letters.ToString();
        if (_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters, out var known)) return known;
        var text = letters.ToString();
        if (_known.Count < Most) _known.Add(text);
        return text;
    }
}
