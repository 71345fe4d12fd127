using System.Text.RegularExpressions;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture.Shapes;

/// <summary>Shapes that look for words.</summary>
internal static class WordShapes
{
    /// <summary>These words, or something of this pattern, are there.</summary>
    public static Outcome<CompiledRule> Existence(ArchitectureRule rule, TimeSpan patternTime)
    {
        var patterns = new Dictionary<Language, Regex[]>();
        foreach (var language in rule.Languages)
        {
            if (rule.Parameters.In(language) is not { } words || words.Words.Count + words.Patterns.Count == 0) return new Refusal("rule-lacks-words", null, rule.Code);
            var read = Patterns(words.Patterns, patternTime);
            if (read.Refusal is { } refusal) return refusal;
            patterns[language] = read.Value;
        }
        return PerLanguage(rule, language =>
        {
            var words = rule.Parameters.In(language)!;
            var (list, except, skipsNames) = (new WordList(words.Words), new WordList(words.Except), rule.Parameters.SkipsNames);
            return text => InOrder(Listed(text, list, except, skipsNames).Concat(Matched(text, patterns[language], except)));
        });
    }

    /// <summary>These words are there, and there is a better one.</summary>
    public static Outcome<CompiledRule> Substitution(ArchitectureRule rule, TimeSpan patternTime)
    {
        if (rule.Languages.Any(l => rule.Parameters.In(l) is not { Replace.Count: > 0 })) return new Refusal("rule-lacks-words", null, rule.Code);
        return PerLanguage(rule, language =>
        {
            var words = rule.Parameters.In(language)!;
            var (list, except, skipsNames) = (new WordList(words.Replace.Keys), new WordList(words.Except), rule.Parameters.SkipsNames);
            return text => from hit in Phrases(text, list, except, skipsNames)
                           let found = text.Words(hit.First, hit.Count)
                           select Replaced(text, text.Tokens[hit.First], found, words.Replace[hit.Phrase]);
        });
    }

    /// <summary>The same word twice in a row.</summary>
    public static Outcome<CompiledRule> Repetition(ArchitectureRule rule, TimeSpan patternTime) => PerLanguage(rule, language =>
    {
        var except = new WordList(rule.Parameters.In(language)?.Except ?? []);
        return text => Repeated(text, except);
    });

    internal static CompiledRule PerLanguage(ArchitectureRule rule, Func<Language, TextShape> make) => new(rule)
    {
        Sv = rule.Languages.Contains(Language.Sv) ? make(Language.Sv) : null,
        En = rule.Languages.Contains(Language.En) ? make(Language.En) : null,
    };

    /// <summary>Phrases of the list, without those inside an exception, and without names when names are skipped.</summary>
    internal static IEnumerable<(int First, int Count, string Phrase)> Phrases(TokenText text, WordList list, WordList except, bool skipsNames)
    {
        var excepted = except.IsEmpty ? [] : except.In(text).ToList();
        foreach (var hit in list.In(text))
        {
            if (excepted.Any(e => hit.First < e.First + e.Count && e.First < hit.First + hit.Count)) continue;
            if (skipsNames && text.Tokens[hit.First].IsName) continue;
            yield return hit;
        }
    }

    internal static IEnumerable<Hit> Listed(TokenText text, WordList list, WordList except, bool skipsNames) =>
        Phrases(text, list, except, skipsNames).Select(hit => Of(text, hit.First, hit.Count));

    internal static Hit Of(TokenText text, int first, int count)
    {
        var words = text.Words(first, count);
        return new(text.Tokens[first].Start, words.Length, words);
    }

    private static IEnumerable<Hit> Matched(TokenText text, Regex[] patterns, WordList except)
    {
        if (patterns.Length == 0) return [];
        var excepted = except.IsEmpty ? [] : except.In(text).Select(e => Of(text, e.First, e.Count)).ToList();
        return from pattern in patterns
               from match in pattern.Matches(text.Lower).Take(Linter.MostPerText)
               where match.Length > 0 && !excepted.Exists(e => match.Index < e.Start + e.Length && e.Start < match.Index + match.Length)
               select new Hit(match.Index, match.Length, text.Text.Substring(match.Index, match.Length));
    }

    /// <summary>As one reads, none inside another.</summary>
    private static IEnumerable<Hit> InOrder(IEnumerable<Hit> hits)
    {
        var end = -1;
        foreach (var hit in hits.OrderBy(h => h.Start).ThenByDescending(h => h.Length))
        {
            if (hit.Start < end) continue;
            end = hit.Start + hit.Length;
            yield return hit;
        }
    }

    private static Hit Replaced(TokenText text, Token first, string found, string? better)
    {
        if (better is { Length: > 0 } && char.IsUpper(found[0]) && char.IsLower(better[0])) better = char.ToUpperInvariant(better[0]) + better[1..];
        // A word taken away takes the space after it with it.
        var length = better is { Length: 0 } && first.Start + found.Length < text.Text.Length && text.Text[first.Start + found.Length] == ' ' ? found.Length + 1 : found.Length;
        return new(first.Start, length, found, better);
    }

    private static IEnumerable<Hit> Repeated(TokenText text, WordList except)
    {
        for (var i = 1; i < text.Tokens.Count; i++)
        {
            var (one, two) = (text.Tokens[i - 1], text.Tokens[i]);
            if (two.Before != Pause.None || one.Lower != two.Lower || !one.Lower.Any(char.IsLetter) || except.At(text.Tokens, i) > 0) continue;
            // "my/my team's" is a choice, not a slip.
            if (!string.IsNullOrWhiteSpace(text.Text[one.End..two.Start])) continue;
            yield return new(one.Start, two.End - one.Start, text.Words(i - 1, 2), text.Text[one.Start..one.End]);
        }
    }

    private static Outcome<Regex[]> Patterns(IReadOnlyList<string> patterns, TimeSpan time)
    {
        var read = new List<Regex>();
        foreach (var pattern in patterns)
        {
            try
            {
                // Texts are read in small letters; only a pattern written with capitals must ignore them, which costs more.
                var letters = HasCapitals(pattern) ? RegexOptions.IgnoreCase : RegexOptions.None;
                // What always ends costs 1.4 MB a pattern and most of the start: it is for patterns that are not ours.
                var ending = RuleBook.Brings(pattern) ? RegexOptions.None : RegexOptions.NonBacktracking;
                read.Add(new Regex(pattern, letters | ending | RegexOptions.CultureInvariant, time));
            }
            catch (Exception bad) when (bad is ArgumentException or NotSupportedException)
            {
                return new Refusal("rule-bad-pattern", null, pattern);
            }
        }
        return read.ToArray();
    }

    /// <summary>Capitals that stand for letters: <c>\S</c> and <c>\p{L}</c> are none.</summary>
    private static bool HasCapitals(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\') i += i + 2 < pattern.Length && pattern[i + 1] is 'p' or 'P' ? 3 : 1;
            else if (char.IsUpper(pattern[i])) return true;
        }
        return false;
    }
}
