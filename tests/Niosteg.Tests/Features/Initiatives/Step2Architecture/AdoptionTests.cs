using System.Net;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step2Architecture;

namespace Niosteg.Tests.Features.Initiatives.Step2Architecture;

public class AdoptionTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_version_is_adopted_once_and_a_rule_that_is_gone_is_told_as_retired(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var actor = await scene.ActorAsync(AccessRole.ProcessLeader);
        var (rules, adoption) = (new RuleBookVerbs(scene.For(actor), actor, scene.Clock), Adoption(scene, actor));
        await rules.AddAsync(RuleBookTests.Slogans());
        Assert.Equal(1, (await adoption.AdoptAsync(await SeenAsync(adoption))).Value);
        Assert.Equal("architecture-unchanged", (await adoption.AdoptAsync(await SeenAsync(adoption))).Refusal?.Code);

        await rules.RemoveAsync("inga-slagord", new((await SeenAsync(adoption)).Version));
        var difference = (await adoption.DifferenceAsync()).Value;
        Assert.Equal([("inga-slagord", RuleChangeKind.Gone)], difference.Changes.Select(c => (c.Code, c.Kind)));
        await adoption.AdoptAsync(await SeenAsync(adoption));

        var first = (await adoption.VersionAsync(1)).Value;
        Assert.Equal(2, first.Retired["inga-slagord"]);
        Assert.Contains(first.Rules, r => r.Code == "inga-slagord");
        Assert.DoesNotContain((await adoption.VersionAsync(2)).Value.Rules, r => r.Code == "inga-slagord");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_profile_keeps_its_version_until_its_writer_moves_it_and_sees_what_would_be_asked(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var actor = await scene.ActorAsync(AccessRole.ProcessLeader);
        var profile = await ProfileAsync(scene, "Vi är bäst på kaffe.");
        var (rules, adoption) = (new RuleBookVerbs(scene.For(actor), actor, scene.Clock), Adoption(scene, actor));
        await rules.AddAsync(RuleBookTests.Slogans());
        await adoption.AdoptAsync(await SeenAsync(adoption));

        Assert.Equal([(1, 0), (0, 1)], (await adoption.VersionsAsync()).Value.Select(v => (v.Number, v.Profiles)));
        var move = Assert.Single((await adoption.ProfilesAsync(0)).Value.Moves);
        Assert.Contains(move.Asked, f => f.Rule == "inga-slagord");
        Assert.True((await adoption.MoveAsync(profile)).IsDone);
        Assert.Equal([(1, 1)], (await adoption.VersionsAsync()).Value.Select(v => (v.Number, v.Profiles)));
    }

    [Fact]
    public async Task A_rehearsal_tells_the_price_before_the_rule_holds()
    {
        await using var scene = await Scene.StartAsync();
        var actor = await scene.ActorAsync(AccessRole.ProcessLeader);
        await ProfileAsync(scene, "Vi är bäst på kaffe.");
        await ProfileAsync(scene, "Kokar kaffe.");
        await new RuleBookVerbs(scene.For(actor), actor, scene.Clock).AddAsync(RuleBookTests.Slogans());
        var rehearsals = new RehearsalVerbs(scene.For(actor), actor);

        var price = (await rehearsals.RehearseAsync("inga-slagord", 30)).Value;

        Assert.Equal((2, 1, 1, 0.5), (price.Texts, price.Touched.Count, price.New, price.Hours.Bare));
        Assert.Equal(1, (await rehearsals.RehearseAsync(null, null)).Value.New);
        Assert.Equal(Refusal.NotFound, (await rehearsals.RehearseAsync("no-such-rule", null)).Refusal);
    }

    [Fact]
    public async Task An_employee_reads_versions_and_neither_adopts_moves_nor_rehearses()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var profile = await ProfileAsync(scene, "Kokar kaffe.");
        var actor = await scene.ActorAsync(AccessRole.Employee);
        using var client = product.ClientFor(actor);
        var adoption = Adoption(scene, actor);

        Assert.NotNull((await client.PageAsync("/architecture/versions")).QuerySelector("h1"));
        Assert.NotNull((await client.PageAsync("/architecture/versions/0")).QuerySelector("h1"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/architecture/rehearsal")).StatusCode);
        Assert.Equal(Refusal.NotAllowed, (await adoption.AdoptAsync(new())).Refusal);
        Assert.Equal(Refusal.NotFound, (await adoption.MoveAsync(profile)).Refusal);
        Assert.Empty((await adoption.ProfilesAsync(0)).Value.Moves);
        Assert.Equal(Refusal.NotFound, (await new RehearsalVerbs(scene.For(actor), actor).RehearseAsync(null, null)).Refusal);
    }

    [Fact]
    public async Task The_way_from_a_changed_rule_to_a_moved_profile_can_be_walked_on_the_pages()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var actor = await scene.ActorAsync(AccessRole.ProcessLeader);
        using var client = product.ClientFor(actor);
        var profile = await ProfileAsync(scene, "Vi är bäst på kaffe.");
        await new RuleBookVerbs(scene.For(actor), actor, scene.Clock).AddAsync(RuleBookTests.Slogans());

        var rehearsal = (await client.PageAsync("/architecture/rehearsal?rule=inga-slagord&minutes=60")).QuerySelector("main")!;
        Assert.Contains("Berör 1 av 1 texter", rehearsal.TextContent, StringComparison.Ordinal);
        Assert.NotNull(rehearsal.QuerySelector($"a[href='/profiles/{profile}']"));
        var adopt = await client.PageAsync("/architecture/adopt");
        Assert.Contains("Inga slagord", adopt.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await client.SubmitAsync(adopt, "adopt", new() { ["Input.Note"] = "Slagorden ska bort." }, "/architecture/adopt")).StatusCode);
        var moves = await client.PageAsync("/architecture/versions/0/profiles");
        Assert.Equal(HttpStatusCode.Found, (await client.SubmitAsync(moves, $"move-{profile}", [], "/architecture/versions/0/profiles")).StatusCode);

        await using var db = scene.Open();
        Assert.Equal(1, (await db.Profiles.SingleAsync(TestContext.Current.CancellationToken)).ArchitectureNumber);
        Assert.Contains("Version 1 gäller", (await client.PageAsync("/architecture")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Slagorden ska bort.", (await client.PageAsync("/architecture/versions/1")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<ProfileId> ProfileAsync(Scene scene, string purpose)
    {
        var profile = new JobProfile(ProfileId.New(), LocalText.In(Language.Sv, "Kock"));
        profile.Write(ProfileDraft.Empty with { Title = LocalText.In(Language.Sv, "Kock"), Purpose = LocalText.In(Language.Sv, purpose) }, scene.Clock.GetUtcNow().UtcDateTime);
        await scene.AddAsync(profile);
        return profile.Id;
    }

    private static AdoptionVerbs Adoption(Scene scene, Niosteg.Web.Hosting.Actor actor) => new(scene.For(actor), actor, scene.Clock);

    private static async Task<AdoptInput> SeenAsync(AdoptionVerbs adoption) => new() { Version = (await adoption.DifferenceAsync()).Value.Version };
}
