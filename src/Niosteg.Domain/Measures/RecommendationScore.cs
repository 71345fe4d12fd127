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
    /// <summary>Score ± z·SE. When all answered alike the standard error is 0, which would promise certainty from
    /// three answers; then the ends come from Wilson's interval for that one share.</summary>
    public static Outcome<RecommendationScore> From(int promoters, int passives, int detractors, double confidence = .95)
    {
        if (promoters < 0) return InvalidInput.OutOfRange(nameof(promoters), 0, int.MaxValue);
        if (passives < 0) return InvalidInput.OutOfRange(nameof(passives), 0, int.MaxValue);
        if (detractors < 0) return InvalidInput.OutOfRange(nameof(detractors), 0, int.MaxValue);
        var n = promoters + passives + detractors;
        var unanimous = ShareInterval.Wilson(n, n, confidence);
        if (unanimous.Refusal is { } refusal) return refusal;

        double p = (double)promoters / n, d = (double)detractors / n, score = p - d;
        var error = Math.Sqrt(Math.Max(0, p + d - score * score) / n);
        if (promoters == n || passives == n || detractors == n)
            return Unanimous(score, 1 - unanimous.Value.Low, n);

        var half = error * Normal.InvCDF(0, 1, (1 + confidence) / 2);
        return new RecommendationScore(score, error, Math.Max(-1, score - half), Math.Min(1, score + half), n);
    }

    /// <summary>Against last time's value: unclear when the interval covers it.</summary>
    public Change Since(double lastTime) =>
        lastTime < Low ? Change.Up : lastTime > High ? Change.Down : Change.Unclear;

    /// <summary>Up to <paramref name="others"/> of those asked may think otherwise: in the worst case they stand
    /// at the opposite end.</summary>
    private static RecommendationScore Unanimous(double score, double others, int n) => score switch
    {
        > 0 => new(score, 0, 1 - 2 * others, 1, n),
        < 0 => new(score, 0, -1, -1 + 2 * others, n),
        _ => new(score, 0, -others, others, n),
    };
}
