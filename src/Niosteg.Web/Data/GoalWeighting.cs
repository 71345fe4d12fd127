using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Data;

/// <summary>What competencies weigh by the goals of all running initiatives, and the goals behind.</summary>
/// <param name="Goals">With their shares; empty as long as no competency is tied to any.</param>
internal sealed record GoalWeighting(
    IReadOnlyList<InitiativeGoal> Goals, IReadOnlyDictionary<GoalId, double> Shares, ILookup<CompetencyId, GoalTie> Ties, IReadOnlyDictionary<CompetencyId, CarriedWeight> Carried)
{
    private static readonly GoalWeighting Nothing =
        new([], new Dictionary<GoalId, double>(), Array.Empty<GoalTie>().ToLookup(t => t.CompetencyId), new Dictionary<CompetencyId, CarriedWeight>());

    /// <summary>Whether there is anything to weigh by. Without it every competency weighs 1.</summary>
    public bool Weighs => Goals.Count > 0;

    /// <summary>Whether every initiative's goals were weighed by its leaders; else some count alike.</summary>
    public bool AreWeighed => Goals.GroupBy(goal => goal.InitiativeId).All(group => GoalWeighing.AreWeighed([.. group]));

    /// <summary>As <see cref="Niosteg.Domain.Uses.Needs.UnitNeeds"/> takes them: one that is not there weighs 1.</summary>
    public IReadOnlyDictionary<CompetencyId, double> Weights => field ??= Carried.ToDictionary(pair => pair.Key, pair => pair.Value.Weight);

    public TieState StateOf(CompetencyId competency) => Carried.GetValueOrDefault(competency)?.State ?? TieState.NotLookedAt;

    /// <summary>Two queries.</summary>
    public static async Task<GoalWeighting> ReadAsync(AppDb db, CancellationToken cancel)
    {
        var goals = await db.Goals.AsNoTracking().Where(g => g.RetiredAt == null && db.Initiatives.Any(i => i.Id == g.InitiativeId && i.ClosedAt == null))
            .OrderBy(g => g.InitiativeId).ThenBy(g => g.Place).ToListAsync(cancel);
        if (goals.Count == 0) return Nothing;
        var ties = await db.GoalTies.AsNoTracking().Where(t => db.Goals.Any(g => g.Id == t.GoalId && g.RetiredAt == null && db.Initiatives.Any(i => i.Id == g.InitiativeId && i.ClosedAt == null))).ToListAsync(cancel);
        var shares = GoalWeighing.Shares(goals);
        var carried = GoalWeighing.Of(shares, ties);
        return carried.Values.Any(weight => weight.State == TieState.Tied)
            ? new(goals, shares.ToDictionary(s => s.Id, s => s.Share), ties.ToLookup(t => t.CompetencyId), carried)
            : Nothing;
    }

    /// <summary>For the rules about goals; null keeps them silent until something is tied.</summary>
    public IReadOnlyList<GoalLinks>? Links => !Weighs ? null
        : [.. Goals.Select(goal => GoalLinks.Of(new LocalText(goal.CanDo, null), Ties.SelectMany(ties => ties).Where(t => t.GoalId == goal.Id).Select(t => (t.CompetencyId, t.Strength))))];
}
