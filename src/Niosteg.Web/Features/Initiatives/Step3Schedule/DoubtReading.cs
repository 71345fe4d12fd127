using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>What is asked about before a time is booked: all of it together, once, and then it is booked anyway.</summary>
internal static class DoubtReading
{
    /// <summary>The days that are worked in the initiative's plan; without a plan, the usual ones.</summary>
    public static async Task<WorkingCalendar> WorkingDaysAsync(this AppDb db, InitiativeId id, CancellationToken cancel) =>
        new(await db.Schedules.AsNoTracking().FirstOrDefaultAsync(s => s.InitiativeId == id, cancel) is { } schedule ? schedule.Calendar : CalendarRules.Start);

    /// <summary>What is odd about a time as it stands. Who the reader may not see is counted and not named.</summary>
    public static async Task<IReadOnlyList<Refusal>> DoubtsAsync(this AppDb db, BookedTime time, Actor actor, DateTime now, CancellationToken cancel)
    {
        var local = CalendarFile.Local(time.StartsAt);
        List<Refusal> doubts = [.. BookingDoubts.Of(local, time.Minutes, time.People.Count, CalendarFile.Local(now), await db.WorkingDaysAsync(time.InitiativeId, cancel)).Select(doubt => Named(doubt, DateOnly.FromDateTime(local)))];
        var gone = await db.GoneByAsync(time, actor, cancel);
        if (gone.Count > 0) doubts.Add(new("time-after-last-day", "People", Several(gone)));
        var taken = await db.TakenAsync(time.People, time.StartsAt, time.Minutes, time.Place, time.Id, now, cancel);
        if (taken.Count > 0) doubts.Add(new("time-taken", "At", string.Join(", ", await db.NamesAsync([.. taken], actor, cancel) is { Count: > 0 } names ? names : [$"{taken.Count}"])));
        return doubts;
    }

    /// <summary>Who of those asked has had the last day when the time comes, with that day.</summary>
    public static async Task<IReadOnlyList<LocalText>> GoneByAsync(this AppDb db, BookedTime time, Actor actor, CancellationToken cancel)
    {
        var (day, ids, seen) = (DateOnly.FromDateTime(CalendarFile.Local(time.StartsAt)), time.People.Select(p => new PersonId(p)).ToList(), db.PeopleSeenBy(actor));
        var gone = await db.People.Where(p => ids.Contains(p.Id) && p.EndsOn < day).OrderBy(p => p.FamilyName).ThenBy(p => p.GivenName)
            .Select(p => new { Name = (p.GivenName + " " + p.FamilyName).Trim(), p.EndsOn, Shown = !p.IsProtected || seen.Any(s => s.Id == p.Id) }).ToListAsync(cancel);
        var named = gone.Where(p => p.Shown).Select(p => LocalText.Both(Said(Language.Sv, p.Name, p.EndsOn), Said(Language.En, p.Name, p.EndsOn))).ToList();
        return named.Count > 0 || gone.Count == 0 ? named : [LocalText.Both($"{gone.Count}", $"{gone.Count}")];

        static string Said(Language language, string name, DateOnly? last) => $"{name} ({Texts.In(language).Date(last)})";
    }

    /// <summary>The question, unless it has been asked and is answered. Where the form says what it was asked about, something new is
    /// asked about anew.</summary>
    public static Refusal? Asked(IReadOnlyList<Refusal> doubts, BookInput input) =>
        doubts.Count == 0 || (input.Anyway && (input.Asked is not { Length: > 0 } asked || doubts.All(doubt => asked.Contains(Mark(doubt), StringComparison.Ordinal))))
            ? null : new Refusal("time-asked-about", doubts[0].Field, doubts);

    /// <summary>What a form says that it was asked about; null when nothing was asked.</summary>
    public static string? MarksOf(Refusal? refusal) => refusal is { Code: "time-asked-about", Args: [IReadOnlyList<Refusal> doubts] } ? string.Join(',', doubts.Select(Mark)) : null;

    /// <summary>What is new since the time was booked: what was kept then is not asked about again.</summary>
    public static IReadOnlyList<Refusal> Since(this IReadOnlyList<Refusal> doubts, IReadOnlyList<Refusal> before) => [.. doubts.Where(doubt => before.All(old => Mark(old) != Mark(doubt)))];

    private static string Mark(Refusal doubt) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{doubt.Code}|{string.Join('|', doubt.Args)}")))[..12];

    private static Refusal Named(Refusal doubt, DateOnly day)
    {
        if (doubt.Args is not [DayOff why]) return doubt;
        var key = SwedishHolidays.On(day) is { } holiday ? $"schedule.holiday.{holiday}" : $"schedule.off.{why}";
        return doubt with { Args = [LocalText.Both(Texts.In(Language.Sv)[key], Texts.In(Language.En)[key])] };
    }

    private static LocalText Several(IReadOnlyList<LocalText> names) => LocalText.Both(string.Join(", ", names.Select(n => n.Sv)), string.Join(", ", names.Select(n => n.En)));

    private static async Task<IReadOnlyList<string>> NamesAsync(this AppDb db, List<PersonId> ids, Actor actor, CancellationToken cancel)
    {
        var seen = db.PeopleSeenBy(actor);
        return await db.People.Where(p => ids.Contains(p.Id) && (!p.IsProtected || seen.Any(s => s.Id == p.Id))).OrderBy(p => p.FamilyName).Select(p => (p.GivenName + " " + p.FamilyName).Trim()).ToListAsync(cancel);
    }
}
