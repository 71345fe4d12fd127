using System.Numerics;
using Niosteg.Domain.Competencies.Search;

namespace Niosteg.Bench.Search;

/// <summary>Every word with the concepts that have it in a label.</summary>
internal sealed class AskedWords
{
    private readonly (string Word, string Plain, uint Letters, HashSet<string> Concepts)[] _words;

    public AskedWords(IEnumerable<(string Concept, string Label)> labels)
    {
        var words = new Dictionary<string, HashSet<string>>();
        foreach (var (concept, label) in labels)
        {
            foreach (var word in label.Split(' ')) (words.TryGetValue(word, out var known) ? known : words[word] = []).Add(concept);
        }
        _words = [.. words.Select(word => (word.Key, SearchText.Plain(word.Key), LettersOf(word.Key), word.Value))];
    }

    /// <summary>The concepts with a word that some part of is as near what was typed as the label's nearest; not more than some.
    /// Whoever types no å, ä or ö may mean them.</summary>
    public HashSet<string> AsNearAs(string typed, string label, int most)
    {
        var (near, isPlain, fitting) = (new NearText(typed), SearchText.Plain(typed) == typed, new HashSet<string>());
        var letters = LettersOf(typed);
        var own = label.Split(' ').Min(word => Math.Min(near.FromPartOf(word), isPlain ? near.FromPartOf(SearchText.Plain(word)) : int.MaxValue));
        foreach (var (word, plain, held, concepts) in _words)
        {
            // Each slip changes one letter: with more letters missing no part of it is as near.
            if (BitOperations.PopCount(letters & ~held) > own || (near.FromPartOf(word) > own && (!isPlain || near.FromPartOf(plain) > own))) continue;
            fitting.UnionWith(concepts);
            if (fitting.Count > most) break;
        }
        return fitting;
    }

    private static uint LettersOf(string word) => SearchText.Plain(word).Aggregate(0u, (held, letter) => held | (1u << (letter is >= 'a' and <= 'z' ? letter - 'a' : 26)));
}

/// <summary>Every label in alphabetic order, with its concept.</summary>
internal sealed class AskedBeginnings
{
    private readonly string[] _labels, _concepts;

    public AskedBeginnings(IEnumerable<(string Concept, string Label)> labels)
    {
        var sorted = labels.OrderBy(label => label.Label, StringComparer.Ordinal).ToArray();
        (_labels, _concepts) = ([.. sorted.Select(label => label.Label)], [.. sorted.Select(label => label.Concept)]);
    }

    public HashSet<string> Of(string beginning) => While(beginning, label => label.StartsWith(beginning, StringComparison.Ordinal));

    public HashSet<string> Same(string label) => While(label, other => other == label);

    private HashSet<string> While(string from, Func<string, bool> fits)
    {
        var at = Array.BinarySearch(_labels, from, StringComparer.Ordinal);
        if (at < 0) at = ~at;
        while (at > 0 && fits(_labels[at - 1])) at--;
        var concepts = new HashSet<string>();
        for (; at < _labels.Length && fits(_labels[at]); at++) concepts.Add(_concepts[at]);
        return concepts;
    }
}
