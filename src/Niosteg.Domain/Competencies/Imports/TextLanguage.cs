using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Imports;

/// <summary>Tells Swedish from English by the small words that every text has.</summary>
public static class TextLanguage
{
    private const int Enough = 8;
    private const int MostTexts = 400;
    private static readonly HashSet<string> Swedish = ["och", "att", "är", "för", "med", "som", "på", "av", "till", "det", "den", "ett", "kan", "inte", "eller", "när", "från"];
    private static readonly HashSet<string> English = ["and", "the", "of", "to", "is", "with", "that", "on", "by", "it", "can", "not", "or", "when", "from", "your", "how"];

    /// <summary>Null when there is too little to tell.</summary>
    public static Language? Of(IEnumerable<string> texts)
    {
        var (sv, en) = (0, 0);
        foreach (var word in texts.Where(t => t.Length > 0).Distinct().Take(MostTexts).SelectMany(t => t.ToLowerInvariant().Split([' ', '\n', '\t', ',', '.', ';', ':'], StringSplitOptions.RemoveEmptyEntries)))
        {
            if (Swedish.Contains(word)) sv++;
            if (English.Contains(word)) en++;
        }
        if (sv + en < Enough || Math.Max(sv, en) < 2 * Math.Min(sv, en)) return null;
        return sv > en ? Language.Sv : Language.En;
    }
}
