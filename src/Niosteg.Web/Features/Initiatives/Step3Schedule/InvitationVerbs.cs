using Niosteg.Web.Documents;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>Booked times by mail: one mail a person with the part that calendars take, in the same transaction as the word that it
/// was written. Asked for twice, it is sent once; after a change the change is sent, and after a cancellation that.</summary>
public sealed class InvitationVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    private const int MostTimes = 200;

    public async Task<Outcome<LettersView>> ReadAsync(Guid id, Guid booked, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is { } no) return no;
        return await db.BookedTimes.AsNoTracking().FirstOrDefaultAsync(b => b.Id == new BookedTimeId(booked) && b.InitiativeId == new InitiativeId(id), cancel) is { } one
            ? await db.LettersAsync(one, actor, cancel) : Refusal.NotFound;
    }

    /// <param name="booked">One time, or null for all ahead.</param>
    /// <returns>How many mails were written.</returns>
    public async Task<Outcome<int>> SendAsync(Guid id, Guid? booked, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is { } no) return no;
        var (key, now) = (new InitiativeId(id), clock.GetUtcNow().UtcDateTime);
        if (await db.Initiatives.AnyAsync(i => i.Id == key && i.ClosedAt != null, cancel)) return new Refusal("initiative-closed");
        var times = await db.BookedTimes.Where(b => b.InitiativeId == key && (booked == null ? b.StartsAt > now : b.Id == new BookedTimeId(booked.Value)))
            .OrderBy(b => b.StartsAt).Take(MostTimes).ToListAsync(cancel);
        if (booked is not null && times.Count == 0) return Refusal.NotFound;
        if (booked is not null && times[0].EndsAt <= now) return new Refusal("time-passed");
        var drafts = new List<MailDraft>();
        foreach (var time in times) drafts.AddRange(await WriteAsync(db, time, cancel));
        if (drafts.Count == 0) return 0;
        var written = await db.MailAsync(drafts, cancel);
        return await db.TrySaveAsync(cancel) is { Refusal: { } unsaved } ? unsaved : written;
    }

    private async Task<List<MailDraft>> WriteAsync(AppDb db, BookedTime time, CancellationToken cancel)
    {
        var people = await db.AddressedAsync(time, cancel);
        var letters = time.Due(await db.MovedAsync(time, people, cancel)).Where(letter => people.ContainsKey(letter.Person)).ToList();
        if (letters.Count == 0) return [];
        var sender = await db.SenderAsync(time.OrganizerMail, actor, cancel);
        time.Tell(letters, sender.Mail);
        return [.. letters.Select(letter => Draft(time, sender, letter, people[letter.Person]))];
    }

    private static MailDraft Draft(BookedTime time, CalendarSender sender, TimeLetter letter, Person to)
    {
        var name = to.IsProtected ? null : to.DisplayName;
        var first = new Texts();
        var other = Texts.In(first.Language == Language.Sv ? Language.En : Language.Sv);
        var file = CalendarFile.Letter(time, sender, new(to.Email!, name), letter.Word);
        return new MailDraft(letter.Key, to.Email!, first[$"times.mail.subject.{letter.Word}", time.Title], Text(time, sender, letter, first) + MailBody.Between + Text(time, sender, letter, other))
        {
            Name = name,
            Person = to.Id,
            Language = first.Language,
            Attachments = [new("tid.ics", $"{CalendarFile.MediaType}; method={CalendarFile.MethodOf(letter.Word)}; charset=utf-8", Encoding.UTF8.GetBytes(file))],
        };
    }

    private static string Text(BookedTime time, CalendarSender sender, TimeLetter letter, Texts t)
    {
        // Who is taken out of a time that goes on has never heard of when it is now.
        if (letter.Word == CalendarWord.Cancel && !time.IsCancelled) return t["times.mail.left", time.Title] + "\n\n" + t["times.mail.gone", sender.Mail];
        var lines = new StringBuilder(t[$"times.mail.{letter.Word}", time.Title]).Append("\n\n- ").Append(t["times.mail.when", t.Moment(time.StartsAt), time.Minutes]);
        if (time.Place is { } place) lines.Append("\n- ").Append(t["times.mail.where", place]);
        return lines.Append("\n\n").Append(t[letter.Word == CalendarWord.Cancel ? "times.mail.gone" : "times.mail.answer", sender.Mail]).ToString();
    }

    private async Task<Refusal?> LedAsync(AppDb db, Guid id, CancellationToken cancel)
    {
        var key = new InitiativeId(id);
        if (await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key, cancel)) return null;
        return await db.InitiativesSeenBy(actor).AnyAsync(i => i.Id == key, cancel) ? Refusal.NotAllowed : Refusal.NotFound;
    }
}
