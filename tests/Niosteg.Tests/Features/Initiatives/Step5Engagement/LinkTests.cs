using System.Net;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Outbox;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step5Engagement;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

/// <summary>A link that came into the wrong hands is ended, and says so kindly.</summary>
public class LinkTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_changed_link_stops_at_once_and_the_new_one_is_mailed(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var campaign = await Campaign.StartAsync(scene);
        var (vera, before) = (campaign.CarePeople[0], await campaign.TokenAsync(campaign.CarePeople[0]));

        Assert.True((await campaign.LinksVerbs().ChangeOneAsync(campaign.Id.Value, new() { Email = " Vera1@lovsta.se ", MailIt = true })).IsDone);

        var after = await campaign.TokenAsync(vera);
        Assert.Equal(Refusal.NotFound, (await campaign.Open().ReadPersonalAsync(before)).Refusal);
        Assert.True(await campaign.Open().IsEndedAsync(before));
        Assert.Equal("Vera", (await campaign.Open().ReadPersonalAsync(after)).Value.GivenName);
        Assert.Contains($"/for-you/{after}", Assert.Single(await Post.MailsAsync(scene)).Text, StringComparison.Ordinal);
        Assert.False(await campaign.Open().IsEndedAsync("guess"));
    }

    [Fact]
    public async Task A_new_link_is_no_second_answer()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await campaign.OpenCheckAsync();
        await campaign.AnswerAsync(campaign.CarePeople[0]);

        await campaign.LinksVerbs().ChangeAllAsync(campaign.Id.Value);
        await campaign.AnswerAsync(campaign.CarePeople[0]);

        await using var db = scene.Open();
        Assert.Equal(1, await db.UnderstandingAnswers.CountAsync());
    }

    [Fact]
    public async Task Everyones_links_and_the_open_one_are_changed_apart()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var (one, other) = (await campaign.TokenAsync(campaign.CarePeople[0]), await campaign.TokenAsync(campaign.ItPeople[0]));
        var open = (await campaign.Engagement().ReadAsync(campaign.Id.Value)).Value.OpenAddress.Split('/')[^1];

        Assert.Equal(2, (await campaign.LinksVerbs().ChangeAllAsync(campaign.Id.Value)).Value);
        Assert.True((await campaign.Open().ReadAsync(open)).IsDone);
        Assert.Equal(1, (await campaign.LinksVerbs().ChangeOpenAsync(campaign.Id.Value)).Value);

        Assert.All(new[] { one, other }, token => Assert.Equal(Refusal.NotFound, campaign.Open().ReadPersonalAsync(token).GetAwaiter().GetResult().Refusal));
        Assert.False((await campaign.Open().ReadAsync(open)).IsDone);
        Assert.Equal(3, (await campaign.LinksVerbs().ReadAsync(campaign.Id.Value)).Value.Ended);
    }

    [Fact]
    public async Task When_the_initiative_ends_so_do_the_links_and_when_it_is_taken_up_again_they_work()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var token = await campaign.TokenAsync(campaign.CarePeople[0]);
        await using (var db = scene.Open())
        {
            (await db.Initiatives.SingleAsync()).Close("Ivar", scene.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        }
        await using var product = new Product(scene);
        using var visitor = product.CreateClient(new() { AllowAutoRedirect = false });

        var ended = await visitor.GetAsync("/for-you/" + token);
        await using (var db = scene.Open())
        {
            (await db.Initiatives.SingleAsync()).TakeUpAgain();
            await db.SaveChangesAsync();
        }

        Assert.Equal(HttpStatusCode.Gone, ended.StatusCode);
        Assert.Contains("Länken gäller inte längre", (await Pages.ParseAsync(ended)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/for-you/" + token)).StatusCode);
    }

    [Fact]
    public async Task A_leader_changes_links_on_the_page_and_nobody_else_does()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await campaign.TokenAsync(campaign.CarePeople[0]);
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);
        var address = $"/initiatives/{campaign.Id}/engagement/links";
        var reader = await scene.ActorAsync(AccessRole.Reader);

        var unknown = await Pages.ParseAsync(await client.SubmitAsync(await client.PageAsync(address), "one", new() { ["Input.Email"] = "nobody@lovsta.se" }));
        var changed = await client.SubmitAsync(await client.PageAsync(address), "all", []);

        Assert.Contains("Ingen med den adressen har en länk", unknown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        Assert.Equal(Refusal.NotFound, (await campaign.LinksVerbs(reader).ReadAsync(campaign.Id.Value)).Refusal);
        Assert.Equal(Refusal.NotFound, (await campaign.LinksVerbs(reader).ChangeOneAsync(campaign.Id.Value, new())).Refusal);
        Assert.Equal(Refusal.NotFound, (await campaign.LinksVerbs(reader).ChangeAllAsync(campaign.Id.Value)).Refusal);
        Assert.Equal(Refusal.NotFound, (await campaign.LinksVerbs(reader).ChangeOpenAsync(campaign.Id.Value)).Refusal);
    }

    [Fact]
    public async Task An_old_poster_tells_whom_to_ask_and_speaks_of_no_mail_that_came()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var open = new Uri((await campaign.Engagement().ReadAsync(campaign.Id.Value)).Value.OpenAddress).AbsolutePath;
        await campaign.LinksVerbs().ChangeOpenAsync(campaign.Id.Value);
        await using var product = new Product(scene);
        using var visitor = product.CreateClient(new() { AllowAutoRedirect = false });

        var said = (await Pages.ParseAsync(await visitor.GetAsync(open))).Body!.TextContent;

        Assert.Contains("fråga din chef eller den som leder arbetet", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Titta i ditt senaste mejl", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_of_the_example_opens_nothing_until_a_letter_gives_a_new_one()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await scene.AddAsync(new EngagementLink { Id = Guid.CreateVersion7(), InitiativeId = campaign.Id, PersonId = campaign.CarePeople[0].Id, TokenHash = new string('a', 64) });

        var token = await campaign.TokenAsync(campaign.CarePeople[0]);

        Assert.True((await campaign.Open().ReadPersonalAsync(token)).IsDone);
        await using var db = scene.Open();
        Assert.Equal(1, await db.EngagementLinks.CountAsync());
    }
}
