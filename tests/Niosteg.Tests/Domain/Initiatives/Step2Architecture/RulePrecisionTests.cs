using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step2Architecture;

public class RulePrecisionTests
{
    private const double EnoughToBeOn = 0.7;

    [Fact]
    public void A_rule_tells_how_often_it_was_right_on_real_statements()
    {
        var statements = ReadStatements.All();
        Assert.All(Enum.GetValues<Language>(), language => Assert.True(statements.Count(s => s.Language == language) >= 200));

        foreach (var rule in RuleBook.BuiltIn)
            foreach (var language in rule.Languages.Where(l => rule.Precision(l) is not null))
                Assert.Equal((rule.Code, language, rule.Precision(language)), (rule.Code, language, Measured(rule, language, statements)));
    }

    [Fact]
    public void Every_rule_for_single_texts_is_measured() =>
        Assert.All(RuleBook.BuiltIn.Where(r => RuleTexts.All().Any(t => t.Rule == r.Code)), rule => Assert.All(rule.Languages, l => Assert.NotNull(rule.Precision(l))));

    [Fact]
    public void A_hint_that_is_too_often_wrong_is_off_until_somebody_turns_it_on() =>
        Assert.All(RuleBook.BuiltIn.Where(r => r is { Severity: RuleSeverity.Hint, IsOn: true }),
            rule => Assert.All(rule.Languages, l => Assert.True((rule.Precision(l)?.Share() ?? 1) >= EnoughToBeOn, rule.Code)));

    private static RulePrecision Measured(ArchitectureRule rule, Language language, IReadOnlyList<ReadStatements.Statement> statements)
    {
        var alone = RuleSet.WithThoseOff([rule]);
        var read = statements.Where(s => s.Language == language).ToList();
        var flagged = read.Where(s => Linter.Run(RuleTexts.Document(s.Scope, language, s.Text), alone).Findings.Count > 0).ToList();
        return new(flagged.Count, flagged.Count(s => !s.Wrong.Contains(rule.Code)), read.Count);
    }
}
