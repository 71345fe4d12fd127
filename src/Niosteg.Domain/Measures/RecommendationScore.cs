using MathNet.Numerics.Distributions;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>F25, second half. A score of the kind "promoters minus detractors" (eNPS) with its standard error.
/// All values in shares: +0.25 is what is usually printed as +25.</summary>
/// <param name="Score">p − d, −1 to 1.</param>
/// <param name="StandardError">√((p + d − (p − d)²)/n).</param>
/// <param name="Low">Lower end of the interval, −1 to 1.</param>
/// <param name="High">Upper end of the interval, −1 to 1.</param>
/// <param name="N">Answers, passives included.</param>
public readonly record struct RecommendationScore(double Score, double StandardError, double Low, double High, int N)
{
    /// <summary>Added to promoters and to detractors, and twice that to the passives, before the interval is computed: the
    /// adjusted Wald interval of Rocks (2016). Score ± z·SE would promise certainty from three who agree, and holds the
    /// truth 86 times of 100 in groups of fifteen; this holds it about 95 times.</summary>
    private const double Added = .75;

    public static Outcome<RecommendationScore> From(int promoters, int passives, int detractors, double confidence = .95)
    {
        if (promoters < 0) return InvalidInput.OutOfRange(nameof(promoters), 0, int.MaxValue);
        if (passives < 0) return InvalidInput.OutOfRange(nameof(passives), 0, int.MaxValue);
        if (detractors < 0) return InvalidInput.OutOfRange(nameof(detractors), 0, int.MaxValue);
        if (InvalidInput.Within(nameof(confidence), confidence, 1e-6, 1 - 1e-6) is { } refusal) return refusal;
        var n = (long)promoters + passives + detractors;
        if (n is 0 or > int.MaxValue) return n == 0 ? InvalidInput.Empty("n") : InvalidInput.OutOfRange("n", 1, int.MaxValue);

        var (score, error) = Estimate(promoters, detractors, n);
        var (middle, wider) = Estimate(promoters + Added, detractors + Added, n + 4 * Added);
        var half = Normal.InvCDF(0, 1, (1 + confidence) / 2) * wider;
        return new RecommendationScore(score, error, Math.Min(score, Math.Max(-1, middle - half)), Math.Max(score, Math.Min(1, middle + half)), (int)n);
    }

    /// <summary>Against last time's value: unclear when the interval covers it.</summary>
    public Change Since(double lastTime) =>
        lastTime < Low ? Change.Up : lastTime > High ? Change.Down : Change.Unclear;

    private static (double Score, double Error) Estimate(double promoters, double detractors, double n)
    {
        double p = promoters / n, d = detractors / n;
        return (p - d, Math.Sqrt(Math.Max(0, p + d - (p - d) * (p - d)) / n));
    }
}
