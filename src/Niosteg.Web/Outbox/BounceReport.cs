using MimeKit;
using Niosteg.Domain.Organisation;

namespace Niosteg.Web.Outbox;

/// <param name="MailId">Which mail it was; null when the report does not carry its name.</param>
internal sealed record Bounce(Guid? MailId, string Address, string Words);

/// <summary>Reads what mail servers send when mail cannot be delivered: multipart/report with a delivery status (RFC 3464).
/// Delays are no bounces.</summary>
internal static class BounceReport
{
    /// <summary>Null when it is no such report.</summary>
    public static async Task<IReadOnlyList<Bounce>?> ReadAsync(Stream report, CancellationToken cancel)
    {
        try
        {
            using var message = await MimeMessage.LoadAsync(report, cancel);
            var parts = message.BodyParts.ToList();
            if (parts.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status) return null;
            var id = IdOf(parts);
            return [.. status.StatusGroups.Skip(1).Where(group => string.Equals(group["Action"]?.Trim(), "failed", StringComparison.OrdinalIgnoreCase)).Select(group =>
                new Bounce(id, AddressOf(group["Final-Recipient"] ?? group["Original-Recipient"]), (group["Diagnostic-Code"] ?? group["Status"] ?? "").Trim()))];
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The name of the mail that came back, from the copy of it, or of its head, in the report.</summary>
    private static Guid? IdOf(List<MimeEntity> parts)
    {
        var name = parts.OfType<MessagePart>().Select(part => part.Message?.MessageId).FirstOrDefault(found => found is not null)
            ?? parts.OfType<TextPart>().Where(part => part.ContentType.IsMimeType("text", "rfc822-headers"))
                .Select(part => part.Text.Split('\n').FirstOrDefault(line => line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase))?.Split('<', '>').ElementAtOrDefault(1)).FirstOrDefault();
        return name?.Split('@') is [var local, OutboxMail.MessageHost] && Guid.TryParseExact(local, "N", out var id) ? id : null;
    }

    /// <summary>"rfc822; anna@lovsta.se"</summary>
    private static string AddressOf(string? field) => Person.NormaliseEmail(field?.Split(';', 2)[^1]) ?? "";
}
