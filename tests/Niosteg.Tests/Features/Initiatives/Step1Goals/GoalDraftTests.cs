using System.IO.Compression;
using System.Text;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Initiatives.Step1Goals;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives.Step1Goals;

public class GoalDraftTests
{
    private const string Strategy = "Kommunen har 14 000 invånare.\nSenast 2027 ska alla få besked inom 5 dagar.\nVi vill att andelen trygga ska öka från 71 till 82 procent.";

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task A_strategy_gives_drafts_and_only_those_that_are_taken_become_goals(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (leader, id) = await GivenAsync(scene);
        var file = Encoding.UTF8.GetBytes(Strategy);

        var read = (await Verbs(scene, leader).ReadAsync(id, [("strategi.txt", file), ("bild.bin", [1, 2, 0, 3])], null, null)).Value;
        var added = await Verbs(scene, leader).AddAsync(id, new() { Drafts = [.. read.Drafts.Select((d, at) => new DraftInput { Take = at == 1, Goal = d.Goal })] });

        Assert.Equal((2, "document-unreadable", 1), (read.Drafts.Count, read.Refused.Single().Refusal.Code, added.Value));
        await using var db = scene.Open();
        Assert.Equal((71d, 82d, "%"), db.Goals.Where(g => g.InitiativeId == new InitiativeId(id)).AsEnumerable().Select(g => (g.StartValue!.Value, g.TargetValue!.Value, g.Unit)).Single());
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Last_years_goals_are_copied_only_from_an_initiative_one_sees(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (leader, id) = await GivenAsync(scene);
        var before = Initiative.Begin(InitiativeId.New(), "Våg 0", null, new(2025, 3, 1), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        await scene.AddAsync(before, InitiativeGoal.Write(GoalId.New(), before.Id, 1, new("se risken för fall", Measure: "antalet fall", TargetValue: 4.5, Decision: "Vi anställer annorlunda."), null, before.CreatedAt).Value);

        var read = (await Verbs(scene, leader).ReadAsync(id, [], null, before.Id.Value)).Value;

        Assert.Equal(("se risken för fall", "4.5", "Vi anställer annorlunda."), read.Drafts.Select(d => (d.Goal.CanDo, d.Goal.TargetValue, d.Goal.Decision)).Single());
        Assert.Contains(read.Earlier, e => e.Name == "Våg 0");
        Assert.Empty((await Verbs(scene, leader).ReadAsync(id, [], null, Guid.CreateVersion7())).Value.Drafts);
    }

    [Fact]
    public async Task Bad_input_is_refused_by_name_and_nothing_is_half_written()
    {
        await using var scene = await Scene.StartAsync();
        var (leader, id) = await GivenAsync(scene);
        var drafts = Verbs(scene, leader);
        var many = Enumerable.Range(0, 21).Select(n => new DraftInput { Take = true, Goal = new() { CanDo = $"nå mål {n}" } }).ToArray();
        DraftInput[] half = [new() { Take = true, Goal = new() { CanDo = "svara" } }, new() { Take = true, Goal = new() { CanDo = " " } }];

        Assert.Equal("try-nothing", (await drafts.ReadAsync(id, [], " ", null)).Refusal?.Code);
        Assert.Equal("try-too-many", (await drafts.ReadAsync(id, [.. Enumerable.Repeat(("a.txt", Encoding.UTF8.GetBytes("a")), 6)], null, null)).Refusal?.Code);
        Assert.Equal("document-too-long", (await drafts.ReadAsync(id, [], new('x', DocumentText.MostLetters + 1), null)).Refusal?.Code);
        Assert.Equal("drafts-none", (await drafts.AddAsync(id, new())).Refusal?.Code);
        Assert.Equal("goals-too-many", (await drafts.AddAsync(id, new() { Drafts = many })).Refusal?.Code);
        Assert.Equal("goal-what-missing", (await drafts.AddAsync(id, new() { Drafts = half })).Refusal?.Code);
        Assert.Equal(20, (await drafts.OpenAsync(id)).Value.Room);
        var participant = Verbs(scene, await scene.ActorAsync(AccessRole.Employee));
        Assert.Equal("not-found", (await participant.ReadAsync(id, [], "x", null)).Refusal?.Code);
        Assert.Equal("not-found", (await participant.AddAsync(id, new() { Drafts = many[..1] })).Refusal?.Code);
    }

    [Fact]
    public void A_presentation_is_read_slide_by_slide()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (slide, text) in new[] { (10, "sist"), (2, "sedan"), (1, "först") })
            {
                using var part = new StreamWriter(zip.CreateEntry($"ppt/slides/slide{slide}.xml").Open());
                part.Write($"<p:sld xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main' xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>");
            }
        }

        Assert.Equal("först\nsedan\nsist", DocumentText.Read(bytes.ToArray()).Value);
    }

    [Fact]
    public async Task Drafts_are_found_and_taken_without_scripts()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (leader, id) = await GivenAsync(scene);
        var client = product.ClientFor(leader);
        var address = $"/initiatives/{id}/goals/drafts";

        var found = await Pages.ParseAsync(await client.SubmitAsync(await client.PageAsync(address), "read", new() { ["Input.Pasted"] = Strategy }, address));
        Assert.Equal(2, found.QuerySelectorAll(".draft").Length);
        Assert.Contains("Senast: 31 dec", found.QuerySelector(".draft")!.TextContent, StringComparison.Ordinal);
        var done = await client.SubmitAsync(found, "add", new() { ["Add.Drafts[0].Goal.CanDo"] = "ge besked fort" }, address);

        Assert.EndsWith("done=drafted", done.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("ge besked fort", (await client.PageAsync($"/initiatives/{id}/goals")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<(Actor Leader, Guid Id)> GivenAsync(Scene scene)
    {
        var initiative = Initiative.Begin(InitiativeId.New(), "Våg 1", null, new(2026, 3, 1), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        await scene.AddAsync(initiative);
        return (await scene.ActorAsync(AccessRole.ProcessLeader), initiative.Id.Value);
    }

    private static GoalDraftVerbs Verbs(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock);
}
