using System.Net;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step2Architecture;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives.Step2Architecture;

public class WaiverTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_finding_that_somebody_answers_for_is_no_longer_asked_about_until_it_ends(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (profile, leader) = (await StiffAsync(scene), await scene.ActorAsync(AccessRole.ProcessLeader));
        var asked = Assert.Single((await Findings(scene, leader).ReadAsync(new(Rule: "stiff-words"))).Value.Rows);

        Assert.True((await Waivers(scene, leader).GrantAsync(Input(profile) with { Place = asked.Place })).IsDone);

        Assert.Empty((await Findings(scene, leader).ReadAsync(new(Rule: "stiff-words"))).Value.Rows);
        var waived = Assert.Single((await Findings(scene, leader).ReadAsync(new(Rule: "stiff-words", Waived: true))).Value.Rows);
        Assert.StartsWith(leader.Name, waived.Waiver, StringComparison.Ordinal);
        await Waivers(scene, leader).EndAsync((await Waivers(scene, leader).ListAsync()).Rows[0].Id);
        Assert.Single((await Findings(scene, leader).ReadAsync(new(Rule: "stiff-words"))).Value.Rows);
        Assert.False((await Waivers(scene, leader).ListAsync()).Rows[0].Holds);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Whoever_may_not_write_the_text_can_neither_waive_nor_see_nor_end(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (profile, leader, other) = (await StiffAsync(scene), await scene.ActorAsync(AccessRole.ProcessLeader), await scene.ActorAsync(AccessRole.Manager));
        await Waivers(scene, leader).GrantAsync(Input(profile));
        var id = (await Waivers(scene, leader).ListAsync()).Rows[0].Id;

        Assert.Equal(Refusal.NotFound, (await Waivers(scene, other).GrantAsync(Input(profile))).Refusal);
        Assert.Equal(Refusal.NotFound, (await Waivers(scene, other).EndAsync(id)).Refusal);
        Assert.Empty((await Waivers(scene, other).ListAsync()).Rows);
        Assert.Equal(Refusal.NotFound, (await Findings(scene, other).ReadAsync(new())).Refusal);
    }

    [Fact]
    public async Task A_waiver_without_a_reason_is_asked_for_one_and_what_was_typed_stays()
    {
        await using var scene = await Scene.StartAsync();
        var profile = await StiffAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var address = $"/architecture/waivers/new?rule=stiff-words&about=Profile&id={profile}&place=Purpose.Sv%3A%20r%C3%B6rande";
        var page = await client.PageAsync(address);
        Assert.Contains("rörande", page.QuerySelector("fieldset")!.TextContent, StringComparison.Ordinal);

        var asked = await Pages.ParseAsync(await client.SubmitAsync(page, "waiver", new() { ["Input.EndsOn"] = "2026-05-01" }, address));
        var granted = await client.SubmitAsync(page, "waiver", new() { ["Input.Reason"] = "Lagens ord", ["Input.EndsOn"] = "2026-05-01" }, address);

        Assert.Equal("true", asked.QuerySelector("#Input-Reason")!.GetAttribute("aria-invalid"));
        Assert.Equal("2026-05-01", asked.QuerySelector("#Input-EndsOn")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Found, granted.StatusCode);
        Assert.Contains("Lagens ord", (await client.PageAsync("/architecture/waivers")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_competencies_that_say_the_same_are_found_only_when_all_are_read()
    {
        await using var scene = await Scene.StartAsync();
        var scale = ProficiencyScale.Create(ScaleId.New(), new("Skala", null), [.. new[] { "Ett", "Två", "Tre" }.Select(n => (new LocalText(n, null), LocalText.Empty))]).Value;
        await scene.AddAsync(scale, Twin("Möta kunder", scale.Id), Twin("Bemöta kunder", scale.Id));

        var found = (await Findings(scene, await scene.ActorAsync(AccessRole.ProcessLeader)).ReadAsync(new())).Value;

        Assert.Contains(found.Rules, r => r.Rule == "overlap");
        Assert.Equal(2, found.Rules.Single(r => r.Rule == "orphan-competency").Count);
    }

    private static Competency Twin(string name, ScaleId scale)
    {
        var twin = new Competency(CompetencyId.New(), new(name, null), CompetencyKind.Behaviour, scale);
        twin.DescribeLevels([new(1, new("Hälsar på kunden och frågar vad kunden behöver hjälp med i butiken.", null), []), new(2, new("Lugnar en upprörd kund och erbjuder två lösningar på problemet.", null), [])], 3);
        return twin;
    }

    private static async Task<ProfileId> StiffAsync(Scene scene)
    {
        var profile = new JobProfile(ProfileId.New(), new("Handläggare", null));
        profile.Write(ProfileDraft.Empty with { Title = new("Handläggare", null), Purpose = new("Svara på frågor rörande bygglov.", null) }, scene.Clock.GetUtcNow().UtcDateTime);
        await scene.AddAsync(profile);
        return profile.Id;
    }

    private static WaiverInput Input(ProfileId profile) =>
        new() { Rule = "stiff-words", About = WaiverSubject.Profile, Id = profile.Value, Reason = "Lagens ord", EndsOn = new(2026, 5, 1) };

    private static WaiverVerbs Waivers(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock);

    private static FindingsVerbs Findings(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Options.Remembered, scene.Clock);
}
