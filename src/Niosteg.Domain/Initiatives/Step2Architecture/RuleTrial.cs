using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>A rule tried on its own two examples. One that does not find what it was made to find, or that asks about what it
/// holds up as good, is not ready for anybody's text.</summary>
public static class RuleTrial
{
    /// <summary>Shapes that compare the levels of a competency: their examples are levels with a slash between.</summary>
    private static readonly string[] OfLevels = ["levels-rise", "adverb-ladder", "same-level"];

    /// <summary>Whether the rule reads anything that an example can show: a rule over a whole profile or over everything cannot
    /// be shown in two lines.</summary>
    public static bool CanBeTried(ArchitectureRule rule) => rule.Scope.Any(s => s <= RuleScope.PlainText) || OfLevels.Contains(rule.Shape);

    public static Refusal? Of(ArchitectureRule rule)
    {
        var ready = RuleSet.Of([rule with { IsOn = true }]);
        if (ready.Refused is [var refused, ..]) return refused.Refusal;
        if (!CanBeTried(rule)) return null;
        foreach (var language in rule.Languages)
        {
            if (rule.Example(language) is not { } example || string.IsNullOrWhiteSpace(example.Bad) || string.IsNullOrWhiteSpace(example.Good))
                return language == Language.Sv ? new("rule-needs-examples-sv", "Bad.Sv") : new("rule-needs-examples-en", "Bad.En");
            if (!Finds(ready, rule, language, example.Bad))
                return language == Language.Sv ? new("rule-misses-bad-sv", "Bad.Sv") : new("rule-misses-bad-en", "Bad.En");
            if (Finds(ready, rule, language, example.Good))
                return language == Language.Sv ? new("rule-asks-good-sv", "Good.Sv") : new("rule-asks-good-en", "Good.En");
        }
        return null;
    }

    private static bool Finds(RuleSet ready, ArchitectureRule rule, Language language, string example) =>
        Linter.Run(Document(rule, language, example), ready).Findings.Count > 0;

    private static LintDocument Document(ArchitectureRule rule, Language language, string example)
    {
        if (OfLevels.Contains(rule.Shape))
        {
            var levels = example.Split(" / ").Select((said, at) => new LintLevel(at + 1, LocalText.In(language, said), [])).ToList();
            return LintReaders.OfCompetency("", LocalText.Empty, LocalText.Empty, levels.Count, levels);
        }
        var scope = rule.Scope.First(s => s <= RuleScope.PlainText);
        return new("", LocalText.Empty, [new(scope, new("Text", null, null, language), language, example)]);
    }
}
