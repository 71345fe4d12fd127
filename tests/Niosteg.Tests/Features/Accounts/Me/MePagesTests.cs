using System.Net;
using System.Net.Http.Json;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Accounts.Me;

namespace Niosteg.Tests.Features.Accounts.Me;

public class MePagesTests
{
    private const string NewPassword = "fyra blå lastbilar";

    public static TheoryData<string> Addresses => ["/me", "/me/password", "/me/sessions", "/me/looked"];

    [Theory, MemberData(nameof(Addresses))]
    public async Task Everybody_signed_in_has_every_page_of_the_own_account(string address)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var reader = product.ClientFor(await scene.ActorAsync(AccessRole.Reader));

        Assert.Single((await reader.PageAsync(address)).QuerySelectorAll("h1"));
        Assert.StartsWith("/sign-in", (await product.Browser().GetAsync(address)).Leads(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_says_how_everything_stands_and_saves_the_name()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync("anna@lovsta.se");
        using var browser = product.Browser();
        await browser.SignInAsync("anna@lovsta.se");
        var page = await browser.PageAsync("/me");
        Assert.Contains("Inloggad i en webbläsare", page.QuerySelector("a[href='/me/sessions']")!.Closest("li")!.TextContent, StringComparison.Ordinal);

        Assert.Equal("/me?done=saved", (await browser.SubmitAsync(page, "name", new() { ["Input.Name"] = "Anna Ek" }, "/me")).Leads());

        Assert.Equal("Anna Ek", (await browser.PageAsync("/me")).QuerySelector(".site-me a[href='/me']")!.TextContent);
        Assert.Contains("name-missing", await (await PutAsync(browser, "name", new NameInput())).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_is_changed_on_the_page_and_other_browsers_are_out()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync("anna@lovsta.se");
        using var here = product.Browser();
        using var there = product.Browser();
        await here.SignInAsync("anna@lovsta.se");
        await there.SignInAsync("anna@lovsta.se");
        var page = await here.PageAsync("/me/password");

        var wrong = await Pages.ParseAsync(await here.SubmitAsync(page, "password", new() { ["Input.Current"] = "fel", ["Input.Password"] = NewPassword }, "/me/password"));
        Assert.Equal("true", wrong.QuerySelector("#Input-Current")!.GetAttribute("aria-invalid"));
        Assert.Contains("vilar kontot", wrong.QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        var done = await here.SubmitAsync(page, "password", new() { ["Input.Current"] = AccountScene.Password, ["Input.Password"] = NewPassword }, "/me/password");

        Assert.Equal("/me/password?done=saved", done.Leads());
        Assert.Contains("Alla andra webbläsare är utloggade", (await here.PageAsync(done.Leads())).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await there.GetAsync("/me")).Leads(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_browser_is_signed_out_from_the_list()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync("anna@lovsta.se");
        using var here = product.Browser();
        using var there = product.Browser();
        await here.SignInAsync("anna@lovsta.se");
        await there.SignInAsync("anna@lovsta.se");
        var page = await here.PageAsync("/me/sessions");
        var other = page.QuerySelector("button[name=end]")!.GetAttribute("value");

        Assert.Equal("/me/sessions?done=ended", (await here.SubmitAsync(page, "sessions", new() { ["end"] = other }, "/me/sessions")).Leads());

        Assert.StartsWith("/sign-in", (await there.GetAsync("/me")).Leads(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/me")).StatusCode);
    }

    [Fact]
    public async Task Anothers_session_is_not_found_on_the_page_or_over_the_api()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync("anna@lovsta.se");
        var elses = await scene.SignedInAsync(await scene.AccountAsync("bo@lovsta.se"));
        using var browser = product.Browser();
        await browser.SignInAsync("anna@lovsta.se");
        var page = await browser.PageAsync("/me/sessions");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(page, "sessions", new() { ["end"] = elses.Id.ToString() }, "/me/sessions")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.DeleteAsync($"/api/v1/me/sessions/{elses.Id}")).StatusCode);

        await using var db = scene.Open();
        Assert.Null(db.Sessions.Single(s => s.Id == elses.Id).EndedAt);
    }

    [Theory]
    [InlineData("/me", "name")]
    [InlineData("/me/password", "password")]
    [InlineData("/me/sessions", "sessions")]
    public async Task A_form_without_its_token_is_refused(string address, string form)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync("anna@lovsta.se");
        using var browser = product.Browser();
        await browser.SignInAsync("anna@lovsta.se");

        using var content = new FormUrlEncodedContent([new("_handler", form), new("Input.Name", "Tagen"), new("end", "others")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(address, content)).StatusCode);
    }

    [Fact]
    public async Task The_api_tells_and_changes_the_own_account()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync("anna@lovsta.se");
        using var browser = product.Browser();
        await browser.SignInAsync("anna@lovsta.se");

        Assert.Contains("\"email\":\"anna@lovsta.se\"", await browser.GetStringAsync("/api/v1/me"), StringComparison.Ordinal);
        Assert.Contains("\"isThis\":true", await browser.GetStringAsync("/api/v1/me/sessions"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await PutAsync(browser, "name", new NameInput { Name = "Anna Ek" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await PutAsync(browser, "password", new PasswordChangeInput { Current = AccountScene.Password, Password = NewPassword })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync("/api/v1/me/sessions")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await product.Browser().GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task An_account_of_the_example_is_told_kindly_and_shown_no_forms()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var visitor = product.ClientFor((await scene.DemonstrationAsync()).Actor());

        foreach (var address in new[] { "/me", "/me/password" })
        {
            var page = await visitor.PageAsync(address);
            Assert.Contains("hör till exemplet", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
            Assert.Null(page.QuerySelector("main input[name='_handler']"));
        }
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient browser, string what, object input) => browser.PutAsJsonAsync($"/api/v1/me/{what}", input);
}
