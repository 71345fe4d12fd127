using System.Text;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>Meetings for everyone as they are shown, put into calendars and told of.</summary>
internal static class MeetingReading
{
    private const int Most = 100;
    private const int IdLength = 36;
    private const string MessageStart = "message/";

    public static MeetingRow Row(TownHall hall, BookedTime time) => new(time.Id.Value, time.Title, time.StartsAt, time.Minutes, time.Place, hall.Link, time.IsCancelled, time.Version);

    /// <summary>By time.</summary>
    /// <param name="after">Only those that end later; null for all.</param>
    public static async Task<IReadOnlyList<MeetingRow>> MeetingsAsync(this AppDb db, InitiativeId initiative, DateTime? after, CancellationToken cancel)
    {
        // No meeting is longer than that, so the rest is told apart in memory.
        var from = after?.AddMinutes(-BookedTime.MostMinutes);
        var rows = await db.TownHalls.Where(h => h.InitiativeId == initiative).Join(db.BookedTimes.Where(b => from == null || b.StartsAt > from), h => h.TimeId, b => b.Id, (Hall, Time) => new { Hall, Time })
            .OrderBy(r => r.Time.StartsAt).Take(Most).AsNoTracking().ToListAsync(cancel);
        return [.. rows.Where(r => after is null || r.Time.EndsAt > after).Select(r => Row(r.Hall, r.Time))];
    }

    /// <summary>The next one that is not called off.</summary>
    public static async Task<(TownHall Hall, BookedTime Time)?> NextMeetingAsync(this AppDb db, InitiativeId initiative, CancellationToken cancel)
    {
        var now = db.Clock.GetUtcNow().UtcDateTime;
        var next = await db.TownHalls.Where(h => h.InitiativeId == initiative).Join(db.BookedTimes.Where(b => b.StartsAt > now && b.CancelledAt == null), h => h.TimeId, b => b.Id, (Hall, Time) => new { Hall, Time })
            .OrderBy(r => r.Time.StartsAt).AsNoTracking().FirstOrDefaultAsync(cancel);
        return next is null ? null : (next.Hall, next.Time);
    }

    /// <summary>For a calendar, without anyone's name.</summary>
    public static async Task<string?> MeetingFileAsync(this AppDb db, InitiativeId initiative, Guid meeting, CancellationToken cancel)
    {
        var id = new BookedTimeId(meeting);
        var found = await db.TownHalls.Where(h => h.TimeId == id && h.InitiativeId == initiative).Join(db.BookedTimes, h => h.TimeId, b => b.Id, (Hall, Time) => new { Hall, Time }).AsNoTracking().FirstOrDefaultAsync(cancel);
        return found is null ? null : CalendarFile.Message(found.Time, await db.SenderAsync(found.Time.OrganizerMail, Actor.Nobody, cancel), [], found.Hall.Link);
    }

    /// <summary>The calendar file that goes with a letter: each gets one with nobody else in it, and is not asked for an answer.</summary>
    public static async Task<Func<Addressee, MailAttachment>> CallAsync(this AppDb db, TownHall hall, BookedTime time, CancellationToken cancel)
    {
        var sender = await db.SenderAsync(time.OrganizerMail, Actor.Nobody, cancel);
        return to => new MailAttachment("mote.ics", $"{CalendarFile.MediaType}; charset=utf-8; method={(time.IsCancelled ? "CANCEL" : "REQUEST")}",
            Encoding.UTF8.GetBytes(CalendarFile.Message(time, sender, [new(to.Email!, null)], hall.Link, asksForAnswer: false)));
    }

    /// <summary>Those whom a message has called to the meeting as it was before its latest change, and who have not been told of
    /// that one. Who has left or has no mail is not among them.</summary>
    public static async Task<IReadOnlyList<Addressee>> UntoldAsync(this AppDb db, BookedTime time, CancellationToken cancel)
    {
        var calls = await db.EngagementMessages.Where(m => m.MeetingId == time.Id && m.SentAt != null).Select(m => new { m.Id, m.MeetingNumber }).ToListAsync(cancel);
        var (older, newest) = (calls.Where(c => c.MeetingNumber < time.Sequence).Select(c => c.Id.ToString()).ToList(), calls.Where(c => c.MeetingNumber >= time.Sequence).Select(c => c.Id.ToString()).ToList());
        var (told, today) = (ChangeStart(time), db.Today());
        var letters = db.OutboxMails.Where(m => m.Key.StartsWith(MessageStart) && m.State != MailState.Dropped);
        var people = db.People.Where(p => p.Email != null && (p.EndsOn == null || p.EndsOn >= today)
            && letters.Any(m => m.PersonId == p.Id && older.Contains(m.Key.Substring(MessageStart.Length, IdLength)))
            && !letters.Any(m => m.PersonId == p.Id && newest.Contains(m.Key.Substring(MessageStart.Length, IdLength)))
            && !db.OutboxMails.Any(m => m.PersonId == p.Id && m.Key.StartsWith(told)));
        return older.Count == 0 ? [] : await people.Select(p => new Addressee(p.Id, p.GivenName + " " + p.FamilyName, p.Email)).ToListAsync(cancel);
    }

    /// <summary>The letter that tells of a change.</summary>
    public static MailDraft Change(TownHall hall, BookedTime time, string initiative, Addressee to, MailAttachment file)
    {
        var kind = time.IsCancelled ? "off" : "moved";
        var text = string.Join(MailBody.Between, new[] { Language.Sv, Language.En }.Select(Texts.In).Select(t =>
            $"{t[$"engagement.meeting.mail.{kind}", time.Title, initiative]}\n\n{(time.IsCancelled ? t.Moment(time.StartsAt) : string.Join('\n', Lines(Row(hall, time), t).Select(line => "- " + line)))}"));
        return new($"{ChangeStart(time)}{to.Id}", to.Email!, Texts.In(Language.Sv)[$"engagement.meeting.mail.{kind}.subject", time.Title], text) { Name = to.Name, Person = to.Id, Attachments = [file] };
    }

    /// <summary>When and where, in lines.</summary>
    public static IEnumerable<string> Lines(MeetingRow meeting, Texts texts) => new[] { texts["engagement.meeting.when", texts.Moment(meeting.StartsAt), meeting.Minutes], meeting.Place, meeting.Link }.OfType<string>();

    private static string ChangeStart(BookedTime time) => $"meeting/{time.Id}/{time.Sequence}/";
}
