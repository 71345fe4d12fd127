using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>Step 1 as Resan tells it: few goals, each whole, carried by competencies.</summary>
public sealed class GoalsReport : IStepReport
{
    public InitiativeStep Step => InitiativeStep.Goals;

    public async Task<StepReport> ReadAsync(AppDb db, InitiativeId id, CancellationToken cancel)
    {
        var goals = await db.Goals.AsNoTracking().Where(g => g.InitiativeId == id && g.RetiredAt == null).OrderBy(g => g.Place).ToListAsync(cancel);
        var carried = await db.GoalTies.Where(t => t.Strength > 0 && db.Goals.Any(g => g.Id == t.GoalId && g.InitiativeId == id && g.RetiredAt == null)).Select(t => t.GoalId).Distinct().CountAsync(cancel);
        var decisions = (await db.GoalDecisions.AsNoTracking().Where(d => db.Goals.Any(g => g.Id == d.GoalId && g.InitiativeId == id && g.RetiredAt == null)).ToListAsync(cancel)).ToLookup(d => d.GoalId);
        var guiding = goals.Count(g => BackwardsTest.Of(g, [.. decisions[g.Id]]) == BackwardsState.Guides);
        var (count, whole, page) = (goals.Count, goals.Count(g => g.IsWhole), $"/initiatives/{id}/goals");
        return new(
        [
            new GateCondition("goals-few", count is > 0 and <= InitiativeGoal.Advised, count, InitiativeGoal.Advised),
            new GateCondition("goals-whole", count > 0 && whole == count, whole, count),
            new GateCondition("goals-weighed", GoalWeighing.AreWeighed(goals)),
            new GateCondition("goals-tied", count > 0 && carried == count, carried, count),
            new GateCondition("goals-guide", count > 0 && guiding == count, guiding, count),
        ])
        {
            Page = "goals",
            Late = await LateAsync(db, goals, page, cancel),
            Next = count == 0 ? new(new("goals.next.first"), "goals.next.first.go", page + "/new")
                : count > InitiativeGoal.Advised ? new(new("goals.next.choose", count, InitiativeGoal.Advised), "goals.choose", page + "/choose")
                : whole < count ? new(new("goals.next.whole", count - whole), "goals.next.look", page)
                : !GoalWeighing.AreWeighed(goals) ? new(new("goals.next.weigh"), "goals.next.weigh.go", page + "/weigh")
                : carried < count ? new(new("goals.next.tie", count - carried), "goals.next.tie.go", page + "/ties")
                : guiding < count ? new(new("goals.next.backwards", count - guiding), "goals.next.backwards.go", page + "/backwards") : null,
            Note = count == 0 ? null : new(count == 1 ? "goals.note.one" : "goals.note.other", count),
        };
    }

    /// <summary>Goals whose owner should have said by now where they stand.</summary>
    private static async Task<IReadOnlyList<StepAct>> LateAsync(AppDb db, List<InitiativeGoal> goals, string page, CancellationToken cancel)
    {
        var ids = goals.Select(g => g.Id).ToList();
        var rhythms = await db.CheckInRhythms.AsNoTracking().Where(r => ids.Contains(r.GoalId) && r.StoppedAt == null).ToDictionaryAsync(r => r.GoalId, cancel);
        if (rhythms.Count == 0) return [];
        var said = await db.GoalCheckIns.Where(c => ids.Contains(c.GoalId)).GroupBy(c => c.GoalId).Select(g => new { g.Key, At = g.Max(c => c.SaidAt) }).ToDictionaryAsync(g => g.Key, g => DateOnly.FromDateTime(g.At), cancel);
        var late = goals.Where(g => rhythms.TryGetValue(g.Id, out var rhythm) && rhythm.DueOn(said.TryGetValue(g.Id, out var day) ? day : null, g.By) < db.Today()).ToList();
        return late.Count == 0 ? [] : [new(new(late.Count == 1 ? "check-ins.late.one" : "check-ins.late.other", late.Count), "check-ins.say", late.Count == 1 ? $"{page}/{late[0].Id}/check-in" : page)];
    }
}
