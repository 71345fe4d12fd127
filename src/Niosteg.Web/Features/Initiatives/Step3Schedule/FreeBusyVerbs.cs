using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>When people are busy, read from their calendar files: by themselves through their link, or by those who lead.</summary>
public sealed class FreeBusyVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    private DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

    /// <summary>By the person's own link.</summary>
    public async Task<Outcome<BusyView>> ReadOwnAsync(string key, Stream? file, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await OpenAsync(db, key, cancel) is { } person ? await TakeAsync(db, person, file, cancel) : await WhyNotAsync(db, key, cancel);
    }

    public async Task<Outcome> ForgetOwnAsync(string key, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await OpenAsync(db, key, cancel) is { } person ? await ForgetAsync(db, person, cancel) : await WhyNotAsync(db, key, cancel);
    }

    /// <summary>By those who lead, for somebody who takes part.</summary>
    public async Task<Outcome<BusyView>> ReadForAsync(Guid id, Guid person, Stream? file, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, person, cancel) is { } no) return no;
        return await db.Initiatives.AnyAsync(i => i.Id == new InitiativeId(id) && i.ClosedAt != null, cancel) ? new Refusal("initiative-closed") : await TakeAsync(db, new(person), file, cancel);
    }

    public async Task<Outcome> ForgetForAsync(Guid id, Guid person, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await LedAsync(db, id, person, cancel) is { } no ? no : await ForgetAsync(db, new(person), cancel);
    }

    private async Task<Outcome<BusyView>> TakeAsync(AppDb db, PersonId person, Stream? file, CancellationToken cancel)
    {
        if (file is null) return new Refusal("file-missing", "File");
        var read = await CalendarReading.ReadAsync(file, UtcNow, cancel);
        if (read.Refusal is { } odd) return odd;
        var calendar = await db.BusyCalendars.FirstOrDefaultAsync(b => b.PersonId == person, cancel);
        if (calendar is null) db.BusyCalendars.Add(calendar = new(person));
        if (calendar.Read(read.Value.Spans, UtcNow).Refusal is { } full) return full;
        await PrefillAsync(db, person, calendar, cancel);
        return await db.TrySaveAsync(cancel) is { Refusal: { } unsaved } ? unsaved : new BusyView(calendar.Times.Count, calendar.ReadAt, read.Value.Unread);
    }

    private static async Task<Outcome> ForgetAsync(AppDb db, PersonId person, CancellationToken cancel)
    {
        if (await db.BusyCalendars.FirstOrDefaultAsync(b => b.PersonId == person, cancel) is not { } calendar) return Outcome.Done;
        db.BusyCalendars.Remove(calendar);
        await PrefillAsync(db, person, null, cancel);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Fills in what the calendar says in every poll that is open. What the person has said stands.</summary>
    private static async Task PrefillAsync(AppDb db, PersonId person, BusyCalendar? calendar, CancellationToken cancel)
    {
        var open = await db.TimePolls.AsNoTracking().Where(p => p.ClosedAt == null && db.TimeAnswers.Any(a => a.PollId == p.Id && a.PersonId == person)).ToDictionaryAsync(p => p.Id, cancel);
        var ids = open.Keys.ToList();
        foreach (var answer in await db.TimeAnswers.Where(a => a.PersonId == person && ids.Contains(a.PollId)).ToListAsync(cancel))
            answer.Prefill([.. open[answer.PollId].Times.Select(time => calendar?.Says(time.StartsAt, open[answer.PollId].Minutes) ?? Availability.Unknown)]);
    }

    private static async Task<PersonId?> OpenAsync(AppDb db, string key, CancellationToken cancel)
    {
        var hash = Secrets.Hash(key);
        return await db.TimeAnswers.Where(a => a.LinkHash == hash && db.TimePolls.Any(p => p.Id == a.PollId && p.ClosedAt == null && db.Initiatives.Any(i => i.Id == p.InitiativeId && i.ClosedAt == null))).Select(a => (PersonId?)a.PersonId).FirstOrDefaultAsync(cancel);
    }

    private static async Task<Refusal> WhyNotAsync(AppDb db, string key, CancellationToken cancel)
    {
        var hash = Secrets.Hash(key);
        return await db.TimeAnswers.AnyAsync(a => a.LinkHash == hash, cancel) ? new Refusal("poll-closed") : Refusal.NotFound;
    }

    private async Task<Refusal?> LedAsync(AppDb db, Guid id, Guid person, CancellationToken cancel)
    {
        var key = new InitiativeId(id);
        if (!await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key, cancel)) return await db.InitiativesSeenBy(actor).AnyAsync(i => i.Id == key, cancel) ? Refusal.NotAllowed : Refusal.NotFound;
        return await db.InitiativeMembers.AnyAsync(m => m.InitiativeId == key && m.PersonId == new PersonId(person), cancel) ? null : Refusal.NotFound;
    }
}

internal static class BusyReading
{
    /// <summary>What the calendars of these people say, those that still say anything. The others are forgotten here.</summary>
    public static async Task<Dictionary<PersonId, BusyCalendar>> BusyAsync(this AppDb db, List<PersonId> people, DateTime now, CancellationToken cancel)
    {
        await db.BusyCalendars.Where(b => b.Until < now).ExecuteDeleteAsync(cancel);
        return await db.BusyCalendars.AsNoTracking().Where(b => people.Contains(b.PersonId)).ToDictionaryAsync(b => b.PersonId, cancel);
    }

    /// <summary>Who of these has something else at the time: another booked time, with the way there, or a calendar that says so.</summary>
    public static async Task<IReadOnlyList<PersonId>> TakenAsync(this AppDb db, IReadOnlyList<Guid> people, DateTime from, int minutes, string? place, BookedTimeId? but, DateTime now, CancellationToken cancel)
    {
        var asked = new MeetingSlot(CalendarFile.Local(from), minutes, 0);
        var there = (await db.BookedBetweenAsync(from.AddDays(-1), from.AddDays(1), cancel)).Where(b => b.Id != but)
            .Where(b => asked.Clashes(new(CalendarFile.Local(b.StartsAt), b.Minutes, string.Equals(b.Place ?? "", place?.Trim() ?? "", StringComparison.OrdinalIgnoreCase) ? 0 : 1), MeetingProblem.UsualTravel))
            .SelectMany(b => b.People).ToHashSet();
        var busy = await db.BusyAsync([.. people.Select(p => new PersonId(p))], now, cancel);
        return [.. people.Select(p => new PersonId(p)).Where(p => there.Contains(p.Value) || (busy.TryGetValue(p, out var calendar) && calendar.Says(from, minutes) == Availability.Cannot))];
    }
}
