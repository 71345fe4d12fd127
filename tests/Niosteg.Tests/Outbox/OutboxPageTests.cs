using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;

namespace Niosteg.Tests.Outbox;

public class OutboxPageTests
{
    [Fact]
    public async Task An_administrator_sets_the_server_tries_it_and_sees_what_waits()
    {
        await using var scene = await Scene.StartAsync();
        await using var sink = new SmtpSink();
        await using var product = new Product(scene);
        await Post.WriteAsync(scene, Post.To("anna@lovsta.se"));
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));

        var before = await client.PageAsync("/settings/mail");
        var form = await client.PageAsync("/settings/mail/server");
        var saved = await client.SubmitAsync(form, "server", new() { ["Input.Host"] = "localhost", ["Input.Port"] = $"{sink.Port}", ["Input.Security"] = "None", ["Input.FromAddress"] = "niosteg@lovsta.se", ["Input.Password"] = "hemligt" });
        var tried = await Pages.ParseAsync(await client.SubmitAsync(await client.PageAsync("/settings/mail/server"), "test", []));

        Assert.Contains("Ingen mejlserver är vald", before.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("anna@lovsta.se", before.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains("Servern tog emot mejlet", tried.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("hemligt", tried.Source.Text, StringComparison.Ordinal);
        await using var db = scene.Open();
        Assert.DoesNotContain("hemligt", (await db.MailSettings.SingleAsync()).ProtectedPassword!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Host", "inte en server!", "Det ser inte ut som namnet på en server.")]
    [InlineData("Input.FromAddress", "", "Skriv adressen som mejlen kommer från")]
    [InlineData("Input.PublicAddress", "lovsta", "Skriv hela adressen")]
    public async Task A_server_that_cannot_be_is_refused_in_words(string field, string value, string said)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));
        var answers = new Dictionary<string, string?> { ["Input.Host"] = "smtp.lovsta.se", ["Input.FromAddress"] = "niosteg@lovsta.se", ["Input.PublicAddress"] = "https://n.lovsta.se", [field] = value };

        var answer = await Pages.ParseAsync(await client.SubmitAsync(await client.PageAsync("/settings/mail/server"), "server", answers));

        Assert.Contains(said, answer.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_mail_can_be_tried_again_and_one_that_waits_can_be_stopped()
    {
        await using var scene = await Scene.StartAsync();
        await using var sink = new SmtpSink { ToRecipient = _ => "550 5.1.1 no such user" };
        await Post.ServeAsync(scene, sink);
        await Post.WriteAsync(scene, Post.To("anna@lovsta.se"));
        await Post.In(scene).SendDueAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));

        var page = await client.PageAsync("/settings/mail");
        Assert.Contains("no such user", page.Body!.TextContent, StringComparison.Ordinal);
        var id = page.QuerySelector("button[name=retry]")!.GetAttribute("value");
        await client.SubmitAsync(page, "act", new() { ["retry"] = id });
        Assert.Equal(MailState.Waiting, Assert.Single(await Post.MailsAsync(scene)).State);
        await client.SubmitAsync(await client.PageAsync("/settings/mail"), "act", new() { ["drop"] = id });

        Assert.Equal(MailState.Dropped, Assert.Single(await Post.MailsAsync(scene)).State);
    }

    [Fact]
    public async Task A_report_from_a_mail_server_marks_the_mail_that_came_back()
    {
        await using var scene = await Scene.StartAsync();
        await using var sink = new SmtpSink();
        await Post.ServeAsync(scene, sink);
        await Post.WriteAsync(scene, Post.To("anna@lovsta.se"), Post.To("bo@lovsta.se"));
        await Post.In(scene).SendDueAsync();
        var anna = (await Post.MailsAsync(scene))[0];
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));

        var answer = await client.PostAsync("/api/v1/mail/bounces/report", new StringContent(Report(anna.MessageId, "failed"), Encoding.ASCII));

        Assert.Equal(1, (await answer.Content.ReadFromJsonAsync<BouncesView>())!.Marked);
        var mails = await Post.MailsAsync(scene);
        Assert.Equal([MailState.Bounced, MailState.Sent], mails.Select(m => m.State));
        Assert.Equal("smtp; 550 5.1.1 unknown", mails[0].Words);
        await using var db = scene.Open();
        Assert.Equal(["anna@lovsta.se"], await db.DeadAddresses().ToListAsync());
    }

    [Fact]
    public async Task A_delay_is_no_bounce_and_another_mail_is_no_report()
    {
        await using var scene = await Scene.StartAsync();
        var verbs = new OutboxVerbs(scene.For(Actor.System), Actor.System, scene.Clock);

        var delay = await verbs.ReadReportAsync(new MemoryStream(Encoding.ASCII.GetBytes(Report("x@y", "delayed"))));
        var mail = await verbs.ReadReportAsync(new MemoryStream("From: a@b.se\r\n\r\nHej"u8.ToArray()));

        Assert.Equal(0, delay.Value.Marked);
        Assert.Equal("bounce-not-a-report", mail.Refusal!.Code);
    }

    [Theory]
    [InlineData(AccessRole.ProcessLeader)]
    [InlineData(AccessRole.Manager)]
    public async Task Nobody_but_an_administrator_sees_the_post(AccessRole role)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(role));

        foreach (var address in new[] { "/settings/mail", "/settings/mail/server", "/api/v1/mail", "/api/v1/mail/server" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync($"/api/v1/mail/{Guid.CreateVersion7()}/drop", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PutAsJsonAsync("/api/v1/mail/server", new MailServerInput { Port = 25 })).StatusCode);
    }

    private static string Report(string messageId, string action) => $"""
        From: MAILER-DAEMON@lovsta.se
        To: niosteg@lovsta.se
        Subject: Undelivered
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        It did not arrive.

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.lovsta.se

        Final-Recipient: rfc822; anna@lovsta.se
        Action: {action}
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 unknown

        --b
        Content-Type: message/rfc822

        From: niosteg@lovsta.se
        To: anna@lovsta.se
        Message-ID: <{messageId}>
        Subject: x

        Hej
        --b--

        """.ReplaceLineEndings("\r\n");

    [Fact]
    public async Task While_the_server_is_away_each_mail_tells_the_same_next_try_as_the_notice()
    {
        await using var scene = await Scene.StartAsync();
        var administrator = await scene.ActorAsync(AccessRole.Administrator);
        var away = new SmtpSink();
        await Post.ServeAsync(scene, away, administrator);
        await away.DisposeAsync();
        await Post.WriteAsync(scene, Post.To("anna@lovsta.se"));

        await Post.In(scene).SendDueAsync();
        var view = (await new OutboxVerbs(scene.For(administrator), administrator, scene.Clock).ReadAsync(new())).Value;

        Assert.NotNull(view.RetryAt);
        Assert.Equal(view.RetryAt, Assert.Single(view.Rows).DueAt);
    }
}
