using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Niosteg.Browser.Support;

internal static class Axe
{
    public static async Task NoViolationsAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, page.Url + "\n" + string.Join("\n", result.Violations.Select(v =>
            $"{v.Id}: {v.Help}\n  " + string.Join("\n  ", v.Nodes.Take(4).Select(n => n.Html)))));
    }
}
