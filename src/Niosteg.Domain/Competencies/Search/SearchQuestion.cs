namespace Niosteg.Domain.Competencies.Search;

/// <summary>What somebody typed, made ready to be held against many labels. The last word may be half typed.</summary>
public sealed class SearchQuestion
{
    public const int MostLetters = 100;
    private const int MostWords = 12;

    /// <summary>Words that say nothing about what is sought.</summary>
    private static readonly HashSet<string> Small =
        ["och", "i", "på", "av", "för", "att", "med", "till", "om", "en", "ett", "som", "and", "in", "on", "of", "for", "to", "with", "the", "a", "an", "or"];

    /// <param name="stemOf">The stem of a word, for endings that do not matter; the word itself where there is none.</param>
    public SearchQuestion(string? typed, Func<string, IEnumerable<string>> stemOf)
    {
        Key = SearchText.Key(typed?.Length > MostLetters ? typed[..MostLetters] : typed);
        Plain = SearchText.Plain(Key);
        var words = Key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords).ToList();
        Words = [.. (words.All(Small.Contains) ? words : words.Where(word => !Small.Contains(word))).Select(word => new SearchWord(word, [.. stemOf(word)]))];
    }

    public string Key { get; }
    public string Plain { get; }
    public IReadOnlyList<SearchWord> Words { get; }

    /// <summary>Typed without å, ä, ö and accents: then a label may have them. Whoever typed them means them.</summary>
    public bool IsPlain => Key == Plain;
}

/// <summary>One typed word.</summary>
public sealed class SearchWord(string text, IReadOnlyList<string> stems)
{
    /// <summary>Shorter words have no room for a slip: nearly every short word is one letter from another.</summary>
    public const int FewestForSlip = 4;

    public string Text { get; } = text;
    public IReadOnlyList<string> Stems { get; } = stems;
    public bool IsPlain { get; } = SearchText.Plain(text) == text;
    public NearText Near { get; } = new(text);

    /// <summary>Numbers are codes: another digit is another code.</summary>
    public bool MayHaveSlip => Text.Length >= FewestForSlip && !Text.Any(char.IsAsciiDigit);
}
