using MathNet.Numerics.Distributions;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>Whether a figure has moved since last time. Unclear is drawn as a grey arrow.</summary>
public enum Change
{
    Unclear = 0,
    Up = 1,
    Down = 2,
}

/// <summary>F25. A share that carries how many answered and how sure one may be. Wilson's interval (1927) holds
/// its promise for small groups and for 0 % and 100 %, where the textbook interval has no width.</summary>
/// <param name="Share">yes / n, 0 to 1.</param>
/// <param name="Low">Lower end of the interval, 0 to 1.</param>
/// <param name="High">Upper end of the interval, 0 to 1.</param>
/// <param name="N">Answers it rests on, at least 1.</param>
public readonly record struct ShareInterval(double Share, double Low, double High, int N)
{
    /// <param name="yes">Answers that said yes, 0 to n.</param>
    /// <param name="n">All answers; blanks are not answers. 0 is refused: a share of nothing is not 0 %.</param>
    /// <param name="confidence">Two-sided, above 0 and below 1.</param>
    public static Outcome<ShareInterval> Wilson(int yes, int n, double confidence = .95)
    {
        if (Check(yes, n, confidence) is { } refusal) return refusal;
        var (low, high) = Ends(yes, n, Normal.InvCDF(0, 1, (1 + confidence) / 2));
        return new ShareInterval((double)yes / n, low, high, n);
    }

    /// <summary>One-sided lower bound: the share is at least this with the given confidence.</summary>
    public static Outcome<double> LowerBound(int yes, int n, double confidence = .80)
    {
        if (Check(yes, n, confidence) is { } refusal) return refusal;
        return Ends(yes, n, Math.Max(0, Normal.InvCDF(0, 1, confidence))).Low;
    }

    /// <summary>Against last time's value: unclear when the interval covers it.</summary>
    public Change Since(double lastTime) =>
        lastTime < Low ? Change.Up : lastTime > High ? Change.Down : Change.Unclear;

    private static Refusal? Check(int yes, int n, double confidence) =>
        n == 0 ? InvalidInput.Empty(nameof(n))
        : n < 0 ? InvalidInput.OutOfRange(nameof(n), 1, int.MaxValue)
        : yes < 0 || yes > n ? InvalidInput.OutOfRange(nameof(yes), 0, n)
        : InvalidInput.Within(nameof(confidence), confidence, 1e-6, 1 - 1e-6);

    private static (double Low, double High) Ends(int yes, int n, double z)
    {
        double share = (double)yes / n, shrink = z * z / n;
        var middle = (share + shrink / 2) / (1 + shrink);
        var half = z / (1 + shrink) * Math.Sqrt(share * (1 - share) / n + shrink / (4 * n));
        // The ends are exact at 0 and n; rounding must not push them a hair outside.
        return (yes == 0 ? 0 : Math.Clamp(middle - half, 0, share), yes == n ? 1 : Math.Clamp(middle + half, share, 1));
    }
}
