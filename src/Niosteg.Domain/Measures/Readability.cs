using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>Björnsson's bands. Too short is an answer: the formula swings wildly on a few sentences.</summary>
public enum ReadabilityBand
{
    TooShort = 0,
    VeryEasy = 1,
    Easy = 2,
    Medium = 3,
    Hard = 4,
    VeryHard = 5,
}

/// <summary>How hard a text is on the surface.</summary>
/// <param name="LongWords">Words of more than six letters.</param>
/// <param name="WordsPerSentence">Mean sentence length; given for short texts too.</param>
/// <param name="Lix">Null when the text is too short.</param>
public sealed record TextReadability(
    int Words, int Sentences, int LongWords, double WordsPerSentence, double? Lix, ReadabilityBand Band);

/// <summary>F1. Readability index LIX (Björnsson 1968): words per sentence + per cent long words. It measures the
/// surface only: compounds raise it and short hard words escape it. What counts as a word and a sentence decides the
/// answer, so that is written down in <see cref="TextSentences"/> and on the measure's page.</summary>
public static class Readability
{
    private const int LongFrom = 7;

    /// <param name="text">Plain text in Swedish or English.</param>
    /// <param name="fewestWords">Shorter texts get no LIX.</param>
    public static Outcome<TextReadability> Of(string text, int fewestWords = 100)
    {
        var sentences = TextSentences.Of(text);
        if (sentences.Count == 0) return InvalidInput.Empty(nameof(text));

        var words = sentences.Sum(sentence => sentence.Count);
        var longWords = sentences.Sum(sentence => sentence.Count(word => word.Count(char.IsLetter) >= LongFrom));
        double? lix = words < fewestWords ? null : Index(words, sentences.Count, longWords);
        return new TextReadability(words, sentences.Count, longWords, (double)words / sentences.Count, lix, Band(lix));
    }

    /// <summary>O/M + 100·L/O from the counts; words and sentences at least 1.</summary>
    public static double Index(int words, int sentences, int longWords)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(words, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(sentences, 1);
        return (double)words / sentences + 100.0 * longWords / words;
    }

    private static ReadabilityBand Band(double? lix) => lix switch
    {
        null => ReadabilityBand.TooShort,
        < 30 => ReadabilityBand.VeryEasy,
        < 40 => ReadabilityBand.Easy,
        < 50 => ReadabilityBand.Medium,
        <= 60 => ReadabilityBand.Hard,
        _ => ReadabilityBand.VeryHard,
    };
}
