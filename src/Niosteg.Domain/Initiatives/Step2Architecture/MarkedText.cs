using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>A stretch of a text, with the numbers of the notes that are about it; none for what stands between.</summary>
public sealed record MarkedPiece(string Text, IReadOnlyList<int> Notes);

/// <summary>A text cut up so that what the rules ask about can be marked. Put together again it is the text.</summary>
public static class MarkedText
{
    /// <param name="findings">Those with a place in the text; numbered from 1 in their order.</param>
    public static IReadOnlyList<MarkedPiece> Of(string text, IReadOnlyList<RuleFinding> findings)
    {
        var spans = findings.Select((f, at) => (Start: Math.Clamp(f.Start, 0, text.Length), End: Math.Clamp(f.Start + f.Length, 0, text.Length), Note: at + 1)).Where(s => s.End > s.Start).ToList();
        var cuts = spans.SelectMany(s => new[] { s.Start, s.End }).Append(0).Append(text.Length).Distinct().Order().ToList();
        return [.. cuts.Zip(cuts.Skip(1)).Select(cut => new MarkedPiece(text[cut.First..cut.Second], [.. spans.Where(s => s.Start <= cut.First && s.End >= cut.Second).Select(s => s.Note)]))];
    }
}

/// <summary>Which of our languages a text is in, by its smallest words. Enough to choose between two; a reader can choose otherwise.</summary>
public static class LanguageGuess
{
    private static readonly HashSet<string> Sv = ["och", "att", "som", "för", "är", "av", "med", "på", "till", "den", "det", "en", "ett", "du", "vi", "om", "eller", "inte"];
    private static readonly HashSet<string> En = ["the", "and", "of", "to", "in", "for", "with", "is", "are", "a", "an", "you", "we", "or", "not", "that", "on", "as"];

    public static Language Of(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', '\n', '\r', '\t', ',', '.', ';', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return words.Count(En.Contains) > words.Count(Sv.Contains) ? Language.En : Language.Sv;
    }
}
