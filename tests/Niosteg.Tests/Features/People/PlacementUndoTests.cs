using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.People;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.People;

public class PlacementUndoTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    private static PersonVerbs For(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock);

    [Theory, MemberData(nameof(Databases))]
    public async Task Someone_placed_anew_is_put_back_where_they_sat(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        var persons = For(scene, await scene.ActorAsync(AccessRole.ProcessLeader));
        var before = await SeatsAsync(scene, ward.Anna.Id);

        var placed = await persons.PlaceAsync(ward.Anna.Id, new() { Unit = ward.Elsewhere.Id.Value, Title = "Vaktmästare", From = new(2026, 3, 1), EndOthers = true });
        var moved = await SeatsAsync(scene, ward.Anna.Id);
        await persons.UndoPlacementAsync(ward.Anna.Id, PlacementUndo.Read(placed.Value.Write())!);

        Assert.Equal(2, moved.Count);
        Assert.Equal(before, await SeatsAsync(scene, ward.Anna.Id));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_placement_that_never_came_to_be_comes_back_with_its_days(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        var persons = For(scene, await scene.ActorAsync(AccessRole.ProcessLeader));
        await persons.PlaceAsync(ward.Anna.Id, new() { Unit = ward.Elsewhere.Id.Value, Title = "Vaktmästare", From = new(2026, 6, 1), EndOthers = true });
        var before = await SeatsAsync(scene, ward.Anna.Id);

        var placed = await persons.PlaceAsync(ward.Anna.Id, new() { Unit = ward.Elsewhere.Id.Value, Title = "Kock", From = new(2026, 5, 1), EndOthers = true });
        Assert.Single(placed.Value.Removed);
        Assert.True((await persons.UndoPlacementAsync(ward.Anna.Id, placed.Value)).IsDone);

        Assert.Equal(before, await SeatsAsync(scene, ward.Anna.Id));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_someone_has_changed_since_is_not_overwritten(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var ward = await Ward.InAsync(scene);
        var persons = For(scene, await scene.ActorAsync(AccessRole.ProcessLeader));
        var seat = await OnlySeatAsync(scene, ward.Anna.Id);
        var ended = await persons.EndAsync(ward.Anna.Id, new() { Assignment = seat, LastDay = new(2026, 4, 30) });
        await persons.EndAsync(ward.Anna.Id, new() { Assignment = seat, LastDay = new(2026, 5, 31) });

        Assert.Equal(Refusal.ChangedMeanwhile, (await persons.UndoPlacementAsync(ward.Anna.Id, ended.Value)).Refusal);
        Assert.Equal(Refusal.ChangedMeanwhile, (await persons.UndoPlacementAsync(ward.Björn.Id, ended.Value)).Refusal);
    }

    [Fact]
    public async Task An_ending_is_undone_on_the_page()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        var before = await SeatsAsync(scene, ward.Anna.Id);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var form = $"/people/{ward.Anna.Id}/end/{await OnlySeatAsync(scene, ward.Anna.Id)}";

        var ended = await client.SubmitAsync(await client.PageAsync(form), "end", new() { ["End.LastDay"] = "2026-04-30" }, form);
        var address = ended.Headers.Location!.ToString();
        var after = await SeatsAsync(scene, ward.Anna.Id);
        await client.SubmitAsync(await client.PageAsync(address), "div.undo form", [], $"/people/{ward.Anna.Id}");

        Assert.NotEqual(before, after);
        Assert.Equal(before, await SeatsAsync(scene, ward.Anna.Id));
    }

    [Fact]
    public async Task Who_does_not_shape_the_organisation_puts_nothing_back()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        var ended = await For(scene, Actor.System).EndAsync(ward.Anna.Id, new() { Assignment = await OnlySeatAsync(scene, ward.Anna.Id), LastDay = new(2026, 4, 30) });
        await using var product = new Product(scene);
        using var client = product.ClientFor(await ward.ManagerActorAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync($"/api/v1/people/{ward.Anna.Id}/placement-undos", ended.Value)).StatusCode);
        Assert.Empty((await client.PageAsync($"/people/{ward.Anna.Id}?done=saved&undo={Uri.EscapeDataString(ended.Value.Write())}")).QuerySelectorAll("div.undo"));
    }

    private static async Task<Guid> OnlySeatAsync(Scene scene, PersonId person)
    {
        await using var db = scene.Open();
        return (await db.Assignments.SingleAsync(a => a.PersonId == person)).Id.Value;
    }

    private static async Task<List<(PositionId, DateOnly?, DateOnly?)>> SeatsAsync(Scene scene, PersonId person)
    {
        await using var db = scene.Open();
        return [.. (await db.Assignments.Where(a => a.PersonId == person).ToListAsync()).Select(a => (a.PositionId, a.From, a.To)).OrderBy(a => a.From).ThenBy(a => a.To)];
    }
}
