using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>Moving a step on the river: what waits for it follows by itself. The last move can be taken back.</summary>
public sealed class MoveVerbs(IDbContextFactory<AppDb> database, Actor actor, Remembered remembered, TimeProvider clock)
{
    /// <summary>Fewer than the plan's own: the hand does not wait.</summary>
    private const int TryRuns = 4_000;
    private DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

    /// <summary>The river as it would be; changes nothing.</summary>
    public async Task<Outcome<MoveView>> TryAsync(Guid id, InitiativeStep? step, DateOnly? from, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.PlanAsync(db.InitiativesSeenBy(actor), key, change: false, cancel) is not { } plan) return Refusal.NotFound;
        var played = await plan.OutlookAsync(remembered, cancel);
        if (played.Refusal is { } refusal) return refusal;
        var writes = await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key && i.ClosedAt == null, cancel);
        var now = played.Value;
        var no = DayRange.Check(from, nameof(MoveInput.From)) is { } odd ? odd : step is { } chosen && !now.Begins.ContainsKey(chosen) ? new Refusal("step-begun", nameof(MoveInput.Step)) : null;
        var then = no is null && step is { } moved ? plan.Move(moved, from, TryRuns) ?? now : now;
        return new MoveView(id, plan.Initiative.Name, writes, plan.Schedule.Version, [.. ScheduleVerbs.StepsOf(now, plan.Activities)], step, from, [.. ScheduleVerbs.StepsOf(then, plan.Activities)],
            then.Sealed, then.Sealed.P85.DayNumber - now.Sealed.P85.DayNumber, step is { } one && from is { } day && no is null && then.Begins.GetValueOrDefault(one) > new WorkingCalendar(plan.Schedule.Calendar).FirstFrom(day), no);
    }

    public async Task<Outcome> MoveAsync(Guid id, MoveInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var found = await FindAsync(db, id, cancel);
        if (found.Refusal is { } no) return no;
        var plan = found.Value;
        if (input.Version != plan.Schedule.Version) return Refusal.ChangedMeanwhile;
        if (input.Step is not { } step || !Enum.IsDefined(step)) return new Refusal("step-missing", nameof(input.Step));
        return plan.Schedule.Move(step, input.From, plan.Activities, UtcNow) is { Refusal: { } refusal } ? refusal : await db.TrySaveAsync(cancel);
    }

    public async Task<Outcome> MoveBackAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var found = await FindAsync(db, id, cancel);
        if (found.Refusal is { } no) return no;
        found.Value.Schedule.MoveBack(found.Value.Activities, UtcNow);
        return await db.TrySaveAsync(cancel);
    }

    private async Task<Outcome<PlanState>> FindAsync(AppDb db, Guid id, CancellationToken cancel)
    {
        var key = new InitiativeId(id);
        if (await db.PlanAsync(db.InitiativesLedBy(actor), key, change: true, cancel) is not { } plan)
            return await db.InitiativesSeenBy(actor).AnyAsync(i => i.Id == key, cancel) ? Refusal.NotAllowed : Refusal.NotFound;
        return plan.Initiative.IsClosed ? new Refusal("initiative-closed") : plan;
    }
}
