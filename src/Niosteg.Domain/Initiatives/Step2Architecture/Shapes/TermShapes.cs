using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture.Shapes;

/// <summary>Shapes that look at which words are used for what.</summary>
internal static class TermShapes
{
    /// <summary>Two words of a group are used in what is linted together. Those that are not the first of their group are found.</summary>
    public static Outcome<CompiledRule> Consistency(ArchitectureRule rule, TimeSpan patternTime)
    {
        if (rule.Languages.Any(l => rule.Parameters.In(l) is not { Groups.Count: > 0 })) return new Refusal("rule-lacks-words", null, rule.Code);
        var groups = rule.Languages.SelectMany(l => rule.Parameters.In(l)!.Groups.Where(g => g.Count > 1)
            .Select(g => (Language: l, First: g[0], List: new WordList(g)))).ToList();
        var except = rule.Languages.ToDictionary(l => l, l => new WordList(rule.Parameters.In(l)!.Except));
        return new CompiledRule(rule) { OnLot = lot => groups.SelectMany(g => Mixed(rule, lot, g.Language, g.First, g.List, except[g.Language])) };
    }

    /// <summary>Capital letters that are neither known nor spelt out anywhere in the document.</summary>
    public static Outcome<CompiledRule> Abbreviation(ArchitectureRule rule, TimeSpan patternTime)
    {
        var known = rule.Languages.ToDictionary(l => l, l => (rule.Parameters.In(l)?.Words ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase));
        return new CompiledRule(rule) { OnDocument = document => rule.Languages.SelectMany(l => Unknown(rule, document, l, known[l])) };
    }

    private static IEnumerable<PlacedHit> Mixed(ArchitectureRule rule, ReadLot lot, Language language, string first, WordList list, WordList except)
    {
        var used = (from document in lot.Documents
                    from text in document.Texts
                    where text.Source.Language == language && rule.Scope.Contains(text.Source.Scope)
                    from hit in WordShapes.Phrases(text.Tokens, list, except, false)
                    select (document, text, hit)).ToList();
        if (used.Select(u => u.hit.Phrase).Distinct().Skip(1).FirstOrDefault() is null) return [];
        return used.Where(u => u.hit.Phrase != first).Select(u => u.text.Place(u.document, WordShapes.Of(u.text.Tokens, u.hit.First, u.hit.Count) with
        {
            Replacement = first.Contains('*', StringComparison.Ordinal) ? null : first,
        }));
    }

    private static IEnumerable<PlacedHit> Unknown(ArchitectureRule rule, ReadDocument document, Language language, HashSet<string> known)
    {
        var texts = document.Texts.Where(t => t.Source.Language == language && rule.Scope.Contains(t.Source.Scope)).ToList();
        var told = new HashSet<string>(StringComparer.Ordinal);
        var all = (from text in texts
                   from token in text.Tokens.Tokens
                   where IsAbbreviation(text.Tokens, token)
                   select (text, token, Letters: text.Tokens.Text.Substring(token.Start, token.Length))).ToList();
        foreach (var (text, token, letters) in all)
            if (IsTold(text.Tokens, token)) told.Add(letters);
        return all.Where(a => !told.Contains(a.Letters) && !known.Contains(a.Letters)).DistinctBy(a => a.Letters)
            .Select(a => a.text.Place(document, new Hit(a.token.Start, a.token.Length, a.Letters)));
    }

    /// <summary>Two to five capitals, in a text that is not all capitals.</summary>
    private static bool IsAbbreviation(TokenText text, Token token) =>
        token.Length is >= 2 and <= 5 && text.Text.AsSpan(token.Start, token.Length).IndexOfAnyExceptInRange('A', 'Z') < 0 && text.Text.Any(char.IsLower);

    /// <summary>"kvalificerad övertid (KÖ)" or "KÖ (kvalificerad övertid)": a bracket before or after says what it is.</summary>
    private static bool IsTold(TokenText text, Token token)
    {
        var after = text.Text.AsSpan(token.End).TrimStart();
        return (token.Start > 0 && text.Text[token.Start - 1] == '(') || (after.Length > 0 && after[0] == '(');
    }
}
