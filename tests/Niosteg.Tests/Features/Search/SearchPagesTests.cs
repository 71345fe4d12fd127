using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Search;

namespace Niosteg.Tests.Features.Search;

public class SearchPagesTests
{
    private static async Task<HttpClient> ClientAsync(SearchScene search, Product product, AccessRole role, string language = "sv")
    {
        var client = product.ClientFor(await search.Scene.ActorAsync(role), language);
        await product.Services.GetRequiredService<IndexKeeper>().SettleAsync();
        return client;
    }

    private static IEnumerable<string> Names(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelectorAll("#found tbody a").Select(a => a.TextContent.Trim());

    [Theory]
    [InlineData("?q=hygein", "vårdhygien")]
    [InlineData("?q=anhöriga", "Bemöta oroliga anhöriga")]
    [InlineData("?q=vård&kind=Knowledge", "vårdhygien")]
    [InlineData("?q=vård&source=own", "Bemöta oroliga anhöriga")]
    [InlineData("?q=omvårdnad&source=esco", "tillämpa omvårdnad")]
    public async Task The_search_box_finds_own_and_imported_with_filters_in_the_address(string address, string expected)
    {
        await using var search = await SearchScene.StartAsync();
        await using var product = new Product(search.Scene);
        using var client = await ClientAsync(search, product, AccessRole.Employee);

        var page = await client.PageAsync("/competencies" + address);

        Assert.Equal([expected], Names(page));
        Assert.NotNull(page.QuerySelector("#found [role='status']"));
        Assert.Equal("get", page.QuerySelector("form[data-live='found']")!.GetAttribute("method"));
    }

    [Theory]
    [InlineData("sv", "Andra namn på engelska", "Nödvändigt")]
    [InlineData("en", "Other names in English", "Essential")]
    public async Task A_concept_shows_its_names_relations_source_and_licence(string language, string names, string essential)
    {
        await using var search = await SearchScene.StartAsync();
        await using var product = new Product(search.Scene);
        using var client = await ClientAsync(search, product, AccessRole.Employee, language);

        var page = await client.PageAsync($"/competencies/concepts/{SearchScene.Nurse}");

        Assert.Contains(page.QuerySelectorAll("h2"), h => h.TextContent.Trim() == names);
        Assert.Contains(page.QuerySelectorAll("h2"), h => h.TextContent.Trim().StartsWith(essential, StringComparison.Ordinal));
        Assert.Contains("registered nurse", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1.1.1", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/competencies/concepts/{SearchScene.NursingSkill}']"));
    }

    [Fact]
    public async Task With_a_classification_and_nothing_of_its_own_the_catalogue_leads_to_the_search()
    {
        await using var search = await SearchScene.StartAsync();
        await using (var db = search.Scene.Open()) await db.Competencies.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        await using var product = new Product(search.Scene);
        using var client = await ClientAsync(search, product, AccessRole.ProcessLeader);

        var page = await client.PageAsync("/competencies");

        Assert.Null(page.QuerySelector(".empty-example"));
        Assert.NotNull(page.QuerySelector("a[href='/competencies/new']"));
        Assert.Contains("ingen egen kompetens", page.QuerySelector("#found [role='status']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_profile_editor_finds_in_the_classifications_what_is_not_yet_our_own()
    {
        await using var search = await SearchScene.StartAsync();
        var profile = new JobProfile(ProfileId.New(), new("Kock", null));
        await search.Scene.AddAsync(profile);
        await using var product = new Product(search.Scene);
        using var client = await ClientAsync(search, product, AccessRole.ProcessLeader);

        var page = await client.PageAsync($"/profiles/{profile.Id}/edit");
        var found = await Pages.ParseAsync(await client.SubmitAsync(page, "profile", new() { ["Input.Act"] = "search", ["Input.Search"] = "vårdhygien" }, $"/profiles/{profile.Id}/edit"));

        Assert.NotNull(found.QuerySelector($"button[value='own:{SearchScene.Hygiene}']"));
    }

    [Fact]
    public async Task Only_those_who_shape_are_offered_to_make_a_concept_our_own()
    {
        await using var search = await SearchScene.StartAsync();
        await using var product = new Product(search.Scene);
        using var employee = await ClientAsync(search, product, AccessRole.Employee);
        using var shaper = await ClientAsync(search, product, AccessRole.ProcessLeader);
        var (address, button) = ($"/competencies/concepts/{SearchScene.Hygiene}", $"a[href='/competencies/concepts/{SearchScene.Hygiene}/own']");

        Assert.Null((await employee.PageAsync(address)).QuerySelector(button));
        Assert.NotNull((await shaper.PageAsync(address)).QuerySelector(button));
        Assert.Equal(HttpStatusCode.NotFound, (await employee.GetAsync("/competencies/concepts/99999", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Occupations_are_found_by_title_with_both_codes()
    {
        await using var search = await SearchScene.StartAsync();
        await using var product = new Product(search.Scene);
        using var client = await ClientAsync(search, product, AccessRole.Reader);

        var page = await client.PageAsync("/occupations?q=sjukskoterska");

        Assert.Contains("SSYK 2221", page.QuerySelector("#found")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ISCO 2221", page.QuerySelector("#found")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_classifications_the_page_of_occupations_says_where_they_are()
    {
        await using var search = await SearchScene.StartAsync(withClassifications: false);
        await using var product = new Product(search.Scene);
        using var client = await ClientAsync(search, product, AccessRole.ProcessLeader);

        Assert.NotNull((await client.PageAsync("/occupations?q=kock")).QuerySelector("a[href='/competencies/import']"));
    }

    [Fact]
    public async Task The_same_is_answered_as_json_and_a_stranger_gets_nothing()
    {
        await using var search = await SearchScene.StartAsync();
        await using var product = new Product(search.Scene);
        using var client = await ClientAsync(search, product, AccessRole.Employee);
        using var stranger = product.ClientFor(Niosteg.Web.Hosting.Actor.Nobody);

        var found = await client.GetFromJsonAsync<JsonElement>("/api/v1/search?q=vårdhyg", TestContext.Current.CancellationToken);

        Assert.Equal("vårdhygien", found.GetProperty("rows")[0].GetProperty("name").GetProperty("sv").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/v1/search?q=vård", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/v1/occupations?q=kock", TestContext.Current.CancellationToken)).StatusCode);
    }
}
