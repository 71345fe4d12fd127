using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step2Architecture;

/// <summary>A rule with one part of it spoilt. If no case notices, nothing shows that the part is needed.</summary>
/// <param name="Rule">Null when the whole rule is gone.</param>
/// <param name="Language">Set when it is spoilt in one language only.</param>
internal sealed record RuleMutant(string Told, ArchitectureRule? Rule, Language? Language = null)
{
    private const string Nonsense = "zzqx";

    public static IEnumerable<RuleMutant> Of(ArchitectureRule rule) =>
    [
        new("taken out of the book", null),
        .. from language in rule.Languages
           where rule.Parameters.In(language) is not null
           from spoilt in Emptied(rule.Parameters.In(language)!)
           select new RuleMutant($"{language} without its {spoilt.Told}", rule with { Parameters = With(rule.Parameters, language, spoilt.Words) }, language),
        .. Loosened(rule.Parameters).Select(l => new RuleMutant(l.Told, rule with { Parameters = l.Parameters })),
    ];

    /// <summary>Whether some case of the rule comes out wrong.</summary>
    public bool IsNoticed(string code)
    {
        var set = RuleSet.WithThoseOff(Rule is null ? [] : [Rule]);
        Assert.Empty(set.Refused);
        return RuleCases.Of(code).Where(c => Language is null || c.Language == Language).Any(c => c.WrongUnder(set).Any());
    }

    /// <summary>A word that no text has stands in for the list, since an empty one would not be a rule.</summary>
    private static IEnumerable<(string Told, RuleWords Words)> Emptied(RuleWords words)
    {
        if (words.Words.Count > 0) yield return ("words", words with { Words = [Nonsense] });
        if (words.Patterns.Count > 0) yield return ("patterns", words with { Patterns = [Nonsense] });
        if (words.Except.Count > 0) yield return ("exceptions", words with { Except = [] });
        if (words.Skip.Count > 0) yield return ("lead-ins", words with { Skip = [] });
        if (words.Endings.Count > 0) yield return ("endings", words with { Endings = [Nonsense] });
        if (words.Asked.Count > 0) yield return ("openings", words with { Asked = [Nonsense] });
        if (words.Replace.Count > 0) yield return ("replacements", words with { Replace = new Dictionary<string, string?> { [Nonsense] = null } });
        if (words.Sequences.Count > 0) yield return ("sequences", words with { Sequences = [[Nonsense]] });
        if (words.Groups.Count > 0) yield return ("groups", words with { Groups = [[Nonsense, Nonsense + "x"], [Nonsense + "y"]] });
        foreach (var set in words.Sets.Keys)
            yield return ($"set {set}", words with { Sets = words.Sets.ToDictionary(s => s.Key, s => s.Key == set ? [Nonsense] : s.Value) });
    }

    private static IEnumerable<(string Told, RuleParameters Parameters)> Loosened(RuleParameters given)
    {
        // A share lies between 0 and 1; a count goes up by a quarter, and by one at least.
        if (given.Most is { } most) yield return ($"at most {most} loosened", given with { Most = most < 1 ? 1 : Math.Max(most + 1, Math.Ceiling(most * 1.25)) });
        if (given.Fewest is { } fewest) yield return ($"at least {fewest} loosened", given with { Fewest = fewest - 1 });
        // A text with fewer words than it takes to be too long is never too long: there the number only saves time.
        if (given.FewestWords is { } words && !(given.Measure == "words" && words <= given.Most)) yield return ("reads the shortest texts too", given with { FewestWords = 0 });
        if (given.Normal is not null) yield return ("knows no normal rate", given with { Normal = null });
        if (given.SkipsNames) yield return ("reads names too", given with { SkipsNames = false });
    }

    private static RuleParameters With(RuleParameters parameters, Language language, RuleWords words) =>
        language == Niosteg.Domain.Shared.Language.Sv ? parameters with { Sv = words } : parameters with { En = words };
}
