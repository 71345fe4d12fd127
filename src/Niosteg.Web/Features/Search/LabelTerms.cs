using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;
using Niosteg.Domain.Competencies.Search;

namespace Niosteg.Web.Features.Search;

/// <summary>The terms a label is found by: its words, three letters at a time inside each word, how words and the whole
/// label begin and end, and the stems of its words in Swedish and English.</summary>
internal static class LabelTerms
{
    private const int Three = 3;

    private static readonly SwedishAnalyzer Swedish = new(LuceneVersion.LUCENE_48);
    private static readonly EnglishAnalyzer English = new(LuceneVersion.LUCENE_48);

    /// <summary>With å, ä and ö as written, and once more without them for those who type so.</summary>
    public static HashSet<string> Grams(string key)
    {
        var grams = new HashSet<string>(StringComparer.Ordinal);
        var plain = SearchText.Plain(key);
        foreach (var spelling in ReferenceEquals(plain, key) ? [key] : new[] { key, plain })
        {
            foreach (var word in spelling.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                grams.UnionWith(Inner(word));
                grams.UnionWith(Beginnings(word));
            }
            if (spelling.Length > 0) grams.UnionWith(Edges(spelling));
        }
        return grams;
    }

    /// <summary>What must be there, to three fifths: three letters at a time; of a word of one or two letters, its beginning.</summary>
    public static IEnumerable<string> Inner(string word) =>
        word.Length < Three ? ["_" + word] : Enumerable.Range(0, word.Length - Three + 1).Select(i => word.Substring(i, Three));

    /// <summary>What makes a label better: that a word begins so, or is so short a word.</summary>
    public static IEnumerable<string> Beginnings(string word)
    {
        yield return "_" + word[..1];
        if (word.Length > 1) yield return "_" + word[..2];
        yield return word.Length < Three ? "_" + word + "_" : word[^2..] + "_";
    }

    /// <summary>How the whole label begins and ends.</summary>
    public static IEnumerable<string> Edges(string key)
    {
        yield return "^" + key[..Math.Min(2, key.Length)];
        yield return key[^Math.Min(2, key.Length)..] + "$";
    }

    public static HashSet<string> Words(string key)
    {
        var words = new HashSet<string>(key.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
        var plain = SearchText.Plain(key);
        if (!ReferenceEquals(plain, key)) words.UnionWith(plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words;
    }

    public static HashSet<string> Stems(string key) => [.. Analysed(Swedish, key), .. Analysed(English, key)];

    private static List<string> Analysed(Analyzer analyzer, string key)
    {
        var stems = new List<string>();
        using var stream = analyzer.GetTokenStream("", key);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) stems.Add(term.ToString());
        stream.End();
        return stems;
    }
}

/// <summary>Terms that are ready, handed to Lucene as they are.</summary>
internal sealed class ReadyTerms : TokenStream
{
    private readonly ICharTermAttribute _term;
    private IEnumerator<string> _terms = Enumerable.Empty<string>().GetEnumerator();

    public ReadyTerms() => _term = AddAttribute<ICharTermAttribute>();

    public ReadyTerms With(IEnumerable<string> terms)
    {
        _terms = terms.GetEnumerator();
        return this;
    }

    public override bool IncrementToken()
    {
        ClearAttributes();
        if (!_terms.MoveNext()) return false;
        _term.SetEmpty().Append(_terms.Current);
        return true;
    }
}
