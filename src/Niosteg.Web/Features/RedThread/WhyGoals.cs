using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.RedThread;

/// <summary>Where the red thread ends: the goals that the weights come from. Everyone who may ask why is told the goal; the
/// link is there for those who see its initiative.</summary>
internal sealed class WhyGoals
{
    private readonly GoalWeighting _goals;
    private readonly HashSet<InitiativeId> _seen;
    private readonly Dictionary<GoalId, int> _percents;

    private WhyGoals(GoalWeighting goals, HashSet<InitiativeId> seen)
    {
        (_goals, _seen) = (goals, seen);
        _percents = goals.Goals.Zip(WholePercents.Of([.. goals.Goals.Select(goal => goals.Shares[goal.Id])])).ToDictionary(pair => pair.First.Id, pair => pair.Second);
    }

    public static async Task<WhyGoals> ReadAsync(AppDb db, Actor actor, CancellationToken cancel) =>
        new(await GoalWeighting.ReadAsync(db, cancel), await db.InitiativesSeenBy(actor).Where(i => i.ClosedAt == null).Select(i => i.Id).ToHashSetAsync(cancel));

    /// <summary>Every goal with its share of the weight.</summary>
    public ThreadStep All => _goals.Weighs
        ? new(new(_goals.AreWeighed ? "why.weights.goals" : "why.weights.goals-equal"), Parts: [.. _goals.Goals.Select(goal => Part(goal, "why.weights.goal"))])
        : new(new("why.weights.equal"));

    /// <summary>What one competency does for each goal it was looked at for.</summary>
    public ThreadStep For(CompetencyId competency)
    {
        if (!_goals.Weighs) return All;
        var strengths = _goals.Ties[competency].ToDictionary(tie => tie.GoalId, tie => tie.Strength);
        var parts = _goals.Goals.Where(goal => strengths.ContainsKey(goal.Id)).OrderByDescending(goal => strengths[goal.Id])
            .Select(goal => Part(goal, "why.weights.tie." + strengths[goal.Id])).ToList();
        return _goals.StateOf(competency) switch
        {
            TieState.Tied => new(new("why.weights.tied", _goals.Weights[competency]), Parts: parts),
            TieState.None => new(new("why.weights.none"), Parts: parts),
            _ => new(new("why.weights.not-tied"), Parts: parts),
        };
    }

    private ThreadPart Part(InitiativeGoal goal, string key) =>
        new(new(key, goal.CanDo, _percents[goal.Id]), _seen.Contains(goal.InitiativeId) ? $"/initiatives/{goal.InitiativeId}/goals" : null);
}
