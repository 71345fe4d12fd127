using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step2Architecture;

public class LinterTests
{
    [Fact]
    public void Every_built_in_rule_can_be_read_and_run()
    {
        var set = RuleSet.WithThoseOff(RuleBook.BuiltIn);

        Assert.True(set.Rules.Count > 30);
        Assert.Empty(set.Refused.Select(r => $"{r.Name}: {r.Refusal.Code} {string.Join(' ', r.Refusal.Args)}"));
        Assert.Empty(set.Contradictions);
    }

    [Fact]
    public void A_built_in_rule_reads_the_same_when_written_and_read_again() =>
        Assert.All(RuleBook.BuiltIn, rule => Assert.Equal(RuleFile.Write(rule), RuleFile.Write(RuleFile.Read(RuleFile.Write(rule)).Value)));

    [Fact]
    public void A_finding_says_where_and_what_to_write_instead()
    {
        var found = Assert.Single(Found("stiff-words", "Du ska tillse att maten blir varm.", Language.Sv));

        Assert.Equal((7, 6, "se till"), (found.Start, found.Length, found.Fix!.Replacement));
        Assert.Equal("Skulle ”se till” räcka i stället för ”tillse”?", found.Message.Sv);
        Assert.Equal("Du ska se till att maten blir varm.", found.Fix.ApplyTo("Du ska tillse att maten blir varm."));
    }

    [Fact]
    public void A_composed_letter_and_its_parts_are_the_same_letter()
    {
        const string text = "Vi söker en självgående kollega.";
        var parts = text.Normalize(System.Text.NormalizationForm.FormD);

        var found = Assert.Single(Found("what-a-person-is", parts, Language.Sv));

        Assert.Equal("självgående", parts.Substring(found.Start, found.Length).Normalize());
    }

    [Fact]
    public void Rules_that_contradict_each_other_are_told_and_neither_runs()
    {
        var one = Words("use-team", "substitution", new() { Replace = new Dictionary<string, string?> { ["grupp"] = "team" } });
        var other = Words("no-team", "existence", new() { Words = ["team"] });

        var result = Linter.Run(LintReaders.OfText("a", "En grupp i ett team.", Language.Sv), RuleSet.Of([one, other]));

        Assert.Equal([new RuleContradiction("no-team", "use-team", "team")], result.Contradictions);
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void A_pattern_that_takes_too_long_is_cut_off_and_told()
    {
        var rule = Words("slow", "existence", new() { Patterns = [@"x.*y|x"] });
        var set = RuleSet.Of([rule], [], TimeSpan.FromTicks(1));

        var result = Linter.Run(LintReaders.OfText("a", new string('x', Linter.LongestText), Language.Sv), set);

        Assert.Equal("slow", Assert.Single(result.CutOff).Rule);
    }

    [Fact]
    public void A_rule_from_outside_that_can_not_be_read_is_refused_by_name_and_the_rest_kept()
    {
        var good = RuleFile.Write(RuleBook.Find("driving-licence")!);
        var set = RuleSet.Read(
        [
            ("good.json", good), ("broken.json", "{"), ("shape.json", good.Replace("\"existence\"", "\"script\"")),
            ("other.json", good.Replace("\"since\"", "\"run\": \"rm\", \"since\"")),
        ]);

        Assert.Equal("driving-licence", Assert.Single(set.Rules).Code);
        Assert.Equal(["broken.json", "other.json", "driving-licence"], set.Refused.Select(r => r.Name));
    }

    [Theory]
    [InlineData(@"(?<=a)b")]
    [InlineData(@"(a)\1")]
    [InlineData(@"(unclosed")]
    [InlineData(@"(a{1000}){1000}")]
    public void A_pattern_that_may_never_end_or_can_not_be_read_is_refused(string pattern) =>
        Assert.Equal("rule-bad-pattern", Assert.Single(RuleSet.Of([Words("x", "existence", new() { Patterns = [pattern] })]).Refused).Refusal.Code);

    [Fact]
    public void A_strength_of_nothing_carries_no_goal()
    {
        var (some, none) = (CompetencyId.New(), CompetencyId.New());

        var links = GoalLinks.Of(new("Kortare väntetid", "Shorter waiting"), [(some, 9), (none, 0)]);

        Assert.Equal([some.ToString()], links.Competencies);
    }

    [Fact]
    public void The_rules_about_goals_say_nothing_until_goals_are_linked()
    {
        var competency = LintReaders.OfCompetency("a", new("Lyft", "Lifting"), LocalText.Empty, 4, []);
        var rules = RuleSet.WithThoseOff([RuleBook.Find("competency-without-goal")!, RuleBook.Find("orphan-goal")!]);

        Assert.Empty(Linter.Run(competency, rules, new LintContext(IsWhole: true)).Findings);
        Assert.Equal(["competency-without-goal", "orphan-goal"],
            Linter.Run(competency, rules, new LintContext(true, [GoalLinks.Of(new("Kortare väntetid", null), [])])).Findings.Select(f => f.Rule).Order());
    }

    private static ArchitectureRule Words(string code, string shape, RuleWords words) => new()
    {
        Code = code,
        Name = new("x", "x"),
        Scope = [RuleScope.PlainText],
        Shape = shape,
        Severity = RuleSeverity.Hint,
        Languages = [Language.Sv],
        Message = new("{words}?", "{words}?"),
        Why = new(new("x", "x")),
        Parameters = new() { Sv = words },
    };

    private static IReadOnlyList<RuleFinding> Found(string rule, string text, Language language) =>
        Linter.Run(LintReaders.OfText("a", text, language), RuleSet.WithThoseOff([RuleBook.Find(rule)!])).Findings;
}
