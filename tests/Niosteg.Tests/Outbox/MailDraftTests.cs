using MimeKit;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Outbox;

namespace Niosteg.Tests.Outbox;

public class MailDraftTests
{
    [Fact]
    public async Task A_mail_stands_or_falls_with_the_change_it_tells_about()
    {
        await using var scene = await Scene.StartAsync();
        await using (var db = scene.Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.MailAsync([Post.To("anna@lovsta.se")]);
            await db.SaveChangesAsync();
        }

        Assert.Empty(await Post.MailsAsync(scene));
    }

    [Fact]
    public async Task The_same_key_twice_is_one_mail()
    {
        await using var scene = await Scene.StartAsync();
        await Post.WriteAsync(scene, Post.To("anna@lovsta.se", "k"), Post.To("bo@lovsta.se", "k"));
        await using var db = scene.Open();

        Assert.Equal(0, await db.MailAsync([Post.To("anna@lovsta.se", "k")]));
        Assert.Single(await Post.MailsAsync(scene));
    }

    [Fact]
    public async Task A_line_break_in_a_name_or_a_subject_adds_no_header()
    {
        await using var scene = await Scene.StartAsync();
        await using var sink = new SmtpSink();
        await Post.ServeAsync(scene, sink);
        await Post.WriteAsync(scene, new MailDraft("k", "anna@lovsta.se", "Hej\r\nBcc: alla@lovsta.se", "Text.") { Name = "Anna\r\nX-Evil: 1" });

        await Post.In(scene).SendDueAsync();

        var mail = await ReadAsync(Assert.Single(sink.Mails));
        Assert.Equal("Hej  Bcc: alla@lovsta.se", mail.Subject);
        Assert.Empty(mail.Bcc);
        Assert.DoesNotContain(mail.Headers, header => header.Field == "X-Evil");
    }

    [Fact]
    public async Task An_independent_reader_finds_text_html_language_and_attachment()
    {
        await using var scene = await Scene.StartAsync();
        await using var sink = new SmtpSink();
        await Post.ServeAsync(scene, sink);
        await Post.WriteAsync(scene, new MailDraft("k", "anna@lovsta.se", "Välkommen på fredag", "Hej Åsa!\n\n- ett\n- två\n\nhttps://lovsta.se/x?a=1&b=2") { Attachments = [new("tid.ics", "text/calendar; method=REQUEST; charset=utf-8", "BEGIN:VCALENDAR"u8.ToArray())] });

        await Post.In(scene).SendDueAsync();

        var mail = await ReadAsync(Assert.Single(sink.Mails));
        Assert.Equal("Välkommen på fredag", mail.Subject);
        Assert.Equal("Hej Åsa!", mail.TextBody!.Split('\n')[0].Trim());
        Assert.Contains("<ul><li>ett</li><li>två</li></ul>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://lovsta.se/x?a=1&amp;b=2\">", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("tid.ics", Assert.IsType<MimePart>(Assert.Single(mail.Attachments), exactMatch: false).FileName);
        Assert.Equal("sv", mail.Body!.Headers[HeaderId.ContentLanguage]);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
    }

    [Fact]
    public void The_html_of_a_mail_has_no_image_no_script_and_no_link_that_the_text_does_not_show()
    {
        var html = MailBody.Html("<img src=https://a.example/p.gif> <script>x</script>\n\nhttps://a.example/\"onmouseover=x", "Ämne", Language.Sv);

        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"onmouseover", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0.5, 1)]
    [InlineData(2, 0.5, 2)]
    [InlineData(5, 0.5, 16)]
    [InlineData(30, 0.5, 240)]
    [InlineData(1, 0, 0.8)]
    public void The_wait_doubles_up_to_four_hours(int attempts, double chance, double minutes) =>
        Assert.Equal(minutes, MailBackOff.Wait(attempts, chance).TotalMinutes, 3);

    private static Task<MimeMessage> ReadAsync(SunkMail mail) => MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.Latin1.GetBytes(mail.Raw)));
}
