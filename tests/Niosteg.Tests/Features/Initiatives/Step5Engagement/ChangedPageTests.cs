using System.Net;
using Microsoft.EntityFrameworkCore;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step5Engagement;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

/// <summary>A form that is sent from a page which has changed since, and a link that is not whole, are answered in words.</summary>
public class ChangedPageTests
{
    [Theory]
    [InlineData("send")]
    [InlineData("write")]
    [InlineData("throw")]
    public async Task A_second_tab_on_a_draft_that_has_been_sent_says_so(string form)
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var draft = await campaign.DraftAsync("Hej! Nu börjar vi.");
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);
        var address = $"/initiatives/{campaign.Id}/engagement/messages/{draft}";
        var (one, other) = (await client.PageAsync(address), await client.PageAsync(address));

        await client.SubmitAsync(one, "send", []);
        var second = await client.SubmitAsync(other, form, []);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Contains("Meddelandet är redan skickat", (await Pages.ParseAsync(second)).Body!.TextContent, StringComparison.Ordinal);
        await using var db = scene.Open();
        Assert.Equal(9, await db.OutboxMails.CountAsync());
    }

    [Fact]
    public async Task A_form_that_the_page_no_longer_has_is_answered_by_a_page_that_leads_back()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await campaign.Open().AskAsync(await campaign.TokenAsync(campaign.CarePeople[0]), new() { Text = "När börjar vi?" });
        var question = (await campaign.Questions().ListAsync(campaign.Id.Value)).Value.Waiting[0].Id;
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);
        var address = $"/initiatives/{campaign.Id}/engagement/questions";
        var stale = await client.PageAsync(address);
        await campaign.Questions().ActAsync(campaign.Id.Value, question, new() { HideReason = "Dubbel." });

        var answer = await client.SubmitAsync(stale, $"answer-{question}", new() { ["Answer"] = "På måndag." });

        var page = await Pages.ParseAsync(answer);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("Sidan har ändrats", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Inget är sparat", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"main a[href='{address}']"));
    }

    [Theory]
    [InlineData("/for-you/AbCd")]
    [InlineData("/for-you")]
    [InlineData("/invited/AbCd")]
    [InlineData("/invited/")]
    [InlineData("/check-in/AbCd")]
    [InlineData("/check-in")]
    [InlineData("/open/AbCd")]
    public async Task A_link_that_was_cut_on_its_way_is_met_kindly(string address)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var visitor = product.CreateClient(new() { AllowAutoRedirect = false });

        var answer = await visitor.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Kopiera hela länken", (await Pages.ParseAsync(answer)).Body!.TextContent, StringComparison.Ordinal);
    }
}
