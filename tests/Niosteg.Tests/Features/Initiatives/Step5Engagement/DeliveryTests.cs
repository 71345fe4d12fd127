using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Outbox;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step5Engagement;
using Niosteg.Web.Outbox;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

/// <summary>What is said of a message's letters is what is true of them.</summary>
public class DeliveryTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_message_that_nothing_has_carried_away_waits_and_says_so(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var campaign = await Campaign.StartAsync(scene);
        var message = await SentAsync(campaign);

        var row = Assert.Single((await campaign.Engagement().ReadAsync(campaign.Id.Value)).Value.Messages);
        var told = (await campaign.Delivery().ReadAsync(campaign.Id.Value, message)).Value;

        Assert.Equal((LettersState.Waiting, new LettersView(6, 0, 0, 0, 0)), (row.Letters.State, row.Letters));
        Assert.Equal((false, 6, 2), (told.IsServed, told.Letters.Waiting, told.WithoutMail));
        Assert.False((await campaign.ReportAsync()).Gate.Single(g => g.Key == "engagement-sent").IsMet);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Each_letter_is_counted_by_what_the_mail_server_did_with_it(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await using var sink = new SmtpSink { ToRecipient = to => to.Contains("vera1@", StringComparison.Ordinal) ? "550 5.1.1 no such user" : to.Contains("vera2@", StringComparison.Ordinal) ? "450 4.2.1 busy" : "250 ok" };
        var campaign = await Campaign.StartAsync(scene);
        await Post.ServeAsync(scene, sink);
        var message = await SentAsync(campaign);
        await Post.In(scene).SendDueAsync();
        await campaign.Outbox(await scene.ActorAsync(AccessRole.Administrator)).BounceAsync(new() { Address = "vera3@lovsta.se" });

        var letters = Assert.Single((await campaign.Engagement().ReadAsync(campaign.Id.Value)).Value.Messages).Letters;
        var unseen = (await campaign.Delivery().ReadAsync(campaign.Id.Value, message)).Value;
        var seen = (await campaign.Delivery(await scene.ActorAsync(AccessRole.Administrator)).ReadAsync(campaign.Id.Value, message)).Value;

        Assert.Equal((LettersState.Partly, new LettersView(1, 3, 2, 0, 0)), (letters.State, letters));
        Assert.True((await campaign.ReportAsync()).Gate.Single(g => g.Key == "engagement-sent").IsMet);
        // A leader who sees no staff list gets the number, not the names.
        Assert.Equal((0, 2), (unseen.Missed.Count, unseen.MissedUnseen));
        Assert.Equal([("vera1@lovsta.se", MailState.Bounced), ("vera3@lovsta.se", MailState.Bounced)], seen.Missed.Select(m => (m.Address, m.State)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_letter_goes_anew_when_the_address_has_been_put_right_and_only_once(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await using var sink = new SmtpSink { ToRecipient = to => to.Contains("vera1@", StringComparison.Ordinal) ? "550 5.1.1 no such user" : "250 ok" };
        var campaign = await Campaign.StartAsync(scene);
        await Post.ServeAsync(scene, sink);
        var message = await SentAsync(campaign);
        await Post.In(scene).SendDueAsync();
        var early = await campaign.Delivery().SendAnewAsync(campaign.Id.Value, message);
        await using (var db = scene.Open())
        {
            (await db.People.SingleAsync(p => p.Id == campaign.CarePeople[0].Id)).Reach("vera.ny@lovsta.se", null);
            await db.SaveChangesAsync();
        }

        var anew = await campaign.Delivery().SendAnewAsync(campaign.Id.Value, message);
        var again = await campaign.Delivery().SendAnewAsync(campaign.Id.Value, message);
        await Post.In(scene).SendDueAsync();

        Assert.Equal(("message-no-new-address", "message-no-new-address"), (early.Refusal!.Code, again.Refusal!.Code));
        Assert.Equal(1, anew.Value);
        var letters = Assert.Single((await campaign.Engagement().ReadAsync(campaign.Id.Value)).Value.Messages).Letters;
        Assert.Equal(new LettersView(0, 6, 0, 0, 1), letters);
        Assert.Contains("vera.ny@lovsta.se", (await Post.MailsAsync(scene)).Where(m => m.State == MailState.Sent).Select(m => m.Recipient));
    }

    [Fact]
    public async Task The_page_says_what_is_true_and_what_to_do()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var message = await SentAsync(campaign);
        await using var product = new Product(scene);
        using var leader = product.ClientFor(campaign.Leader);
        using var administrator = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));
        var home = $"/initiatives/{campaign.Id}/engagement";

        var list = (await leader.PageAsync(home)).QuerySelector("main")!;
        var page = (await leader.PageAsync($"{home}/messages/{message}")).QuerySelector("main")!;
        var served = (await administrator.PageAsync($"{home}/messages/{message}")).QuerySelector("main")!;

        Assert.Equal("Väntar", list.QuerySelector("tbody .ds-tag")!.TextContent);
        Assert.DoesNotContain("Skickat", list.TextContent, StringComparison.Ordinal);
        Assert.Contains("6 brev väntar: det finns ingen mejlserver än.", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Be administratören", page.TextContent, StringComparison.Ordinal);
        Assert.NotNull(served.QuerySelector("a[href='/settings/mail']"));
        Assert.Contains("2 personer har ingen mejladress", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_lead_the_initiative_is_told_nothing_of_the_letters()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var message = await SentAsync(campaign);
        var reader = await scene.ActorAsync(AccessRole.Reader);

        Assert.Equal(Refusal.NotFound, (await campaign.Delivery(reader).ReadAsync(campaign.Id.Value, message)).Refusal);
        Assert.Equal(Refusal.NotFound, (await campaign.Delivery(reader).SendAnewAsync(campaign.Id.Value, message)).Refusal);
    }

    [Fact]
    public async Task One_is_told_apart_from_many()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await campaign.Promises().AddAsync(campaign.Id.Value, new() { Text = "Vi svarar.", DueOn = new(2026, 3, 10) });
        await SentAsync(campaign);
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);

        var journey = (await client.PageAsync($"/initiatives/{campaign.Id}")).QuerySelector("main")!.TextContent;

        Assert.Contains("1 löfte har passerat sin dag.", journey, StringComparison.Ordinal);
        Assert.Contains("6 brev väntar", journey, StringComparison.Ordinal);
    }

    private static async Task<Guid> SentAsync(Campaign campaign)
    {
        var draft = await campaign.DraftAsync("Nu börjar vi.", new() { Units = [campaign.Care.Value] });
        Assert.True((await campaign.Sending().SendAsync(campaign.Id.Value, draft, new() { Version = 2 })).IsDone);
        return draft;
    }
}
