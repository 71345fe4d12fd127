using Lucene.Net.Index;
using Niosteg.Domain.Competencies.Search;

namespace Niosteg.Web.Features.Search;

/// <summary>Every word that stands in some label, to find those that are a slip of the finger away. A few tens of thousands,
/// one after the other in one piece of memory.</summary>
internal sealed class Vocabulary
{
    private const int MostNear = 50;

    /// <summary>Between two words.</summary>
    private const char Gap = '\n';

    private readonly char[] _letters;
    private readonly int[] _starts;

    private Vocabulary(char[] letters, int[] starts) => (_letters, _starts) = (letters, starts);

    public static Vocabulary Of(IndexReader reader)
    {
        var letters = new List<char>();
        var starts = new List<int>();
        if (MultiFields.GetTerms(reader, LabelDocument.Words) is { } terms)
        {
            foreach (var term in terms)
            {
                starts.Add(letters.Count);
                letters.AddRange(term.Term.Utf8ToString());
                letters.Add(Gap);
            }
        }
        return new([.. letters], [.. starts]);
    }

    /// <summary>Words that begin like the typed one but for a slip, then those that hold it so; shorter ones first.</summary>
    public IReadOnlyList<string> Near(SearchWord word)
    {
        var (starts, holds) = (new List<string>(), new List<string>());
        foreach (var at in word.Near.Untouched.SelectMany(Holding).Distinct())
        {
            var other = WordAt(at);
            if (word.Near.FromPartOf(other) > 1) continue;
            if (word.Near.FromStartOf(other) <= 1) starts.Add(other.ToString());
            else holds.Add(other.ToString());
        }
        return [.. starts.OrderBy(found => found.Length).Concat(holds.OrderBy(found => found.Length)).Take(MostNear)];
    }

    private List<int> Holding(string part)
    {
        var words = new List<int>();
        for (var from = 0; _letters.AsSpan(from).IndexOf(part.AsSpan()) is >= 0 and var found;)
        {
            var at = Array.BinarySearch(_starts, from + found);
            if (at < 0) at = ~at - 1;
            words.Add(at);
            from = at + 1 < _starts.Length ? _starts[at + 1] : _letters.Length;
        }
        return words;
    }

    private ReadOnlySpan<char> WordAt(int at) => _letters.AsSpan(_starts[at]..((at + 1 < _starts.Length ? _starts[at + 1] : _letters.Length) - 1));
}
