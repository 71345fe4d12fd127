using Microsoft.EntityFrameworkCore;
using Niosteg.Tests.Support;
using Niosteg.Web.Outbox;

namespace Niosteg.Tests.Outbox;

public class MailPostTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Mail_that_is_due_is_handed_over_once(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await using var sink = new SmtpSink();
        await Post.ServeAsync(scene, sink);
        await Post.WriteAsync(scene, Post.To("anna@lovsta.se"), Post.To("bo@lovsta.se"));

        var first = await Post.In(scene).SendDueAsync();
        var second = await Post.In(scene).SendDueAsync();

        Assert.Equal((2, 0), (first, second));
        Assert.Equal(["anna@lovsta.se", "bo@lovsta.se"], sink.Mails.Select(m => m.To).Order());
        Assert.All(await Post.MailsAsync(scene), mail => Assert.Equal(MailState.Sent, mail.State));
        Assert.Equal(1, sink.Connections);
    }

    [Fact]
    public async Task Without_a_mail_server_mail_waits()
    {
        await using var scene = await Scene.StartAsync();
        await Post.WriteAsync(scene, Post.To("anna@lovsta.se"));

        Assert.Equal(0, await Post.In(scene).SendDueAsync());

        var mail = Assert.Single(await Post.MailsAsync(scene));
        Assert.Equal((MailState.Waiting, 0), (mail.State, mail.Attempts));
    }

    [Fact]
    public async Task A_mail_that_shall_wait_waits()
    {
        await using var scene = await Scene.StartAsync();
        await using var sink = new SmtpSink();
        await Post.ServeAsync(scene, sink);
        await Post.WriteAsync(scene, Post.To("anna@lovsta.se") with { NotBefore = scene.Clock.GetUtcNow().UtcDateTime.AddDays(1) });

        var today = await Post.In(scene).SendDueAsync();
        scene.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal((0, 1), (today, await Post.In(scene).SendDueAsync()));
    }

    [Theory]
    [InlineData("550 5.1.1 no such user", MailState.Bounced)]
    [InlineData("552 5.2.2 mailbox full", MailState.Dead)]
    [InlineData("450 4.2.0 greylisted", MailState.Waiting)]
    [InlineData("550 5.7.1 relaying denied", MailState.Waiting)]
    public async Task What_the_server_says_of_a_recipient_decides_and_is_kept_in_its_words(string answer, MailState state)
    {
        await using var scene = await Scene.StartAsync();
        await using var sink = new SmtpSink { ToRecipient = to => to == "anna@lovsta.se" ? answer : null };
        await Post.ServeAsync(scene, sink);
        await Post.WriteAsync(scene, Post.To("anna@lovsta.se"), Post.To("bo@lovsta.se"));

        await Post.In(scene).SendDueAsync();

        var mails = await Post.MailsAsync(scene);
        Assert.Equal([state, MailState.Sent], mails.Select(m => m.State));
        Assert.Equal(1, mails[0].Attempts);
        Assert.Contains(answer[4..], mails[0].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_away_costs_no_mail_anything_and_all_of_it_is_sent_when_it_is_back()
    {
        await using var scene = await Scene.StartAsync();
        var away = new SmtpSink();
        await Post.ServeAsync(scene, away);
        await away.DisposeAsync();
        await Post.WriteAsync(scene, Post.To("anna@lovsta.se"));

        for (var round = 0; round < 20; round++)
        {
            Assert.Equal(0, await Post.In(scene).SendDueAsync());
            scene.Clock.Advance(TimeSpan.FromHours(12));
        }
        await using var back = new SmtpSink();
        await Post.ServeAsync(scene, back);

        Assert.Equal(1, await Post.In(scene).SendDueAsync());
        await using var db = scene.Open();
        Assert.Null((await db.OutboxPulses.SingleAsync()).FailingSince);
    }

    [Fact]
    public async Task A_server_that_refuses_the_sender_kills_no_mail()
    {
        await using var scene = await Scene.StartAsync();
        await using var sink = new SmtpSink { ToSender = _ => "550 5.1.8 sender unknown" };
        await Post.ServeAsync(scene, sink);
        await Post.WriteAsync(scene, Post.To("anna@lovsta.se"));

        await Post.In(scene).SendDueAsync();

        Assert.Equal(MailState.Waiting, Assert.Single(await Post.MailsAsync(scene)).State);
        await using var db = scene.Open();
        Assert.Contains("sender unknown", (await db.OutboxPulses.SingleAsync()).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_cut_after_the_mail_has_come_makes_a_second_copy_with_the_same_name()
    {
        await using var scene = await Scene.StartAsync();
        var cuts = 0;
        await using var sink = new SmtpSink();
        var got = new List<SunkMail>();
        sink.OnMail = mail =>
        {
            got.Add(mail);
            return ++cuts > 1;
        };
        await Post.ServeAsync(scene, sink);
        await Post.WriteAsync(scene, Post.To("anna@lovsta.se"));

        await Post.In(scene).SendDueAsync();
        scene.Clock.Advance(TimeSpan.FromMinutes(2));
        await Post.In(scene).SendDueAsync();

        Assert.Equal(2, got.Count);
        Assert.Equal(got[0].Raw, got[1].Raw);
        Assert.Equal(MailState.Sent, Assert.Single(await Post.MailsAsync(scene)).State);
    }

    [Fact]
    public async Task Two_nodes_do_not_send_the_same_mail()
    {
        await using var scene = await Scene.StartAsync();
        await using var sink = new SmtpSink();
        await Post.ServeAsync(scene, sink);
        await Post.WriteAsync(scene, [.. Enumerable.Range(0, 60).Select(n => Post.To($"p{n}@lovsta.se"))]);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Post.In(scene).SendDueAsync())));
        await Post.In(scene).SendDueAsync();

        Assert.Equal(60, sink.Mails.Count);
        Assert.Equal(60, sink.Mails.Select(m => m.To).Distinct().Count());
    }

    [Fact]
    public async Task A_node_that_died_holds_the_post_for_half_a_minute()
    {
        await using var scene = await Scene.StartAsync();
        await using var sink = new SmtpSink();
        await Post.ServeAsync(scene, sink);
        await Post.WriteAsync(scene, Post.To("anna@lovsta.se"));
        await using (var db = scene.Open()) Assert.True(await new MailLease(scene.Clock).TakeAsync(db, default));

        var early = await Post.In(scene).SendDueAsync();
        scene.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal((0, 1), (early, await Post.In(scene).SendDueAsync()));
    }

    [Fact]
    public async Task After_three_days_of_refusals_a_mail_is_given_up_and_stays_to_be_seen()
    {
        await using var scene = await Scene.StartAsync();
        await using var sink = new SmtpSink { ToRecipient = _ => "451 try later" };
        await Post.ServeAsync(scene, sink);
        await Post.WriteAsync(scene, Post.To("anna@lovsta.se"));

        for (var hour = 0; hour < 80; hour++)
        {
            await Post.In(scene).SendDueAsync();
            scene.Clock.Advance(TimeSpan.FromHours(1));
        }

        var mail = Assert.Single(await Post.MailsAsync(scene));
        Assert.Equal(MailState.Dead, mail.State);
        Assert.InRange(mail.Attempts, 15, 40);
    }

    [Fact]
    public async Task What_was_sent_a_month_ago_is_a_row_without_its_words()
    {
        await using var scene = await Scene.StartAsync();
        await using var sink = new SmtpSink();
        await Post.ServeAsync(scene, sink);
        await Post.WriteAsync(scene, Post.To("anna@lovsta.se") with { Attachments = [new("a.ics", "text/calendar", [1, 2])] });
        await Post.In(scene).SendDueAsync();
        await Post.WriteAsync(scene, Post.To("waits@lovsta.se") with { NotBefore = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc) });

        scene.Clock.Advance(TimeSpan.FromDays(31));
        await Post.In(scene).ForgetAsync();

        var mails = await Post.MailsAsync(scene);
        Assert.Equal(["", "Hej!\n\nNu börjar arbetet."], mails.Select(m => m.Text));
        Assert.Empty(mails[0].Attachments);
    }
}
