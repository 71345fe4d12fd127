namespace Niosteg.Web.Documents;

/// <summary>Gives the same string back for the same letters. A column of a table repeats itself: titles, units, dates.</summary>
internal sealed class TextPool
{
    private const int Longest = 60;
    private const int Most = 50_000;

    private readonly HashSet<string> _known = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TextPool() => _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Get(ReadOnlySpan<char> letters)
    {
        if (letters.IsEmpty) return "";
        if (letters.Length > Longest) return letters.ToString();
        if (_lookup.TryGetValue(letters, out var known)) return known;
        var text = letters.ToString();
        if (_known.Count < Most) _known.Add(text);
        return text;
    }
}
