using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Outbox;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>The letters of a message: one a person, each in the outbox under the message's name.</summary>
internal static class MessageLetters
{
    private const string Start = "message/";
    private const int IdLength = 36;

    /// <summary>What the keys of a message's letters begin with.</summary>
    public static string KeyOf(MessageId message) => $"{Start}{message}/";

    /// <param name="link">To the person's own page.</param>
    /// <param name="call">The calendar file of the meeting it calls to.</param>
    /// <param name="time">1 for the first letter to this person, 2 for the one after it.</param>
    /// <param name="old">The trial whose old text the person gets instead.</param>
    public static MailDraft Write(EngagementMessage message, Addressee to, string link, MailAttachment? call, int time = 1, MessageTrial? old = null)
    {
        var (subject, body) = (old?.OldSubject ?? message.Subject, old?.OldBody ?? message.Body);
        var languages = new[] { Language.Sv, Language.En }.Where(l => (l == Language.Sv ? body.Sv : body.En) is not null).ToList();
        var text = string.Join(MailBody.Between, languages.Select(l => $"{body.For(l)}\n\n{OwnPage(Texts.In(l))}\n{link}"));
        return new MailDraft($"{KeyOf(message.Id)}{to.Id}{(time == 1 ? "" : $"/{time}")}", to.Email!, subject.For(languages[0]), text)
        {
            Name = to.Name,
            Person = to.Id,
            Language = languages[0],
            Attachments = call is null ? [] : [call],
        };
    }

    /// <summary>The calendar file for each letter, and the meeting it is of; null for a message that calls to none.</summary>
    public static async Task<(Func<Addressee, MailAttachment> File, BookedTime Time)?> CallOfAsync(this AppDb db, EngagementMessage message, CancellationToken cancel)
    {
        if (message.MeetingId is not { } id || await db.TownHalls.AsNoTracking().FirstOrDefaultAsync(h => h.TimeId == id, cancel) is not { } hall) return null;
        var time = await db.BookedTimes.AsNoTracking().FirstAsync(b => b.Id == id, cancel);
        return (await db.CallAsync(hall, time, cancel), time);
    }

    /// <summary>How the letters of each message have fared, in one question.</summary>
    public static async Task<Dictionary<Guid, LettersView>> LettersAsync(this AppDb db, IReadOnlyCollection<MessageId> messages, CancellationToken cancel)
    {
        var ids = messages.Select(m => m.ToString()).ToList();
        var rows = await db.OutboxMails.Where(m => m.Key.StartsWith(Start) && ids.Contains(m.Key.Substring(Start.Length, IdLength)))
            .GroupBy(m => new { Message = m.Key.Substring(Start.Length, IdLength), m.State }).Select(g => new { g.Key.Message, g.Key.State, Count = g.Count() }).ToListAsync(cancel);
        return rows.GroupBy(r => r.Message).ToDictionary(g => Guid.Parse(g.Key), g =>
        {
            int Of(MailState state) => g.Where(r => r.State == state).Sum(r => r.Count);
            return new LettersView(Of(MailState.Waiting), Of(MailState.Sent), Of(MailState.Bounced), Of(MailState.Dead), Of(MailState.Dropped));
        });
    }

    private static string OwnPage(Texts texts) => texts["engagement.mail.own-page"];
}

/// <summary>Somebody a letter goes to.</summary>
internal sealed record Addressee(PersonId Id, string Name, string? Email);

/// <summary>What can truly be said of a message's letters together.</summary>
public enum LettersState
{
    /// <summary>Nobody it is for has a mail address.</summary>
    None = 0,
    /// <summary>The mail server has not taken one yet.</summary>
    Waiting = 1,
    /// <summary>Some are taken, some wait.</summary>
    Partly = 2,
    /// <summary>The mail server has taken them all.</summary>
    Sent = 3,
    /// <summary>None waits, and some did not come through.</summary>
    Missed = 4,
}

/// <summary>The letters of one message by what has become of them.</summary>
/// <param name="Bounced">Refused for their address, at once or by being sent back.</param>
/// <param name="Dead">Refused for another reason, or put off for three days.</param>
/// <param name="Stopped">Stopped by somebody, or replaced by one to a new address.</param>
public sealed record LettersView(int Waiting, int Sent, int Bounced, int Dead, int Stopped)
{
    public static readonly LettersView None = new(0, 0, 0, 0, 0);

    public LettersState State => this switch
    {
        { Waiting: > 0, Sent: 0, Bounced: 0 } => LettersState.Waiting,
        { Waiting: > 0 } => LettersState.Partly,
        { Bounced: > 0 } or { Dead: > 0 } => LettersState.Missed,
        { Sent: > 0 } => LettersState.Sent,
        { Stopped: > 0 } => LettersState.Missed,
        _ => LettersState.None,
    };
}
