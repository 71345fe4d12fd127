using Microsoft.EntityFrameworkCore;
using MimeKit;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Outbox;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step5Engagement;
using Niosteg.Web.Outbox;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

/// <summary>What real organisations put in: small groups, people without mail or on leave, the same thing twice, hard words.</summary>
public class BadInputTests
{
    [Fact]
    public async Task A_group_of_three_gets_its_message_and_shows_no_answers()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await SendAsync(campaign, "Nu börjar vi.", new() { Units = [campaign.It.Value] });
        await campaign.OpenCheckAsync();
        foreach (var person in campaign.ItPeople) await campaign.AnswerAsync(person);
        await campaign.Checks().CloseAsync(campaign.Id.Value);

        var figures = (await campaign.Checks().ReadAsync(campaign.Id.Value)).Value.Figures!;

        Assert.Equal(3, (await Post.MailsAsync(scene)).Count);
        Assert.Equal((0, 0), (figures.Total.Answers, figures.Groups.Count));
        Assert.Contains("IT", figures.NotShown);
    }

    [Fact]
    public async Task Those_without_mail_are_counted_and_a_group_with_no_mail_at_all_is_still_told()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        await using (var db = scene.Open())
        {
            foreach (var person in await db.People.Where(p => p.Email != null && p.FamilyName.StartsWith("It")).ToListAsync()) person.Reach(null, null);
            await db.SaveChangesAsync();
        }

        var sent = await SendAsync(campaign, "Nu börjar vi.", new() { Units = [campaign.It.Value] });
        var told = (await campaign.Delivery().ReadAsync(campaign.Id.Value, sent)).Value;

        Assert.Empty(await Post.MailsAsync(scene));
        Assert.Equal((LettersState.None, 3), (told.Letters.State, told.WithoutMail));
        Assert.NotNull((await campaign.Open().ReadPersonalAsync(await campaign.TokenAsync(campaign.ItPeople[0]))).Value.Message);
    }

    [Fact]
    public async Task Somebody_on_parental_leave_is_in_the_audience_and_gets_the_mail_and_the_page()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var onLeave = new Person(PersonId.New(), "Lena", "Ledig", "lena@lovsta.se");
        await using (var db = scene.Open())
        {
            var seat = await db.Positions.Where(p => p.UnitId == campaign.Care).Select(p => p.Id).FirstAsync();
            db.AddRange(onLeave, new Assignment(AssignmentId.New(), onLeave.Id, seat, null, new(2025, 12, 31)));
            await db.SaveChangesAsync();
        }

        await SendAsync(campaign, "Nu börjar vi.", new() { Units = [campaign.Care.Value] });

        Assert.Contains("lena@lovsta.se", (await Post.MailsAsync(scene)).Select(m => m.Recipient));
        Assert.Equal("Nu börjar vi.", (await campaign.Open().ReadPersonalAsync(await campaign.TokenAsync(onLeave))).Value.Message!.Sv);
    }

    [Fact]
    public async Task A_message_sent_twice_at_once_is_one_mail_a_person()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var draft = await campaign.DraftAsync("Nu börjar vi.");

        var both = await Task.WhenAll(campaign.Sending().SendAsync(campaign.Id.Value, draft, new() { Version = 2 }), campaign.Sending().SendAsync(campaign.Id.Value, draft, new() { Version = 2 }));

        Assert.Single(both, outcome => outcome.IsDone);
        var mails = await Post.MailsAsync(scene);
        Assert.Equal((9, 9), (mails.Count, mails.Select(m => m.Key).Distinct().Count()));
    }

    [Fact]
    public async Task A_leaders_jargon_is_asked_about_before_it_goes()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var draft = await campaign.DraftAsync("Vi ska implementera en kompetensförsörjningsstrategi avseende verksamhetsutvecklingsprocessen, i syfte att säkerställa en ändamålsenlig resursallokering.\n\nDetta torde medföra erforderliga effektiviseringsvinster beträffande organisationens kärnprocesser.");

        var reading = Assert.Single((await campaign.Reading().ReadAsync(campaign.Id.Value, draft)).Value.Reading);

        Assert.True(reading.Findings.Count >= 3, string.Join('\n', reading.Findings));
        Assert.True(reading.Lix is null || reading.Lix.Value.Bare > 50);
    }

    [Fact]
    public async Task Nobody_can_answer_everyone_and_away_notices_are_kept_away()
    {
        await using var scene = await Scene.StartAsync();
        await using var sink = new SmtpSink();
        var campaign = await Campaign.StartAsync(scene);
        await Post.ServeAsync(scene, sink);
        await SendAsync(campaign, "Nu börjar vi.");
        await Post.In(scene).SendDueAsync();

        var mails = sink.Mails.Select(mail => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail.Raw)))).ToList();

        Assert.Equal(9, mails.Count);
        Assert.All(mails, mail =>
        {
            Assert.Single(mail.To);
            Assert.Empty(mail.Cc);
            Assert.Equal(("auto-generated", "All", "<message.mail.niosteg>"), (mail.Headers["Auto-Submitted"], mail.Headers["X-Auto-Response-Suppress"], mail.Headers["List-Id"]));
        });
    }

    private static async Task<Guid> SendAsync(Campaign campaign, string text, AudienceInput? audience = null)
    {
        var draft = await campaign.DraftAsync(text, audience);
        Assert.True((await campaign.Sending().SendAsync(campaign.Id.Value, draft, new() { Version = 2 })).IsDone);
        return draft;
    }
}
