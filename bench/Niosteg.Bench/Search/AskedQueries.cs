using Niosteg.Domain.Competencies.Search;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Search;

namespace Niosteg.Bench.Search;

/// <param name="Sought">The concept that the typed text was cut from.</param>
/// <param name="IsJudged">Whether at most ten concepts, the sought one among them, fit as well as it does: then it should be
/// among the first ten. Where more fit as well, no order can promise that, and only the time is measured.</param>
internal sealed record AskedQuery(string Typed, string Sought, bool IsJudged);

/// <summary>The same questions for every engine, drawn with a fixed seed: a word of a random label cut short with one slip of
/// the finger, and a part from inside a Swedish compound.</summary>
internal sealed class AskedQueries
{
    public const int Best = 10;
    private const int Fewest = 5;
    private const string Letters = "abcdefghijklmnopqrstuvwxyzåäö";

    private readonly (string Key, string Label)[] _labels;
    private readonly (string Key, Language Language, string[] Words)[] _drawn;
    private readonly HashSet<string> _swedishWords;

    public AskedQueries(IReadOnlyList<SearchEntry> entries)
    {
        var all = entries.SelectMany(entry => entry.Labels.Select(label => (entry.Key, label.Language, Label: SearchText.Key(label.Text)))).ToArray();
        _labels = [.. all.Select(label => (label.Key, label.Label))];
        _drawn = [.. all.Select(label => (label.Key, label.Language, label.Label.Split(' ').Where(word => word.Length >= Fewest && word.All(char.IsLetter)).ToArray())).Where(label => label.Item3.Length > 0)];
        _swedishWords = [.. _drawn.Where(label => label.Language == Language.Sv).SelectMany(label => label.Words)];
    }

    /// <summary>A random label, a random word of it cut to its first five letters or more, one random slip.</summary>
    public IReadOnlyList<AskedQuery> WithASlip(int count, int seed) => Draw(count, new Random(seed), _drawn, (words, random) =>
    {
        var word = words[random.Next(words.Length)];
        return Slip(word[..random.Next(Fewest, word.Length + 1)], random);
    });

    /// <summary>A random Swedish label with a compound, and of that a part of five letters or more that begins inside.</summary>
    /// <remarks>A compound is a word whose end, from where the part begins, is itself a word in some Swedish label.</remarks>
    public IReadOnlyList<AskedQuery> InsideCompounds(int count, int seed)
    {
        var compounds = _drawn.Where(label => label.Language == Language.Sv).Select(label => (label.Key, label.Language, label.Words.Where(word => Seams(word).Any()).ToArray())).Where(label => label.Item3.Length > 0).ToArray();
        return Draw(count, new Random(seed), compounds, (words, random) =>
        {
            var word = words[random.Next(words.Length)];
            var seams = Seams(word).ToArray();
            var start = seams[random.Next(seams.Length)];
            return word.Substring(start, random.Next(Fewest, word.Length - start + 1));
        });
    }

    private IEnumerable<int> Seams(string word) => Enumerable.Range(3, Math.Max(0, word.Length - Fewest - 2)).Where(at => _swedishWords.Contains(word[at..]));

    private AskedQuery[] Draw(int count, Random random, (string Key, Language Language, string[] Words)[] from, Func<string[], Random, string> typed)
    {
        var drawn = Enumerable.Range(0, count).Select(_ => from[random.Next(from.Length)]).Select(label => (label.Key, Typed: typed(label.Words, random))).ToArray();
        return [.. drawn.AsParallel().AsOrdered().Select(query => new AskedQuery(query.Typed, query.Key, IsJudged(query.Typed, query.Key)))];
    }

    private static string Slip(string part, Random random)
    {
        var at = random.Next(part.Length);
        var letter = Letters[random.Next(Letters.Length)];
        return random.Next(4) switch
        {
            0 => part.Remove(at, 1),
            1 => part.Insert(at, $"{letter}"),
            2 => part[..at] + letter + part[(at + 1)..],
            _ when at + 1 < part.Length => $"{part[..at]}{part[at + 1]}{part[at]}{part[(at + 2)..]}",
            _ => part.Remove(at, 1),
        };
    }

    /// <summary>Every label is held against the typed text by plain distance, wherever in the label it fits best: an engine's
    /// own order has no say. A concept counts once, with its best label; concepts with the same label tie.</summary>
    private bool IsJudged(string typed, string sought)
    {
        var near = new NearText(typed);
        var own = _labels.Where(label => label.Key == sought).Min(label => near.FromPartOf(label.Label));
        var asGood = new HashSet<string>();
        foreach (var (key, label) in _labels)
        {
            if (near.FromPartOf(label) <= own && asGood.Add(key) && asGood.Count > Best) return false;
        }
        return true;
    }
}
