using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Features.Organisation;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Organisation;

public class PlacesTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private static readonly Site Lövsta = new(SiteId.New(), "Lövsta"), Empty = new(SiteId.New(), "Gamla torget");
    private static readonly BusinessFunction Care = new(FunctionId.New(), "Vrd"), Unused = new(FunctionId.New(), "Sotning");

    [Theory, MemberData(nameof(Databases))]
    public async Task A_site_and_a_function_get_their_names_mended_and_the_change_stands_in_the_trail(string database)
    {
        await using var scene = await StartAsync(database);
        var places = For(scene, await scene.ActorAsync(AccessRole.ProcessLeader));

        Assert.True((await places.RenameSiteAsync(Lövsta.Id, new() { Name = " Lövsta centrum " })).IsDone);
        Assert.True((await places.RenameFunctionAsync(Care.Id, new() { Name = "Vård" })).IsDone);

        var view = (await places.ReadAsync()).Value;
        Assert.Equal([("Gamla torget", 0), ("Lövsta centrum", 1)], view.Sites.Select(s => (s.Name, s.Positions)));
        Assert.Equal([("Sotning", 0), ("Vård", 1)], view.Functions.Select(f => (f.Name, f.Positions)));
        await using var db = scene.Open();
        Assert.Equal(2, await db.Audit.CountAsync(a => a.Action == AuditAction.Changed && a.Detail == "Name"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Only_what_no_position_uses_is_removed(string database)
    {
        await using var scene = await StartAsync(database);
        var places = For(scene, await scene.ActorAsync(AccessRole.ProcessLeader));

        Assert.Equal("place-in-use", (await places.RemoveSiteAsync(Lövsta.Id, 0)).Refusal?.Code);
        Assert.Equal("place-in-use", (await places.RemoveFunctionAsync(Care.Id, 0)).Refusal?.Code);
        Assert.True((await places.RemoveSiteAsync(Empty.Id, 0)).IsDone);
        Assert.True((await places.RemoveFunctionAsync(Unused.Id, 0)).IsDone);

        var view = (await places.ReadAsync()).Value;
        Assert.Equal(("Lövsta", "Vrd"), (Assert.Single(view.Sites).Name, Assert.Single(view.Functions).Name));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Two_places_never_share_a_name_in_whatever_letters(string database)
    {
        await using var scene = await StartAsync(database);
        var places = For(scene, await scene.ActorAsync(AccessRole.ProcessLeader));

        Assert.Equal("place-name-taken", (await places.RenameSiteAsync(Empty.Id, new() { Name = "LÖVSTA" })).Refusal?.Code);
        Assert.Equal("name-missing", (await places.RenameSiteAsync(Empty.Id, new() { Name = " " })).Refusal?.Code);
        Assert.Equal("text-too-long", (await places.RenameFunctionAsync(Care.Id, new() { Name = new string('å', 201) })).Refusal?.Code);
        Assert.True((await places.RenameSiteAsync(Lövsta.Id, new() { Name = "LÖVSTA" })).IsDone);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_saves_last_does_not_overwrite_who_saved_first(string database)
    {
        await using var scene = await StartAsync(database);
        var places = For(scene, await scene.ActorAsync(AccessRole.ProcessLeader));
        await places.RenameSiteAsync(Lövsta.Id, new() { Name = "Lövsta by" });
        await places.RenameFunctionAsync(Unused.Id, new() { Name = "Sotare" });

        Assert.Equal(Refusal.ChangedMeanwhile, (await places.RenameSiteAsync(Lövsta.Id, new() { Name = "Lövsta stad" })).Refusal);
        Assert.Equal(Refusal.ChangedMeanwhile, (await places.RemoveFunctionAsync(Unused.Id, 0)).Refusal);
    }

    [Fact]
    public async Task Who_does_not_shape_the_organisation_sees_and_changes_no_place()
    {
        await using var scene = await StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Manager | AccessRole.Employee));

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/places")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PutAsJsonAsync($"/api/v1/sites/{Lövsta.Id}", new { name = "A" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PutAsJsonAsync($"/api/v1/functions/{Care.Id}", new { name = "A" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync($"/api/v1/sites/{Empty.Id}?version=0")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync($"/api/v1/functions/{Unused.Id}?version=0")).StatusCode);
    }

    [Fact]
    public async Task A_name_is_mended_on_the_page_and_the_mending_undone()
    {
        await using var scene = await StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var form = $"#place-{Lövsta.Id}";

        var page = await client.PageAsync("/organisation/places");
        var renamed = await Pages.ParseAsync(await client.SubmitAsync(page, form, new() { ["Place.Name"] = "Lövsta by", ["Place.Act"] = "rename" }, "/organisation/places"));
        var named = await client.PageAsync("/organisation/places");
        await client.SubmitAsync(renamed, "div.undo form", [], "/organisation/places");

        Assert.Contains("Lövsta heter nu Lövsta by", renamed.QuerySelector("div.undo")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(named.QuerySelector("#places input[value='Lövsta by']"));
        Assert.NotNull((await client.PageAsync("/organisation/places")).QuerySelector("#places input[value='Lövsta']"));
    }

    [Fact]
    public async Task The_button_that_removes_stands_only_where_it_works()
    {
        await using var scene = await StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var page = await client.PageAsync("/organisation/places");

        var gone = await client.SubmitAsync(page, $"#place-{Empty.Id}", new() { ["Place.Act"] = "remove" }, "/organisation/places");

        Assert.Equal(2, page.QuerySelectorAll("#places button[value='remove']").Length);
        Assert.EndsWith("/organisation/places?done=saved", gone.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Null((await client.PageAsync("/organisation/places")).QuerySelector("#places input[value='Gamla torget']"));
    }

    private static PlacesVerbs For(Scene scene, Actor actor) => new(scene.For(actor), actor);

    private static async Task<Scene> StartAsync(string database = "sqlite")
    {
        var scene = await Scene.StartAsync(database);
        var unit = new OrganisationUnit(UnitId.New(), "Norrby");
        await scene.AddAsync(unit, new UnitLink(unit.Id, unit.Id, 0), Lövsta, Empty, Care, Unused, new Position(PositionId.New(), "Kock", unit.Id, Lövsta.Id, Care.Id));
        return scene;
    }
}
