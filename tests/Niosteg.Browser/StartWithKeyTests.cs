using Microsoft.Playwright;
using Niosteg.Browser.Support;

namespace Niosteg.Browser;

/// <summary>The first visit of somebody who wants no password.</summary>
public class StartWithKeyTests(RunningProduct product) : IClassFixture<RunningProduct>
{
    [Fact]
    public async Task An_organisation_is_started_with_a_passkey_alone_and_opened_with_it_again()
    {
        var page = await product.VisitorWithDeviceAsync();
        await page.GotoAsync("/start");
        await page.ClickAsync("main a[href='/start/key']");
        await page.WaitForURLAsync("**/start/key");
        await Assertions.Expect(page.Locator("[data-passkey-unable]")).ToBeHiddenAsync();
        await Axe.NoViolationsAsync(page);

        await page.FillAsync("#Input-Organisation", "Östby kommun");
        await page.FillAsync("#Input-Name", "Åsa Öberg");
        await page.FillAsync("#Input-Email", "åsa");
        await page.EvaluateAsync("document.querySelector('form[data-passkey]').noValidate = true");
        await page.ClickAsync("form[data-passkey] button");
        await Assertions.Expect(page.Locator("[data-said]")).Not.ToBeEmptyAsync();
        await page.FillAsync("#Input-Email", "asa@ostby.se");
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Åsa");

        await page.ClickAsync("form[data-signout] button");
        await page.WaitForURLAsync(url => url.EndsWith("/sign-in?said=out", StringComparison.Ordinal));
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
        await page.Context.CloseAsync();
    }
}
