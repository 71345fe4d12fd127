using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>The weight of one goal and how far the leaders are apart about it.</summary>
/// <param name="Weight">0 to 1; all goals together 1.</param>
/// <param name="Low">Least points anybody gave, 0 to 100.</param>
/// <param name="High">Most points anybody gave, 0 to 100.</param>
/// <param name="LowestLeader">Who gave the least (place in the input); the first of several.</param>
/// <param name="HighestLeader">Who gave the most; the first of several.</param>
/// <param name="Agreement">1 − s²/σ², not below 0: 1 when all gave the same, 0 when they are as far apart as people who
/// split the points blindly; null with one leader or one goal.</param>
public readonly record struct GoalWeight(double Weight, int Low, int High, int LowestLeader, int HighestLeader, double? Agreement);

/// <summary>One best–worst question: the goals shown, the one that matters most and the one that matters least.</summary>
public sealed record BestWorstChoice(IReadOnlyList<int> Shown, int Best, int Worst);

/// <summary>How often a goal was chosen as the one that matters most, and least, of those it was shown among.</summary>
public readonly record struct BestWorstCount(int Best, int Worst, int Shown)
{
    /// <summary>F2's u: 1 when it mattered most every time, −1 when it mattered least every time; null when it was never shown.</summary>
    public double? Score => Shown == 0 ? null : (double)(Best - Worst) / Shown;

    public static BestWorstCount operator +(BestWorstCount one, BestWorstCount other) => new(one.Best + other.Best, one.Worst + other.Worst, one.Shown + other.Shown);

    public static BestWorstCount operator -(BestWorstCount all, BestWorstCount part) => new(all.Best - part.Best, all.Worst - part.Worst, all.Shown - part.Shown);
}

/// <summary>F2. Weights of goals, from points split alone and revealed together, or, with more than seven goals,
/// from best–worst choices: u = (best − worst)/shown, w = (u + 1)/Σ(u + 1).</summary>
public static class GoalWeights
{
    private const int Points = 100;

    /// <param name="leaders">Leaders × goals: each row the 100 points of one leader, whole numbers from 0.</param>
    public static Outcome<IReadOnlyList<GoalWeight>> FromPoints(IReadOnlyList<IReadOnlyList<int>> leaders)
    {
        if (leaders.Count == 0 || leaders[0].Count == 0) return InvalidInput.Empty(nameof(leaders));
        var goals = leaders[0].Count;
        foreach (var row in leaders)
        {
            if (row.Count != goals) return InvalidInput.LengthsDiffer(nameof(leaders));
            if (row.Any(points => points is < 0 or > Points)) return InvalidInput.OutOfRange(nameof(leaders), 0, Points);
            if (row.Sum() != Points) return InvalidInput.Contradiction(nameof(leaders));
        }

        return Enumerable.Range(0, goals).Select(goal => Weigh([.. leaders.Select(row => row[goal])], goals)).ToArray();
    }

    /// <param name="goals">Number of goals; each must have been shown at least once.</param>
    /// <param name="choices">Every answer of every leader; best and worst differ and were shown.</param>
    /// <returns>One weight a goal, 0 to 1, together 1.</returns>
    public static Outcome<IReadOnlyList<double>> FromBestWorst(int goals, IEnumerable<BestWorstChoice> choices)
    {
        var counted = CountBestWorst(goals, choices);
        if (counted.Refusal is { } no) return no;
        if (counted.Value.Any(goal => goal.Score is null)) return InvalidInput.Empty(nameof(choices));
        var sum = counted.Value.Sum(goal => goal.Score!.Value + 1);
        return counted.Value.Select(goal => (goal.Score!.Value + 1) / sum).ToArray();
    }

    /// <summary>How often each goal was shown, and chosen. A goal that nobody was shown is counted too, and has no score.</summary>
    public static Outcome<IReadOnlyList<BestWorstCount>> CountBestWorst(int goals, IEnumerable<BestWorstChoice> choices)
    {
        if (goals < 2) return InvalidInput.OutOfRange(nameof(goals), 2, int.MaxValue);
        var counts = new BestWorstCount[goals];
        foreach (var choice in choices)
        {
            if (choice.Shown.Any(goal => goal < 0 || goal >= goals)) return InvalidInput.OutOfRange(nameof(choices), 0, goals - 1);
            if (choice.Best == choice.Worst || !choice.Shown.Contains(choice.Best) || !choice.Shown.Contains(choice.Worst)
                || choice.Shown.Distinct().Count() != choice.Shown.Count)
                return InvalidInput.Contradiction(nameof(choices));
            foreach (var goal in choice.Shown) counts[goal] += new BestWorstCount(goal == choice.Best ? 1 : 0, goal == choice.Worst ? 1 : 0, 1);
        }

        return counts;
    }

    private static GoalWeight Weigh(int[] points, int goals)
    {
        int low = points.Min(), high = points.Max();
        var mean = points.Average();
        double? agreement = points.Length < 2 || goals < 2
            ? null
            : Math.Max(0, 1 - points.Sum(p => (p - mean) * (p - mean)) / (points.Length - 1) / BlindVariance(goals));
        return new GoalWeight(mean / Points, low, high, Array.IndexOf(points, low), Array.IndexOf(points, high), agreement);
    }

    /// <summary>Variance of one goal's points when 100 points are split so that every split is equally probable
    /// (flat Dirichlet). With two goals it is 100²/12, the usual uniform.</summary>
    private static double BlindVariance(double goals) => Points * Points * (goals - 1) / (goals * goals * (goals + 1));
}
