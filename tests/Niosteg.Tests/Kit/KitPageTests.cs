using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Kit;

public class KitPageTests
{
    [Theory]
    [InlineData("/kit")]
    [InlineData("/kit?view=both")]
    public async Task The_kit_page_shows_every_part_without_inline_style_or_a_repeated_id(string address)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);

        var page = await product.CreateClient().PageAsync(address);

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Empty(Regex.Matches(page.Body!.TextContent, @"\bkit(-page)?\.[a-z]").Select(match => match.Value));
    }
}
