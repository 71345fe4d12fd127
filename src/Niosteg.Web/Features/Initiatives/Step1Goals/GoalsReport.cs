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
        var (count, whole, page) = (goals.Count, goals.Count(g => g.IsWhole), $"/initiatives/{id}/goals");
        return new(
        [
            new GateCondition("goals-few", count is > 0 and <= InitiativeGoal.Advised, count, InitiativeGoal.Advised),
            new GateCondition("goals-whole", count > 0 && whole == count, whole, count),
            new GateCondition("goals-weighed", GoalWeighing.AreWeighed(goals)),
            new GateCondition("goals-tied", count > 0 && carried == count, carried, count),
        ])
        {
            Page = "goals",
            Next = count == 0 ? new(new("goals.next.first"), "goals.next.first.go", page + "/new")
                : count > InitiativeGoal.Advised ? new(new("goals.next.choose", count, InitiativeGoal.Advised), "goals.next.look", page)
                : whole < count ? new(new("goals.next.whole", count - whole), "goals.next.look", page)
                : !GoalWeighing.AreWeighed(goals) ? new(new("goals.next.weigh"), "goals.next.weigh.go", page + "/weigh")
                : carried < count ? new(new("goals.next.tie", count - carried), "goals.next.tie.go", page + "/ties") : null,
            Note = count == 0 ? null : new(count == 1 ? "goals.note.one" : "goals.note.other", count),
        };
    }
}
