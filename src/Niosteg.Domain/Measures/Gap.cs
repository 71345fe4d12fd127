using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>A gap between its least and its greatest possible value, in weighted levels.</summary>
public readonly record struct GapRange(double Low, double High);

/// <summary>One requirement on one person as the gap sees it.</summary>
/// <param name="Weight">Business weight of the competency, at least 0.</param>
/// <param name="Required">Required level.</param>
/// <param name="Attained">Agreed level; null when nobody has judged it.</param>
/// <param name="Lowest">Lowest level that is plausible while it is unknown.</param>
/// <param name="Highest">Highest level that is plausible while it is unknown.</param>
public readonly record struct GapInput(double Weight, double Required, double? Attained, double Lowest, double Highest);

/// <summary>The gaps of a unit together, in weighted levels.</summary>
/// <param name="Known">Sum over what was judged.</param>
/// <param name="Low">The same plus the least the unknown can add.</param>
/// <param name="High">The same plus the most the unknown can add.</param>
public readonly record struct GapTotal(double Known, double Low, double High, int KnownCount, int UnknownCount);

/// <summary>How probable one level is; the shares of a distribution add up to 1.</summary>
public readonly record struct LevelShare(double Level, double Share);

/// <summary>F16. What is missing against a requirement, in weighted levels: <c>w · max(0, r − a)</c>.
/// A surplus is shown on its own and never taken from a gap elsewhere; what nobody has judged is a range,
/// never a zero and never an average.</summary>
public static class Gap
{
    private const double SharesAddUpWithin = 1e-6;

    /// <summary>w · max(0, r − a). Levels and weight must be finite, the weight at least 0: the callers' types
    /// see to that, so anything else is a bug and stops here.</summary>
    public static double Weighted(double weight, double required, double attained)
    {
        Demand(weight, required, attained);
        return weight * Math.Max(0, required - attained);
    }

    /// <summary>The gap when the level is unknown but plausibly lies between two ends, in either order.</summary>
    public static GapRange Unknown(double weight, double required, double low, double high) =>
        new(Weighted(weight, required, Math.Max(low, high)), Weighted(weight, required, Math.Min(low, high)));

    /// <summary>Levels above the requirement, unweighted: to be shown, not to be netted.</summary>
    public static double Surplus(double required, double attained)
    {
        Demand(0, required, attained);
        return Math.Max(0, attained - required);
    }

    /// <summary>Expected gap when several raters give a distribution over levels. At least as large as the gap
    /// of the mean level, since a rating above the requirement does not make up for one below.</summary>
    public static Outcome<double> Expected(double weight, double required, IReadOnlyList<LevelShare> distribution)
    {
        if (distribution.Count == 0) return InvalidInput.Empty(nameof(distribution));
        if (InvalidInput.Within(nameof(weight), weight, 0, double.MaxValue) is { } badWeight) return badWeight;
        if (!double.IsFinite(required)) return InvalidInput.NotANumber(nameof(required));
        if (distribution.Any(part => !double.IsFinite(part.Level))) return InvalidInput.NotANumber(nameof(distribution));
        if (InvalidInput.AllWithin(nameof(distribution), distribution.Select(part => part.Share), 0, 1) is { } badShare)
            return badShare;
        if (Math.Abs(distribution.Sum(part => part.Share) - 1) > SharesAddUpWithin)
            return InvalidInput.Contradiction(nameof(distribution));

        return distribution.Sum(part => part.Share * Weighted(weight, required, part.Level));
    }

    /// <summary>The sum over a unit. An empty unit has no gap and nothing unknown.</summary>
    public static Outcome<GapTotal> Total(IEnumerable<GapInput> inputs)
    {
        double known = 0, low = 0, high = 0;
        int knownCount = 0, unknownCount = 0;
        foreach (var input in inputs)
        {
            if (Check(input) is { } refusal) return refusal;
            if (input.Attained is { } attained)
            {
                known += Weighted(input.Weight, input.Required, attained);
                knownCount++;
            }
            else
            {
                var range = Unknown(input.Weight, input.Required, input.Lowest, input.Highest);
                (low, high) = (low + range.Low, high + range.High);
                unknownCount++;
            }
        }

        return new GapTotal(known, known + low, known + high, knownCount, unknownCount);
    }

    private static Refusal? Check(GapInput input) =>
        InvalidInput.Within(nameof(input.Weight), input.Weight, 0, double.MaxValue)
        ?? (double.IsFinite(input.Required) ? null : InvalidInput.NotANumber(nameof(input.Required)))
        ?? (input.Attained is not { } attained || double.IsFinite(attained) ? null : InvalidInput.NotANumber(nameof(input.Attained)))
        ?? (double.IsFinite(input.Lowest) && double.IsFinite(input.Highest) ? null : InvalidInput.NotANumber(nameof(input.Lowest)))
        ?? (input.Lowest <= input.Highest ? null : InvalidInput.Contradiction(nameof(input.Lowest)));

    private static void Demand(double weight, double required, double attained)
    {
        if (!double.IsFinite(weight) || weight < 0) throw new ArgumentOutOfRangeException(nameof(weight));
        if (!double.IsFinite(required)) throw new ArgumentOutOfRangeException(nameof(required));
        if (!double.IsFinite(attained)) throw new ArgumentOutOfRangeException(nameof(attained));
    }
}
