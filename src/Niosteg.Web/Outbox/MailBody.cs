using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using MimeKit.Text;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Outbox;

/// <summary>The mail as it is sent. Its HTML is made of its text and of nothing else: no image, no style sheet, no link that the
/// text does not show, so nobody can see who opened what.</summary>
internal static partial class MailBody
{
    public static MimeMessage Make(OutboxMail mail, MailSettings settings)
    {
        var message = new MimeMessage
        {
            MessageId = mail.MessageId,
            Date = new DateTimeOffset(mail.CreatedAt, TimeSpan.Zero),
            Subject = mail.Subject,
            Body = Contents(mail),
        };
        message.From.Add(new MailboxAddress(settings.FromName ?? "", settings.FromAddress!));
        message.To.Add(new MailboxAddress(mail.RecipientName ?? "", mail.Recipient));
        if (settings.ReplyTo is { } answers) message.ReplyTo.Add(new MailboxAddress("", answers));
        // Keeps away automatic answers, and answers to those.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        // Mail programs and away-notices know by it that this went to many (RFC 2919), and do not answer.
        message.Headers.Add(HeaderId.ListId, $"<{ListOf(mail.Key)}.{OutboxMail.MessageHost}>");
        message.Body.Headers.Add(HeaderId.ContentLanguage, Tag(mail.Language));
        return message;
    }

    /// <summary>The text as simple HTML.</summary>
    public static string Html(string text, string subject, Language language)
    {
        var html = new StringBuilder($"<!DOCTYPE html>\n<html lang=\"{Tag(language)}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\"><title>{Encoded(subject)}</title></head>\n<body>\n");
        foreach (var (at, part) in text.ReplaceLineEndings("\n").Split(Between).Index())
        {
            if (at > 0) html.Append("<hr>\n");
            // The second part says the same in the other language.
            html.Append(at == 0 ? Fragment(part) : $"<div lang=\"{Tag(language == Language.Sv ? Language.En : Language.Sv)}\">\n{Fragment(part)}</div>\n");
        }
        return html.Append("</body></html>\n").ToString();
    }

    /// <summary>A line between the languages of one mail.</summary>
    public const string Between = "\n\n* * *\n\n";

    /// <summary>A text as paragraphs, lists and links, to be put into another page.</summary>
    public static string Fragment(string text) => string.Concat(Blocks(text).Select(block => block + "\n"));

    private static IEnumerable<string> Blocks(string text)
    {
        foreach (var block in EmptyLine().Split(text.ReplaceLineEndings("\n").Trim()))
        {
            var lines = block.Split('\n');
            var rows = lines.SkipWhile(line => !IsRow(line)).ToList();
            if (rows.Count < lines.Length) yield return $"<p>{string.Join("<br>\n", lines.SkipLast(rows.Count).Select(Linked))}</p>";
            if (rows.Count > 0) yield return $"<ul>{string.Concat(rows.Select(row => $"<li>{Linked(IsRow(row) ? row[2..] : row)}</li>"))}</ul>";
        }
    }

    private static bool IsRow(string line) => line.StartsWith("- ", StringComparison.Ordinal);

    /// <summary>An address leads to itself: what one sees is where one comes.</summary>
    private static string Linked(string line) => Address().Replace(Encoded(line), found => $"<a href=\"{found.Value}\">{Breakable().Replace(found.Value, "$0<wbr>")}</a>");

    public static string Encoded(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private static MimeEntity Contents(OutboxMail mail)
    {
        var both = new MultipartAlternative
        {
            new TextPart(TextFormat.Plain) { Text = mail.Text },
            new TextPart(TextFormat.Html) { Text = Html(mail.Text, mail.Subject, mail.Language) },
        };
        // A calendar part beside the text is what makes a mail program show the time with its buttons (RFC 6047); the same as a file is for the rest.
        foreach (var invitation in mail.Attachments.Where(IsInvitation)) both.Add(Beside(invitation));
        both.Boundary = $"={mail.Id:N}=a";
        if (mail.Attachments.Count == 0) return both;
        var all = new Multipart("mixed") { both };
        all.Boundary = $"={mail.Id:N}=m";
        foreach (var attachment in mail.Attachments) all.Add(Part(attachment));
        return all;
    }

    private static bool IsInvitation(MailAttachment attachment) => ContentType.Parse(attachment.MediaType) is { } type && type.IsMimeType("text", "calendar") && type.Parameters["method"] is not null;

    private static TextPart Beside(MailAttachment invitation)
    {
        var type = ContentType.Parse(invitation.MediaType);
        var part = new TextPart("calendar") { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, Encoding.UTF8.GetString(invitation.Content));
        part.ContentType.Parameters["method"] = type.Parameters["method"] ?? "REQUEST";
        return part;
    }

    /// <summary>With two calendar parts of the same method some programs book twice, so the file is only a file.</summary>
    private static MimePart Part(MailAttachment attachment) => new(IsInvitation(attachment) ? new ContentType("application", "ics") : ContentType.Parse(attachment.MediaType))
    {
        Content = new MimeContent(new MemoryStream(attachment.Content)),
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
        ContentTransferEncoding = ContentEncoding.Base64,
        FileName = attachment.FileName,
    };

    /// <summary>What kind of mail it is, as its key begins.</summary>
    private static string ListOf(string key) => new([.. key.TakeWhile(letter => letter != '/').Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static string Tag(Language language) => language == Language.Sv ? "sv" : "en";

    // A long address may break on a phone, and never within an encoded letter.
    [GeneratedRegex("(?:&[^;]+;|[^&]){24}")]
    private static partial Regex Breakable();

    [GeneratedRegex(@"\n[ \t]*\n+")]
    private static partial Regex EmptyLine();

    // The text is encoded already, so a quotation mark cannot end the attribute.
    [GeneratedRegex(@"https?://[^\s<>]+[^\s<>.,;:!?)]")]
    private static partial Regex Address();
}
