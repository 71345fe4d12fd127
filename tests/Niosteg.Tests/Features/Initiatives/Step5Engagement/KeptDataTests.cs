using Niosteg.Tests.Support;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Initiatives.Step5Engagement;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

/// <summary>What is kept of people is one list, wherever it is told.</summary>
public class KeptDataTests
{
    [Theory]
    [InlineData("sv", "tackar nej står kvar", "räknas först när frågan stängs", "kom fram till mejlservern eller tillbaka")]
    [InlineData("en", "Who declines stays listed", "counted only when the question closes", "reached the mail server or came back")]
    public async Task The_open_page_ones_own_page_and_both_letters_to_the_unions_tell_the_same(string language, params string[] some)
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader, language);
        var home = $"/initiatives/{campaign.Id}";

        var open = await client.PageAsync(home + "/open");
        var own = await client.PageAsync("/for-you/" + await campaign.TokenAsync(campaign.CarePeople[0]));
        var consultation = DocumentText.Read(await client.GetByteArrayAsync(home + "/engagement/consultation.docx")).Value;
        var union = DocumentText.Read(await client.GetByteArrayAsync(home + "/participants/union.docx")).Value;

        var lines = open.QuerySelector("section[aria-labelledby=data] > ul")!.Children.Select(line => line.TextContent).ToList();
        Assert.All(some, said => Assert.Contains(lines, line => line.Contains(said, StringComparison.Ordinal)));
        Assert.Equal(lines, own.QuerySelector("section[aria-labelledby=data] > ul")!.Children.Select(line => line.TextContent));
        Assert.All(lines, line => Assert.Contains(line, consultation, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Contains(line, union, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_information_to_the_unions_leads_to_the_open_page_and_says_in_words_that_the_group_is_empty()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);

        var union = DocumentText.Read(await client.GetByteArrayAsync($"/initiatives/{campaign.Id}/participants/union.docx")).Value;
        var consultation = await client.GetAsync($"/initiatives/{campaign.Id}/engagement/consultation.docx");

        Assert.Contains("https://niosteg.lovsta.se/open/", union, StringComparison.Ordinal);
        Assert.Contains("Ingen är vald till den än.", union, StringComparison.Ordinal);
        Assert.Equal("Kallelse till förhandling Jobbprofiler i vården.docx", consultation.Content.Headers.ContentDisposition!.FileNameStar);
        using var stranger = product.ClientFor(await scene.ActorAsync(Niosteg.Domain.Shared.AccessRole.Employee));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.GetAsync($"/initiatives/{campaign.Id}/participants/union.docx")).StatusCode);
    }
}
