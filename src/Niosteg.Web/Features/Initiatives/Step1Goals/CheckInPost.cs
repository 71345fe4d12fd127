using System.Text;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Outbox;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>Tells a goal's owner by mail and calendar when to check in, that it has changed, and that it is over. Everything is written in the
/// caller's own context, and stands or falls with the change it tells of.</summary>
public sealed class CheckInPost(SiteAddress site, Texts texts, CheckInLinks links)
{
    /// <summary>The owner is told of the rhythm as it stands now: new, changed or stopped.</summary>
    public async Task TellAsync(AppDb db, InitiativeGoal goal, CheckInRhythm rhythm, CancellationToken cancel)
    {
        if (goal.OwnerId is { } owner) await TellAsync(db, goal, rhythm, owner, rhythm.IsStopped, cancel);
        await RemindAsync(db, goal, rhythm, cancel);
    }

    /// <summary>A goal was changed: when it has another owner or another last day, calendars are told.</summary>
    public async Task GoalChangedAsync(AppDb db, InitiativeGoal goal, PersonId? ownerBefore, DateOnly? byBefore, DateTime now, CancellationToken cancel)
    {
        if ((goal.OwnerId, goal.By) == (ownerBefore, byBefore)) return;
        if (await db.CheckInRhythms.FirstOrDefaultAsync(r => r.GoalId == goal.Id && r.StoppedAt == null, cancel) is not { } rhythm) return;
        rhythm.Renew(now);
        if (ownerBefore is { } former && goal.OwnerId != ownerBefore) await TellAsync(db, goal, rhythm, former, isOver: true, cancel);
        await TellAsync(db, goal, rhythm, cancel);
    }

    /// <summary>A goal that is off the sheet is not checked in on.</summary>
    public async Task GoalRetiredAsync(AppDb db, InitiativeGoal goal, DateTime now, CancellationToken cancel)
    {
        if (await db.CheckInRhythms.FirstOrDefaultAsync(r => r.GoalId == goal.Id && r.StoppedAt == null, cancel) is not { } rhythm) return;
        rhythm.Stop(now);
        await TellAsync(db, goal, rhythm, cancel);
    }

    /// <summary>The next reminder waits in the outbox until its day; those that wait for other days are dropped.</summary>
    public async Task RemindAsync(AppDb db, InitiativeGoal goal, CheckInRhythm rhythm, CancellationToken cancel)
    {
        var last = await db.GoalCheckIns.Where(c => c.GoalId == goal.Id).MaxAsync(c => (DateTime?)c.SaidAt, cancel);
        var newest = db.ChangeTracker.Entries<GoalCheckIn>().Where(e => e.Entity.GoalId == goal.Id).Select(e => (DateTime?)e.Entity.SaidAt).Append(last).Max();
        var due = rhythm.DueOn(newest is { } said ? DateOnly.FromDateTime(said) : null, goal.By);
        var start = $"check-in/{goal.Id}/due/";
        var link = due is not null && goal.OwnerId is { } one ? await OwnAsync(db, rhythm, one, cancel) : null;
        // A reminder with a link that was changed is another reminder.
        var key = due is { } day && goal.OwnerId is { } to ? $"{start}{day:yyyyMMdd}/{rhythm.Sequence}/{to}/{rhythm.LinkHash?[..8]}" : null;
        foreach (var waiting in await db.OutboxMails.Where(m => m.State == MailState.Waiting && m.Key.StartsWith(start) && m.Key != key).ToListAsync(cancel)) waiting.Drop();
        if (key is null || await OwnerAsync(db, goal.OwnerId!.Value, cancel) is not { } owner) return;
        var text = Text("check-ins.mail.due", link);
        await db.MailAsync([new MailDraft(key, owner.Mail, texts["check-ins.mail.due.subject"], text) { Name = owner.Name, Person = goal.OwnerId, Language = texts.Language, NotBefore = due!.Value.ToDateTime(new(6, 0), DateTimeKind.Utc) }], cancel);
    }

    /// <summary>The calendar file as the owner gets it, or for somebody who puts it in by hand.</summary>
    public async Task<string> CalendarAsync(AppDb db, InitiativeGoal goal, CheckInRhythm rhythm, string? attendee, bool isOver, CancellationToken cancel)
    {
        var organisation = await db.Settings.Select(s => s.Name).FirstOrDefaultAsync(cancel) ?? "Niosteg";
        return CheckInCalendar.Of(goal, rhythm, (texts["check-ins.calendar"], organisation), attendee, await AddressAsync(db, goal, cancel), isOver);
    }

    private async Task TellAsync(AppDb db, InitiativeGoal goal, CheckInRhythm rhythm, PersonId to, bool isOver, CancellationToken cancel)
    {
        if (await OwnerAsync(db, to, cancel) is not { } owner) return;
        var what = isOver ? "check-ins.mail.over" : rhythm.Sequence == 0 ? "check-ins.mail.new" : "check-ins.mail.changed";
        var file = new MailAttachment("niosteg.ics", $"{CheckInCalendar.MediaType}; method={(isOver ? "CANCEL" : "REQUEST")}; charset=utf-8",
            Encoding.UTF8.GetBytes(await CalendarAsync(db, goal, rhythm, owner.Mail, isOver, cancel)));
        var text = Text(what, isOver ? null : await OwnAsync(db, rhythm, to, cancel));
        await db.MailAsync([new MailDraft($"check-in/{goal.Id}/{rhythm.Sequence}/{to}", owner.Mail, texts[what + ".subject"], text) { Name = owner.Name, Person = to, Language = texts.Language, Attachments = [file] }], cancel);
    }

    /// <summary>Whether mail reaches the person.</summary>
    public Task<bool> IsReachedAsync(AppDb db, PersonId owner, CancellationToken cancel) => db.People.AnyAsync(p => p.Id == owner && p.Email != null, cancel);

    /// <summary>The owner's link was changed: it is mailed, and the reminder that waits leads to the new one.</summary>
    public async Task NewLinkAsync(AppDb db, InitiativeGoal goal, CheckInRhythm rhythm, PersonId to, CancellationToken cancel)
    {
        if (await OwnerAsync(db, to, cancel) is not { } owner) return;
        var text = Text("check-ins.mail.link", await OwnAsync(db, rhythm, to, cancel));
        await db.MailAsync([new MailDraft($"check-in/{goal.Id}/link/{rhythm.LinkHash}", owner.Mail, texts["check-ins.mail.link.subject"], text) { Name = owner.Name, Person = to, Language = texts.Language }], cancel);
        await RemindAsync(db, goal, rhythm, cancel);
    }

    /// <summary>The owner's own page. It stands in the mail to the owner alone: the calendar entry is read by others too, and has the address that
    /// asks for sign-in.</summary>
    private async Task<string?> OwnAsync(AppDb db, CheckInRhythm rhythm, PersonId owner, CancellationToken cancel) =>
        await site.ReadAsync(db, cancel) is { } address ? $"{address}/check-in/{links.TokenOf(rhythm, owner)}" : null;

    private string Text(string key, string? link) => link is null ? texts[key] : $"{texts[key]}\n\n{texts["check-ins.mail.own"]}\n{link}";

    private static async Task<(string Mail, string Name)?> OwnerAsync(AppDb db, PersonId id, CancellationToken cancel) =>
        await db.People.Where(p => p.Id == id && p.Email != null).Select(p => new { p.Email, Name = p.GivenName + " " + p.FamilyName }).FirstOrDefaultAsync(cancel) is { } owner ? (owner.Email!, owner.Name.Trim()) : null;

    private async Task<string?> AddressAsync(AppDb db, InitiativeGoal goal, CancellationToken cancel) =>
        await site.ReadAsync(db, cancel) is { } address ? $"{address}/initiatives/{goal.InitiativeId}/goals/{goal.Id}/check-in" : null;
}
