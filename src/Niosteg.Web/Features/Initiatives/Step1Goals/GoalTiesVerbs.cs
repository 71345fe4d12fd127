using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>Which competencies carry which goals, and what they weigh by that (F3).</summary>
public sealed class GoalTiesVerbs(IDbContextFactory<AppDb> database, Actor actor)
{
    /// <summary>A form must hold them all.</summary>
    private const int MostCompetencies = 200;

    public async Task<Outcome<TiesView>> ReadAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesSeenBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == key, cancel) is not { } initiative) return Refusal.NotFound;
        var leads = !initiative.IsClosed && await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key, cancel);
        var goals = await db.Goals.AsNoTracking().Where(g => g.InitiativeId == key && g.RetiredAt == null).OrderBy(g => g.Place).ToListAsync(cancel);
        var ties = await TiesAsync(db, goals, cancel);
        var shares = GoalWeighing.Shares(goals);
        var weighs = WholePercents.Of([.. shares.Select(share => share.Share)]);
        var carried = GoalWeighing.Of(shares, ties);
        var rows = RowsOf(await CompetenciesAsync(db, key, ties, cancel), goals, ties.ToDictionary(t => (t.CompetencyId, t.GoalId), t => t.Strength), carried);
        return new TiesView(id, initiative.Name, leads, [.. goals.Select((goal, at) => new TieGoal(goal.Id.Value, goal.CanDo, shares[at].Share, goal.Version) { Weighs = weighs[at] / 100.0 })], rows,
            GoalWeighing.AreWeighed(goals), GoalWeighing.OrderDiffers(carried.Values), [.. goals.Where(goal => !ties.Any(t => t.GoalId == goal.Id && t.Strength > 0)).Select(goal => goal.CanDo)]);
    }

    /// <summary>One goal with every competency of the initiative's profiles.</summary>
    public async Task<Outcome<GoalTiesView>> GoalAsync(Guid id, Guid goal, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedGoalAsync(db, id, goal, cancel) is not { } found) return Refusal.NotFound;
        var name = await db.Initiatives.Where(i => i.Id == found.InitiativeId).Select(i => i.Name).FirstAsync(cancel);
        var ties = await TiesAsync(db, [found], cancel);
        var strengths = ties.ToDictionary(t => t.CompetencyId, t => t.Strength);
        var competencies = await CompetenciesAsync(db, found.InitiativeId, ties, cancel);
        return new GoalTiesView(id, name, goal, found.CanDo, found.Version, [.. competencies.Select(c => new TieChoice(c.Id, c.Name, strengths.TryGetValue(c.Id, out var strength) ? strength : null))]);
    }

    /// <summary>Says what competencies do for a goal. Left out means that nobody has looked; 0 is kept as 0.</summary>
    public async Task<Outcome> TieAsync(Guid id, Guid goal, TiesInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedGoalAsync(db, id, goal, cancel) is not { } found) return Refusal.NotFound;
        if (await db.Initiatives.AnyAsync(i => i.Id == found.InitiativeId && i.ClosedAt != null, cancel)) return new Refusal("initiative-closed");
        if (input.Version != found.Version) return Refusal.ChangedMeanwhile;
        var wanted = input.Ties.Where(t => t.Competency is not null).GroupBy(t => new CompetencyId(t.Competency!.Value)).ToDictionary(g => g.Key, g => g.Last().Strength);
        var named = wanted.Keys.ToList();
        if (await db.Competencies.CountAsync(c => named.Contains(c.Id), cancel) != named.Count) return new Refusal("tie-unknown");
        var had = await db.GoalTies.Where(t => t.GoalId == found.Id && named.Contains(t.CompetencyId)).ToDictionaryAsync(t => t.CompetencyId, cancel);
        foreach (var (competency, strength) in wanted)
        {
            var before = had.GetValueOrDefault(competency);
            if (before?.Strength == strength) continue;
            if (strength is not { } value) { db.GoalTies.Remove(before!); continue; }
            if (before is null)
            {
                var tie = GoalTie.Of(found.Id, competency, value);
                if (tie.Refusal is { } refusal) return refusal;
                db.GoalTies.Add(tie.Value);
            }
            else if (before.Set(value).Refusal is { } refusal)
            {
                return refusal;
            }
        }
        // Two who tie the same goal at once must not each write over half of the other's.
        found.Touch();
        return await db.TrySaveAsync(cancel);
    }

    private async Task<InitiativeGoal?> LedGoalAsync(AppDb db, Guid id, Guid goal, CancellationToken cancel)
    {
        var key = new InitiativeId(id);
        return await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key, cancel)
            ? await db.Goals.FirstOrDefaultAsync(g => g.InitiativeId == key && g.Id == new GoalId(goal) && g.RetiredAt == null, cancel)
            : null;
    }

    private static async Task<List<GoalTie>> TiesAsync(AppDb db, List<InitiativeGoal> goals, CancellationToken cancel)
    {
        var ids = goals.Select(g => g.Id).ToList();
        return await db.GoalTies.AsNoTracking().Where(t => ids.Contains(t.GoalId)).ToListAsync(cancel);
    }

    /// <summary>What the initiative's profiles require, sealed or not, and what is tied already; by name.</summary>
    private static async Task<List<(CompetencyId Id, LocalText Name)>> CompetenciesAsync(AppDb db, InitiativeId id, List<GoalTie> ties, CancellationToken cancel)
    {
        var profiles = await db.InitiativeProfiles.Where(p => p.InitiativeId == id).Select(p => p.ProfileId).ToListAsync(cancel);
        var required = (await db.InForceAsync(profiles, db.Today(), cancel)).Values.SelectMany(p => p.Requirements).Select(r => r.CompetencyId);
        var working = await db.Requirements.Where(r => profiles.Contains(r.ProfileId)).Select(r => r.CompetencyId).Distinct().ToListAsync(cancel);
        var wanted = required.Concat(working).Concat(ties.Select(t => t.CompetencyId)).Distinct().ToList();
        var names = await db.Competencies.AsNoTracking().Where(c => wanted.Contains(c.Id)).OrderBy(c => c.Name.Sv).ThenBy(c => c.Id).Take(MostCompetencies)
            .Select(c => new { c.Id, c.Name }).ToListAsync(cancel);
        return [.. names.Select(c => (c.Id, c.Name))];
    }

    private static IReadOnlyList<TieRow> RowsOf(List<(CompetencyId Id, LocalText Name)> competencies, List<InitiativeGoal> goals,
        Dictionary<(CompetencyId, GoalId), int> strengths, IReadOnlyDictionary<CompetencyId, CarriedWeight> carried)
    {
        int? RankOf(CarriedWeight weight, Func<CarriedWeight, double> by) =>
            weight.State == TieState.Tied ? 1 + carried.Values.Count(other => other.State == TieState.Tied && by(other) > by(weight) + 1e-9) : null;
        var untouched = new CarriedWeight(TieState.NotLookedAt, 0, 0, 1);
        return [.. competencies.Select(c => (c.Id, c.Name, Carried: carried.GetValueOrDefault(c.Id, untouched))).OrderByDescending(c => c.Carried.Raw).ThenBy(c => c.Carried.State == TieState.None)
            .Select(c => new TieRow(c.Id, c.Name, [.. goals.Select(g => strengths.TryGetValue((c.Id, g.Id), out var strength) ? strength : (int?)null)], c.Carried.State, c.Carried.Weight,
                RankOf(c.Carried, w => w.Raw), RankOf(c.Carried, w => w.Plain)))];
    }
}
