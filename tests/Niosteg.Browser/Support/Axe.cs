using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Niosteg.Browser.Support;

internal static class Axe
{
    /// <summary>Nothing for axe to say, and nothing wider than the window.</summary>
    public static async Task NoViolationsAsync(IPage page)
    {
        // After a link is followed the address changes a moment before the page does: the skip link tells when both have.
        await Assertions.Expect(page.Locator(".ds-skip-link")).ToHaveAttributeAsync("href", new Uri(page.Url).PathAndQuery + "#content");
        var widest = await page.EvaluateAsync<string?>("""
            (() => { const edge = innerWidth; if (document.documentElement.scrollWidth <= edge) return null;
              return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > edge + 1 && !e.closest('[tabindex="0"], svg')).slice(0, 4).map(e => e.outerHTML.slice(0, 160)).join('\n  ') || 'something'; })()
            """);
        Assert.True(widest is null, $"{page.Url} is wider than {page.ViewportSize!.Width} pixels:\n  {widest}");
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, page.Url + "\n" + string.Join("\n", result.Violations.Select(v =>
            $"{v.Id}: {v.Help}\n  " + string.Join("\n  ", v.Nodes.Take(4).Select(n => n.Html)))));
    }
}
