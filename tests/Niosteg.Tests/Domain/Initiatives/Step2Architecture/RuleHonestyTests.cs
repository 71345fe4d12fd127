using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step2Architecture;

public class RuleHonestyTests
{
    public static TheoryData<string, Language> Cases() => [.. RuleTexts.All().Select(c => (c.Rule, c.Language))];

    [Theory, MemberData(nameof(Cases))]
    public void A_rule_flags_what_it_must_and_nothing_that_it_must_not(string rule, Language language)
    {
        var texts = RuleTexts.All().Single(c => c.Rule == rule && c.Language == language).Texts;
        var alone = RuleSet.WithThoseOff([RuleBook.Find(rule)!]);

        Assert.True(texts.Flags.Length >= 5 && texts.Passes.Length >= 5);
        Assert.Empty(texts.Flags.Except(RuleTexts.Flagged(alone, texts.Scope, language, texts.Flags)));
        Assert.Empty(RuleTexts.Flagged(alone, texts.Scope, language, texts.Passes));
    }

    [Fact]
    public void Every_rule_for_single_texts_has_such_texts_in_each_of_its_languages()
    {
        var has = RuleTexts.All().Select(c => (c.Rule, c.Language)).ToHashSet();
        RuleScope[] whole = [RuleScope.Competency, RuleScope.Profile, RuleScope.Catalogue];

        var bare = from rule in RuleBook.BuiltIn
                   where !rule.Scope.Any(whole.Contains) && rule.Code != "same-term"
                   from language in rule.Languages
                   where !has.Contains((rule.Code, language))
                   select $"{rule.Code} {language}";

        Assert.Empty(bare);
    }

    /// <summary>Without the rule, nobody else says its code: each of its texts loses what it must say.</summary>
    [Fact]
    public void A_rule_taken_out_of_the_book_is_missed()
    {
        foreach (var rule in RuleTexts.All().Select(c => c.Rule).Distinct())
        {
            var without = RuleSet.WithThoseOff(RuleBook.BuiltIn.Where(r => r.Code != rule));
            var texts = RuleTexts.All().Where(c => c.Rule == rule);
            Assert.DoesNotContain(texts.SelectMany(c => c.Texts.Flags.SelectMany(t => Linter.Run(RuleTexts.Document(c.Texts.Scope, c.Language, t), without).Findings)), f => f.Rule == rule);
        }
    }

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
