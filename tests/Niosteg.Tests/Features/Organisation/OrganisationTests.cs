using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Organisation;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Organisation;

public class OrganisationTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private static OrganisationVerbs For(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock);

    [Theory, MemberData(nameof(Databases))]
    public async Task The_tree_counts_everyone_below_once(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);

        var view = (await For(scene, await scene.ActorAsync(AccessRole.ProcessLeader)).ReadAsync(null)).Value;

        Assert.Equal(0, view.Units[0].Depth);
        Assert.Equal(view.People, view.Units[0].Heads);
        Assert.Equal(4, view.Units.Single(u => u.Id == ward.Unit.Id).Heads);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_unit_is_added_moved_and_removed_and_the_tree_follows(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        var organisation = For(scene, await scene.ActorAsync(AccessRole.Administrator));

        var id = (await organisation.AddUnitAsync(new() { Name = "Natt", Parent = ward.Unit.Id.Value })).Value;
        await organisation.WriteUnitAsync(ward.Unit.Id, new() { Name = "Norrby", Parent = ward.Elsewhere.Id.Value });

        await using (var db = scene.Open())
            Assert.Equal(2, (await db.UnitLinks.SingleAsync(l => l.AncestorId == ward.Elsewhere.Id && l.UnitId == id)).Depth);
        Assert.Equal("unit-under-itself", (await organisation.WriteUnitAsync(ward.Unit.Id, new() { Name = "Norrby", Parent = id.Value, Version = 1 })).Refusal!.Code);
        Assert.Equal("unit-not-empty", (await organisation.RemoveUnitAsync(ward.Unit.Id)).Refusal!.Code);
        Assert.True((await organisation.RemoveUnitAsync(id)).IsDone);
    }

    [Fact]
    public async Task A_units_page_leads_to_what_the_unit_needs()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var link = (await client.PageAsync($"/organisation/{ward.Unit.Id}")).QuerySelector("main a[href^='/needs?unit=']")!.GetAttribute("href")!;

        Assert.Contains("Norrby", (await client.PageAsync(link)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticked_positions_get_a_profile_and_it_can_be_undone()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var organisation = For(scene, Actor.System);
        var before = (await organisation.ReadAsync(ward.Unit.Id)).Value.Positions.Single(p => p.Heads == 3);

        var address = $"/organisation/{ward.Unit.Id}/positions";
        var page = await client.PageAsync(address);
        var given = await Pages.ParseAsync(await client.SubmitAsync(page, "give", new() { ["Give.Positions"] = before.Id.ToString(), ["Give.Choice"] = "take-away", ["Give.Act"] = "give" }, address));
        Assert.Contains("Det gäller 3 personer.", given.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await organisation.ReadAsync(ward.Unit.Id)).Value.Positions.Single(p => p.Id == before.Id).ProfileId);

        await client.SubmitAsync(given, "div.undo form", [], address);
        Assert.Equal(before.ProfileId, (await organisation.ReadAsync(ward.Unit.Id)).Value.Positions.Single(p => p.Id == before.Id).ProfileId);
    }

    [Fact]
    public async Task A_unit_that_was_renamed_and_moved_is_put_back()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var address = $"/organisation/{ward.Unit.Id}";
        async Task<UnitRow> NowAsync() => (await For(scene, Actor.System).ReadAsync(ward.Unit.Id)).Value.Unit!;
        var before = await NowAsync();

        var moved = await Pages.ParseAsync(await client.SubmitAsync(await client.PageAsync(address), "unit", new() { ["Input.Name"] = "Natt", ["Input.Parent"] = ward.Elsewhere.Id.ToString() }, address));
        var after = await NowAsync();
        await client.SubmitAsync(moved, "div.undo form", [], address);
        var back = await NowAsync();

        Assert.Equal(("Natt", ward.Elsewhere.Id), (after.Name, after.ParentId!.Value));
        Assert.Equal((before.Name, before.ParentId), (back.Name, back.ParentId));
    }

    [Fact]
    public async Task Only_those_who_shape_the_organisation_change_it()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        var organisation = For(scene, await ward.ManagerActorAsync());

        Assert.Equal(Refusal.NotFound, (await organisation.ReadAsync(null)).Refusal);
        Assert.Equal(Refusal.NotFound, (await organisation.AddUnitAsync(new() { Name = "X" })).Refusal);
        Assert.Equal(Refusal.NotFound, (await organisation.WriteUnitAsync(ward.Unit.Id, new() { Name = "X" })).Refusal);
        Assert.Equal(Refusal.NotFound, (await organisation.RemoveUnitAsync(ward.Unit.Id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await organisation.GiveProfileAsync(new() { Positions = [Guid.CreateVersion7()] })).Refusal);
        Assert.Equal(Refusal.NotFound, (await organisation.UndoProfilesAsync(new())).Refusal);
    }
}
