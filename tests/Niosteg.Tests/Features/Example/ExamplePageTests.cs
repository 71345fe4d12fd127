using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Example;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Example;

public class ExamplePageTests
{
    [Fact]
    public async Task An_empty_installation_is_filled_with_one_tap_and_the_visitor_is_in()
    {
        await using var scene = await Scene.StartAsync("sqlite", organisation: "");
        await using var product = new Product(scene);
        using var visitor = Browser(product);

        var started = await visitor.SubmitAsync(await visitor.PageAsync("/example"), "form[action=\"/example/start\"]", []);
        var page = await visitor.PageAsync("/example");

        Assert.Equal("/", started.Headers.Location!.OriginalString);
        Assert.Contains("Du tittar som Ingrid Sandberg", page.QuerySelector("aside.example")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, page.QuerySelectorAll(".ds-card").Length);
    }

    [Fact]
    public async Task The_first_visit_and_the_sign_in_both_lead_into_the_example()
    {
        await using var scene = await Scene.StartAsync("sqlite", organisation: "");
        await using var product = new Product(scene);
        using var visitor = Browser(product);

        await visitor.SubmitAsync(await visitor.PageAsync("/"), "form[action=\"/example/start\"]", []);
        using var later = Browser(product);
        var door = await later.PageAsync("/sign-in");

        Assert.Equal("Hej Ingrid", (await visitor.PageAsync("/")).QuerySelector("h1")!.TextContent);
        Assert.NotNull(door.QuerySelector("main a[href='/example']"));
        Assert.Equal(HttpStatusCode.Found, (await LookAsync(later, "Johan Lindqvist")).StatusCode);
    }

    [Fact]
    public async Task One_tap_in_the_banner_shows_the_product_through_someone_else()
    {
        await using var scene = await FilledAsync();
        await using var product = new Product(scene);
        using var visitor = Browser(product);
        await LookAsync(visitor, "Ingrid Sandberg");

        var looked = await LookAsync(visitor, "Maryam Haddad");
        var page = await visitor.PageAsync("/example");

        Assert.Equal(HttpStatusCode.Found, looked.StatusCode);
        Assert.Contains("Du tittar som Maryam Haddad", page.QuerySelector("aside.example")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/settings")).StatusCode);
    }

    [Fact]
    public async Task Starting_over_says_so_and_leaving_ends_where_ones_own_begins()
    {
        await using var scene = await FilledAsync();
        await using var product = new Product(scene);
        using var visitor = Browser(product, "en");
        await LookAsync(visitor, "Anna Berglund");

        await visitor.SubmitAsync(await visitor.PageAsync("/example"), "form[action=\"/example/restart\"]", []);
        var again = await visitor.PageAsync("/example?done=restarted");
        var left = await visitor.SubmitAsync(again, "form[action=\"/example/leave\"]", []);

        Assert.Contains("as it was from the start", again.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/", left.Headers.Location!.OriginalString);
        Assert.NotNull((await visitor.PageAsync("/example")).QuerySelector("form[action=\"/example/start\"]"));
    }

    [Fact]
    public async Task A_real_organisation_has_no_such_page_no_banner_and_no_such_way_in()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/example")).StatusCode);
        var page = await client.PageAsync("/settings");
        Assert.Null(page.QuerySelector("aside.example"));
        foreach (var act in new[] { "look", "restart", "leave" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.SubmitAsync(page, "form[action=\"/language\"]", [], "/example/" + act)).StatusCode);
    }

    [Fact]
    public async Task Without_the_forms_own_token_nothing_happens()
    {
        await using var scene = await FilledAsync();
        await using var product = new Product(scene);
        using var visitor = Browser(product);
        await LookAsync(visitor, "Ingrid Sandberg");

        using var forged = new FormUrlEncodedContent([]);
        var answer = await visitor.PostAsync("/example/leave", forged);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Formuläret gick inte att ta emot", (await Pages.ParseAsync(answer)).QuerySelector("h1")?.TextContent);
        Assert.NotNull((await visitor.PageAsync("/example")).QuerySelector("form[action=\"/example/leave\"]"));
    }

    private static async Task<Scene> FilledAsync()
    {
        var scene = await Scene.StartAsync("sqlite", organisation: "");
        await new ExampleVerbs(scene.For(Actor.Nobody), Actor.Nobody, scene.Clock, scene.Options.Remembered).FillAsync();
        return scene;
    }

    /// <summary>A browser of its own, signed in as nobody, that keeps its cookies.</summary>
    private static HttpClient Browser(Product product, string language = "sv")
    {
        var browser = product.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return browser;
    }

    private static async Task<HttpResponseMessage> LookAsync(HttpClient browser, string name)
    {
        var page = await browser.PageAsync("/example");
        var button = page.QuerySelectorAll("form[action=\"/example/look\"] button").Single(b => b.TextContent.EndsWith(name, StringComparison.Ordinal));
        return await browser.SubmitAsync(page, "main form[action=\"/example/look\"]", new() { ["account"] = ((IHtmlButtonElement)button).Value });
    }
}
