using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture.Shapes;

/// <summary>Shapes that compare the levels of one competency.</summary>
internal static class LevelShapes
{
    /// <summary>Each level's text speaks of a step, by the words of responsibility in it. A higher level that speaks of a
    /// lower step than the level beneath it does not rise. A level without such words says nothing either way.</summary>
    public static Outcome<CompiledRule> Rise(ArchitectureRule rule, TimeSpan patternTime)
    {
        if (rule.Languages.Any(l => rule.Parameters.In(l) is not { Groups.Count: > 1 })) return new Refusal("rule-lacks-words", null, rule.Code);
        var steps = rule.Languages.ToDictionary(l => l, l => rule.Parameters.In(l)!.Groups.Select(g => new WordList(g)).ToArray());
        return OnCompetency(rule, (document, levels) =>
            from language in rule.Languages
            let placed = levels.Select(l => (l.Ordinal, Text: new TokenText(l.In(language)))).Select(l => (l.Ordinal, l.Text, Step: HighestStep(l.Text, steps[language]))).Where(l => l.Step.At >= 0).ToList()
            from pair in placed.Zip(placed.Skip(1))
            where pair.Second.Step.At < pair.First.Step.At
            select PlacedHit.Whole(document, new LintPlace("Levels", null, pair.Second.Ordinal, language),
                new HitValues { Level = pair.Second.Ordinal, OtherLevel = pair.First.Ordinal }, pair.Second.Step.Words));
    }

    /// <summary>Two levels are the same when words of degree and quantity are taken away.</summary>
    public static Outcome<CompiledRule> AdverbLadder(ArchitectureRule rule, TimeSpan patternTime)
    {
        if (rule.Parameters.Most is not { } most) return new Refusal("rule-lacks-number", null, rule.Code);
        if (rule.Languages.Any(l => rule.Parameters.In(l) is not { Words.Count: > 0 })) return new Refusal("rule-lacks-words", null, rule.Code);
        var degrees = rule.Languages.ToDictionary(l => l, l => new WordList(rule.Parameters.In(l)!.Words));
        var fewest = Math.Max(1, rule.Parameters.FewestWords ?? 1);
        return OnCompetency(rule, (document, levels) =>
            from language in rule.Languages
            let bare = levels.Select(l => (l.Ordinal, Said: l.In(language), Words: Bare(l.In(language), degrees[language]))).Where(l => l.Words.Length >= fewest).ToList()
            from pair in bare.Zip(bare.Skip(1))
            where pair.First.Said != pair.Second.Said
            let share = Likeness.InOrder(pair.First.Words, pair.Second.Words)
            where share > most
            select PlacedHit.Whole(document, new LintPlace("Levels", null, pair.Second.Ordinal, language),
                new HitValues { Level = pair.Second.Ordinal, OtherLevel = pair.First.Ordinal, Share = share }));
    }

    /// <summary>Two levels say the same, word for word.</summary>
    public static Outcome<CompiledRule> Same(ArchitectureRule rule, TimeSpan patternTime) => OnCompetency(rule, (document, levels) =>
        from language in rule.Languages
        from same in levels.Select(l => (l.Ordinal, Said: string.Join(' ', new TokenText(l.In(language)).Tokens.Select(t => t.Lower)))).Where(l => l.Said.Length > 0).GroupBy(l => l.Said)
        from again in same.Skip(1)
        select PlacedHit.Whole(document, new LintPlace("Levels", null, again.Ordinal, language), new HitValues { Level = again.Ordinal, OtherLevel = same.First().Ordinal }));

    /// <summary>A level of the scale that the competency leaves out while it describes others.</summary>
    public static Outcome<CompiledRule> Missing(ArchitectureRule rule, TimeSpan patternTime) => new CompiledRule(rule)
    {
        OnDocument = document => document.Source.Competency is not { } competency || competency.Levels.Count == 0 ? []
            : Enumerable.Range(1, competency.Top).Where(n => competency.Levels.All(l => l.Ordinal != n))
                .Select(n => PlacedHit.Whole(document, new LintPlace("Levels", null, n), new HitValues { Level = n })),
    };

    /// <summary>A level that is there without a word, or a competency without levels.</summary>
    public static Outcome<CompiledRule> Empty(ArchitectureRule rule, TimeSpan patternTime) => new CompiledRule(rule)
    {
        OnDocument = document => document.Source.Competency is not { } competency ? []
            : competency.Levels.Count == 0 ? [PlacedHit.Whole(document, new LintPlace("Levels"))]
            : competency.Levels.Where(l => Enum.GetValues<Language>().All(language => new TokenText(l.In(language)).Tokens.Count == 0))
                .Select(l => PlacedHit.Whole(document, new LintPlace("Levels", null, l.Ordinal), new HitValues { Level = l.Ordinal })),
    };

    private static CompiledRule OnCompetency(ArchitectureRule rule, Func<ReadDocument, IReadOnlyList<LintLevel>, IEnumerable<PlacedHit>> find) => new(rule)
    {
        OnDocument = document => document.Source.Competency is { } competency ? find(document, [.. competency.Levels.OrderBy(l => l.Ordinal)]) : [],
    };

    private static (int At, string Words) HighestStep(TokenText text, WordList[] steps)
    {
        for (var i = steps.Length - 1; i >= 0; i--)
            foreach (var hit in steps[i].In(text)) return (i, text.Words(hit.First, hit.Count));
        return (-1, "");
    }

    private static string[] Bare(string text, WordList degrees)
    {
        var tokens = new TokenText(text);
        var taken = degrees.In(tokens).SelectMany(d => Enumerable.Range(d.First, d.Count)).ToHashSet();
        return [.. tokens.Tokens.Where((_, i) => !taken.Contains(i)).Select(t => t.Lower)];
    }
}
