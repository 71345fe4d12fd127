using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>What the date would be if something were changed, and what leaving a site out would cost. Changes nothing.</summary>
public sealed class LeverVerbs(IDbContextFactory<AppDb> database, Actor actor, Remembered remembered)
{
    private const int Runs = 10_000;
    private const int MostSites = 12;

    public async Task<Outcome<LeversView>> TryAsync(Guid id, LeversInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.PlanAsync(db.InitiativesSeenBy(actor), key, change: false, cancel) is not { } plan) return Refusal.NotFound;
        var played = await plan.OutlookAsync(remembered, cancel);
        if (played.Refusal is { } refusal) return refusal;
        var writes = await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key && i.ClosedAt == null, cancel);
        var tried = input.On(plan.Scope);
        var no = tried.Answers.Check() ?? tried.Assumptions.Check();
        var scope = no is null ? tried : plan.Scope;
        var then = scope == plan.Scope ? played.Value : plan.Try(scope, Runs) ?? played.Value;
        var dial = await remembered.GetAsync((typeof(SiteDial), key, plan.Today), () => DialAsync(db, plan, played.Value, cancel), cancel);
        return new LeversView(id, plan.Initiative.Name, writes, plan.Schedule.Version, plan.Answers, plan.Schedule.Assumptions.ProfilesAtOnce, scope.Answers, scope.Assumptions.ProfilesAtOnce,
            played.Value.Sealed, then.Sealed, played.Value.Sealed.P85.DayNumber - then.Sealed.P85.DayNumber, [.. ScheduleVerbs.StepsOf(then, plan.Activities)], dial, no)
        { IsOver = plan.SealedOn is not null || plan.Initiative.IsClosed };
    }

    /// <summary>Each site left out in turn: how much earlier, and how many people nobody speaks for. With one site there is nothing to leave out.</summary>
    private static async Task<IReadOnlyList<SiteDial>> DialAsync(AppDb db, PlanState plan, PlanOutlook now, CancellationToken cancel)
    {
        var crowds = await db.CrowdsAsync(plan.Initiative.Id, cancel);
        var all = crowds.Sum(c => c.People);
        if (crowds.Count < 2 || plan.Answers.Sites < 2) return [];
        return [.. crowds.Take(MostSites).Select(crowd =>
        {
            var without = plan.Scope with { Answers = ScopeCuts.WithoutSites(plan.Answers, 1, (double)crowd.People / all) };
            var then = plan.Try(without, Runs) ?? now;
            return new SiteDial(crowd.Name, crowd.People, all, then.Sealed.P85, now.Sealed.P85.DayNumber - then.Sealed.P85.DayNumber);
        })];
    }
}
