using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>Weights of competencies with what serves nothing.</summary>
/// <param name="Raw">W: Σ goal weight · strength, one a competency.</param>
/// <param name="Weights">w: W/ΣW, together 1; all 0 when no competency serves any goal.</param>
/// <param name="Plain">The same with strengths 0/1/2/3 instead of 0/1/3/9.</param>
/// <param name="OrderDiffers">True when some pair of competencies changes place between the two: then say so.</param>
/// <param name="OrphanCompetencies">Serve no goal (places in the input).</param>
/// <param name="OrphanGoals">No competency carries them (places in the input).</param>
public sealed record BusinessWeights(
    IReadOnlyList<double> Raw, IReadOnlyList<double> Weights, IReadOnlyList<double> Plain, bool OrderDiffers,
    IReadOnlyList<int> OrphanCompetencies, IReadOnlyList<int> OrphanGoals);

/// <summary>F3. Business weight of a competency by quality function deployment (the house of quality; Akao 1966):
/// W = Σ w·L with strengths 9/3/1/0. The numbers 9/3/1 are a convention, so the result is always published next to
/// the plain 3/2/1 and says when the order depends on the choice.</summary>
public static class BusinessWeight
{
    /// <param name="goalWeights">One a goal, at least 0, not all 0; need not add up to 1.</param>
    /// <param name="strengths">Competencies × goals: 0, 1, 3 or 9.</param>
    public static Outcome<BusinessWeights> Weigh(IReadOnlyList<double> goalWeights, IReadOnlyList<IReadOnlyList<int>> strengths)
    {
        if (goalWeights.Count == 0) return InvalidInput.Empty(nameof(goalWeights));
        if (strengths.Count == 0) return InvalidInput.Empty(nameof(strengths));
        if (InvalidInput.AllWithin(nameof(goalWeights), goalWeights, 0, 1e9) is { } badWeight) return badWeight;
        if (goalWeights.All(weight => weight == 0)) return InvalidInput.Contradiction(nameof(goalWeights));
        if (strengths.Any(row => row.Count != goalWeights.Count)) return InvalidInput.LengthsDiffer(nameof(strengths));
        if (strengths.Any(row => row.Any(strength => strength is not (0 or 1 or 3 or 9)))) return InvalidInput.OutOfRange(nameof(strengths), 0, 9);

        var scale = goalWeights.Sum();
        double Sum(IReadOnlyList<int> row, Func<int, double> value) =>
            row.Select((strength, goal) => goalWeights[goal] / scale * value(strength)).Sum();
        var raw = strengths.Select(row => Sum(row, strength => strength)).ToArray();
        var plain = strengths.Select(row => Sum(row, PlainStrength)).ToArray();

        return new BusinessWeights(raw, Shares(raw), Shares(plain), OrderDiffers(raw, plain),
            [.. Enumerable.Range(0, strengths.Count).Where(c => strengths[c].All(strength => strength == 0))],
            [.. Enumerable.Range(0, goalWeights.Count).Where(goal => strengths.All(row => row[goal] == 0))]);
    }

    private static double PlainStrength(int strength) => strength switch { 9 => 3, 3 => 2, _ => strength };

    private static double[] Shares(double[] raw)
    {
        var sum = raw.Sum();
        return [.. raw.Select(value => sum == 0 ? 0 : value / sum)];
    }

    private static bool OrderDiffers(double[] raw, double[] plain)
    {
        for (var i = 0; i < raw.Length; i++)
            for (var j = 0; j < i; j++)
                if (Order(raw[i], raw[j]) * Order(plain[i], plain[j]) < 0) return true;
        return false;
    }

    /// <summary>Sums that differ by rounding only are ties.</summary>
    private static int Order(double one, double other) => Math.Abs(one - other) < 1e-9 ? 0 : Math.Sign(one - other);
}
