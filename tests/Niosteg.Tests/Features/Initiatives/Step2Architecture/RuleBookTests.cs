using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step2Architecture;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Features.Initiatives.Step2Architecture;

public class RuleBookTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_rule_that_is_changed_keeps_everything_else_and_can_be_had_back(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var rules = await VerbsAsync(scene, AccessRole.ProcessLeader);
        var input = await InputAsync(rules, "stiff-words");
        input.Severity = RuleSeverity.Stop;
        input.Owner = "Ingrid Sandberg";

        Assert.Null((await rules.ChangeAsync("stiff-words", input)).Refusal);

        var changed = (await rules.FindAsync("stiff-words")).Value;
        Assert.Equal((RuleSeverity.Stop, "Ingrid Sandberg", true), (changed.Rule.Rule.Severity, changed.Rule.Rule.Owner, changed.Rule.IsChanged));
        Assert.Equal(["severity", "owner"], RuleBookDifference.Parts(RuleBook.Find("stiff-words")!, changed.Rule.Rule).OrderDescending());
        Assert.True((await rules.RestoreAsync("stiff-words", new(changed.Version))).IsDone);
        Assert.False((await rules.FindAsync("stiff-words")).Value.Rule.IsChanged);
    }

    [Fact]
    public async Task Every_rule_goes_through_its_form_unchanged()
    {
        await using var scene = await Scene.StartAsync();
        var rules = await VerbsAsync(scene, AccessRole.ProcessLeader);

        Assert.All((await rules.ListAsync(new())).Value.Rules, view =>
            Assert.Empty(RuleBookDifference.Parts(view.Rule, RuleInput.From(view.Rule, 0).ToRule(view.Rule).Value)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_rule_of_ones_own_is_made_found_and_removed_and_one_of_the_products_is_only_turned_off(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var rules = await VerbsAsync(scene, AccessRole.ProcessLeader);

        Assert.Null((await rules.AddAsync(Slogans())).Refusal);

        var made = (await rules.FindAsync("inga-slagord")).Value;
        Assert.True(made.Rule.IsOwn);
        Assert.Equal("rule-code-taken", (await rules.AddAsync(Slogans(made.Version))).Refusal?.Code);
        Assert.True((await rules.RemoveAsync("inga-slagord", new(made.Version))).IsDone);
        Assert.Equal(Refusal.NotFound, (await rules.FindAsync("inga-slagord")).Refusal);
        Assert.Equal("rule-is-brought", (await rules.RemoveAsync("stiff-words", new(made.Version + 1))).Refusal?.Code);
    }

    [Theory]
    [InlineData("Vi ringer kunder.", "Svarar i telefon.", "rule-misses-bad-sv")]
    [InlineData("Vi är bäst.", "Är bäst på telefon.", "rule-asks-good-sv")]
    [InlineData("Vi är bäst.", "", "rule-needs-examples-sv")]
    public async Task A_rule_that_fails_on_its_own_examples_is_told_so_and_nothing_is_saved(string bad, string good, string refusal)
    {
        await using var scene = await Scene.StartAsync();
        var rules = await VerbsAsync(scene, AccessRole.ProcessLeader);
        var input = Slogans();
        (input.Bad.Sv, input.Good.Sv) = (bad, good);

        Assert.Equal(refusal, (await rules.AddAsync(input)).Refusal?.Code);
        Assert.Equal(0, (await rules.ListAsync(new())).Value.Version);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Two_who_write_rules_at_once_do_not_write_over_each_other(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var rules = await VerbsAsync(scene, AccessRole.ProcessLeader);
        var (mine, theirs) = (await InputAsync(rules, "stiff-words"), await InputAsync(rules, "overlap"));
        await rules.ChangeAsync("overlap", theirs);

        Assert.Equal(Refusal.ChangedMeanwhile, (await rules.ChangeAsync("stiff-words", mine)).Refusal);
    }

    [Fact]
    public async Task Rules_that_contradict_each_other_are_both_named()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var rules = await VerbsAsync(scene, AccessRole.ProcessLeader);
        var input = Slogans();
        (input.Sv.Words, input.Bad.Sv) = ("enligt", "Handlar enligt plan.");
        await rules.AddAsync(input);

        var page = (await client.PageAsync("/architecture/rules")).QuerySelector("main")!;

        Assert.Contains("säger emot varandra om ”enligt”", page.TextContent, StringComparison.Ordinal);
        Assert.Contains((await rules.FindAsync("stiff-words")).Value.Rule.Against, other => other.Code == "inga-slagord");
    }

    [Fact]
    public async Task The_list_is_narrowed_by_what_a_rule_weighs_reads_and_says()
    {
        await using var scene = await Scene.StartAsync();
        var rules = await VerbsAsync(scene, AccessRole.Employee);

        Assert.All((await rules.ListAsync(new() { Severity = RuleSeverity.Stop })).Value.Rules, v => Assert.Equal(RuleSeverity.Stop, v.Rule.Severity));
        Assert.All((await rules.ListAsync(new() { Scope = RuleScope.Competency })).Value.Rules, v => Assert.Contains(RuleScope.Competency, v.Rule.Scope));
        Assert.Equal(["years-of-experience"], (await rules.ListAsync(new() { Q = "years-of" })).Value.Rules.Select(v => v.Rule.Code));
    }

    [Fact]
    public async Task Each_rule_has_one_line_under_what_it_is_about_and_a_page_of_its_own()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Employee));

        var page = await client.PageAsync("/architecture/rules");
        var lines = page.QuerySelectorAll("main li a[href^='/architecture/rules/']").Select(a => a.GetAttribute("href")!).ToList();

        Assert.Equal(RuleBook.BuiltIn.Select(r => $"/architecture/rules/{r.Code}").Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
        Assert.Equal(["Om orden", "Om meningarna", "Om nivåerna", "Om profilen", "Om allt tillsammans"], page.QuerySelectorAll("main h2").Select(h => h.FirstChild!.TextContent.Trim()));
        var stops = await client.PageAsync("/architecture/rules?severity=Stop");
        Assert.Equal(RuleBook.BuiltIn.Count(r => r.Severity == RuleSeverity.Stop), stops.QuerySelectorAll("main li a[href^='/architecture/rules/']").Length);
    }

    [Theory]
    [InlineData("coded-words"), InlineData("gendered-words"), InlineData("age-words"), InlineData("exclusionary-words")]
    public async Task A_rule_that_found_nothing_in_real_texts_says_in_both_languages_that_nobody_knows_how_often_it_is_right(string code)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Employee));

        var said = (await client.PageAsync($"/architecture/rules/{code}")).QuerySelector("main")!.TextContent;
        Assert.Contains("På svenska är det okänt hur ofta den har rätt", said, StringComparison.Ordinal);
        Assert.Contains("På engelska är det okänt hur ofta den har rätt", said, StringComparison.Ordinal);
        Assert.Contains("it is unknown how often it is right", LintSarif.Help(RuleBook.Find(code)!, Texts.In(Language.En)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_employee_reads_every_rule_and_writes_none()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var actor = await scene.ActorAsync(AccessRole.Employee);
        using var client = product.ClientFor(actor);
        var rules = new RuleBookVerbs(scene.For(actor), actor, scene.Clock);

        Assert.NotNull((await client.PageAsync("/architecture/rules/stiff-words")).QuerySelector("h1"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/architecture/rules/stiff-words/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/architecture/rules/new")).StatusCode);
        Assert.Equal(Refusal.NotAllowed, (await rules.AddAsync(Slogans())).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await rules.ChangeAsync("stiff-words", Slogans())).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await rules.RestoreAsync("stiff-words", new(0))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await rules.RemoveAsync("stiff-words", new(0))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await rules.PutManyAsync(0, [])).Refusal);
    }

    [Fact]
    public async Task A_rule_is_written_on_its_page_and_by_a_program()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var page = await client.PageAsync("/architecture/rules/long-sentence/edit");

        var saved = await client.SubmitAsync(page, "rule", new() { ["Input.Most"] = "18", ["Input.Owner"] = "HR" }, "/architecture/rules/long-sentence/edit");
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        var rule = RuleFile.Write(RuleBook.Find("overlap")! with { IsOn = false });
        var put = await client.PutAsJsonAsync("/api/v1/architecture/rules/overlap", new { version = 1, rule = JsonDocument.Parse(rule).RootElement });
        Assert.Equal(HttpStatusCode.NoContent, put.StatusCode);

        var rules = await VerbsAsync(scene, AccessRole.Employee);
        Assert.Equal((18, "HR"), ((await rules.FindAsync("long-sentence")).Value.Rule.Rule.Parameters.Most, (await rules.FindAsync("long-sentence")).Value.Rule.Rule.Owner));
        Assert.False((await rules.FindAsync("overlap")).Value.Rule.Rule.IsOn);
    }

    internal static RuleInput Slogans(int version = 0) => new()
    {
        Version = version,
        Code = "inga-slagord",
        Shape = "existence",
        Name = new() { Sv = "Inga slagord" },
        Message = new() { Sv = "Vad menas med ”{words}”?" },
        Scope = ["Purpose", "Task"],
        Languages = ["Sv"],
        IsOn = true,
        Bad = new() { Sv = "Vi är bäst." },
        Good = new() { Sv = "Svarar i telefon." },
        Sv = new() { Words = "bäst\nspetskompetens" },
        Why = new() { Sv = "Slagord säger inget." },
    };

    internal static async Task<RuleBookVerbs> VerbsAsync(Scene scene, AccessRole role)
    {
        var actor = await scene.ActorAsync(role);
        return new(scene.For(actor), actor, scene.Clock);
    }

    private static async Task<RuleInput> InputAsync(RuleBookVerbs rules, string code)
    {
        var view = (await rules.FindAsync(code)).Value;
        return RuleInput.From(view.Rule.Rule, view.Version);
    }
}
