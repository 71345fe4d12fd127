using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>Something people can learn from.</summary>
/// <param name="Cost">For one person, at least 0.</param>
/// <param name="Hours">For one person, at least 0.</param>
/// <param name="Seats">People who can take part, at least 0.</param>
/// <param name="Lifts">Δ: levels each competency is expected to rise, at least 0.</param>
public sealed record TrainingActivity(double Cost, double Hours, int Seats, IReadOnlyList<double> Lifts);

/// <summary>One person in one activity.</summary>
public readonly record struct TrainingPlace(int Person, int Activity);

/// <summary>A plan within its limits.</summary>
/// <param name="Closed">Weighted levels of gap that it is expected to close.</param>
/// <param name="AtMost">No plan within the limits closes more than this.</param>
/// <param name="IsBest">True when no better plan exists; false when the search was cut short.</param>
public sealed record TrainingChoice(IReadOnlyList<TrainingPlace> Places, double Closed, double Cost, double AtMost, bool IsBest);

/// <summary>F19. Training plan: who takes part in what, so that most weighted gap is closed within the money, each
/// person's hours and the seats. Two activities for the same gap close it once: a plan closes w·min(gap, ΣΔ), where the
/// sum of w·min(gap, Δ) over activities would count it twice. Exact for small units, else the best found with a bound on what is missed.
/// Prerequisites and dates are not part of it.</summary>
public static class TrainingPlan
{
    /// <param name="weights">w: one a competency, at least 0.</param>
    /// <param name="gaps">People × competencies: levels missing, at least 0; what is unknown is left at 0 and shown apart.</param>
    /// <param name="hours">Hours each person has.</param>
    /// <param name="mostSteps">Steps of the exact search; the same on every machine.</param>
    public static Outcome<TrainingChoice> Choose(IReadOnlyList<double> weights, IReadOnlyList<IReadOnlyList<double>> gaps,
        IReadOnlyList<TrainingActivity> activities, double budget, IReadOnlyList<double> hours, int mostSteps = 20_000)
    {
        if (Check(weights, gaps, activities, budget, hours) is { } refusal) return refusal;
        return new TrainingSearch(weights, gaps, activities, budget, hours).Run(mostSteps);
    }

    /// <summary>What a plan closes, in weighted levels: Σ over people and competencies of w·min(gap, ΣΔ).</summary>
    public static double Closed(IReadOnlyList<double> weights, IReadOnlyList<IReadOnlyList<double>> gaps,
        IReadOnlyList<TrainingActivity> activities, IEnumerable<TrainingPlace> places) =>
        places.Distinct().GroupBy(place => place.Person).Sum(person => Enumerable.Range(0, weights.Count)
            .Sum(c => weights[c] * Math.Min(gaps[person.Key][c], person.Sum(place => activities[place.Activity].Lifts[c]))));

    private static Refusal? Check(IReadOnlyList<double> weights, IReadOnlyList<IReadOnlyList<double>> gaps,
        IReadOnlyList<TrainingActivity> activities, double budget, IReadOnlyList<double> hours)
    {
        if (gaps.Count != hours.Count) return InvalidInput.LengthsDiffer(nameof(hours));
        if (gaps.Any(person => person.Count != weights.Count)) return InvalidInput.LengthsDiffer(nameof(gaps));
        if (activities.Any(activity => activity.Lifts.Count != weights.Count)) return InvalidInput.LengthsDiffer(nameof(activities));
        if (activities.Any(activity => activity.Seats < 0)) return InvalidInput.OutOfRange("seats", 0, int.MaxValue);
        return InvalidInput.AllWithin(nameof(weights), weights, 0, 1e9)
            ?? InvalidInput.AllWithin(nameof(gaps), gaps.SelectMany(person => person), 0, 1e6)
            ?? InvalidInput.AllWithin("lifts", activities.SelectMany(activity => activity.Lifts), 0, 1e6)
            ?? InvalidInput.AllWithin("cost", activities.Select(activity => activity.Cost), 0, 1e12)
            ?? InvalidInput.AllWithin("hours", activities.Select(activity => activity.Hours).Concat(hours), 0, 1e6)
            ?? InvalidInput.Within(nameof(budget), budget, 0, 1e15);
    }
}
