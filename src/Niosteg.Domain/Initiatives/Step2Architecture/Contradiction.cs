using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>Finds rules of which one forbids what the other asks for. A writer who obeys the one is stopped by the other,
/// so neither runs until somebody has decided.</summary>
internal static class Contradiction
{
    public static IReadOnlyList<RuleContradiction> Among(IReadOnlyList<CompiledRule> rules)
    {
        var found = new List<RuleContradiction>();
        foreach (var asks in rules)
            foreach (var forbids in rules)
            {
                if (ReferenceEquals(asks, forbids) || !asks.Rule.Scope.Intersect(forbids.Rule.Scope).Any()) continue;
                if ((InWords(asks, forbids) ?? InNumbers(asks.Rule, forbids.Rule)) is { } words)
                    found.Add(new(Min(asks, forbids), Max(asks, forbids), words));
            }
        return [.. found.DistinctBy(c => (c.One, c.Other)).OrderBy(c => c.One, StringComparer.Ordinal).ThenBy(c => c.Other, StringComparer.Ordinal)];
    }

    private static string? InWords(CompiledRule asks, CompiledRule forbids)
    {
        foreach (var language in asks.Rule.Languages.Intersect(forbids.Rule.Languages))
        {
            var all = Wanted(asks.Rule, language).ToList();
            if (all.Count == 0 || Unwanted(forbids.Rule, asks.Rule.Shape == "opening", language) is not { IsEmpty: false } unwanted) continue;
            foreach (var wanted in all)
                if (unwanted.In(new TokenText(wanted)).Any()) return wanted;
        }
        return null;
    }

    /// <summary>The words a rule forbids. Its patterns are left out: what they forbid depends on the words around.</summary>
    private static WordList? Unwanted(ArchitectureRule rule, bool atTheBeginning, Language language) => rule.Parameters.In(language) is not { } words ? null : rule.Shape switch
    {
        "existence" => new WordList(words.Words),
        "substitution" => new WordList(words.Replace.Keys),
        "opening" when atTheBeginning => new WordList(words.Words),
        _ => null,
    };

    /// <summary>What one writes to please the rule.</summary>
    private static IEnumerable<string> Wanted(ArchitectureRule rule, Language language)
    {
        if (rule.Parameters.In(language) is not { } words) return [];
        return rule.Shape switch
        {
            "substitution" => words.Replace.Values.OfType<string>().Where(v => v.Length > 0),
            "consistency" => words.Groups.Where(g => g.Count > 0).Select(g => g[0]),
            "opening" => words.Asked,
            _ => [],
        };
    }

    private static string? InNumbers(ArchitectureRule one, ArchitectureRule other) =>
        one.Shape == other.Shape && one.Parameters.Measure == other.Parameters.Measure
        && one.Parameters.Fewest is { } fewest && other.Parameters.Most is { } most && fewest > most ? $"{fewest} > {most}" : null;

    private static string Min(CompiledRule a, CompiledRule b) => string.CompareOrdinal(a.Rule.Code, b.Rule.Code) <= 0 ? a.Rule.Code : b.Rule.Code;
    private static string Max(CompiledRule a, CompiledRule b) => string.CompareOrdinal(a.Rule.Code, b.Rule.Code) <= 0 ? b.Rule.Code : a.Rule.Code;
}
