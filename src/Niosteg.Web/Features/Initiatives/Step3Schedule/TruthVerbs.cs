using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>The plan held against what came true. A forecast that nobody checks is a guess.</summary>
public sealed class TruthVerbs(IDbContextFactory<AppDb> database, Actor actor)
{
    public async Task<Outcome<TruthView>> ReadAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.PlanAsync(db.InitiativesSeenBy(actor), key, change: false, cancel) is not { } plan) return Refusal.NotFound;
        var writes = await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key && i.ClosedAt == null, cancel);
        var judged = plan.Activities.Where(a => a is { FinishedOn: not null, PromisedP85: not null }).ToList();
        var all = await db.ScheduleActivities.Where(a => a.FinishedOn != null && a.PromisedP85 != null).GroupBy(a => a.FinishedOn <= a.PromisedP85)
            .Select(g => new { Hit = g.Key, Count = g.Count() }).ToListAsync(cancel);
        var (here, everywhere) = (Of(judged.Count(a => a.FinishedOn <= a.PromisedP85), judged.Count), Of(all.Where(g => g.Hit).Sum(g => g.Count), all.Sum(g => g.Count)));
        var calendar = new WorkingCalendar(plan.Schedule.Calendar);
        return new TruthView(id, plan.Initiative.Name, writes, here.Hits, here.Of, here.Share, here.Low, here.High,
            everywhere.Hits, everywhere.Of, everywhere.Share, everywhere.Low, everywhere.High,
            [.. plan.Activities.Where(a => a.BegunOn is not null || a.PromisedP85 is not null).Select(a => new TruthRow(a.Name, PlanAssumptions.StepOf(a.Kind), a.PromisedP50, a.PromisedP85,
                a.BegunOn, a.FinishedOn, a is { FinishedOn: { } done, PromisedP85: { } promised } ? calendar.Between(promised, done) : null))]);
    }

    private static (int Hits, int Of, Measure? Share, Measure? Low, Measure? High) Of(int hits, int of) =>
        ShareInterval.Wilson(hits, of) is { IsDone: true, Value: var share } ? (hits, of, share.Share, share.Low, share.High) : (hits, of, null, null, null);
}
