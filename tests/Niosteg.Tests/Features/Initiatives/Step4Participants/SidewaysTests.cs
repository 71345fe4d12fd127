using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

/// <summary>What is wider than a phone.</summary>
public class SidewaysTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/roles")]
    public async Task What_goes_on_to_the_side_says_so_has_a_name_and_is_reached_by_the_keyboard(string page)
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);

        var read = await client.PageAsync($"/initiatives/{crew.Initiative}/participants{page}");

        Assert.Equal("Mer finns till höger. Dra i sidled, eller använd piltangenterna.", Assert.Single(read.QuerySelectorAll(".to-the-side")).TextContent);
        Assert.NotEmpty(read.QuerySelectorAll(".scroll"));
        Assert.All(read.QuerySelectorAll(".scroll"), area => Assert.True(area.GetAttribute("tabindex") == "0" && (area.HasAttribute("aria-label") || area.HasAttribute("aria-labelledby"))));
    }
}
