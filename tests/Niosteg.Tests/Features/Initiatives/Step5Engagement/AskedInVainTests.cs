using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step5Engagement;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

/// <summary>Fifty-three people were asked to answer three questions that nobody had opened.</summary>
public class AskedInVainTests
{
    [Fact]
    public async Task Answers_are_asked_for_only_while_the_questions_are_open()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);
        var address = $"/initiatives/{campaign.Id}/engagement/messages/new";

        var before = await client.PageAsync(address);
        await campaign.OpenCheckAsync();
        var open = await client.PageAsync(address);

        Assert.Null(before.QuerySelector("input[name='Input.Ask'][value=AnswerCheck]"));
        Assert.Equal("Nothing", before.QuerySelector("input[name='Input.Ask'][checked]")!.GetAttribute("value"));
        Assert.Contains("De tre frågorna är inte öppna.", before.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("AnswerCheck", open.QuerySelector("input[name='Input.Ask'][checked]")!.GetAttribute("value"));
    }

    [Theory]
    [MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task A_text_that_asks_in_vain_is_told_so_before_it_goes(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var campaign = await Campaign.StartAsync(scene);
        var draft = await campaign.DraftAsync("Hej! Svara på tre korta frågor, de finns på din egen sida.");
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);

        var view = (await campaign.Reading().ReadAsync(campaign.Id.Value, draft)).Value;
        var page = await client.PageAsync($"/initiatives/{campaign.Id}/engagement/messages/{draft}");
        await campaign.OpenCheckAsync();

        Assert.Equal([new MessageDoubt(MessageDoubtKind.CheckClosed)], view.Doubts);
        Assert.Contains("men de är inte öppna", page.QuerySelector("[aria-labelledby=review]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await campaign.Reading().ReadAsync(campaign.Id.Value, draft)).Value.Doubts);
    }

    [Theory]
    [InlineData("Svara på tre korta frågor, senast 1 maj 2026.", true)]
    [InlineData("Vi ber dig svara på\nde 3 frågorna.", true)]
    [InlineData("Vi svarar på tre frågor varje fredag.", false)]
    [InlineData("Svara mig. Det finns tre frågor kvar.", false)]
    public void What_asks_for_answers_to_three_questions_is_known_from_what_only_names_them(string text, bool asks) =>
        Assert.Equal(asks, CheckAsked.In(LocalText.In(Language.Sv, text)));

    [Fact]
    public void It_is_known_in_English_too() => Assert.True(CheckAsked.In(LocalText.Both("Hej.", "Answer three short questions, by 1 May 2026.")));
}
