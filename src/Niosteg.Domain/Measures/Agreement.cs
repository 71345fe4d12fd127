using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>How far a panel agrees on one level.</summary>
/// <param name="N">Ratings; blanks are not ratings.</param>
/// <param name="Value">r_WG, 0 to 1; null below two raters, since one person cannot agree.</param>
/// <param name="Needed">The value that must be reached; null when no outcome of so few is rare enough.</param>
/// <param name="ChanceAtRandom">Probability that blind raters agree at least as well.</param>
/// <param name="AverageDeviation">Mean distance from the mean, in levels: to be shown, never a gate.</param>
/// <param name="AverageDeviationRule">Whether the rule of thumb A/6 is met: to be shown, never a gate.</param>
public sealed record AgreementOnLevel(
    int N, double? Value, double? Needed, double ChanceAtRandom, double AverageDeviation, bool AverageDeviationRule, Verdict Verdict);

/// <summary>F5. Agreement on one level rating, r_WG = 1 − s²/((A² − 1)/12) (James, Demaree and Wolf 1984), held
/// against the value that blind raters reach at most 5 % of the time, computed exactly for the size of the panel.
/// The usual fixed .70 is reached by 34 of 100 blind panels of three on four levels.</summary>
public static class Agreement
{
    /// <param name="ratings">One a rater, 1 to levels, in any order.</param>
    /// <param name="levels">A: levels on the scale, 2 to 10.</param>
    /// <param name="alpha">Greatest probability of passing by chance.</param>
    /// <param name="floor">Least value whatever the size, so that large panels cannot pass on significance alone.</param>
    public static Outcome<AgreementOnLevel> On(IReadOnlyList<int> ratings, int levels, double alpha = .05, double floor = .50)
    {
        if (ratings.Count == 0) return InvalidInput.Empty(nameof(ratings));
        if (levels is < 2 or > 10) return InvalidInput.OutOfRange(nameof(levels), 2, 10);
        if (ratings.Any(rating => rating < 1 || rating > levels)) return InvalidInput.OutOfRange(nameof(ratings), 1, levels);
        if (ratings.Count > BlindPanels.Largest) return InvalidInput.TooLarge(nameof(ratings), BlindPanels.Largest);
        if (InvalidInput.Within(nameof(alpha), alpha, 1e-9, .5) is { } badAlpha) return badAlpha;
        if (InvalidInput.Within(nameof(floor), floor, 0, 1) is { } badFloor) return badFloor;

        var n = ratings.Count;
        var sum = ratings.Sum();
        var spread = n * ratings.Sum(x => x * x) - sum * sum;
        var needed = Needed(n, levels, alpha, floor);
        double? value = n < 2 ? null : Math.Max(0, Value(spread, n, levels));
        // Whole numbers, so that the order of the raters cannot change the last digit.
        var deviation = ratings.Sum(x => Math.Abs(n * x - sum)) / ((double)n * n);
        var verdict = needed is null ? Verdict.TooFewToTell : value >= needed - 1e-12 ? Verdict.Holds : Verdict.NotYet;
        return new AgreementOnLevel(n, value, needed, BlindPanels.Of(n, levels).AtMost(spread), deviation,
            deviation <= levels / 6.0 + 1e-12, verdict);
    }

    /// <summary>Smallest value that blind raters reach with probability at most alpha, and at least the floor; null
    /// when even full agreement is more probable than that.</summary>
    public static double? Needed(int n, int levels, double alpha = .05, double floor = .50)
    {
        var rare = BlindPanels.Of(n, levels).LargestSpreadWithin(alpha);
        return rare is not { } spread ? null : Math.Max(floor, Value(spread, n, levels));
    }

    /// <summary>Probability that n blind raters reach at least this value.</summary>
    public static double ChanceAtRandom(double value, int n, int levels)
    {
        var allowed = (1 - value) * (levels * levels - 1) / 12.0 * n * (n - 1);
        return BlindPanels.Of(n, levels).AtMost((int)Math.Floor(allowed + 1e-9));
    }

    private static double Value(int spread, int n, int levels) =>
        n < 2 ? 1 : 1 - (double)spread / ((double)n * (n - 1)) / ((levels * levels - 1) / 12.0);
}
