using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Niosteg.Browser.Support;

internal static class Axe
{
    public static async Task NoViolationsAsync(IPage page)
    {
        // After a link is followed the address changes a moment before the page does: the skip link tells when both have.
        await Assertions.Expect(page.Locator(".ds-skip-link")).ToHaveAttributeAsync("href", new Uri(page.Url).PathAndQuery + "#content");
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, page.Url + "\n" + string.Join("\n", result.Violations.Select(v =>
            $"{v.Id}: {v.Help}\n  " + string.Join("\n  ", v.Nodes.Take(4).Select(n => n.Html)))));
    }
}
