using MathNet.Numerics.Distributions;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>The course of a cumulative sum.</summary>
/// <param name="Sums">S⁺ after each period, from 0 up.</param>
/// <param name="Reference">μ₀ + k: counts above it push the sum up.</param>
/// <param name="AlarmFrom">The sum at which it calls.</param>
/// <param name="FirstAlarm">The period (place in the input) that first reached it; null when none did.</param>
public sealed record DriftPath(IReadOnlyList<double> Sums, double Reference, double AlarmFrom, int? FirstAlarm);

/// <summary>F24. Has the work moved away from the profile? One-sided CUSUM (Page 1954) on small counts: requirements
/// overridden, marked not applicable, or criteria added on the side. The alarm level is computed exactly for Poisson counts,
/// so that an unchanged profile calls at most one year in twenty. The usual number of such events must be known from before:
/// guessed too low, it calls for nothing.</summary>
public static class Drift
{
    /// <summary>Sums are kept on a grid of twentieths, which makes the chain finite and the alarm level exact.</summary>
    private const int PerUnit = 20;

    /// <param name="counts">Events in each period, oldest first.</param>
    /// <param name="expected">μ₀: the usual number in a period, .05 to 50.</param>
    /// <param name="rise">The increase to be noticed, as a factor of the usual number, above 1.</param>
    /// <param name="periods">The false-alarm promise is given for this many periods.</param>
    /// <param name="alpha">Greatest probability of a false alarm within them.</param>
    public static Outcome<DriftPath> Follow(IReadOnlyList<int> counts, double expected, double rise = 2, int periods = 12, double alpha = .05)
    {
        if (counts.Any(count => count < 0)) return InvalidInput.OutOfRange(nameof(counts), 0, int.MaxValue);
        if (InvalidInput.Within(nameof(expected), expected, .05, 50) is { } badMean) return badMean;
        if (InvalidInput.Within(nameof(rise), rise, 1.1, 10) is { } badRise) return badRise;
        if (periods is < 1 or > 120) return InvalidInput.OutOfRange(nameof(periods), 1, 120);
        if (InvalidInput.Within(nameof(alpha), alpha, 1e-4, .5) is { } badAlpha) return badAlpha;

        var reference = ReferenceSteps(expected, rise);
        var alarm = AlarmSteps(expected, reference, periods, alpha);
        var sums = new double[counts.Count];
        var sum = 0L;
        for (var i = 0; i < counts.Count; i++)
        {
            sum = Math.Max(0, sum + (long)counts[i] * PerUnit - reference);
            sums[i] = (double)sum / PerUnit;
        }

        var from = (double)alarm / PerUnit;
        var first = Array.FindIndex(sums, value => value >= from - 1e-9);
        return new DriftPath(sums, (double)reference / PerUnit, from, first < 0 ? null : first);
    }

    /// <summary>Between the usual mean and the raised one, (μ₁ − μ₀)/ln(μ₁/μ₀): the best value against that rise (Lucas 1985).</summary>
    private static int ReferenceSteps(double expected, double rise) =>
        Math.Max((int)Math.Floor(expected * PerUnit) + 1, (int)Math.Round(expected * (rise - 1) / Math.Log(rise) * PerUnit));

    /// <summary>Smallest alarm level whose probability of a false alarm within the periods is at most alpha.</summary>
    private static int AlarmSteps(double expected, int reference, int periods, double alpha)
    {
        var chances = CountChances(expected);
        int low = 0, high = PerUnit;
        while (FalseAlarm(chances, reference, high, periods) > alpha) (low, high) = (high, 2 * high);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = FalseAlarm(chances, reference, middle, periods) > alpha ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>Walks the chain of sums forward; whoever reaches the alarm stays out.</summary>
    private static double FalseAlarm(double[] chances, int reference, int alarm, int periods)
    {
        var now = new double[alarm];
        now[0] = 1;
        for (var period = 0; period < periods; period++)
        {
            var next = new double[alarm];
            for (var sum = 0; sum < alarm; sum++)
            {
                if (now[sum] == 0) continue;
                for (var count = 0; count < chances.Length; count++)
                {
                    var to = Math.Max(0, sum + count * PerUnit - reference);
                    if (to >= alarm) break;
                    next[to] += now[sum] * chances[count];
                }
            }

            now = next;
        }

        return 1 - now.Sum();
    }

    private static double[] CountChances(double expected) =>
        [.. Enumerable.Range(0, (int)(expected + 12 * Math.Sqrt(expected)) + 20).Select(count => Poisson.PMF(expected, count))];
}
