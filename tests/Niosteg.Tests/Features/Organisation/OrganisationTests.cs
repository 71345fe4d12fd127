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

        var page = await client.PageAsync($"/organisation/{ward.Unit.Id}");
        var given = await Pages.ParseAsync(await client.SubmitAsync(page, "give", new() { ["Give.Positions"] = before.Id.ToString(), ["Give.Profile"] = "" }, $"/organisation/{ward.Unit.Id}"));
        Assert.Contains("Det gäller 3 personer.", given.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await organisation.ReadAsync(ward.Unit.Id)).Value.Positions.Single(p => p.Id == before.Id).ProfileId);

        await client.SubmitAsync(given, "div.undo form", [], $"/organisation/{ward.Unit.Id}");
        Assert.Equal(before.ProfileId, (await organisation.ReadAsync(ward.Unit.Id)).Value.Positions.Single(p => p.Id == before.Id).ProfileId);
    }

    [Fact]
    public async Task Positions_that_nobody_sits_in_stand_aside_and_the_rest_is_searched_by_title_or_unit()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        var (left, next) = (new Position(PositionId.New(), "Kvarlämnad", ward.Unit.Id), new Position(PositionId.New(), "Nästa år", ward.Unit.Id));
        await scene.AddAsync(left, next, new Assignment(AssignmentId.New(), ward.Anna.Id, left.Id, new(2020, 1, 1), new(2021, 1, 1)), new Assignment(AssignmentId.New(), ward.Anna.Id, next.Id, new(2090, 1, 1)));
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        foreach (var address in new[] { "/organisation", "/organisation?without=true", "/organisation?q=kvarlämnad" })
            Assert.DoesNotContain("Kvarlämnad", (await client.PageAsync(address)).QuerySelector("#positions")!.TextContent, StringComparison.Ordinal);
        var page = await client.PageAsync("/organisation?without=true");
        var all = await client.PageAsync(page.QuerySelectorAll("#positions a").Single(a => a.TextContent == "Visa även 1 tom befattning").GetAttribute("href")!);
        var found = await client.PageAsync("/organisation?q=NORRBY");

        Assert.Contains("Nästa år", page.QuerySelector("#positions tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Kvarlämnad", all.QuerySelector("#positions tbody")!.TextContent, StringComparison.Ordinal);
        Assert.All(found.QuerySelectorAll("#positions tbody tr"), row => Assert.Contains("Norrby", row.TextContent, StringComparison.Ordinal));
        Assert.Contains("Ingen befattning passar.", (await client.PageAsync("/organisation?q=Rymdpilot")).QuerySelector("#positions")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_given_to_no_position_at_all_is_answered_in_words()
    {
        await using var scene = await Scene.StartAsync();
        await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var answer = await client.SubmitAsync(await client.PageAsync("/organisation"), "give", new() { ["Give.Profile"] = "" }, "/organisation");

        Assert.Contains("Kryssa i minst en befattning.", (await Pages.ParseAsync(answer)).Body!.TextContent, StringComparison.Ordinal);
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
