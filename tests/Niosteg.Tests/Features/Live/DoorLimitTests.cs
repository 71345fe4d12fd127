using System.Net;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Settings;
using Niosteg.Web.Hosting;
using Niosteg.Web.Live;

namespace Niosteg.Tests.Features.Live;

/// <summary>Codes and links are not found by trying, and an office behind one address is not kept out.</summary>
public class DoorLimitTests
{
    [Fact]
    public async Task A_whole_office_joins_from_one_address_and_who_tries_wrong_codes_waits()
    {
        await using var scene = await Scene.StartAsync();
        var administrator = await scene.ActorAsync(AccessRole.Administrator);
        Assert.True((await new SettingsVerbs(scene.For(administrator), administrator).OpenForJoiningAsync()).IsDone);
        await using var db = scene.Open();
        var code = db.Settings.Single().JoinCode!;
        await using var product = new Product(scene);
        using var browser = product.ClientFor(Actor.Nobody);
        var page = await browser.PageAsync("/join");

        for (var colleague = 0; colleague < 60; colleague++)
            Assert.EndsWith("/sign-in?said=joined", (await JoinAsync(code, $"kollega{colleague}@lovsta.se")).Headers.Location!.ToString(), StringComparison.Ordinal);
        for (var wrong = 0; wrong < LiveDoors.WrongAMinute; wrong++)
            Assert.Equal(HttpStatusCode.OK, (await JoinAsync("BCDF2345", "tjuv@lovsta.se")).StatusCode);

        Assert.Contains("Vänta en minut", (await Pages.ParseAsync(await JoinAsync("BCDF2346", "tjuv@lovsta.se"))).Body!.TextContent, StringComparison.Ordinal);

        Task<HttpResponseMessage> JoinAsync(string typed, string email) => browser.SubmitAsync(page, "join",
            new() { ["Input.Code"] = typed, ["Input.Name"] = "Ny Kollega", ["Input.Email"] = email, ["Input.Password"] = "en lång mening om båtar" }, "/join");
    }

    [Theory]
    [InlineData("/open/")]
    [InlineData("/for-you/")]
    [InlineData("/invited/")]
    [InlineData("/api/v1/invited/")]
    [InlineData("/check-in/")]
    [InlineData("/api/v1/check-in/")]
    public async Task Links_are_not_found_by_trying(string under)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var thief = product.ClientFor(Actor.Nobody);
        for (var wrong = 0; wrong < LiveDoors.WrongAMinute; wrong++) Assert.Equal(HttpStatusCode.NotFound, (await thief.GetAsync($"{under}guess{wrong}")).StatusCode);

        var waits = await thief.GetAsync(under + "one-more");

        Assert.Equal((HttpStatusCode.TooManyRequests, "60"), (waits.StatusCode, waits.Headers.RetryAfter!.ToString()));
        if (!under.StartsWith("/api", StringComparison.Ordinal)) Assert.Contains("Vänta en minut", (await Pages.ParseAsync(waits)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }
}
