using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>Something people can learn from.</summary>
/// <param name="Cost">For one person, at least 0.</param>
/// <param name="Hours">For one person, at least 0.</param>
/// <param name="Seats">People who can take part, at least 0.</param>
/// <param name="Lifts">Δ: levels each competency is expected to rise, at least 0.</param>
/// <param name="Needs">Activities, by their place in the list, that the same person takes part in first.</param>
/// <param name="From">First day; without days it can be done at any time.</param>
/// <param name="To">Last day.</param>
public sealed record TrainingActivity(double Cost, double Hours, int Seats, IReadOnlyList<double> Lifts,
    IReadOnlyList<int>? Needs = null, DateOnly? From = null, DateOnly? To = null)
{
    internal IReadOnlyList<int> First => Needs ?? [];

    /// <summary>Nobody is in both.</summary>
    internal bool Clashes(TrainingActivity other) => From <= other.To && other.From <= To;

    /// <summary>Over before the other begins, or free to be.</summary>
    internal bool CanPrecede(TrainingActivity other) => To is null || other.From is null || To < other.From;
}

/// <summary>One person in one activity.</summary>
public readonly record struct TrainingPlace(int Person, int Activity);

/// <summary>A plan within its limits.</summary>
/// <param name="Closed">Weighted levels of gap that it is expected to close.</param>
/// <param name="AtMost">No plan within the limits closes more than this.</param>
/// <param name="IsBest">True when no better plan exists; false when the search was cut short.</param>
public sealed record TrainingChoice(IReadOnlyList<TrainingPlace> Places, double Closed, double Cost, double AtMost, bool IsBest);

/// <summary>The plan beside what a little less and a little more money would do.</summary>
/// <param name="PerMore">Weighted levels that one more krona closes, between the budget and the larger one.</param>
public sealed record TrainingBudgets(TrainingChoice Less, TrainingChoice Chosen, TrainingChoice More, double PerMore);

/// <summary>F19. Training plan: who takes part in what, so that most weighted gap is closed within the money, each
/// person's hours, the seats, what must come first and the days. Two activities for the same gap close it once: a plan
/// closes w·min(gap, ΣΔ), where the sum of w·min(gap, Δ) over activities would count it twice. Exact for small units,
/// else the best found with a bound on what is missed.</summary>
public static class TrainingPlan
{
    /// <param name="weights">w: one a competency, at least 0.</param>
    /// <param name="gaps">People × competencies: levels missing, at least 0; what is unknown is left at 0 and shown apart.</param>
    /// <param name="hours">Hours each person has.</param>
    /// <param name="mostSteps">Steps of the exact search; the same on every machine.</param>
    public static Outcome<TrainingChoice> Choose(IReadOnlyList<double> weights, IReadOnlyList<IReadOnlyList<double>> gaps,
        IReadOnlyList<TrainingActivity> activities, double budget, IReadOnlyList<double> hours, int mostSteps = 5_000)
    {
        if (Check(weights, gaps, activities, budget, hours) is { } refusal) return refusal;
        return new TrainingSearch(weights, gaps, activities, budget, hours).Run(mostSteps);
    }

    /// <summary>The same plan with a tenth less and a tenth more money. A plan within less money is one within more, so
    /// more never closes less, also where the search was cut short.</summary>
    /// <param name="step">How much less and more, as a share of the budget: above 0, at most 1.</param>
    public static Outcome<TrainingBudgets> Around(IReadOnlyList<double> weights, IReadOnlyList<IReadOnlyList<double>> gaps,
        IReadOnlyList<TrainingActivity> activities, double budget, IReadOnlyList<double> hours, double step = .1, int mostSteps = 5_000)
    {
        if (InvalidInput.Within(nameof(step), step, 1e-6, 1) is { } badStep) return badStep;
        if (InvalidInput.Within(nameof(budget), budget, 1e-6, 1e15) is { } badBudget) return badBudget;
        if (Check(weights, gaps, activities, budget, hours) is { } refusal) return refusal;
        TrainingChoice With(double money) => new TrainingSearch(weights, gaps, activities, money, hours).Run(mostSteps);
        var less = With(budget * (1 - step));
        var chosen = Better(With(budget), less);
        var more = Better(With(budget * (1 + step)), chosen);
        return new TrainingBudgets(less, chosen, more, (more.Closed - chosen.Closed) / (budget * step));
    }

    /// <summary>What a plan closes, in weighted levels: Σ over people and competencies of w·min(gap, ΣΔ).</summary>
    public static double Closed(IReadOnlyList<double> weights, IReadOnlyList<IReadOnlyList<double>> gaps,
        IReadOnlyList<TrainingActivity> activities, IEnumerable<TrainingPlace> places) =>
        places.Distinct().GroupBy(place => place.Person).Sum(person => Enumerable.Range(0, weights.Count)
            .Sum(c => weights[c] * Math.Min(gaps[person.Key][c], person.Sum(place => activities[place.Activity].Lifts[c]))));

    private static TrainingChoice Better(TrainingChoice found, TrainingChoice withLess) =>
        found.Closed >= withLess.Closed ? found : withLess with { AtMost = found.AtMost, IsBest = false };

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
            ?? InvalidInput.Within(nameof(budget), budget, 0, 1e15)
            ?? CheckOrder(activities);
    }

    private static Refusal? CheckOrder(IReadOnlyList<TrainingActivity> activities)
    {
        if (activities.Any(a => a.First.Any(n => n < 0 || n >= activities.Count))) return InvalidInput.OutOfRange("needs", 0, activities.Count - 1);
        if (activities.Any(a => a.From is null != a.To is null || a.To < a.From)) return InvalidInput.Contradiction("days");
        // What has nothing left before it is taken away again and again; a circle remains.
        var left = Enumerable.Range(0, activities.Count).ToHashSet();
        while (left.RemoveWhere(a => !activities[a].First.Any(left.Contains)) > 0) { }
        return left.Count > 0 ? InvalidInput.Contradiction("needs") : null;
    }
}
