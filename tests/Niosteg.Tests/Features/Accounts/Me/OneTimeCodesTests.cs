using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Audit;

namespace Niosteg.Tests.Features.Accounts.Me;

public class OneTimeCodesTests
{
    private const string Email = "anna@lovsta.se";

    public static TheoryData<string> Databases => Scene.Databases;

    /// <summary>The vectors of RFC 6238, appendix B, cut to six digits: the test's own phone is right.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void The_phone_of_these_tests_makes_the_codes_of_the_standard(long second, string code) =>
        Assert.Equal(code, Phone.Code("12345678901234567890"u8.ToArray(), second / 30));

    [Theory, MemberData(nameof(Databases))]
    public async Task A_code_is_asked_for_after_the_password_and_opens_once(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await using var product = new Product(scene);
        await scene.AccountAsync(Email);
        var (phone, _) = await TurnOnAsync(product);
        using var one = product.Browser();
        using var two = product.Browser();

        Assert.StartsWith("/sign-in/code", (await one.SignInAsync(Email)).Leads(), StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await one.GetAsync("/me")).Leads(), StringComparison.Ordinal);
        var code = phone.NewCode();
        Assert.Equal("/", (await GiveCodeAsync(one, code)).Leads());
        Assert.Equal(HttpStatusCode.OK, (await one.GetAsync("/me")).StatusCode);

        await two.SignInAsync(Email);
        Assert.Equal("/", (await GiveCodeAsync(two, phone.NewCode())).Leads());
        using var three = product.Browser();
        await three.SignInAsync(Email);
        Assert.Contains("Koden stämde inte", (await Pages.ParseAsync(await GiveCodeAsync(three, code))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_recovery_code_opens_once(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await using var product = new Product(scene);
        await scene.AccountAsync(Email);
        var (_, codes) = await TurnOnAsync(product);
        Assert.Equal(10, codes.Distinct().Count());
        using var one = product.Browser();
        using var two = product.Browser();

        await one.SignInAsync(Email);
        Assert.Equal("/", (await GiveCodeAsync(one, codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).Leads());
        await two.SignInAsync(Email);
        Assert.Equal(HttpStatusCode.OK, (await GiveCodeAsync(two, codes[3])).StatusCode);

        Assert.Contains("9 reservkoder är kvar", (await one.PageAsync("/me/codes")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_with_a_code_is_told_as_that_and_as_no_change()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync(Email);
        var (phone, _) = await TurnOnAsync(product);
        using var browser = product.Browser();
        await browser.SignInAsync(Email);
        await GiveCodeAsync(browser, phone.NewCode());

        await using var db = scene.Open();
        Assert.Equal("code", db.Audit.OrderBy(a => a.Id).Last(a => a.Action == AuditAction.SignedIn).Detail);
        Assert.Equal("TwoFactorEnabled", Assert.Single(db.Audit, a => a.Action == AuditAction.Changed).Detail);
    }

    [Fact]
    public async Task A_wrong_code_turns_nothing_on_and_keeps_the_same_key()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync(Email);
        using var browser = product.Browser();
        await browser.SignInAsync(Email);
        var page = await browser.PageAsync("/me/codes?begin=true");

        var again = await Pages.ParseAsync(await browser.SubmitAsync(page, "off", new() { ["Input.Code"] = "000000" }, "/me/codes?begin=true"));

        Assert.Equal("true", again.QuerySelector("#Input-Code")!.GetAttribute("aria-invalid"));
        Assert.Equal(KeyIn(page), KeyIn(again));
        Assert.NotNull(again.QuerySelector("[role=img] svg"));
        await using var db = scene.Open();
        Assert.False(db.Users.Single().TwoFactorEnabled);
    }

    [Fact]
    public async Task New_recovery_codes_and_an_end_to_it_both_ask_for_a_code()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync(Email);
        using var browser = product.Browser();
        var (phone, old) = await TurnOnAsync(product, browser);
        var page = await browser.PageAsync("/me/codes");
        Assert.Null(page.QuerySelector("svg"));

        Assert.Contains("Koden stämde inte", (await Pages.ParseAsync(await ChangeAsync(browser, page, "off", "000000"))).Body!.TextContent, StringComparison.Ordinal);
        var renewed = CodesIn(await Pages.ParseAsync(await ChangeAsync(browser, page, "renew", old[0])));
        Assert.Empty(renewed.Intersect(old));
        Assert.Equal("/me/codes?done=off", (await ChangeAsync(browser, page, "off", phone.NewCode())).Leads());

        Assert.Equal("/", (await product.Browser().SignInAsync(Email)).Leads());
        await using var db = scene.Open();
        Assert.Empty(db.UserTokens);
        Assert.Equal(["TwoFactorEnabled", "RecoveryCodes", "TwoFactorEnabled"], db.Audit.Where(a => a.Action == AuditAction.Changed).OrderBy(a => a.Id).Select(a => a.Detail));
    }

    [Fact]
    public async Task Guessing_codes_in_a_browser_left_open_makes_the_account_rest()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        await scene.AccountAsync(Email);
        using var browser = product.Browser();
        var (phone, _) = await TurnOnAsync(product, browser);
        var page = await browser.PageAsync("/me/codes");

        for (var i = 0; i < SignInVerbs.MostTries; i++) await ChangeAsync(browser, page, "off", $"00000{i}");

        Assert.Equal(HttpStatusCode.OK, (await ChangeAsync(browser, page, "off", phone.NewCode())).StatusCode);
        await using var db = scene.Open();
        Assert.True(db.Users.Single().TwoFactorEnabled);
    }

    [Fact]
    public async Task An_account_of_the_example_gets_no_key()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var visitor = product.ClientFor((await scene.DemonstrationAsync()).Actor());

        var page = await visitor.PageAsync("/me/codes?begin=true");

        Assert.Contains("hör till exemplet", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
    }

    private static async Task<(Phone Phone, string[] Codes)> TurnOnAsync(Product product, HttpClient? with = null)
    {
        var browser = with ?? product.Browser();
        await browser.SignInAsync(Email);
        var page = await browser.PageAsync("/me/codes?begin=true");
        var phone = new Phone(KeyIn(page));
        var on = await Pages.ParseAsync(await browser.SubmitAsync(page, "off", new() { ["Input.Code"] = phone.NewCode() }, "/me/codes?begin=true"));
        return (phone, CodesIn(on));
    }

    private static string KeyIn(IHtmlDocument page) => page.QuerySelector(".key")!.TextContent;

    private static string[] CodesIn(IHtmlDocument page) => [.. page.QuerySelectorAll("#recovery-codes li").Select(li => li.TextContent.Trim())];

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient browser, IHtmlDocument page, string act, string code) =>
        browser.SubmitAsync(page, "on", new() { ["Input.Code"] = code, ["act"] = act }, "/me/codes");

    private static async Task<HttpResponseMessage> GiveCodeAsync(HttpClient browser, string code) =>
        await browser.SubmitAsync(await browser.PageAsync("/sign-in/code"), "code", new() { ["Input.Code"] = code }, "/sign-in/code");
}
