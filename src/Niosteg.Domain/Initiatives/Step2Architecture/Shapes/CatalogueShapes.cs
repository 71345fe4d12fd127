using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture.Shapes;

/// <summary>Shapes that compare everything that is linted together.</summary>
internal static class CatalogueShapes
{
    /// <summary>Two competencies say nearly the same, by the beginnings of their words.</summary>
    public static Outcome<CompiledRule> Overlap(ArchitectureRule rule, TimeSpan patternTime)
    {
        if (rule.Parameters.Most is not { } most) return new Refusal("rule-lacks-number", null, rule.Code);
        var ordinary = rule.Languages.ToDictionary(l => l, l => (rule.Parameters.In(l)?.Words ?? []).ToHashSet(StringComparer.Ordinal));
        var fewest = rule.Parameters.FewestWords ?? 0;
        return new CompiledRule(rule) { OnLot = lot => rule.Languages.SelectMany(l => Overlapping(lot, l, most, fewest, ordinary[l])) };
    }

    /// <summary>A profile that says what another says, word for word, and asks for the same.</summary>
    public static Outcome<CompiledRule> Copy(ArchitectureRule rule, TimeSpan patternTime) => new CompiledRule(rule)
    {
        OnLot = lot => from same in lot.Documents.Where(d => d.Source.Profile is not null && (d.Source.Profile.Requirements.Count > 0 || d.Texts.Count > 2)).GroupBy(Said)
                       from copy in same.Skip(1)
                       select PlacedHit.Whole(copy, LintPlace.Whole, new HitValues { Other = same.First().Source.Name }),
    };

    /// <summary>A competency that no profile asks for. Said only when everything is there.</summary>
    public static Outcome<CompiledRule> OrphanCompetency(ArchitectureRule rule, TimeSpan patternTime) => new CompiledRule(rule)
    {
        OnLot = lot =>
        {
            if (!lot.Context.IsWhole) return [];
            var required = lot.Documents.SelectMany(d => d.Source.Profile?.Requirements ?? []).Select(r => r.Competency).ToHashSet();
            return Competencies(lot).Where(c => !required.Contains(c.Source.Key)).Select(c => PlacedHit.Whole(c, LintPlace.Whole));
        },
    };

    /// <summary>A competency that no goal needs. Said only when goals are linked and everything is there.</summary>
    public static Outcome<CompiledRule> WithoutGoal(ArchitectureRule rule, TimeSpan patternTime) => new CompiledRule(rule)
    {
        OnLot = lot =>
        {
            if (lot.Context is not { IsWhole: true, Goals: { Count: > 0 } goals }) return [];
            var carried = goals.SelectMany(g => g.Competencies).ToHashSet();
            return Competencies(lot).Where(c => !carried.Contains(c.Source.Key)).Select(c => PlacedHit.Whole(c, LintPlace.Whole));
        },
    };

    /// <summary>A goal that no competency carries. It has no document of its own, so it is told beside the first.</summary>
    public static Outcome<CompiledRule> OrphanGoal(ArchitectureRule rule, TimeSpan patternTime) => new CompiledRule(rule)
    {
        OnLot = lot =>
        {
            if (lot.Context is not { IsWhole: true, Goals: { } goals } || lot.Documents.Count == 0) return [];
            var there = Competencies(lot).Select(c => c.Source.Key).ToHashSet();
            return goals.Where(g => !g.Competencies.Any(there.Contains))
                .Select(g => PlacedHit.Whole(lot.Documents[0], new LintPlace("Goals"), new HitValues { Other = g.Goal }));
        },
    };

    private static IEnumerable<ReadDocument> Competencies(ReadLot lot) => lot.Documents.Where(d => d.Source.Competency is not null);

    private static IEnumerable<PlacedHit> Overlapping(ReadLot lot, Language language, double most, int fewest, HashSet<string> ordinary)
    {
        var read = Competencies(lot).Select(d => (Document: d, Words: Words(d, language, ordinary))).Where(d => d.Words.Count >= Math.Max(1, fewest))
            .Select(d => (d.Document, Stems: Likeness.Stems(d.Words))).ToList();
        for (var i = 0; i < read.Count; i++)
            for (var j = 0; j < i; j++)
            {
                var share = Likeness.Cosine(read[i].Stems, read[j].Stems);
                if (share > most)
                    yield return PlacedHit.Whole(read[i].Document, LintPlace.Whole with { Language = language }, new HitValues { Other = read[j].Document.Source.Name, Share = share });
            }
    }

    private static List<string> Words(ReadDocument document, Language language, HashSet<string> ordinary) =>
        [.. document.Texts.Where(t => t.Source.Language == language).SelectMany(t => t.Tokens.Tokens).Select(t => t.Lower).Where(w => !ordinary.Contains(w))];

    /// <summary>Everything a profile says but its title: a copy is often only renamed.</summary>
    private static string Said(ReadDocument document) => string.Join('\n', document.Texts.Where(t => t.Source.Scope != RuleScope.Title)
        .Select(t => $"{t.Source.Place.Field}{t.Source.Language}:{string.Join(' ', t.Tokens.Tokens.Select(w => w.Lower))}")
        .Concat(document.Source.Profile!.Requirements.OrderBy(r => r.Competency, StringComparer.Ordinal).Select(r => $"{r.Competency}={r.Level}{r.Necessity}")));
}
