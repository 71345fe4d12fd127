using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>Meetings for everyone affected, for those who lead the initiative. A message calls to one; a change of it goes to
/// those who were called.</summary>
public sealed class MeetingVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<Outcome<MeetingsView>> ListAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative) return Refusal.NotFound;
        return new MeetingsView(initiative.Name, initiative.IsClosed, await db.MeetingsAsync(initiative.Id, null, cancel));
    }

    public async Task<Outcome<MeetingView>> ReadAsync(Guid id, Guid meeting, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative || await FindAsync(db, initiative.Id, meeting, cancel) is not { } found) return Refusal.NotFound;
        return new MeetingView(initiative.Name, MeetingReading.Row(found.Hall, found.Time), await db.UntoldAsync(found.Time, cancel) is var untold ? untold.Count : 0,
            await db.EngagementMessages.CountAsync(m => m.MeetingId == found.Time.Id && m.SentAt != null, cancel));
    }

    /// <summary>Sets a meeting. The same form sent twice is one meeting.</summary>
    public async Task<Outcome<Guid>> HoldAsync(Guid id, MeetingInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative) return Refusal.NotFound;
        var meeting = new BookedTimeId(OnceId.Of(input.Key, initiative.Id, input.Title, input.Day, input.At, input.Minutes, input.Place, input.Link));
        var set = db.TownHalls.Where(h => h.TimeId == meeting);
        if (await set.AnyAsync(cancel)) return meeting.Value;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        if (MomentOf(input, Now) is { Refusal: { } odd }) return odd;
        if (TownHall.FindableAt(input.Place, input.Link) is { } lost) return lost;
        var time = BookedTime.Book(meeting, initiative.Id, input.Title, MomentOf(input, Now).Value, input.Minutes, input.Place, [], Now);
        if (time.Refusal is { } refusal) return refusal;
        var hall = TownHall.Of(time.Value, input.Link);
        if (hall.Refusal is { } unfit) return unfit;
        db.BookedTimes.Add(time.Value);
        db.TownHalls.Add(hall.Value);
        return await db.TrySaveOnceAsync(set, cancel) is { Refusal: { } unsaved } ? unsaved : meeting.Value;
    }

    /// <summary>Moves it. Nobody is told until that is asked for, so that two changes are one letter.</summary>
    public async Task<Outcome> ChangeAsync(Guid id, Guid meeting, MeetingInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative || await FindAsync(db, initiative.Id, meeting, cancel) is not { } found) return Refusal.NotFound;
        if (found.Time.Version != input.Version) return Refusal.ChangedMeanwhile;
        if (MomentOf(input, Now) is { Refusal: { } odd }) return odd;
        if (TownHall.FindableAt(input.Place, input.Link) is { } lost) return lost;
        var number = found.Time.Sequence;
        if (found.Time.Change(input.Title, MomentOf(input, Now).Value, input.Minutes, input.Place, found.Time.People, Now).Refusal is { } refusal) return refusal;
        var led = found.Hall.Lead(input.Link);
        if (led.Refusal is { } unfit) return unfit;
        if (led.Value && found.Time.Sequence == number) found.Time.Renumber(Now);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Calls it off, or takes that back.</summary>
    public async Task<Outcome> CancelAsync(Guid id, Guid meeting, bool cancelled, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative || await FindAsync(db, initiative.Id, meeting, cancel) is not { } found) return Refusal.NotFound;
        if (!cancelled) found.Time.Restore(Now);
        else if (found.Time.Cancel(Now).Refusal is { } refusal) return refusal;
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Mails the change to everyone who was called and has an older time in the calendar.</summary>
    /// <returns>How many letters.</returns>
    public async Task<Outcome<int>> TellAsync(Guid id, Guid meeting, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative || await FindAsync(db, initiative.Id, meeting, cancel) is not { } found) return Refusal.NotFound;
        var file = await db.CallAsync(found.Hall, found.Time, cancel);
        var drafts = (await db.UntoldAsync(found.Time, cancel)).Select(to => MeetingReading.Change(found.Hall, found.Time, initiative.Name, to, file(to))).ToList();
        await db.MailAsync(drafts, cancel);
        return await db.TrySaveAsync(cancel) is { Refusal: { } lost } ? lost : drafts.Count;
    }

    /// <summary>The meeting for a calendar, for whoever sees the initiative.</summary>
    public async Task<Outcome<string>> FileAsync(Guid id, Guid meeting, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var initiative = new InitiativeId(id);
        return await db.InitiativesSeenBy(actor).AnyAsync(i => i.Id == initiative, cancel) && await db.MeetingFileAsync(initiative, meeting, cancel) is { } file ? file : Refusal.NotFound;
    }

    private Task<Initiative?> LedAsync(AppDb db, Guid id, CancellationToken cancel) =>
        db.InitiativesLedBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == new InitiativeId(id), cancel);

    private static async Task<(TownHall Hall, BookedTime Time)?> FindAsync(AppDb db, InitiativeId initiative, Guid meeting, CancellationToken cancel)
    {
        var time = new BookedTimeId(meeting);
        return await db.TownHalls.FirstOrDefaultAsync(h => h.TimeId == time && h.InitiativeId == initiative, cancel) is { } hall ? (hall, await db.BookedTimes.FirstAsync(b => b.Id == time, cancel)) : null;
    }

    /// <summary>All that is left out of a meeting, each by its own field, so that nobody is told of one thing at a time.</summary>
    internal static IReadOnlyList<Refusal> LeftOut(MeetingInput input) => [.. new[]
    {
        string.IsNullOrWhiteSpace(input.Title) ? new Refusal("name-missing", nameof(input.Title)) : null,
        input.Day is null ? new Refusal("time-needs-day", nameof(input.Day)) : null,
        input.At is null ? new Refusal("time-needs-hour", nameof(input.At)) : null,
        TownHall.FindableAt(input.Place, input.Link),
    }.OfType<Refusal>()];

    private static Outcome<DateTime> MomentOf(MeetingInput input, DateTime now)
    {
        if (input.Day is not { } day) return new Refusal("time-needs-day", nameof(input.Day));
        if (input.At is not { } at) return new Refusal("time-needs-hour", nameof(input.At));
        if (CalendarFile.Utc(day.ToDateTime(at)) is not { } moment) return new Refusal("time-not-there", nameof(input.At));
        return moment > now ? moment : new Refusal("meeting-past", nameof(input.Day));
    }
}

public sealed record MeetingInput
{
    [MaxLength(400)] public string? Title { get; init; }
    public DateOnly? Day { get; init; }
    /// <summary>The clock in Stockholm.</summary>
    public TimeOnly? At { get; init; }
    public int Minutes { get; init; } = 60;
    [MaxLength(400)] public string? Place { get; init; }
    [MaxLength(1000)] public string? Link { get; init; }
    public int Version { get; init; }
    /// <summary>Drawn with the form: the same form sent twice makes one.</summary>
    public Guid? Key { get; init; }
}

public sealed record MeetingRow(Guid Id, string Title, DateTime StartsAt, int Minutes, string? Place, string? Link, bool IsCancelled, int Version);

public sealed record MeetingsView(string Initiative, bool IsClosed, IReadOnlyList<MeetingRow> Meetings);

/// <param name="Untold">How many were called and have an older time in their calendar.</param>
/// <param name="Messages">How many messages have called to it.</param>
public sealed record MeetingView(string Initiative, MeetingRow Meeting, int Untold, int Messages);
