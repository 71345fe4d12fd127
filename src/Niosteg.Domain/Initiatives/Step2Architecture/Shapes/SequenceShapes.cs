using System.Globalization;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture.Shapes;

/// <summary>Shapes that look at the order of words. They know no word classes: lists of words stand in for them.</summary>
internal static class SequenceShapes
{
    private const int FarthestGap = 40;

    /// <summary>How a text begins: not with these words or endings, or only with those asked for.</summary>
    public static Outcome<CompiledRule> Opening(ArchitectureRule rule, TimeSpan patternTime)
    {
        if (rule.Languages.Any(l => rule.Parameters.In(l) is not { } words || words.Words.Count + words.Endings.Count + words.Asked.Count == 0))
            return new Refusal("rule-lacks-words", null, rule.Code);
        return WordShapes.PerLanguage(rule, language =>
        {
            var words = rule.Parameters.In(language)!;
            var (forbidden, asked, skip, except) = (new WordList(words.Words), new WordList(words.Asked), new WordList(words.Skip), new WordList(words.Except));
            return text => Opened(text, words.Endings, forbidden, asked, skip, except);
        });
    }

    /// <summary>Words of some kinds in a row, inside one sentence.</summary>
    public static Outcome<CompiledRule> Sequence(ArchitectureRule rule, TimeSpan patternTime)
    {
        var read = new Dictionary<Language, Step[][]>();
        foreach (var language in rule.Languages)
        {
            if (rule.Parameters.In(language) is not { Sequences.Count: > 0 } words) return new Refusal("rule-lacks-words", null, rule.Code);
            var sets = words.Sets.ToDictionary(s => s.Key, s => new WordList(s.Value));
            var rows = words.Sequences.Select(row => row.Select(step => Read(step, sets)).ToArray()).ToArray();
            if (rows.Any(row => row.Length == 0 || row.Any(step => step is null) || row[^1]!.IsAny || row.All(step => step!.Words is null)))
                return new Refusal("rule-bad-sequence", null, rule.Code);
            read[language] = rows!;
        }
        return WordShapes.PerLanguage(rule, language =>
        {
            var except = new WordList(rule.Parameters.In(language)!.Except);
            return text => Found(text, read[language], except);
        });
    }

    /// <param name="Words">Null for any words, and for the beginning of a sentence.</param>
    private sealed record Step(WordList? Words, int UpTo = 0, bool IsStart = false)
    {
        public bool IsAny => Words is null && !IsStart;
    }

    private static Step? Read(string step, Dictionary<string, WordList> sets)
    {
        if (step == "^") return new(null, 0, true);
        if (step.StartsWith("..", StringComparison.Ordinal))
            return int.TryParse(step.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var gap) && gap is > 0 and <= FarthestGap ? new(null, gap) : null;
        if (step.StartsWith('@')) return sets.TryGetValue(step[1..], out var set) ? new(set) : null;
        var words = step.Split('|', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words.All(WordList.IsPhrase) ? new(new WordList(words)) : null;
    }

    private static IEnumerable<Hit> Opened(TokenText text, IReadOnlyList<string> endings, WordList forbidden, WordList asked, WordList skip, WordList except)
    {
        var at = 0;
        while (at < text.Tokens.Count && skip.At(text.Tokens, at) is > 0 and var lead) at += lead;
        if (at == text.Tokens.Count || except.At(text.Tokens, at) > 0) yield break;
        var first = text.Tokens[at];
        if (forbidden.At(text.Tokens, at) is > 0 and var count) yield return WordShapes.Of(text, at, count);
        else if (!asked.IsEmpty ? asked.At(text.Tokens, at) == 0 : endings.Any(e => first.Lower.Length > e.Length && first.Lower.EndsWith(e, StringComparison.Ordinal)))
            yield return WordShapes.Of(text, at, 1);
    }

    private static IEnumerable<Hit> Found(TokenText text, Step[][] rows, WordList except)
    {
        for (var at = 0; at < text.Tokens.Count;)
        {
            var (first, end) = rows.Select(row => Match(text, row, at)).FirstOrDefault(found => found.End > 0);
            if (end == 0)
            {
                at++;
                continue;
            }
            if (!Enumerable.Range(at, end - at).Any(i => except.At(text.Tokens, i) > 0)) yield return WordShapes.Of(text, first, end - first);
            at = end;
        }
    }

    /// <summary>Where the telling part begins, after the last gap, and where it ends; 0 when the row is not here.</summary>
    private static (int First, int End) Match(TokenText text, Step[] row, int at)
    {
        var first = at;
        var end = From(text, row, 0, at, ref first);
        return (first, end);
    }

    private static int From(TokenText text, Step[] row, int step, int at, ref int first)
    {
        if (step == row.Length) return at;
        if (row[step].IsStart) return at < text.Tokens.Count && text.Tokens[at].Before == Pause.Hard ? From(text, row, step + 1, at, ref first) : 0;
        if (at >= text.Tokens.Count || (IsInside(row, step) && text.Tokens[at].Before == Pause.Hard)) return 0;
        if (row[step].Words is { } words)
        {
            var count = words.At(text.Tokens, at);
            return count == 0 ? 0 : From(text, row, step + 1, at + count, ref first);
        }
        for (var gap = 0; gap <= row[step].UpTo && at + gap < text.Tokens.Count && text.Tokens[at + gap].Before != Pause.Hard; gap++)
        {
            var start = at + gap;
            if (From(text, row, step + 1, at + gap, ref start) is > 0 and var end)
            {
                first = start;
                return end;
            }
        }
        return 0;
    }

    /// <summary>Whether a word has been read before this step.</summary>
    private static bool IsInside(Step[] row, int step) => step > 0 && !row[step - 1].IsStart;
}
