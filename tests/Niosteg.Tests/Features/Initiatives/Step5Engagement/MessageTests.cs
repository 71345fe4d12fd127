using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step5Engagement;
using Niosteg.Web.Outbox;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

public class MessageTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_message_goes_once_to_each_person_with_mail_and_counts_those_without(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var campaign = await Campaign.StartAsync(scene);
        var draft = await campaign.DraftAsync("Nu börjar vi.", new() { Units = [campaign.Care.Value] });

        var sent = await campaign.Sending().SendAsync(campaign.Id.Value, draft, new() { Version = 2 });
        var again = await campaign.Sending().SendAsync(campaign.Id.Value, draft, new() { Version = 2 });

        Assert.True(sent.IsDone);
        Assert.Equal("message-sent-already", again.Refusal!.Code);
        await using var db = scene.Open();
        Assert.Equal(campaign.CarePeople.Select(p => p.Email).OfType<string>().Order(), (await db.OutboxMails.Select(m => m.Recipient).ToListAsync()).Order());
        var message = await db.EngagementMessages.SingleAsync();
        Assert.Equal((6, 2), (message.Mailed, message.WithoutMail));
        Assert.Equal(8, await db.EngagementLinks.CountAsync());
    }

    [Fact]
    public async Task A_draft_is_put_together_of_what_is_known_and_the_rest_is_a_blank_that_stops_it()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);

        var id = (await campaign.Messages().BeginAsync(campaign.Id.Value, new() { Ask = MessageAsk.AnswerCheck, BothLanguages = true })).Value;
        var view = (await campaign.Reading().ReadAsync(campaign.Id.Value, id)).Value;
        var sent = await campaign.Sending().SendAsync(campaign.Id.Value, id, new() { Version = view.Version });

        Assert.Contains("Jobbprofiler i vården", view.Body.Sv, StringComparison.Ordinal);
        Assert.Contains("Alla ska veta vad som behövs.", view.Body.Sv, StringComparison.Ordinal);
        Assert.Contains("1 september 2026", view.Body.Sv, StringComparison.Ordinal);
        Assert.Contains("Ivar It1", view.Body.En, StringComparison.Ordinal);
        Assert.Contains("in English: Alla ska veta vad som behövs.", view.Blanks);
        Assert.Equal("message-has-blanks", sent.Refusal!.Code);
        await using var db = scene.Open();
        Assert.Empty(await db.OutboxMails.ToListAsync());
    }

    [Fact]
    public async Task The_mail_leads_to_the_persons_own_page_and_nowhere_else_and_holds_no_image()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var (first, second) = (await campaign.DraftAsync("Ett."), await campaign.DraftAsync("Två."));

        await campaign.Sending().SendAsync(campaign.Id.Value, first, new() { Version = 2 });
        await campaign.Sending().SendAsync(campaign.Id.Value, second, new() { Version = 2 });

        await using var db = scene.Open();
        var mails = await db.OutboxMails.OrderBy(m => m.Recipient).ToListAsync();
        Assert.Equal(18, mails.Count);
        Assert.All(mails, mail =>
        {
            var html = MailBody.Html(mail.Text, mail.Subject, mail.Language);
            var links = System.Text.RegularExpressions.Regex.Matches(html, "href=\"([^\"]*)\"").Select(m => m.Groups[1].Value).ToList();
            Assert.Matches(@"^https://niosteg\.lovsta\.se/for-you/[A-Za-z0-9_-]{43}$", Assert.Single(links));
            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Vera", mail.Subject, StringComparison.Ordinal);
        });
        Assert.All(mails.GroupBy(m => m.Recipient), two => Assert.Single(two.Select(m => m.Text.Split('/')[^1]).Distinct()));
    }

    [Fact]
    public async Task Promises_in_a_message_go_into_the_ledger_and_one_that_nobody_has_looked_at_stops_it()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var draft = await campaign.DraftAsync("Hej! Du får utkastet senast den 15 oktober. Vi svarar på frågor varje fredag.");
        var found = (await campaign.Reading().ReadAsync(campaign.Id.Value, draft)).Value.Found;

        var early = await campaign.Sending().SendAsync(campaign.Id.Value, draft, new() { Version = 2 });
        var undated = await campaign.Sending().SendAsync(campaign.Id.Value, draft, new() { Version = 2, Promises = [.. found.Select(f => new PromiseInput { Text = f.Text, OwnerName = "Karin" })] });
        var past = await campaign.Sending().SendAsync(campaign.Id.Value, draft, new() { Version = 2, Promises = [new() { Text = found[0].Text, OwnerName = "Karin Ek", DueOn = new(2020, 1, 1) }, new() { Text = found[1].Text, IsNone = true }] });
        var sent = await campaign.Sending().SendAsync(campaign.Id.Value, draft, new() { Version = 2, Promises = [new() { Text = found[0].Text, OwnerName = "Karin Ek", DueOn = found[0].DueOn }, new() { Text = found[1].Text, IsNone = true }] });

        Assert.Equal(["promise-not-settled", "promise-needs-day", "promise-past"], new[] { early, undated, past }.Select(o => o.Refusal!.Code));
        Assert.True(sent.IsDone);
        var promise = Assert.Single((await campaign.Promises().ListAsync(campaign.Id.Value)).Value.Rows);
        Assert.Equal(("Karin Ek", new DateOnly(2026, 10, 15), PromiseState.Waiting), (promise.Owner, promise.DueOn, promise.State));
    }

    [Fact]
    public async Task Who_is_on_leave_gets_the_message_and_who_has_left_does_not()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var (onLeave, gone) = (new Person(PersonId.New(), "Lena", "Ledig", "lena@lovsta.se"), new Person(PersonId.New(), "Sven", "Slutat", "sven@lovsta.se"));
        gone.WorksBetween(null, new(2026, 1, 31));
        await using (var db = scene.Open())
        {
            var seat = await db.Positions.Where(p => p.UnitId == campaign.Care).Select(p => p.Id).FirstAsync();
            db.AddRange(onLeave, gone, new Assignment(AssignmentId.New(), onLeave.Id, seat, null, new(2025, 12, 31)), new Assignment(AssignmentId.New(), gone.Id, seat));
            await db.SaveChangesAsync();
        }
        var draft = await campaign.DraftAsync("Nu börjar vi.", new() { Units = [campaign.Care.Value] });

        await campaign.Sending().SendAsync(campaign.Id.Value, draft, new() { Version = 2 });

        await using var after = scene.Open();
        var recipients = await after.OutboxMails.Select(m => m.Recipient).ToListAsync();
        Assert.Contains("lena@lovsta.se", recipients);
        Assert.DoesNotContain("sven@lovsta.se", recipients);
    }

    [Fact]
    public async Task The_writer_sees_how_it_reads_and_whom_mail_does_not_reach()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var draft = await campaign.DraftAsync(string.Join(' ', Enumerable.Repeat("Verksamhetsutvecklingsprocessen implementeras kompetensmässigt förvaltningsövergripande.", 30)));

        var view = (await campaign.Reading().ReadAsync(campaign.Id.Value, draft)).Value;

        Assert.Equal((11, 2, 0), (view.People, view.WithoutMail, view.Unreachable));
        Assert.True(Assert.Single(view.Reading).Lix!.Value.Bare > 60);
    }

    [Theory]
    [InlineData(AccessRole.Employee)]
    [InlineData(AccessRole.Manager)]
    [InlineData(AccessRole.Reader)]
    public async Task Who_does_not_lead_the_initiative_neither_writes_nor_sends(AccessRole role)
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var draft = await campaign.DraftAsync("Nu börjar vi.");
        var other = await scene.ActorAsync(role, campaign.CarePeople[0].Id);

        Assert.Equal(Refusal.NotFound, (await campaign.Messages(other).BeginAsync(campaign.Id.Value, new())).Refusal);
        Assert.Equal(Refusal.NotFound, (await campaign.Messages(other).WriteAsync(campaign.Id.Value, draft, new() { Version = 2 })).Refusal);
        Assert.Equal(Refusal.NotFound, (await campaign.Messages(other).ThrowAwayAsync(campaign.Id.Value, draft)).Refusal);
        Assert.Equal(Refusal.NotFound, (await campaign.Reading(other).ReadAsync(campaign.Id.Value, draft)).Refusal);
        Assert.Equal(Refusal.NotFound, (await campaign.Sending(other).SendAsync(campaign.Id.Value, draft, new() { Version = 2 })).Refusal);
    }
}
