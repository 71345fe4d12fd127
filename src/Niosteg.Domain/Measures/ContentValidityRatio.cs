using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>How many of a panel call a competency essential, and whether that is more than chance.</summary>
/// <param name="Essential">Votes for "essential".</param>
/// <param name="N">Votes in all; blanks are not votes.</param>
/// <param name="Ratio">Lawshe's ratio, −1 to 1; 0 when exactly half say essential.</param>
/// <param name="Needed">Fewest votes that would pass; null when the panel is too small for any.</param>
/// <param name="ChanceAtRandom">Probability of at least as many if each panellist tossed a coin.</param>
public sealed record ContentValidity(int Essential, int N, double Ratio, int? Needed, double ChanceAtRandom, Verdict Verdict);

/// <summary>F4. Content validity ratio (Lawshe 1975) with the one-sided exact binomial threshold of Ayre and
/// Scally (2014). Below five votes there is no test: show the votes.</summary>
public static class ContentValidityRatio
{
    /// <summary>2⁻¹⁰⁰⁰ is still an ordinary double; no panel is larger.</summary>
    private const int LargestPanel = 1000;

    /// <param name="essential">Votes for "essential", 0 to n.</param>
    /// <param name="n">Votes for essential, useful and not needed together.</param>
    /// <param name="alpha">Greatest probability of passing by chance.</param>
    /// <param name="fewest">Panels smaller than this get no test.</param>
    public static Outcome<ContentValidity> Judge(int essential, int n, double alpha = .05, int fewest = 5)
    {
        if (n == 0) return InvalidInput.Empty(nameof(n));
        if (n < 0 || n > LargestPanel) return InvalidInput.OutOfRange(nameof(n), 1, LargestPanel);
        if (essential < 0 || essential > n) return InvalidInput.OutOfRange(nameof(essential), 0, n);
        if (InvalidInput.Within(nameof(alpha), alpha, 1e-9, .5) is { } refusal) return refusal;

        var needed = n < fewest ? null : Needed(n, alpha);
        var verdict = needed is not { } votes ? Verdict.TooFewToTell : essential >= votes ? Verdict.Holds : Verdict.NotYet;
        return new ContentValidity(essential, n, (essential - n / 2.0) / (n / 2.0), needed, AtLeast(essential, n), verdict);
    }

    /// <summary>Smallest k with P(X ≥ k) ≤ alpha for X binomial (n, ½); null when not even n of n is rare enough.</summary>
    public static int? Needed(int n, double alpha = .05)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, LargestPanel);
        var ways = Math.Pow(.5, n);
        var atLeast = 0.0;
        for (var k = n; k >= 0; k--)
        {
            atLeast += ways;
            if (atLeast > alpha + 1e-12) return k == n ? null : k + 1;
            ways *= (double)k / (n - k + 1);
        }

        return 0;
    }

    private static double AtLeast(int essential, int n)
    {
        var ways = Math.Pow(.5, n);
        var sum = 0.0;
        for (var k = n; k >= essential; k--)
        {
            sum += ways;
            ways *= (double)k / (n - k + 1);
        }

        return Math.Min(1, sum);
    }
}
