using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>One activity: what is thought of it, what it waits for, and what came true.</summary>
public sealed class ActivityVerbs(IDbContextFactory<AppDb> database, Actor actor, Remembered remembered)
{
    public async Task<Outcome<OneActivityView>> ReadAsync(Guid id, Guid activity, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.PlanAsync(db.InitiativesSeenBy(actor), key, change: false, cancel) is not { } plan) return Refusal.NotFound;
        var at = plan.Activities.FindIndex(a => a.Id == new ActivityId(activity));
        if (at < 0) return Refusal.NotFound;
        var played = await plan.OutlookAsync(remembered, cancel);
        if (played.Refusal is { } refusal) return refusal;
        var writes = await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key && i.ClosedAt == null, cancel);
        var one = plan.Activities[at];
        return new OneActivityView(id, plan.Initiative.Name, writes, one.Name, PlanAssumptions.StepOf(one.Kind), played.Value.Tasks[at], ActivityInput.From(one),
            [.. plan.Activities.Where(a => a.Id != one.Id).Select(a => new OtherActivity(a.Key, a.Name))]);
    }

    public async Task<Outcome> ChangeAsync(Guid id, Guid activity, ActivityInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var found = await FindAsync(db, id, activity, input.Version, cancel);
        if (found.Refusal is { } no) return no;
        var (plan, one) = found.Value;
        if (Days.Read(input.Low) is not { } low || Days.Read(input.Likely) is not { } likely || Days.Read(input.High) is not { } high)
            return new Refusal("duration-not-positive", nameof(ActivityInput.Likely));
        if (one.Estimate(low, likely, high).Refusal is { } refused) return refused;
        var after = (input.After ?? []).Where(k => k != one.Key && plan.Activities.Any(a => a.Key == k)).Distinct().ToList();
        if (one.WaitFor(after, input.NotBefore).Refusal is { } odd) return odd;
        if (CircleIn(plan) is { } circle) return circle;
        if (one.Happened(input.BegunOn, input.FinishedOn, plan.Today).Refusal is { } untrue) return untrue;
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>What came true today, alone: begun, finished, or taken back.</summary>
    public async Task<Outcome> TickAsync(Guid id, TickInput input, CancellationToken cancel = default)
    {
        if (input.Read() is not var (tick, activity, version)) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var found = await FindAsync(db, id, activity, version, cancel);
        if (found.Refusal is { } no) return no;
        var (plan, one) = found.Value;
        var (begun, finished) = tick switch
        {
            ActivityTick.Begin => ((DateOnly?)plan.Today, (DateOnly?)null),
            ActivityTick.Finish => (one.BegunOn ?? plan.Today, plan.Today),
            ActivityTick.NotBegun => (null, null),
            _ => (one.BegunOn, (DateOnly?)null),
        };
        if (one.Happened(begun, finished, plan.Today).Refusal is { } untrue) return untrue;
        return await db.TrySaveAsync(cancel);
    }

    private async Task<Outcome<(PlanState Plan, ScheduleActivity One)>> FindAsync(AppDb db, Guid id, Guid activity, int version, CancellationToken cancel)
    {
        var key = new InitiativeId(id);
        if (await db.PlanAsync(db.InitiativesLedBy(actor), key, change: true, cancel) is not { } plan)
            return await db.InitiativesSeenBy(actor).AnyAsync(i => i.Id == key, cancel) ? Refusal.NotAllowed : Refusal.NotFound;
        if (plan.Activities.Find(a => a.Id == new ActivityId(activity)) is not { } one) return Refusal.NotFound;
        if (plan.Initiative.IsClosed) return new Refusal("initiative-closed");
        return one.Version == version ? (plan, one) : Refusal.ChangedMeanwhile;
    }

    private static Refusal? CircleIn(PlanState plan)
    {
        var circle = PlanNetwork.CircleIn([.. PlanTasks.Of(plan.Activities).Select(task => task.After)]);
        var texts = new Texts();
        return circle.Count == 0 ? null : new Refusal("dependencies-in-a-circle", nameof(ActivityInput.After), string.Join(" → ", circle.Select(at => texts.Of(plan.Activities[at].Name))));
    }
}
