using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>Months one level takes, and where the number comes from.</summary>
/// <param name="IsAssumption">True: stated, not seen; say so wherever a month is shown.</param>
public readonly record struct MonthsPerLevel(double Months, bool IsAssumption, int Cases);

/// <summary>A route: roles in the order they are reached, and the months to the last.</summary>
public sealed record CareerRoute(IReadOnlyList<int> Roles, double Months);

/// <summary>F22, second half. The shortest route (Dijkstra 1959) to a role over roles that are each a possible step. A direct
/// step is never longer than a detour, so what makes a route is that a step may not be too large: D ≤ .25.</summary>
public static class CareerPath
{
    /// <summary>The median of our own cases when there are enough, else the assumption.</summary>
    public static Outcome<MonthsPerLevel> Months(IReadOnlyList<double> cases, double assumed, int fewest = 5)
    {
        if (InvalidInput.AllWithin(nameof(cases), cases, 0, 1200) is { } badCase) return badCase;
        if (InvalidInput.Within(nameof(assumed), assumed, 0, 1200) is { } badMonths) return badMonths;
        if (cases.Count < Math.Max(1, fewest)) return new MonthsPerLevel(assumed, true, cases.Count);
        var sorted = cases.Order().ToArray();
        return new MonthsPerLevel((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, false, cases.Count);
    }

    /// <summary>Null when no row of possible steps leads there: a dead end is an answer.</summary>
    /// <param name="roles">Roles × competencies.</param>
    /// <param name="attained">The person's levels; what nobody has judged counts as 0, since a route is a promise.</param>
    /// <param name="target">Place among the roles.</param>
    /// <param name="monthsPerLevel">One a competency, at least 0.</param>
    /// <param name="largestStep">Largest distance that is still a step.</param>
    public static Outcome<CareerRoute?> Shortest(IReadOnlyList<IReadOnlyList<RoleRequirement>> roles, IReadOnlyList<double?> attained,
        int target, IReadOnlyList<double> monthsPerLevel, double largestStep = .25)
    {
        if (target < 0 || target >= roles.Count) return InvalidInput.OutOfRange(nameof(target), 0, roles.Count - 1);
        if (monthsPerLevel.Count != attained.Count) return InvalidInput.LengthsDiffer(nameof(monthsPerLevel));
        if (InvalidInput.AllWithin(nameof(monthsPerLevel), monthsPerLevel, 0, 1200) is { } badMonths) return badMonths;
        if (InvalidInput.Within(nameof(largestStep), largestStep, 0, 1) is { } badStep) return badStep;
        foreach (var role in roles)
            if (CareerDistance.To(role, attained).Refusal is { } refusal) return refusal;

        return Search(roles, [.. attained.Select(level => level ?? 0)], target, monthsPerLevel, largestStep);
    }

    private static CareerRoute? Search(IReadOnlyList<IReadOnlyList<RoleRequirement>> roles, double[] person, int target,
        IReadOnlyList<double> monthsPerLevel, double largestStep)
    {
        var months = new double[roles.Count];
        var before = new int[roles.Count];
        Array.Fill(months, double.PositiveInfinity);
        // Whoever holds a role has what it asks for, and keeps what they had.
        double[] LevelsAt(int role) => [.. person.Select((level, c) => Math.Max(level, roles[role][c].Required))];
        void StepFrom(double[] levels, double already, int from, bool[] settled)
        {
            for (var next = 0; next < roles.Count; next++)
            {
                if (settled[next] || CareerDistance.To(roles[next], [.. levels.Select(level => (double?)level)]).Value.High > largestStep + 1e-12) continue;
                var reached = already + roles[next].Select((need, c) => Math.Max(0, need.Required - levels[c]) * monthsPerLevel[c]).Sum();
                if (reached < months[next]) (months[next], before[next]) = (reached, from);
            }
        }

        var settled = new bool[roles.Count];
        StepFrom(person, 0, -1, settled);
        for (var round = 0; round < roles.Count; round++)
        {
            var nearest = Enumerable.Range(0, roles.Count).Where(role => !settled[role]).MinBy(role => months[role]);
            if (double.IsPositiveInfinity(months[nearest])) return null;
            settled[nearest] = true;
            if (nearest == target) return new CareerRoute(Route(target, before), months[target]);
            StepFrom(LevelsAt(nearest), months[nearest], nearest, settled);
        }

        return null;
    }

    private static int[] Route(int target, int[] before)
    {
        var route = new List<int>();
        for (var role = target; role >= 0; role = before[role]) route.Insert(0, role);
        return [.. route];
    }
}
