using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>What a plan takes for granted: durations, how many at once, and which days are worked.</summary>
public sealed class AssumptionVerbs(IDbContextFactory<AppDb> database, Actor actor, Remembered remembered, TimeProvider clock)
{
    private const int MostDaysOff = 60;

    public async Task<Outcome<AssumptionsView>> ReadAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.PlanAsync(db.InitiativesSeenBy(actor), key, change: false, cancel) is not { } plan) return Refusal.NotFound;
        var played = await plan.OutlookAsync(remembered, cancel);
        if (played.Refusal is { } refusal) return refusal;
        var writes = await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key && i.ClosedAt == null, cancel);
        return new AssumptionsView(id, plan.Initiative.Name, writes, AssumptionsInput.From(plan.Schedule.Assumptions, plan.Schedule.Calendar, plan.Schedule.Version),
            [.. Enum.GetValues<ActivityKind>().Select(kind => HistoryOf(kind, plan))], [.. DaysOff(plan, played.Value.Done.P95).Take(MostDaysOff)]);
    }

    /// <summary>Changes what is taken for granted, and with it every activity that has not begun and that nobody wrote numbers for.</summary>
    public async Task<Outcome> AssumeAsync(Guid id, AssumptionsInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.PlanAsync(db.InitiativesLedBy(actor), key, change: true, cancel) is not { } plan)
            return await db.InitiativesSeenBy(actor).AnyAsync(i => i.Id == key, cancel) ? Refusal.NotAllowed : Refusal.NotFound;
        if (plan.Initiative.IsClosed) return new Refusal("initiative-closed");
        if (input.Version != plan.Schedule.Version) return Refusal.ChangedMeanwhile;
        var read = input.Read();
        if (read.Refusal is { } odd) return odd;
        if (plan.Schedule.Assume(read.Value.Assumptions, read.Value.Calendar, clock.GetUtcNow().UtcDateTime).Refusal is { } refused) return refused;
        return await db.ReplanAsync(plan.Schedule, cancel) is { } refusal ? refusal : await db.TrySaveAsync(cancel);
    }

    private static KindHistory HistoryOf(ActivityKind kind, PlanState plan)
    {
        var ratios = plan.History.GetValueOrDefault(kind) ?? [];
        return new(kind, ratios.Count, ratios.Count < PlanForecast.FewestFinished ? null : ratios.Order().ElementAt(ratios.Count / 2));
    }

    /// <summary>Weekdays only: nobody needs to be told of Sundays. July is told once by its rule, not day by day.</summary>
    private static IEnumerable<DayOffView> DaysOff(PlanState plan, DateOnly last)
    {
        var calendar = new WorkingCalendar(plan.Schedule.Calendar);
        for (var day = plan.Initiative.StartsOn; day <= last; day = day.AddDays(1))
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && calendar.WhyOff(day) is { } why and not DayOff.July)
                yield return new(day, why, SwedishHolidays.On(day));
    }
}
