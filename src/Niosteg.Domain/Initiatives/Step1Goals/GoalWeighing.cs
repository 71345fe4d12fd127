using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step1Goals;

/// <summary>A goal with its share of the weight, as the competencies are weighed by it.</summary>
/// <param name="Share">0 to 1; the goals of all running initiatives together 1.</param>
public sealed record WeighedGoal(GoalId Id, InitiativeId InitiativeId, double Share);

public enum TieState
{
    /// <summary>Nobody has looked at it for every goal yet, and so far it serves none.</summary>
    NotLookedAt = 0,
    Tied,
    /// <summary>Looked at for every goal, and it serves none: nice to know.</summary>
    None,
}

/// <summary>What a competency weighs by the goals it carries.</summary>
/// <param name="Raw">Mean strength over the goals it was looked at for, by their weights: F3's W when all were.</param>
/// <param name="Plain">The same with 0/1/2/3 in place of 0/1/3/9.</param>
/// <param name="Weight">Scaled so that the competencies that serve a goal weigh 1 on average. 1 while not looked at, 0 for none.</param>
public sealed record CarriedWeight(TieState State, double Raw, double Plain, double Weight);

/// <summary>From weighed goals and ties to the weights of competencies (F3).</summary>
public static class GoalWeighing
{
    /// <summary>Each goal's share: as weighed when all of an initiative's goals are, else equal. Initiatives count alike.</summary>
    public static IReadOnlyList<WeighedGoal> Shares(IEnumerable<InitiativeGoal> goals)
    {
        var initiatives = goals.Where(goal => !goal.IsRetired).GroupBy(goal => goal.InitiativeId).Select(group => group.ToList()).ToList();
        return [.. initiatives.SelectMany(group =>
        {
            var sum = group.Sum(goal => goal.Weight ?? 0);
            var weighed = AreWeighed(group) && sum > 0;
            return group.Select(goal => new WeighedGoal(goal.Id, goal.InitiativeId, (weighed ? goal.Weight!.Value / sum : 1.0 / group.Count) / initiatives.Count));
        })];
    }

    /// <summary>Whether every goal was in the weighing. One goal alone needs none.</summary>
    public static bool AreWeighed(IReadOnlyCollection<InitiativeGoal> goals) => goals.Count == 1 || (goals.Count > 1 && goals.All(goal => goal.Weight is not null));

    /// <summary>Every competency that has a tie. One that has none is not there: it weighs 1, and nobody has looked at it.</summary>
    public static IReadOnlyDictionary<CompetencyId, CarriedWeight> Of(IReadOnlyList<WeighedGoal> goals, IEnumerable<GoalTie> ties)
    {
        var known = goals.ToDictionary(goal => goal.Id);
        var raw = ties.Where(tie => known.ContainsKey(tie.GoalId)).GroupBy(tie => tie.CompetencyId).ToDictionary(group => group.Key, group => Carried([.. group], goals, known));
        var tied = raw.Values.Where(carried => carried.State == TieState.Tied).ToList();
        if (tied.Count == 0) return raw;
        var mean = tied.Average(carried => carried.Raw);
        return raw.ToDictionary(pair => pair.Key, pair => pair.Value.State == TieState.Tied ? pair.Value with { Weight = pair.Value.Raw / mean } : pair.Value);
    }

    /// <summary>True when some pair changes place between the two ways to count: then say so.</summary>
    public static bool OrderDiffers(IEnumerable<CarriedWeight> weights)
    {
        var tied = weights.Where(weight => weight.State == TieState.Tied).ToList();
        return tied.Any(one => tied.Any(other => Order(one.Raw, other.Raw) * Order(one.Plain, other.Plain) < 0));
    }

    private static CarriedWeight Carried(List<GoalTie> ties, IReadOnlyList<WeighedGoal> goals, Dictionary<GoalId, WeighedGoal> known)
    {
        if (ties.All(tie => tie.Strength == 0))
        {
            // Only the initiatives that have looked at it have a say in whether it serves nothing.
            var asked = ties.Select(tie => known[tie.GoalId].InitiativeId).ToHashSet();
            return goals.Count(goal => asked.Contains(goal.InitiativeId)) == ties.Count ? new(TieState.None, 0, 0, 0) : new(TieState.NotLookedAt, 0, 0, 1);
        }
        var share = ties.Sum(tie => known[tie.GoalId].Share);
        if (share == 0) return new(TieState.NotLookedAt, 0, 0, 1);
        var raw = ties.Sum(tie => known[tie.GoalId].Share * tie.Strength) / share;
        return raw == 0 ? new(TieState.NotLookedAt, 0, 0, 1) : new(TieState.Tied, raw, ties.Sum(tie => known[tie.GoalId].Share * Plain(tie.Strength)) / share, 1);
    }

    private static double Plain(int strength) => strength switch { 9 => 3, 3 => 2, _ => strength };

    private static int Order(double one, double other) => Math.Abs(one - other) < 1e-9 ? 0 : Math.Sign(one - other);
}
