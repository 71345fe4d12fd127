using System.Net;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Settings;

public class SettingsPageTests
{
    [Fact]
    public async Task An_administrator_changes_the_name_and_sees_it_saved()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));

        var page = await client.PageAsync("/settings");
        var saved = await client.SubmitAsync(page, "settings", new() { ["Input.Name"] = "Nya namnet" });

        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        var after = await client.PageAsync("/settings?done=saved");
        Assert.Contains("Sparat.", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Nya namnet", after.QuerySelector("input[name='Input.Name']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_empty_name_is_refused_in_words_and_what_was_written_stays()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator), "en");

        var page = await client.PageAsync("/settings");
        var answer = await client.SubmitAsync(page, "settings", new() { ["Input.Name"] = "", ["Input.FreshMonths"] = "9" });

        var again = await Pages.ParseAsync(answer);
        Assert.Contains("Write a name.", again.QuerySelector("#Input-Name-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("9", again.QuerySelector("input[name='Input.FreshMonths']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Someone_who_may_not_gets_the_not_found_page()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Employee));

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/settings")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/settings")).StatusCode);
    }

    [Fact]
    public async Task Without_sign_in_a_page_leads_to_the_sign_in_and_the_api_answers_401()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.CreateClient(new() { AllowAutoRedirect = false });

        var page = await client.GetAsync("/settings");

        Assert.StartsWith("/sign-in?returnUrl=%2Fsettings", page.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/settings")).StatusCode);
    }

    [Fact]
    public async Task An_address_that_nobody_has_is_answered_in_words()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Employee));

        var answer = await client.GetAsync("/not-there");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await Pages.ParseAsync(answer);
        Assert.Contains("Sidan finns inte", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/not-there#content", page.QuerySelector("a.ds-skip-link")?.GetAttribute("href"));
    }
}
