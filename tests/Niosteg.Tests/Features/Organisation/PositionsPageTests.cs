using System.Net;
using AngleSharp.Html.Dom;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Organisation;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Organisation;

/// <summary>The page where positions get their job profile, as somebody with or without scripts meets it.</summary>
public class PositionsPageTests
{
    private const string Here = "/organisation/positions";

    [Fact]
    public async Task Positions_that_nobody_sits_in_stand_aside_and_the_rest_is_searched_by_title_or_unit()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        var (left, next) = (new Position(PositionId.New(), "Kvarlämnad", ward.Unit.Id), new Position(PositionId.New(), "Nästa år", ward.Unit.Id));
        await scene.AddAsync(left, next, new Assignment(AssignmentId.New(), ward.Anna.Id, left.Id, new(2020, 1, 1), new(2021, 1, 1)), new Assignment(AssignmentId.New(), ward.Anna.Id, next.Id, new(2090, 1, 1)));
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        foreach (var address in new[] { Here, $"{Here}?without=true", $"{Here}?q=kvarlämnad" })
            Assert.DoesNotContain("Kvarlämnad", Text(await client.PageAsync(address)), StringComparison.Ordinal);
        var page = await client.PageAsync($"{Here}?without=true");
        var all = await client.SubmitAsync(page, "give", new() { ["Give.Emptied"] = "true", ["Give.Page"] = "1" }, Here);
        var found = await client.PageAsync($"{Here}?q=NORRBY");

        Assert.Contains("Visa även 1 tom befattning", Text(page), StringComparison.Ordinal);
        Assert.Contains("Nästa år", Text(page), StringComparison.Ordinal);
        Assert.EndsWith("/organisation/positions?without=true&emptied=true", all.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Kvarlämnad", Text(await client.PageAsync($"{Here}?without=true&emptied=true")), StringComparison.Ordinal);
        Assert.All(found.QuerySelectorAll("#positions tbody tr"), row => Assert.Contains("Norrby", row.TextContent, StringComparison.Ordinal));
        Assert.Contains("Ingen befattning passar.", Text(await client.PageAsync($"{Here}?q=Rymdpilot")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_pressed_with_nothing_ticked_is_answered_in_words()
    {
        await using var scene = await Scene.StartAsync();
        await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var answer = await client.SubmitAsync(await client.PageAsync(Here), "give", new() { ["Give.Act"] = "give" }, Here);

        Assert.Contains("Kryssa i minst en befattning.", Text(await Pages.ParseAsync(answer)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticks_without_a_chosen_profile_take_nothing_away_and_stay()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var nurse = (await For(scene).ReadAsync(ward.Unit.Id)).Value.Positions.Single(p => p.Heads == 3);

        var page = await client.PageAsync(Here);
        var answer = await Pages.ParseAsync(await client.SubmitAsync(page, "give", new() { ["Give.Positions"] = nurse.Id.ToString(), ["Give.Act"] = "give" }, Here));

        Assert.Equal("", ((IHtmlSelectElement)page.QuerySelector("select[name='Give.Choice']")!).Value);
        Assert.Contains("Välj en jobbprofil först. Dina kryss är kvar.", Text(answer), StringComparison.Ordinal);
        Assert.Equal([nurse.Id.ToString()], Ticked(answer));
        Assert.NotNull((await For(scene).ReadAsync(ward.Unit.Id)).Value.Positions.Single(p => p.Id == nurse.Id).ProfileId);
        Assert.Equal("position-profile-missing", (await For(scene).GiveProfileAsync(new() { Positions = [nurse.Id.Value] })).Refusal?.Code);
    }

    [Fact]
    public async Task Ticks_follow_along_over_pages_and_searches_until_they_are_used()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        foreach (var number in Enumerable.Range(10, 60))
        {
            var position = new Position(PositionId.New(), $"Lärare {number}", ward.Unit.Id);
            await scene.AddAsync(position, new Assignment(AssignmentId.New(), ward.Anna.Id, position.Id, new(2020, 1, 1)));
        }
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var first = await client.PageAsync(Here);
        var one = first.QuerySelector("#positions tbody input")!.GetAttribute("value")!;
        var second = await Pages.ParseAsync(await client.SubmitAsync(first, "give", new() { ["Give.Positions"] = one, ["Give.Page"] = "2" }, Here));
        var two = second.QuerySelector("#positions tbody input")!.GetAttribute("value")!;
        var found = await Pages.ParseAsync(await client.SubmitAsync(second, "give", new() { ["Give.Positions"] = two, ["Give.Q"] = "Lärare 69", ["Give.Page"] = "1" }, Here));
        Assert.Empty(Ticked(second));
        Assert.Contains("1 till är ikryssad", Text(second), StringComparison.Ordinal);
        Assert.Contains("2 till är ikryssade", Text(found), StringComparison.Ordinal);

        var back = await Pages.ParseAsync(await client.SubmitAsync(found, "give", new() { ["Give.Q"] = "", ["Give.Page"] = "1" }, Here));
        Assert.Equal([one], Ticked(back));
        await client.SubmitAsync(found, "give", new() { ["Give.Choice"] = ward.Profile.Id.ToString(), ["Give.Act"] = "give" }, Here);
        var given = (await For(scene).ReadAsync(null)).Value.Positions.Concat((await For(scene).ReadAsync(null, new(Page: 2))).Value.Positions).Where(p => p.ProfileId == ward.Profile.Id).Select(p => p.Id.ToString());
        Assert.Superset(new HashSet<string> { one, two }, given.ToHashSet());
        var cleared = await client.SubmitAsync(found, "give", new() { ["Give.Act"] = "clear" }, Here);
        Assert.EndsWith("/organisation/positions?q=L%C3%A4rare%2069", cleared.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_shape_the_organisation_finds_none_of_its_pages()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await ward.ManagerActorAsync());

        foreach (var address in new[] { Here, "/organisation/places", $"/organisation/{ward.Unit.Id}/positions" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
    }

    private static OrganisationVerbs For(Scene scene) => new(scene.For(Actor.System), Actor.System, scene.Clock);

    private static string Text(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    private static string[] Ticked(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("#positions tbody input").OfType<IHtmlInputElement>().Where(i => i.IsChecked).Select(i => i.Value)];
}
