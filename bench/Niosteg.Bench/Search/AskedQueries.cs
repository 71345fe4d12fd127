using Niosteg.Domain.Competencies.Search;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Search;

namespace Niosteg.Bench.Search;

internal enum AskedKind
{
    /// <summary>The beginning of a label.</summary>
    Beginning,
    /// <summary>Part of a word with one slip: a letter is missing.</summary>
    LetterMissing,
    LetterTooMany,
    AnotherLetter,
    LettersSwapped,
    /// <summary>A part that begins inside a Swedish compound.</summary>
    InsideCompound,
    /// <summary>A whole alternative label.</summary>
    OtherName,
    /// <summary>The beginning of a Swedish label with å, ä or ö, typed without.</summary>
    WithoutMarks,
}

/// <param name="Sought">The concept that the typed text was cut from, and any other with the very same label.</param>
/// <param name="Fitting">All concepts that fit as well as the sought one, itself among them.</param>
internal sealed record AskedQuery(AskedKind Kind, string Typed, IReadOnlySet<string> Sought, IReadOnlySet<string> Fitting)
{
    public const int Best = 10;

    /// <summary>Whether at most ten fit as well, those with the same label taken as one: then the sought one should be among
    /// the first ten. Where more do, no order can promise that.</summary>
    public bool IsJudged => Fitting.Count - Sought.Count < Best;

    public bool IsFoundIn(IReadOnlyList<string> hits) => hits.Any(Sought.Contains);

    /// <summary>How many of the places that could be filled with what fits as well are.</summary>
    public double FilledBy(IReadOnlyList<string> hits) => (double)hits.Count(Fitting.Contains) / Math.Min(Best, Fitting.Count);
}

/// <summary>The same questions for every engine, drawn with a fixed seed from the labels. Which of them can be judged, and what
/// fits, is told by plain distance between the typed text and every word: no engine's order has a say.</summary>
internal sealed class AskedQueries
{
    private const int Fewest = 5;
    private const string Letters = "abcdefghijklmnopqrstuvwxyzåäö";

    private readonly Label[] _labels;
    private readonly AskedWords _words;
    private readonly AskedBeginnings _beginnings, _plainBeginnings;
    private readonly HashSet<string> _swedish;

    public AskedQueries(IReadOnlyList<SearchEntry> entries)
    {
        _labels = [.. entries.SelectMany(entry => entry.Labels.Where(label => label.Role != TextRole.Code).Select(label => new Label(entry.Key, label.Language, label.Role, SearchText.Key(label.Text))))];
        _words = new(_labels.Select(label => (label.Concept, label.Key)));
        _beginnings = new(_labels.Select(label => (label.Concept, label.Key)));
        _plainBeginnings = new(_labels.Select(label => (label.Concept, SearchText.Plain(label.Key))));
        _swedish = [.. _labels.Where(label => label.Language == Language.Sv).SelectMany(label => Words(label.Key))];
    }

    /// <summary>Draws until there are as many as wanted that can be judged, and keeps some of the others.</summary>
    /// <param name="drawn">How many it took.</param>
    public IReadOnlyList<AskedQuery> Draw(AskedKind kind, int judged, int others, int seed, out int drawn)
    {
        var random = new Random(seed + (int)kind);
        var from = _labels.Where(label => Serves(kind, label)).ToArray();
        var queries = new List<AskedQuery>();
        for (drawn = 0; judged > 0 && drawn < 100_000; drawn++)
        {
            var label = from[random.Next(from.Length)];
            if (Ask(kind, label, random, whole: others > 0) is not { } query || (!query.IsJudged && others-- <= 0)) continue;
            if (query.IsJudged) judged--;
            queries.Add(query);
        }
        return queries;
    }

    private bool Serves(AskedKind kind, Label label) => kind switch
    {
        AskedKind.Beginning => label.Key.Length >= Fewest,
        AskedKind.OtherName => label.Role == TextRole.Alternative,
        AskedKind.WithoutMarks => label.Language == Language.Sv && label.Key.Length > Fewest && label.Key.IndexOfAny(['å', 'ä', 'ö']) >= 0,
        AskedKind.InsideCompound => label.Language == Language.Sv && Words(label.Key).Any(word => Seams(word).Any()),
        _ => Words(label.Key).Any(),
    };

    private AskedQuery? Ask(AskedKind kind, Label label, Random random, bool whole)
    {
        var typed = kind switch
        {
            AskedKind.OtherName => label.Key,
            AskedKind.Beginning => Cut(label.Key, random),
            AskedKind.WithoutMarks => SearchText.Plain(label.Key[..random.Next(Math.Max(Fewest, label.Key.IndexOfAny(['å', 'ä', 'ö']) + 1), label.Key.Length + 1)]),
            AskedKind.InsideCompound => Inside(label.Key, random),
            _ => Slip(kind, Cut(Pick(Words(label.Key), random), random), random),
        };
        typed = typed.Trim();
        var fitting = kind switch
        {
            AskedKind.OtherName => _beginnings.Same(typed),
            AskedKind.Beginning => _beginnings.Of(typed),
            AskedKind.WithoutMarks => _plainBeginnings.Of(typed),
            _ => _words.AsNearAs(typed, label.Key, whole ? int.MaxValue : AskedQuery.Best + _beginnings.Same(label.Key).Count),
        };
        return typed.Length < Fewest - 1 ? null : new(kind, typed, _beginnings.Same(label.Key), fitting);
    }

    private static string Cut(string text, Random random) => text[..random.Next(Fewest, text.Length + 1)];

    /// <summary>A compound is a word whose end, from where the part begins, is itself a word in some Swedish label.</summary>
    private string Inside(string label, Random random)
    {
        var word = Pick(Words(label).Where(word => Seams(word).Any()), random);
        var start = Pick(Seams(word), random);
        return word.Substring(start, random.Next(Fewest, word.Length - start + 1));
    }

    private static string Slip(AskedKind kind, string part, Random random)
    {
        var (at, letter) = (random.Next(part.Length), Letters[random.Next(Letters.Length)]);
        if (kind == AskedKind.LettersSwapped) at = random.Next(part.Length - 1);
        return kind switch
        {
            AskedKind.LetterMissing => part.Remove(at, 1),
            AskedKind.LetterTooMany => part.Insert(at, $"{letter}"),
            AskedKind.AnotherLetter => part[..at] + letter + part[(at + 1)..],
            _ => $"{part[..at]}{part[at + 1]}{part[at]}{part[(at + 2)..]}",
        };
    }

    private IEnumerable<int> Seams(string word) => Enumerable.Range(3, Math.Max(0, word.Length - Fewest - 2)).Where(at => _swedish.Contains(word[at..]));

    private static IEnumerable<string> Words(string key) => key.Split(' ').Where(word => word.Length >= Fewest && word.All(char.IsLetter));

    private static T Pick<T>(IEnumerable<T> among, Random random) => among.ToArray() is var all ? all[random.Next(all.Length)] : default!;

    private sealed record Label(string Concept, Language Language, TextRole Role, string Key);
}
