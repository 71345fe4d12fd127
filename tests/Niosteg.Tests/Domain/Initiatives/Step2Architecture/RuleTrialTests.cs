using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step2Architecture;

public class RuleTrialTests
{
    [Theory]
    [InlineData("stiff-words"), InlineData("long-sentence"), InlineData("observable-verb"), InlineData("years-of-experience"), InlineData("adverb-ladder"), InlineData("repeated-word")]
    public void Rules_of_every_kind_pass_their_own_trial(string code) => Assert.Null(RuleTrial.Of(RuleBook.Find(code)!));

    [Fact]
    public void A_rule_that_misses_its_own_bad_example_is_not_ready() =>
        Assert.Equal("rule-misses-bad-sv", RuleTrial.Of(Slogans("spetskompetens") with { Sv = new("Vi är bäst.", "Svarar i telefon.") })?.Code);

    [Fact]
    public void A_rule_that_asks_about_what_it_holds_up_as_good_is_not_ready() =>
        Assert.Equal("rule-asks-good-sv", RuleTrial.Of(Slogans("svarar") with { Sv = new("Svarar alltid.", "Svarar i telefon.") })?.Code);

    [Fact]
    public void A_rule_that_is_off_is_tried_all_the_same() =>
        Assert.Equal("rule-misses-bad-sv", RuleTrial.Of(Slogans("spetskompetens") with { IsOn = false, Sv = new("Vi är bäst.", "Svarar.") })?.Code);

    [Fact]
    public void A_pattern_that_could_go_on_for_ever_is_refused()
    {
        var rule = Slogans() with { Parameters = new() { Sv = new() { Patterns = [@"(a+)+\1$"] } } };

        Assert.NotNull(RuleTrial.Of(rule));
    }

    [Fact]
    public void Two_books_differ_rule_by_rule_and_part_by_part()
    {
        ArchitectureRule[] before = [Slogans("bäst"), Slogans("störst") with { Code = "gone" }];
        ArchitectureRule[] after = [Slogans("bäst") with { Severity = RuleSeverity.Stop, Owner = "Ingrid" }, Slogans() with { Code = "new" }];

        var changes = RuleBookDifference.Between(before, after);

        Assert.Equal([("gone", RuleChangeKind.Gone), ("new", RuleChangeKind.New), ("slogans", RuleChangeKind.Changed)], changes.Select(c => (c.Code, c.Kind)));
        Assert.Equal(["owner", "severity"], changes[2].Parts.Order());
        Assert.Empty(RuleBookDifference.Between(before, before));
    }

    [Fact]
    public void A_rehearsal_counts_the_texts_that_are_asked_something_new()
    {
        LintDocument[] texts = [.. new[] { "Bäst på kaffe.", "Kokar kaffe.", "Bäst på te.", "Störst." }.Select((text, at) => LintReaders.OfText($"{at}", text, Language.Sv))];

        var rehearsal = Rehearsal.Of(texts, [Slogans("bäst", "störst")], [Slogans("störst", "kaffe")], new());

        Assert.Equal((4, 3, 2, 2), (rehearsal.Texts, rehearsal.Flagged, rehearsal.Touched.Count, rehearsal.Gone));
        Assert.Equal(["0", "2"], rehearsal.Touched.Select(t => t.Document));
        Assert.Equal(0.5, rehearsal.Hours(15));
    }

    [Fact]
    public void A_rule_that_asks_about_more_than_two_texts_of_five_is_doubted()
    {
        LintDocument[] texts = [.. Enumerable.Range(0, 10).Select(at => LintReaders.OfText($"{at}", at < 5 ? "Bäst." : "Kokar te.", Language.Sv))];

        Assert.True(Rehearsal.Of(texts, [Slogans("bäst")], [], new()).IsDoubtful);
        Assert.False(Rehearsal.Of(texts[1..], [Slogans("bäst")], [], new()) is { Share: <= Rehearsal.Doubtful, IsDoubtful: true });
        Assert.False(Rehearsal.Of(texts[..1], [Slogans("bäst")], [], new()).IsDoubtful);
        Assert.Null(Rehearsal.Of([], [Slogans("bäst")], [], new()).Share);
    }

    private static ArchitectureRule Slogans(params string[] words) => new()
    {
        Code = "slogans",
        Name = LocalText.Both("Slagord", "Slogans"),
        Scope = [RuleScope.Purpose, RuleScope.PlainText],
        Shape = "existence",
        Parameters = new() { Sv = new() { Words = words } },
        Severity = RuleSeverity.Hint,
        Languages = [Language.Sv],
        Message = LocalText.Both("Vad menas med ”{words}”?", "What does “{words}” mean?"),
        Sv = new("Vi är bäst.", "Svarar i telefon."),
        Why = new(LocalText.Both("Slagord säger inget.", "Slogans say nothing.")),
    };
}
