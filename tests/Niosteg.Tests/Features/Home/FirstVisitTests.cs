using System.Net;
using Niosteg.Tests.Features.Accounts;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Home;

public class FirstVisitTests
{
    [Fact]
    public async Task An_empty_installation_offers_its_ways_in()
    {
        await using var scene = await Scene.StartAsync("sqlite", organisation: "");
        await using var product = new Product(scene);
        using var browser = product.Browser();

        var page = await browser.PageAsync("/");

        Assert.Contains("Starta er organisation", page.QuerySelectorAll("h2").Select(h => h.TextContent));
        Assert.Contains("Gå med med en kod", page.QuerySelectorAll("h2").Select(h => h.TextContent));
        Assert.Equal("/", (await browser.GetAsync("/sign-in")).Leads());
    }

    [Fact]
    public async Task Starting_signs_in_and_shows_the_next_thing_to_do()
    {
        await using var scene = await Scene.StartAsync("sqlite", organisation: "");
        await using var product = new Product(scene);
        using var browser = product.Browser();

        var started = await browser.SubmitAsync(await browser.PageAsync("/start"), "start", new()
        {
            ["Input.Organisation"] = "Östby skola",
            ["Input.Name"] = "Kim Ek",
            ["Input.Email"] = "kim@ostby.se",
            ["Input.Password"] = AccountScene.Password,
        });
        var home = await browser.PageAsync(started.Leads());

        Assert.NotNull(home.QuerySelector("[role=status] a[href='/me/passkeys']"));
        Assert.Equal("Hej Kim", home.QuerySelector("h1")!.TextContent);
        Assert.Contains("hämta in personerna", home.QuerySelector("[data-variant=today]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/", (await browser.GetAsync("/start")).Leads());
    }

    [Fact]
    public async Task What_was_wrong_is_said_at_its_field_and_the_rest_stays()
    {
        await using var scene = await Scene.StartAsync("sqlite", organisation: "");
        await using var product = new Product(scene);
        using var browser = product.Browser();

        var answer = await browser.SubmitAsync(await browser.PageAsync("/start"), "start", new()
        {
            ["Input.Organisation"] = "Östby skola",
            ["Input.Name"] = "Kim Ek",
            ["Input.Email"] = "kim@ostby.se",
            ["Input.Password"] = "kort",
        });

        var page = await Pages.ParseAsync(answer);
        Assert.Contains("minst 12 tecken", page.QuerySelector("#Input-Password-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Östby skola", page.QuerySelector("#Input-Organisation")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData(null, "auto")]
    [InlineData("dark", "dark")]
    [InlineData("nonsense", "auto")]
    public async Task The_chosen_theme_is_marked_without_scripts(string? chosen, string marked)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(Actor.Nobody);
        if (chosen is not null) client.DefaultRequestHeaders.Add("Cookie", $"niosteg.theme={chosen}");

        var page = await client.PageAsync("/sign-in");

        Assert.Equal(marked, page.QuerySelector(".theme-choice button[aria-pressed=true]")!.GetAttribute("value"));
        Assert.Equal(2, page.QuerySelectorAll(".theme-choice button[aria-pressed=false]").Length);
    }
}
