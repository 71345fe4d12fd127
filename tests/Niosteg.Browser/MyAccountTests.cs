using Microsoft.Playwright;
using Niosteg.Browser.Support;

namespace Niosteg.Browser;

/// <summary>The own account as somebody has it who is nobody of the example.</summary>
public class MyAccountTests(RunningProduct product) : IClassFixture<RunningProduct>
{
    private const string Password = "tre gula traktorer";

    [Fact]
    public async Task One_adds_a_passkey_signs_out_and_comes_in_with_it()
    {
        var page = await product.VisitorWithDeviceAsync();
        await EnterAsync(page);
        await page.GotoAsync("/me/passkeys");
        await Assertions.Expect(page.Locator("[data-passkey-unable]")).ToBeHiddenAsync();

        await page.FillAsync("#Input-Name", "Testtelefonen");
        await page.FillAsync("#Input-Current", "fel lösenord");
        await page.ClickAsync("form[data-passkey] button");
        await Assertions.Expect(page.Locator("[data-said]")).ToContainTextAsync("stämmer inte");
        await page.FillAsync("#Input-Current", Password);
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForURLAsync(url => url.EndsWith("/me/passkeys?done=added", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("ul.lines li")).ToContainTextAsync("Testtelefonen");

        for (var time = 0; time < 2; time++)
        {
            await page.ClickAsync("form[data-signout] button");
            await page.WaitForURLAsync(url => url.EndsWith("/sign-in?said=out", StringComparison.Ordinal));
            await page.ClickAsync("form[data-passkey] button");
            await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
        }
        await page.GotoAsync("/me/passkeys");
        await Assertions.Expect(page.Locator("ul.lines li")).ToContainTextAsync("Testtelefonen");
        await page.ClickAsync("button[name=remove]");
        await page.WaitForURLAsync(url => url.EndsWith("/me/passkeys?done=removed", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_password_typed_anew_is_not_told_what_was_wrong_with_the_last_one()
    {
        var page = await product.VisitorAsync();
        await EnterAsync(page);
        await page.GotoAsync("/me/password");
        await page.FillAsync("#Input-Current", Password);
        await page.FillAsync("#Input-Password", "kort");
        await page.ClickAsync("main form button");
        await Assertions.Expect(page.Locator("#Input-Password-error")).ToBeVisibleAsync();

        await page.Locator("#Input-Password").PressSequentiallyAsync("fyra blå cyklar");

        await Assertions.Expect(page.Locator("[data-password-said]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#Input-Password-error")).ToHaveCountAsync(0);
        Assert.Null(await page.GetAttributeAsync("#Input-Password", "aria-invalid"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("sv-SE", ColorScheme.Light)]
    [InlineData("en-GB", ColorScheme.Dark)]
    public async Task No_page_of_the_own_account_has_violations(string language, ColorScheme scheme)
    {
        var page = await product.VisitorAsync(language, scheme, width: 390, height: 844);
        await EnterAsync(page);
        foreach (var address in new[] { "/me", "/me/password", "/me/codes", "/me/codes?begin=true", "/me/passkeys", "/me/sessions", "/me/looked" })
        {
            await page.GotoAsync(address);
            await Axe.NoViolationsAsync(page);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{address} is wider than the phone.");
        }
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_password_typed_before_the_scripts_came_is_told_how_far_it_has_come()
    {
        var page = await product.VisitorAsync();
        await EnterAsync(page);
        var typed = new TaskCompletionSource();
        await page.RouteAsync("**/js/password*.js", async route =>
        {
            await typed.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/me/password", new() { WaitUntil = WaitUntilState.Commit });

        await page.Locator("#Input-Password").PressSequentiallyAsync("fyra blå cyklar");
        await Assertions.Expect(page.Locator("[data-password-said]")).ToBeHiddenAsync();
        typed.SetResult();

        await Assertions.Expect(page.Locator("[data-password-said]")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>Starts the organisation, or signs in when a test before this one has started it.</summary>
    private static async Task EnterAsync(IPage page)
    {
        await page.GotoAsync("/start");
        var started = new Uri(page.Url).AbsolutePath != "/start";
        if (started) await page.GotoAsync("/sign-in");
        else
        {
            await page.FillAsync("#Input-Organisation", "Lövsta kommun");
            await page.FillAsync("#Input-Name", "Karin Ek");
        }
        await page.FillAsync("#Input-Email", "karin@lovsta.se");
        await page.FillAsync("#Input-Password", Password);
        await page.ClickAsync("main form button");
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
    }
}
