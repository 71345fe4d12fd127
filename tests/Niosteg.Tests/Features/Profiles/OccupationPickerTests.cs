using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Profiles;
using Niosteg.Web.Features.Search;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Profiles;

/// <summary>The way out of the editor and back: an occupation by its title, and a suggestion made one's own.</summary>
public class OccupationPickerTests
{
    [Fact]
    public async Task A_title_gives_codes_to_choose_without_scripts_and_nothing_typed_is_lost()
    {
        await using var there = await ProfileSuggestionsTests.WithCataloguesAsync("sqlite");
        await using var product = new Product(there.Scene);
        using var client = await ClientAsync(product, there.Leader);

        var found = await PressAsync(client, there.Id, await client.PageAsync($"/profiles/{there.Id}/edit"), "search-occupation",
            new() { ["Input.OccupationSearch"] = "underskoterska", ["Input.Purpose.Sv"] = "Ett halvskrivet syf" });
        var chosen = await PressAsync(client, there.Id, found, "occupation:5321", []);

        Assert.Contains("ISCO 5321", found.QuerySelector("#occupations")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("5321", chosen.QuerySelector("input[name='Input.SsykCode']")!.GetAttribute("value"));
        Assert.Equal("SSYK 5321: Undersköterskor. ISCO 5321.", chosen.QuerySelector("#occupation")!.TextContent.Trim());
        Assert.Equal("Ett halvskrivet syf", ((IHtmlTextAreaElement)chosen.QuerySelector("textarea[name='Input.Purpose.Sv']")!).Value);
        Assert.Contains("Undersköterskor", chosen.QuerySelector("button[value='own:3']")!.Closest("li")!.TextContent, StringComparison.Ordinal);
        await client.SubmitAsync(chosen, "profile", new() { ["Input.Act"] = "save" }, $"/profiles/{there.Id}/edit");
        Assert.Equal("5321", (await there.OpenAsync()).SsykCode);
    }

    [Fact]
    public async Task The_choices_come_alone_while_one_types_and_a_stranger_gets_none()
    {
        await using var there = await ProfileSuggestionsTests.WithCataloguesAsync("sqlite");
        await using var product = new Product(there.Scene);
        using var client = await ClientAsync(product, there.Leader);
        using var stranger = product.ClientFor(Actor.Nobody);

        var part = await client.GetStringAsync("/profiles/occupations?q=undersk", TestContext.Current.CancellationToken);

        Assert.Contains("occupation:5321", part, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", part, StringComparison.Ordinal);
        Assert.Empty((await client.GetStringAsync("/profiles/occupations?q=", TestContext.Current.CancellationToken)).Trim());
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.GetAsync("/profiles/occupations?q=undersk", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public void The_enter_key_in_the_field_searches_and_does_not_save() =>
        Assert.False(EditActs.IsSave(new() { Act = "enter", OccupationSearch = "kock" }));

    [Fact]
    public async Task A_suggestion_made_our_own_leads_back_to_the_profile_with_everything_that_was_typed()
    {
        await using var there = await ProfileSuggestionsTests.WithCataloguesAsync("sqlite");
        await using var product = new Product(there.Scene);
        using var client = await ClientAsync(product, there.Leader);
        var editor = $"/profiles/{there.Id}/edit";

        var left = await client.SubmitAsync(await client.PageAsync(editor), "profile", new() { ["Input.Act"] = "own:11", ["Input.Purpose.Sv"] = "Skrivet just nu." }, editor);
        var own = PathOf(left);
        Assert.Equal($"/competencies/concepts/11/own?profile={there.Id}", own);
        var made = PathOf(await client.SubmitAsync(await client.PageAsync(own), "own", [], own));
        var back = await client.PageAsync(made);

        Assert.StartsWith($"{editor}?add=", made, StringComparison.Ordinal);
        Assert.Equal("Skrivet just nu.", ((IHtmlTextAreaElement)back.QuerySelector("textarea[name='Input.Purpose.Sv']")!).Value);
        Assert.Contains("Ge personlig vård", back.QuerySelectorAll(".requirement h3")[^1].TextContent, StringComparison.Ordinal);
        Assert.Contains("är er egen nu", back.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await there.OpenAsync()).Requirements.Count);
        await client.SubmitAsync(back, "profile", new() { ["Input.Act"] = "save" }, made);
        Assert.Equal(3, (await there.OpenAsync()).Requirements.Count);
    }

    [Fact]
    public async Task A_competency_that_nobody_knows_is_not_put_among_the_requirements()
    {
        await using var there = await ProfileSuggestionsTests.WithCataloguesAsync("sqlite");
        await using var product = new Product(there.Scene);
        using var client = await ClientAsync(product, there.Leader);

        Assert.Equal(2, (await client.PageAsync($"/profiles/{there.Id}/edit?add={Guid.CreateVersion7()}")).QuerySelectorAll(".requirement").Length);
    }

    [Fact]
    public async Task The_owner_of_a_profile_who_may_not_shape_competencies_is_not_sent_where_they_are_shaped()
    {
        await using var there = await ProfileSuggestionsTests.WithCataloguesAsync("sqlite");
        var person = new Person(PersonId.New(), "Anna", "Berg");
        await there.Scene.AddAsync(person);
        await there.SaveAsync(i => i.OwnerId = person.Id.Value);
        await using var product = new Product(there.Scene);
        using var client = await ClientAsync(product, await there.Scene.ActorAsync(AccessRole.Manager, person.Id));

        var page = await client.PageAsync($"/profiles/{there.Id}/edit");

        Assert.Contains("ge personlig vård", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("button[value^='own:']"));
    }

    private static async Task<HttpClient> ClientAsync(Product product, Actor actor)
    {
        var client = product.ClientFor(actor);
        await product.Services.GetRequiredService<IndexKeeper>().SettleAsync();
        return client;
    }

    private static string PathOf(HttpResponseMessage answer) => new Uri(new("http://localhost"), answer.Headers.Location!).PathAndQuery;

    private static async Task<IHtmlDocument> PressAsync(HttpClient client, ProfileId id, IHtmlDocument page, string act, Dictionary<string, string?> answers)
    {
        Assert.NotNull(page.QuerySelector($"button[name='Input.Act'][value='{act}']"));
        answers["Input.Act"] = act;
        return await Pages.ParseAsync(await client.SubmitAsync(page, "profile", answers, $"/profiles/{id}/edit"));
    }
}
