using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Niosteg.Tests.Rules;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.RedThread;

/// <summary>The guard over the pages as they are sent: every figure leads to a thread that the same reader can open.</summary>
public partial class ThreadWalkTests
{
    private const int ThreadsOfAPage = 8;

    [Theory]
    [InlineData("Maryam Haddad", "/needs", "/needs/matrix", "/profiles/compare")] // leads a unit
    [InlineData("Ingrid Sandberg", "/needs", "/needs/matrix", "/settings")] // administers everything
    [InlineData("", "/needs", "/organisation")] // leads the process, and sees nobody's assessments
    [InlineData("Johan Lindqvist", "/profiles")] // recruits
    [InlineData("Anna Berglund", "/profiles")] // has a job
    [InlineData("Göran Öberg", "/profiles")] // may only read what is sealed
    public async Task Every_figure_leads_its_reader_to_where_it_comes_from(string name, params string[] expected)
    {
        await using var scene = await Walk.ExampleAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await Walk.AsAsync(scene, name));
        var walk = new Walk(client);

        var pages = await walk.PagesAsync();

        Assert.All(expected, address => Assert.Contains(pages, page => page.Address.Split('?')[0] == address));
        Rule.Holds(pages.SelectMany(page => WithoutLink(page.Page).Select(figure => $"{page.Address}: {figure}")), "A figure has the link to its thread with it, or beside it in its row.");
        Rule.Holds(pages.SelectMany(page => LooseNumbers(page.Page).Select(number => $"{page.Address}: {number}")), "A computed number stands in a figure.");
        Rule.Holds(await BrokenThreadsAsync(walk, pages), "The thread opens for the one who saw the figure, and so do its links.");
        Assert.Contains(pages, page => page.Page.QuerySelector("[data-thread^='/why/']") is not null);
    }

    [Fact]
    public async Task The_walk_knows_a_loose_figure_when_it_sees_one()
    {
        var page = await PageAsync("""
            <main><table><tr><td><span data-thread="/why/a">1</span></td></tr><tr><td><span data-thread="/why/b">2</span> <a href="/why/b">Varför?</a></td></tr>
            <tr><td><span data-thread="/why/c">3</span></td><td><a href="/why/c">Varför?</a></td></tr></table>
            <p><span data-thread="rows-on-this-page">4</span> <span data-thread="just-so">5</span></p><p>Risken är 23 %. Snittet är 2,4. Gränsen är <code>0,85</code>.</p><span data-thread="invented">0,5</span></main>
            """);

        Assert.Equal(["/why/a", "just-so"], WithoutLink(page));
        Assert.Equal(["23 %", "2,4"], LooseNumbers(page));
    }

    private static IEnumerable<string> WithoutLink(IHtmlDocument page) =>
        page.QuerySelectorAll("[data-thread]").Where(figure => !IsTied(figure)).Select(figure => figure.GetAttribute("data-thread")!);

    private static bool IsTied(IElement figure)
    {
        var thread = figure.GetAttribute("data-thread")!;
        if (!thread.StartsWith("/why/", StringComparison.Ordinal)) return thread is "rows-on-this-page" or "invented";
        // Hidden: then the page says why instead, and there is nothing to trace.
        if (figure.QuerySelector("details.tip") is not null) return true;
        for (var around = figure; around is not null && around.LocalName is not ("table" or "main" or "section"); around = around.ParentElement)
            if (around.QuerySelectorAll("a").Any(link => link.GetAttribute("href") == thread)) return true;
        return false;
    }

    private static IEnumerable<string> LooseNumbers(IHtmlDocument page)
    {
        // Code is what somebody wrote, as it stands: a rule's limit, a pattern.
        var main = (IElement)page.QuerySelector("main")!.Clone();
        foreach (var told in main.QuerySelectorAll("[data-thread], svg, script, input, textarea, option, code").ToList()) told.Remove();
        return Computed().Matches(main.TextContent).Select(match => match.Value.Replace('\u00a0', ' '));
    }

    private static async Task<List<string>> BrokenThreadsAsync(Walk walk, IReadOnlyList<(string Address, IHtmlDocument Page)> pages)
    {
        var broken = new List<string>();
        foreach (var (address, page) in pages)
        {
            var threads = Walk.LinksIn(page).Where(link => link.StartsWith("/why/", StringComparison.Ordinal)).ToList();
            foreach (var thread in threads.Where((_, at) => at % Math.Max(1, threads.Count / ThreadsOfAPage) == 0))
            {
                if (await walk.ReadAsync(thread) is not { } told)
                {
                    broken.Add($"{address}: {thread} does not open");
                    continue;
                }
                if (told.QuerySelectorAll(".thread > li, .thread > ol > li").Length == 0) broken.Add($"{thread} has no links in its chain");
                if (Key().Match(told.QuerySelector("main")!.TextContent) is { Success: true } key) broken.Add($"{thread} shows a key: {key.Value}");
                foreach (var next in Walk.LinksIn(told).Take(12))
                    if (await walk.ReadAsync(next) is null) broken.Add($"{thread}: {next} does not open");
            }
        }
        return broken;
    }

    private static async Task<IHtmlDocument> PageAsync(string html)
    {
        using var answer = new HttpResponseMessage { Content = new StringContent(html) };
        return await Pages.ParseAsync(answer);
    }

    [GeneratedRegex(@"\d+,\d+(?!\d*\s*(?:timmar|kr))|\d+[\s\u00a0]?%")]
    private static partial Regex Computed();

    [GeneratedRegex(@"\bwhy\.[a-z.-]+")]
    private static partial Regex Key();
}
