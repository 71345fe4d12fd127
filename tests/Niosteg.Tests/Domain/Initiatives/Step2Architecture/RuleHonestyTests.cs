using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step2Architecture;

public class RuleHonestyTests
{
    public static TheoryData<string> Rules() => [.. RuleBook.BuiltIn.Select(r => r.Code)];

    public static TheoryData<string, Language> Cases() => [.. from rule in RuleBook.BuiltIn from language in rule.Languages select (rule.Code, language)];

    [Theory, MemberData(nameof(Cases))]
    public void A_rule_flags_what_it_must_and_nothing_that_it_must_not(string rule, Language language)
    {
        var cases = Assert.Single(RuleCases.All, c => c.Rule == rule && c.Language == language);
        var alone = RuleSet.WithThoseOff([RuleBook.Find(rule)!]);

        Assert.True(cases.Flags.Count >= 5 && cases.Passes.Count >= 5, $"{cases.Flags.Count} to flag and {cases.Passes.Count} to leave alone");
        Assert.Equal("", string.Join('\n', cases.WrongUnder(alone)));
    }

    [Fact]
    public void No_case_is_for_a_rule_that_is_not_there() =>
        Assert.Empty(RuleCases.All.Where(c => RuleBook.Find(c.Rule)?.Languages.Contains(c.Language) != true).Select(c => c.Rule));

    [Theory, MemberData(nameof(Rules))]
    public void Each_part_of_a_rule_is_needed_by_some_case(string rule) =>
        Assert.Equal("", string.Join(", ", RuleMutant.Of(RuleBook.Find(rule)!).Where(m => !m.IsNoticed(rule)).Select(m => m.Told)));

    [Theory]
    [InlineData("Handläggare i Individ- och familjeomsorgen")]
    [InlineData("Barnmorska på förlossningen")]
    [InlineData("Ingenjör i kraftelektronik på Försvarsmakten")]
    [InlineData("Beslut, analys, stöd, ansvar och ledning för barn och individer")]
    [InlineData("Kollegor på Stark AB i Driven kommun")]
    public void Words_that_only_look_coded_are_never_flagged(string text) =>
        Assert.Empty(Linter.Run(RuleTexts.Document(RuleScope.PlainText, Language.Sv, text), RuleSet.WithThoseOff([Strict()])).Findings);

    [Theory]
    [InlineData("Du ska vara driven (aktiv) varje dag", "driven,aktiv")]
    [InlineData("Självständig, självständigt, lyhörd", "Självständig,självständigt,lyhörd")]
    public void A_coded_word_is_found_once_wherever_it_stands(string text, string words) =>
        Assert.Equal(words, string.Join(',', Linter.Run(RuleTexts.Document(RuleScope.PlainText, Language.Sv, text), RuleSet.WithThoseOff([Strict()])).Findings.SelectMany(f => f.Words)));

    [Fact]
    public void Coded_words_are_measured_against_what_is_normal_and_not_judged_one_by_one()
    {
        var rules = RuleSet.WithThoseOff([RuleBook.Find("coded-words")!]);
        var ordinary = string.Join(". ", Enumerable.Repeat("Skriv brev till kunder och svara i telefon", 100));

        Assert.Empty(Linter.Run(RuleTexts.Document(RuleScope.PlainText, Language.Sv, ordinary + ". Var driven, orädd och tuff."), rules).Findings);
        Assert.Equal(3, Linter.Run(RuleTexts.Document(RuleScope.PlainText, Language.Sv, "Var driven, orädd och tuff."), rules).Findings.Count);
    }

    /// <summary>The rule with the normal rate taken away: every word counts.</summary>
    private static ArchitectureRule Strict()
    {
        var rule = RuleBook.Find("coded-words")!;
        return rule with { Parameters = rule.Parameters with { Most = 0, Normal = null } };
    }
}
