using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Imports;

/// <summary>Finds things by name, in the file's language first, then in the other. Those added count at once.</summary>
internal sealed class NameIndex<T> where T : class
{
    private readonly Dictionary<string, T> _first = [];
    private readonly Dictionary<string, T> _second = [];
    private readonly List<T> _new = [];
    private readonly Language _language;

    public NameIndex(IEnumerable<T> known, Func<T, LocalText> nameOf, Language language)
    {
        _language = language;
        foreach (var one in known) Add(one, nameOf(one));
    }

    public IReadOnlyList<T> New => _new;

    public T? Find(LocalText name)
    {
        var (first, second) = Keys(name);
        if (first.Length > 0 && (_first.TryGetValue(first, out var found) || _second.TryGetValue(first, out found))) return found;
        return second.Length > 0 && (_second.TryGetValue(second, out found) || _first.TryGetValue(second, out found)) ? found : null;
    }

    public T FindOrAdd(LocalText name, Func<LocalText, T> make)
    {
        if (Find(name) is { } found) return found;
        var made = make(name);
        _new.Add(made);
        Add(made, name);
        return made;
    }

    private void Add(T one, LocalText name)
    {
        var (first, second) = Keys(name);
        if (first.Length > 0) _first.TryAdd(first, one);
        if (second.Length > 0) _second.TryAdd(second, one);
    }

    private (string First, string Second) Keys(LocalText name) => _language == Language.Sv
        ? (SimilarNames.Key(name.Sv), SimilarNames.Key(name.En)) : (SimilarNames.Key(name.En), SimilarNames.Key(name.Sv));
}
