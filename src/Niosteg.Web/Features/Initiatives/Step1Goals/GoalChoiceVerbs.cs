using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>Many goals become few: the most and the least important of four at a time, and then those that are kept. The answers are
/// not stored; they give an order to choose by.</summary>
public sealed class GoalChoiceVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, CheckInPost checkIns)
{
    public async Task<Outcome<ChoiceView>> ReadAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesLedBy(actor).Where(i => i.Id == key && i.ClosedAt == null).Select(i => i.Name).FirstOrDefaultAsync(cancel) is not { } name) return Refusal.NotFound;
        var goals = await GoalsOf(db, key).AsNoTracking().ToListAsync(cancel);
        return new ChoiceView(id, name, [.. goals.Select(g => new ChoiceGoal(g.Id.Value, g.CanDo))],
            [.. BestWorstSets.For(goals.Count).Select(set => (IReadOnlyList<ChoiceGoal>)[.. set.Select(at => new ChoiceGoal(goals[at].Id.Value, goals[at].CanDo))])]);
    }

    /// <summary>The goals in the order that the choices give.</summary>
    public async Task<Outcome<IReadOnlyList<RankedGoal>>> RankAsync(Guid id, ChoiceInput input, CancellationToken cancel = default)
    {
        var read = await ReadAsync(id, cancel);
        if (read.Refusal is { } refusal) return refusal;
        var goals = read.Value.Goals;
        var places = goals.Select((goal, at) => (goal.Goal, at)).ToDictionary(pair => pair.Goal, pair => pair.at);
        if (!input.Among.SequenceEqual(goals.Select(g => g.Goal))) return Refusal.ChangedMeanwhile;
        var ranked = BestWorstSets.Rank(goals.Count, [.. input.Sets.Select(set => set is { Most: { } most, Least: { } least } ? new MostLeast(places.GetValueOrDefault(most, -1), places.GetValueOrDefault(least, -2)) : (MostLeast?)null)]);
        if (ranked.Refusal is { } no) return no;
        return ranked.Value.Select(r => new RankedGoal(goals[r.Goal].Goal, goals[r.Goal].CanDo, r.Place, r.Weight)).ToList();
    }

    /// <summary>Takes those goals off the sheet that were chosen between and are not kept. Each can be put back, or all that are given here at once.</summary>
    public async Task<Outcome<IReadOnlyList<Guid>>> KeepAsync(Guid id, KeepGoalsInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (!await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key && i.ClosedAt == null, cancel)) return Refusal.NotFound;
        var goals = await GoalsOf(db, key).ToListAsync(cancel);
        if (!goals.Any(g => input.Keep.Contains(g.Id.Value))) return new Refusal("choose-none");
        var gone = goals.Where(g => input.Among.Contains(g.Id.Value) && !input.Keep.Contains(g.Id.Value)).ToList();
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var goal in gone)
        {
            goal.Retire(now);
            await checkIns.GoalRetiredAsync(db, goal, now, cancel);
        }
        return await db.TrySaveAsync(cancel) is { Refusal: { } unsaved } ? unsaved : gone.Select(g => g.Id.Value).ToList();
    }

    /// <summary>Undoes a laying aside: all of them are on the sheet again, or none. One that is there already is left as it is.</summary>
    public async Task<Outcome> PutBackAsync(Guid id, PutBackInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (!await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key && i.ClosedAt == null, cancel)) return Refusal.NotFound;
        var asked = input.Goals.Select(goal => new GoalId(goal)).ToList();
        var gone = await db.Goals.Where(g => g.InitiativeId == key && g.RetiredAt != null && asked.Contains(g.Id)).ToListAsync(cancel);
        if (await GoalsOf(db, key).CountAsync(cancel) + gone.Count > InitiativeGoal.Most) return new Refusal("goals-too-many", null, InitiativeGoal.Most);
        foreach (var goal in gone) goal.BringBack();
        return await db.TrySaveAsync(cancel);
    }

    private static IQueryable<InitiativeGoal> GoalsOf(AppDb db, InitiativeId id) => db.Goals.Where(g => g.InitiativeId == id && g.RetiredAt == null).OrderBy(g => g.Place).ThenBy(g => g.Id);
}
