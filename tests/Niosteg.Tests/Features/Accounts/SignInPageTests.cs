using System.Net;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Accounts;

namespace Niosteg.Tests.Features.Accounts;

public class SignInPageTests
{
    [Fact]
    public async Task Signing_in_leads_back_to_where_one_was_going()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync("anna@lovsta.se", AccessRole.Administrator);
        using var browser = product.Browser();

        var answer = await browser.SignInAsync("anna@lovsta.se", address: "/sign-in?returnUrl=%2Fsettings%3Fdone%3Dsaved");

        Assert.Equal("/settings?done=saved", answer.Leads());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/settings")).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task An_address_on_another_site_leads_home_instead(string elsewhere)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync("anna@lovsta.se");
        using var browser = product.Browser();

        var answer = await browser.SignInAsync("anna@lovsta.se", address: "/sign-in?returnUrl=" + Uri.EscapeDataString(elsewhere));

        Assert.Equal("/", answer.Leads());
    }

    [Fact]
    public async Task A_wrong_password_is_answered_calmly_and_the_address_stays()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync("anna@lovsta.se");
        using var browser = product.Browser();

        var known = await Pages.ParseAsync(await browser.SignInAsync("anna@lovsta.se", "fel"));
        var unknown = await Pages.ParseAsync(await browser.SignInAsync("nobody@lovsta.se", "fel"));

        Assert.Equal("anna@lovsta.se", known.QuerySelector("input[name='Input.Email']")!.GetAttribute("value"));
        Assert.Null(known.QuerySelector("input[type=password]")!.GetAttribute("value"));
        Assert.Equal(known.QuerySelector("[role=alert]")!.TextContent, unknown.QuerySelector("[role=alert]")!.TextContent);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_says_so()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync("anna@lovsta.se");
        using var browser = product.Browser();
        await browser.SignInAsync("anna@lovsta.se");

        var left = await browser.SubmitAsync(await browser.PageAsync("/"), "form[data-signout]", []);

        Assert.Equal("/sign-in?said=out", left.Leads());
        Assert.StartsWith("/sign-in", (await browser.GetAsync("/")).Leads(), StringComparison.Ordinal);
        await using var db = scene.Open();
        Assert.All(db.Sessions, session => Assert.NotNull(session.EndedAt));
    }

    [Fact]
    public async Task Signing_out_by_a_form_without_its_token_is_refused()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync("anna@lovsta.se");
        using var browser = product.Browser();
        await browser.SignInAsync("anna@lovsta.se");

        using var nothing = new FormUrlEncodedContent([]);
        await browser.PostAsync("/sign-out", nothing);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Another_sites_page_cannot_sign_anybody_in()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync("anna@lovsta.se");
        using var browser = product.Browser();
        var page = await browser.PageAsync("/sign-in");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        var answer = await browser.SubmitAsync(page, "sign-in", new() { ["Input.Email"] = "anna@lovsta.se", ["Input.Password"] = AccountScene.Password });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_sign_in_stands_in_the_audit_trail_with_how_it_was_done()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var account = await scene.AccountAsync("anna@lovsta.se");
        using var browser = product.Browser();

        await browser.SignInAsync("anna@lovsta.se");

        await using var db = scene.Open();
        var entry = Assert.Single(db.Audit, a => a.Action == Niosteg.Web.Features.Audit.AuditAction.SignedIn);
        Assert.Equal((account.Id, "anna", "password"), (entry.ActorId!.Value, entry.ActorName, entry.Detail));
    }

    [Fact]
    public async Task A_changed_role_and_a_lock_hold_from_the_next_request()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var account = await scene.AccountAsync("anna@lovsta.se", AccessRole.Administrator);
        using var browser = product.Browser();
        await browser.SignInAsync("anna@lovsta.se");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/settings")).StatusCode);

        await ChangeAsync(scene, account, a => a.Roles = AccessRole.Employee);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/settings")).StatusCode);

        await ChangeAsync(scene, account, a => a.State = AccountState.Locked);
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/settings")).StatusCode);
    }

    [Fact]
    public async Task Too_many_tries_from_one_address_are_asked_to_wait()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var browser = product.Browser();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        HttpResponseMessage last = null!;
        for (var i = 0; i <= Niosteg.Web.Hosting.TryLimits.TriesAMinute; i++) last = await browser.PostAsync("/sign-in/passkey", null);

        Assert.Equal("/sign-in?said=wait", last.Leads());
        Assert.Contains("Vänta en minut", (await browser.PageAsync("/sign-in?said=wait")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task ChangeAsync(Scene scene, Account account, Action<Account> change)
    {
        await using var db = scene.Open();
        change(db.Users.Single(a => a.Id == account.Id));
        await db.SaveChangesAsync();
    }
}
