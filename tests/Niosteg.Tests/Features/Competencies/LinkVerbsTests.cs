using System.Net;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Features.Competencies.Taxonomies;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Competencies;
using Niosteg.Web.Features.Competencies.Links;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Competencies;

public class LinkVerbsTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private static LinkVerbs Verbs(Scene scene, Actor? actor = null) => new(scene.For(actor ?? Actor.System), actor ?? Actor.System);

    private static async Task<(Competency Own, ProficiencyScale Scale)> OwnAsync(Scene scene, string sv = "Lyssna", string en = "Listening")
    {
        var scale = Starter.Scale(ScaleId.New());
        var own = new Competency(CompetencyId.New(), new(sv, en), CompetencyKind.Skill, scale.Id);
        await scene.AddAsync(scale, own);
        return (own, scale);
    }

    private static async Task<int> ConceptAsync(Scene scene, string externalId)
    {
        await using var db = scene.Open();
        return await db.Concepts.Where(c => c.ExternalId == externalId).Select(c => c.Id).SingleAsync();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_own_competency_points_at_a_concept_and_remembers_the_release_and_the_name(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await scene.TakeInAsync(SmallEsco.First());
        var (own, _) = await OwnAsync(scene);
        var found = Assert.Single(await Verbs(scene).FindAsync("pay att"));

        await Verbs(scene).SetAsync(own.Id, new() { ConceptId = found.Id, Kind = LinkKind.Close });
        await Verbs(scene).SetAsync(own.Id, new() { ConceptId = found.Id, Kind = LinkKind.Exact });
        var second = await scene.TakeInAsync(SmallEsco.Second());
        await scene.FinishAsync(second.Id, accept: true);

        var link = Assert.Single((await Verbs(scene).ListAsync(own.Id)).Value.Links);
        Assert.Equal((LinkKind.Exact, "1.1.1", "listen", "listen actively"), (link.Kind, link.Release, link.NamedThen.En, link.Name.En));
        Assert.True((await Verbs(scene).RemoveAsync(own.Id, found.Id)).IsDone);
        Assert.Empty((await Verbs(scene).ListAsync(own.Id)).Value.Links);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_concept_is_made_our_own_once_with_its_words_and_an_exact_link(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await scene.TakeInAsync(SmallEsco.First(), SmallEsco.Swedish());
        var (_, scale) = await OwnAsync(scene, "Räkna", "Counting");
        var concept = await ConceptAsync(scene, SmallEsco.Listen);

        var made = await Verbs(scene).MakeOurOwnAsync(concept, new() { ScaleId = scale.Id.Value });
        var again = await Verbs(scene).MakeOurOwnAsync(concept, new() { ScaleId = scale.Id.Value });

        var own = (await new CompetencyVerbs(scene.For(Actor.System), Actor.System).ReadAsync(made.Value)).Value;
        Assert.Equal((new LocalText("Lyssna", "Listen"), "ESCO 1.1.1", "What one\ndoes"), (own.Name, own.Source, own.Definition.En));
        Assert.Equal(LinkKind.Exact, Assert.Single((await Verbs(scene).ListAsync(made.Value)).Value.Links).Kind);
        Assert.Equal(("concept-is-ours", "Lyssna"), (again.Refusal!.Code, again.Refusal.Args[0]));
        Assert.Equal(made.Value, (await Verbs(scene).OwnableAsync(concept)).Value.Ours);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_first_concept_made_our_own_brings_the_finished_scale_with_it(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await scene.TakeInAsync(SmallEsco.First(), SmallEsco.Swedish());
        var concept = await ConceptAsync(scene, SmallEsco.Listen);

        Assert.Equal("scale-missing", (await Verbs(scene).MakeOurOwnAsync(concept, new() { ScaleId = Guid.CreateVersion7() })).Refusal!.Code);
        var made = await Verbs(scene).MakeOurOwnAsync(concept, new());

        await using var db = scene.Open();
        var scale = Assert.Single(await db.Scales.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal((Starter.Scale(scale.Id).Name, scale.Id), (scale.Name, (await db.Competencies.SingleAsync(c => c.Id == made.Value, TestContext.Current.CancellationToken)).ScaleId));
    }

    [Fact]
    public async Task Without_a_scale_the_page_still_makes_a_concept_our_own()
    {
        await using var scene = await Scene.StartAsync();
        await scene.TakeInAsync(SmallEsco.First(), SmallEsco.Swedish());
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var page = await client.PageAsync($"/competencies/concepts/{await ConceptAsync(scene, SmallEsco.Listen)}/own");
        var made = await client.SubmitAsync(page, "own", []);

        Assert.EndsWith("/edit", made.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_called_nearly_the_same_is_found_among_the_concepts_while_one_writes()
    {
        await using var scene = await Scene.StartAsync();
        await scene.TakeInAsync(SmallEsco.First(), SmallEsco.Swedish());

        Assert.Equal("skriva brev", Assert.Single(await Verbs(scene).SimilarAsync(new("Skriva brevet", null))).Name.Sv);
        Assert.Empty(await Verbs(scene).SimilarAsync(new("Köra buss", null)));
    }

    [Fact]
    public async Task A_retired_one_says_what_replaces_it_and_forgets_that_when_it_is_back()
    {
        await using var scene = await Scene.StartAsync();
        var (own, _) = await OwnAsync(scene);
        var (other, _) = await OwnAsync(scene, "Samtala", "Talking");
        var competencies = new CompetencyVerbs(scene.For(Actor.System), Actor.System);

        Assert.Equal("replaced-when-retired", (await Verbs(scene).ReplaceAsync(own.Id, new() { By = other.Id.Value })).Refusal!.Code);
        await competencies.RetireAsync(own.Id, retired: true);
        Assert.Equal("competency-unknown", (await Verbs(scene).ReplaceAsync(own.Id, new() { By = own.Id.Value })).Refusal!.Code);
        await Verbs(scene).ReplaceAsync(own.Id, new() { By = other.Id.Value });
        Assert.Equal("Samtala", (await competencies.ReadAsync(own.Id)).Value.ReplacedBy!.Name.Sv);
        await competencies.RetireAsync(own.Id, retired: false);
        Assert.Null((await competencies.ReadAsync(own.Id)).Value.ReplacedBy);
    }

    [Fact]
    public async Task Who_does_not_shape_the_organisation_reads_links_and_changes_none()
    {
        await using var scene = await Scene.StartAsync();
        await scene.TakeInAsync(SmallEsco.First());
        var (own, scale) = await OwnAsync(scene);
        var concept = await ConceptAsync(scene, SmallEsco.Listen);
        var reader = Verbs(scene, await scene.ActorAsync(AccessRole.Employee | AccessRole.Manager | AccessRole.Reader));

        Assert.True((await reader.ListAsync(own.Id)).IsDone);
        Assert.Empty(await reader.FindAsync("listen"));
        Assert.Equal(Refusal.NotAllowed, (await reader.SetAsync(own.Id, new() { ConceptId = concept })).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await reader.RemoveAsync(own.Id, concept)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await reader.MakeOurOwnAsync(concept, new() { ScaleId = scale.Id.Value })).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await reader.ReplaceAsync(own.Id, new())).Refusal);
        Assert.Equal(Refusal.NotFound, (await reader.OwnableAsync(concept)).Refusal);
    }

    [Fact]
    public async Task The_pages_link_make_our_own_and_warn_of_what_is_alike()
    {
        await using var scene = await Scene.StartAsync();
        await scene.TakeInAsync(SmallEsco.First(), SmallEsco.Swedish());
        var (own, _) = await OwnAsync(scene);
        var concept = await ConceptAsync(scene, SmallEsco.Write);
        await using var product = new Product(scene);
        var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var links = await client.PageAsync($"/competencies/{own.Id}/links?q=skriva");
        var linked = await client.SubmitAsync(links, $"add-{concept}", new() { ["Kind"] = "Broader" }, $"/competencies/{own.Id}/links?q=skriva");
        var made = await client.SubmitAsync(await client.PageAsync($"/competencies/concepts/{concept}/own"), "own", []);
        var alike = await client.GetStringAsync("/competencies/similar?sv=Skriva%20brev", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (linked.StatusCode, made.StatusCode));
        var page = (await client.PageAsync($"/competencies/{own.Id}")).Body!.TextContent;
        Assert.Contains("skriva brev", page, StringComparison.Ordinal);
        Assert.Contains("vidare", page, StringComparison.Ordinal);
        Assert.Contains("Här används klassifikationen ESCO", page, StringComparison.Ordinal);
        Assert.Contains("/competencies/concepts/", alike, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", alike, StringComparison.Ordinal);
    }
}
