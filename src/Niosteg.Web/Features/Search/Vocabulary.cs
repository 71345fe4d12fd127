using System.Numerics;
using Lucene.Net.Index;
using Niosteg.Domain.Competencies.Search;

namespace Niosteg.Web.Features.Search;

/// <summary>Every word that stands in some label, to find those that are a slip of the finger away. A few tens of thousands,
/// one after the other in one piece of memory.</summary>
internal sealed class Vocabulary
{
    private const int MostNear = 50;

    private readonly char[] _letters;
    private readonly int[] _starts;
    private readonly uint[] _signs;

    private Vocabulary(char[] letters, int[] starts)
    {
        (_letters, _starts, _signs) = (letters, starts, new uint[starts.Length - 1]);
        for (var at = 0; at < _signs.Length; at++) _signs[at] = SignOf(WordAt(at));
    }

    public static Vocabulary Of(IndexReader reader)
    {
        var letters = new List<char>();
        var starts = new List<int> { 0 };
        if (MultiFields.GetTerms(reader, LabelDocument.Words) is { } terms)
        {
            foreach (var term in terms)
            {
                letters.AddRange(term.Term.Utf8ToString());
                starts.Add(letters.Count);
            }
        }
        return new([.. letters], [.. starts]);
    }

    /// <summary>Words that begin like the typed one but for a slip, then those that hold it so; shorter ones first.</summary>
    public IReadOnlyList<string> Near(SearchWord word)
    {
        var (starts, holds, sign) = (new List<string>(), new List<string>(), SignOf(word.Text));
        for (var at = 0; at < _signs.Length; at++)
        {
            // One slip changes one typed letter: all the others stand in the word.
            if (BitOperations.PopCount(sign & ~_signs[at]) > 1) continue;
            var other = WordAt(at);
            if (other.Length < word.Text.Length - 1 || word.Near.FromPartOf(other) > 1) continue;
            if (word.Near.FromStartOf(other) <= 1) starts.Add(other.ToString());
            else holds.Add(other.ToString());
        }
        return [.. starts.OrderBy(found => found.Length).Concat(holds.OrderBy(found => found.Length)).Take(MostNear)];
    }

    /// <summary>Which letters stand in a word, a bit for each of a to z and a few for the others to share.</summary>
    private static uint SignOf(ReadOnlySpan<char> word)
    {
        var sign = 0u;
        foreach (var letter in word) sign |= 1u << (letter is >= 'a' and <= 'z' ? letter - 'a' : 26 + (letter % 5));
        return sign;
    }

    private ReadOnlySpan<char> WordAt(int at) => _letters.AsSpan(_starts[at].._starts[at + 1]);
}
