using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>Booked times, their calendar files and the feed.</summary>
public sealed class BookingVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, Remembered remembered)
{
    private const int MostShown = 200;
    private static readonly HashSet<Guid> NoneMoved = [];
    private DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

    public async Task<Outcome<TimesView>> ReadAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesSeenBy(actor).Where(i => i.Id == key).Select(i => i.Name).FirstOrDefaultAsync(cancel) is not { } name) return Refusal.NotFound;
        var writes = await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key && i.ClosedAt == null, cancel);
        var booked = await db.BookedTimes.AsNoTracking().Where(b => b.InitiativeId == key).OrderByDescending(b => b.StartsAt).Take(MostShown).ToListAsync(cancel);
        var polls = await db.TimePolls.AsNoTracking().Where(p => p.InitiativeId == key).OrderByDescending(p => p.CreatedAt).Take(MostShown).ToListAsync(cancel);
        var answers = await db.TimeAnswers.Where(a => db.TimePolls.Any(p => p.Id == a.PollId && p.InitiativeId == key)).GroupBy(a => a.PollId)
            .Select(g => new { g.Key, Asked = g.Count(), Answered = g.Count(a => a.AnsweredAt != null) }).ToDictionaryAsync(g => g.Key, cancel);
        var feed = await db.Schedules.Where(s => s.InitiativeId == key).Select(s => s.FeedKey).FirstOrDefaultAsync(cancel);
        return new TimesView(id, name, writes, [.. booked.OrderBy(b => b.StartsAt).Select(ViewOf)],
            [.. polls.Select(p => new PollRow(p.Id.Value, p.Title, p.Times.Count, answers.GetValueOrDefault(p.Id)?.Answered ?? 0, answers.GetValueOrDefault(p.Id)?.Asked ?? 0, p.ClosedAt is not null))],
            writes && feed is not null ? $"/calendar/{feed}.ics" : null, writes ? await db.InviteesAsync(key, actor, cancel) : [])
        {
            PlanEnds = await EndsAsync(db, key, cancel),
            Workshops = await db.Schedules.AsNoTracking().FirstOrDefaultAsync(s => s.InitiativeId == key, cancel) is { } plan ? Planner.WorkshopsPerProfile(plan.Answers, plan.Assumptions) : 0,
            Suggested = new() { AsBoard = await db.ParticipantPlans.AnyAsync(p => p.InitiativeId == key, cancel) },
            Unsent = writes ? booked.Count(b => b.EndsAt > UtcNow && b.Due(NoneMoved).Count > 0) : 0,
        };
    }

    public async Task<Outcome<OneBookedView>> OneAsync(Guid id, Guid booked, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesSeenBy(actor).Where(i => i.Id == key).Select(i => i.Name).FirstOrDefaultAsync(cancel) is not { } name) return Refusal.NotFound;
        if (await db.BookedTimes.AsNoTracking().FirstOrDefaultAsync(b => b.Id == new BookedTimeId(booked) && b.InitiativeId == key, cancel) is not { } one) return Refusal.NotFound;
        var writes = await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key && i.ClosedAt == null, cancel);
        var local = CalendarFile.Local(one.StartsAt);
        return new OneBookedView(id, name, writes, ViewOf(one), new()
        {
            Version = one.Version,
            Title = one.Title,
            Day = DateOnly.FromDateTime(local),
            At = TimeOnly.FromDateTime(local),
            Minutes = one.Minutes,
            Place = one.Place,
            People = writes ? one.People : [],
        }, writes ? await db.InviteesAsync(key, actor, cancel) : [])
        {
            Letters = writes ? await db.LettersAsync(one, actor, cancel) : null,
            PlanEnds = await EndsAsync(db, key, cancel),
            Gone = writes && !one.IsCancelled ? await db.GoneByAsync(one, actor, cancel) : [],
        };
    }

    public async Task<Outcome<Guid>> BookAsync(Guid id, BookInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is { } no) return no;
        if (MomentOf(input) is { Refusal: { } odd }) return odd;
        if (await db.NamedInAsync(input.Title, new(id), cancel)) return new Refusal("title-names-somebody", nameof(input.Title));
        if (await db.NamedInAsync(input.Place, new(id), cancel)) return new Refusal("title-names-somebody", nameof(input.Place));
        var people = await KnownAsync(db, new(id), input.People, cancel);
        var made = BookedTime.Book(BookedTimeId.New(), new(id), input.Title, MomentOf(input).Value, input.Minutes, input.Place, people, UtcNow);
        if (made.Refusal is { } refusal) return refusal;
        if (DoubtReading.Asked(await db.DoubtsAsync(made.Value, actor, UtcNow, cancel), input) is { } asked) return asked;
        db.BookedTimes.Add(made.Value);
        return await db.TrySaveAsync(cancel) is { Refusal: { } unsaved } ? unsaved : made.Value.Id.Value;
    }

    /// <summary>The next number goes with it, so that calendars take the change.</summary>
    public async Task<Outcome> ChangeAsync(Guid id, Guid booked, BookInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is { } no) return no;
        if (await FindAsync(db, id, booked, cancel) is not { } one) return Refusal.NotFound;
        if (one.Version != input.Version) return Refusal.ChangedMeanwhile;
        if (MomentOf(input) is { Refusal: { } odd }) return odd;
        if (await db.NamedInAsync(input.Title, new(id), cancel)) return new Refusal("title-names-somebody", nameof(input.Title));
        if (await db.NamedInAsync(input.Place, new(id), cancel)) return new Refusal("title-names-somebody", nameof(input.Place));
        var people = await KnownAsync(db, new(id), input.People, cancel);
        var before = await db.DoubtsAsync(one, actor, UtcNow, cancel);
        if (one.Change(input.Title, MomentOf(input).Value, input.Minutes, input.Place, people, UtcNow).Refusal is { } refusal) return refusal;
        if (DoubtReading.Asked((await db.DoubtsAsync(one, actor, UtcNow, cancel)).Since(before), input) is { } asked) return asked;
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Cancels it, or takes the cancellation back.</summary>
    public async Task<Outcome> CancelAsync(Guid id, Guid booked, bool cancelled, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is { } no) return no;
        if (await FindAsync(db, id, booked, cancel) is not { } one) return Refusal.NotFound;
        if (!cancelled) one.Restore(UtcNow);
        else if (one.Cancel(UtcNow).Refusal is { } refusal) return refusal;
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>A new address for the feed; the old one stops at once.</summary>
    public async Task<Outcome> FeedAsync(Guid id, bool on, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is { } no) return no;
        if (await db.Schedules.FirstOrDefaultAsync(s => s.InitiativeId == new InitiativeId(id), cancel) is not { } schedule) return new Refusal("plan-first");
        schedule.Feed(on ? NewKey() : null);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>One time as a calendar file, for those who lead. It is made to be sent on to all who are in it, so whose identity is
    /// protected is not: an address is a name.</summary>
    public async Task<Outcome<string>> FileAsync(Guid id, Guid booked, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel, changes: false) is { } no) return no;
        if (await FindAsync(db, id, booked, cancel) is not { } one) return Refusal.NotFound;
        var ids = one.People.Select(p => new PersonId(p)).ToList();
        var guests = await db.PeopleSeenBy(actor).Where(p => ids.Contains(p.Id) && p.Email != null && !p.IsProtected).OrderBy(p => p.Email)
            .Select(p => new CalendarGuest(p.Email!, (p.GivenName + " " + p.FamilyName).Trim())).ToListAsync(cancel);
        return CalendarFile.Message(one, await db.SenderAsync(one.OrganizerMail, actor, cancel), guests);
    }

    /// <summary>The feed by its secret address: nobody signs in, and it holds no names.</summary>
    public async Task<Outcome<string>> SubscribeAsync(string key, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Schedules.AsNoTracking().FirstOrDefaultAsync(s => s.FeedKey == key, cancel) is not { } schedule) return Refusal.NotFound;
        var name = await db.Initiatives.Where(i => i.Id == schedule.InitiativeId).Select(i => i.Name).FirstAsync(cancel);
        var times = await db.BookedTimes.AsNoTracking().Where(b => b.InitiativeId == schedule.InitiativeId).OrderByDescending(b => b.StartsAt).Take(MostShown).ToListAsync(cancel);
        return CalendarFile.Feed(name, times, await db.SenderAsync(null, Actor.Nobody, cancel));
    }

    /// <summary>128 random bits, to be put into an address.</summary>
    internal static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    internal static BookedView ViewOf(BookedTime b) => new(b.Id.Value, b.Title, b.StartsAt, b.Minutes, b.Place, b.People.Count, b.IsCancelled, b.Sequence, b.Version);

    /// <summary>When 95 of 100 runs of the plan are done; null without a plan.</summary>
    private async Task<DateOnly?> EndsAsync(AppDb db, InitiativeId key, CancellationToken cancel) =>
        await db.PlanAsync(db.InitiativesSeenBy(actor), key, change: false, cancel) is { } plan && await plan.OutlookAsync(remembered, cancel) is { IsDone: true, Value: var outlook } ? outlook.Done.P95 : null;

    private async Task<Refusal?> LedAsync(AppDb db, Guid id, CancellationToken cancel, bool changes = true)
    {
        var key = new InitiativeId(id);
        if (await db.InitiativesLedBy(actor).Where(i => i.Id == key).Select(i => new { i.ClosedAt }).FirstOrDefaultAsync(cancel) is { } led) return changes && led.ClosedAt is not null ? new Refusal("initiative-closed") : null;
        return await db.InitiativesSeenBy(actor).AnyAsync(i => i.Id == key, cancel) ? Refusal.NotAllowed : Refusal.NotFound;
    }

    private static Task<BookedTime?> FindAsync(AppDb db, Guid id, Guid booked, CancellationToken cancel) =>
        db.BookedTimes.FirstOrDefaultAsync(b => b.Id == new BookedTimeId(booked) && b.InitiativeId == new InitiativeId(id), cancel);

    private static Outcome<DateTime> MomentOf(BookInput input)
    {
        if (input.Day is not { } day) return new Refusal("time-needs-day", nameof(input.Day));
        if (DayRange.Check(day, nameof(input.Day)) is { } odd) return odd;
        if (input.At is not { } at) return new Refusal("time-needs-hour", nameof(input.At));
        return CalendarFile.Utc(day.ToDateTime(at)) is { } moment ? moment : new Refusal("time-not-there", nameof(input.At));
    }

    /// <summary>Only members of the initiative are invited.</summary>
    private static async Task<IReadOnlyList<Guid>> KnownAsync(AppDb db, InitiativeId id, IReadOnlyList<Guid>? people, CancellationToken cancel)
    {
        var wanted = (people ?? []).Select(p => new PersonId(p)).ToList();
        return [.. (await db.InitiativeMembers.Where(m => m.InitiativeId == id && wanted.Contains(m.PersonId)).Select(m => m.PersonId).ToListAsync(cancel)).Select(p => p.Value).Order()];
    }
}
