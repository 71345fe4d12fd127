using System.Text.RegularExpressions;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step2Architecture;

/// <summary>The rules that the product comes with.</summary>
public class RuleBookTests
{
    [Fact]
    public void Every_rule_that_is_brought_can_run_and_contradicts_no_other()
    {
        var rules = RuleSet.WithThoseOff(RuleBook.BuiltIn);

        Assert.True(RuleBook.BuiltIn.Count > 30);
        Assert.Empty(rules.Refused);
        Assert.Empty(rules.Contradictions);
    }

    [Fact]
    public void The_whole_book_is_written_and_read_again_without_loss()
    {
        var text = RuleList.Write(RuleBook.BuiltIn);

        var (rules, refused) = RuleList.Read(text);

        Assert.Empty(refused);
        Assert.Equal(RuleBook.BuiltIn.Count, rules.Count);
        Assert.Equal(text, RuleList.Write(rules));
    }

    [Theory, MemberData(nameof(Examples))]
    public void A_rule_finds_its_own_bad_example_and_not_its_good_one(string code, Language language)
    {
        var rule = RuleBook.Find(code)!;
        var alone = RuleSet.WithThoseOff([rule]);
        var scope = rule.Scope.Contains(RuleScope.Indicator) ? RuleScope.Indicator : rule.Scope[0];

        Assert.NotEmpty(Linter.Run(Text(rule.Example(language)!.Bad, scope, language), alone).Findings);
        Assert.Empty(Linter.Run(Text(rule.Example(language)!.Good, scope, language), alone).Findings);
    }

    public static TheoryData<string, Language> Examples()
    {
        var data = new TheoryData<string, Language>();
        foreach (var rule in RuleBook.BuiltIn.Where(r => r.Scope.All(s => s < RuleScope.Competency)))
            foreach (var language in rule.Languages.Where(l => rule.Example(l) is not null)) data.Add(rule.Code, language);
        return data;
    }

    /// <summary>Our own patterns may go back, which takes a thousandth of the memory; they must find what those that always end
    /// find, and end on a text made to keep them at it.</summary>
    [Fact]
    public void Our_patterns_find_the_same_as_patterns_that_always_end_and_end_themselves()
    {
        var rules = RuleBook.BuiltIn.SelectMany(rule => new[] { Language.Sv, Language.En }.Select(language => (Words: rule.Parameters.In(language), Example: rule.Example(language)))).ToList();
        string[] endless = [new('a', 50_000), Repeated("ska "), Repeated("lång erfarenhet "), Repeated("5 years of it-"), Repeated("är en ett "), Repeated("is å "), Repeated("young, ")];
        string[] texts = [.. rules.SelectMany(rule => new[] { rule.Example?.Bad, rule.Example?.Good }).OfType<string>().Select(text => text.ToLowerInvariant()), .. endless];

        foreach (var pattern in rules.SelectMany(rule => rule.Words?.Patterns ?? []).Distinct())
        {
            var (ours, ending) = (Pattern(pattern, RegexOptions.None), Pattern(pattern, RegexOptions.NonBacktracking));
            Assert.True(RuleBook.Brings(pattern));
            Assert.All(texts, text => Assert.Equal(ending.Matches(text).Select(match => (match.Index, match.Length)), ours.Matches(text).Select(match => (match.Index, match.Length))));
        }

        static string Repeated(string text) => string.Concat(Enumerable.Repeat(text, 50_000 / text.Length));
        static Regex Pattern(string pattern, RegexOptions options) => new(pattern, options | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void The_frames_numbers_are_those_of_the_rules()
    {
        var rules = RuleBook.BuiltIn.Under(ArchitectureFrame.Start with { Fewest = 8, Most = 12, MostMusts = 5 });

        Assert.Equal((8d, 12d), (rules.Single(r => r.Shape == "requirement-count").Parameters.Fewest, rules.Single(r => r.Shape == "requirement-count").Parameters.Most));
        Assert.Equal(5, rules.Single(r => r.Shape == "must-count").Parameters.Most);
        Assert.False(RuleBook.BuiltIn.Under(ArchitectureFrame.Start with { Musts = MustWay.MostlyMusts }).Single(r => r.Shape == "must-count").IsOn);
    }

    private static LintDocument Text(string text, RuleScope scope, Language language) =>
        new("x", LocalText.Empty, [new(scope, new("X", 0, 1, language), language, text)]);
}
