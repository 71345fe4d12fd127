using System.Collections.Concurrent;

namespace Niosteg.Domain.Measures;

/// <summary>Every panel of n raters who answer blindly on A levels, counted exactly. A panel is summed up by the whole
/// number n·Σx² − (Σx)², which grows with its variance; so it is enough to count how many panels have each pair
/// (Σx, Σx²), one rater at a time. Computed once for each size and kept: it never changes.</summary>
internal sealed class BlindPanels
{
    public const int Largest = 60;
    private static readonly ConcurrentDictionary<(int Raters, int Levels), BlindPanels> Counted = new();

    /// <summary>Probability that the spread is at most the index.</summary>
    private readonly double[] _atMost;

    private BlindPanels(double[] atMost) => _atMost = atMost;

    public static BlindPanels Of(int raters, int levels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(raters, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(raters, Largest);
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(levels, 10);
        return Counted.GetOrAdd((raters, levels), size => Count(size.Raters, size.Levels));
    }

    /// <summary>Probability that blind raters are at most this far apart.</summary>
    public double AtMost(int spread) => spread < 0 ? 0 : _atMost[Math.Min(spread, _atMost.Length - 1)];

    /// <summary>The largest spread that is still as rare as alpha; null when even no spread is more probable.</summary>
    public int? LargestSpreadWithin(double alpha)
    {
        int? answer = null;
        for (var spread = 0; spread < _atMost.Length && _atMost[spread] <= alpha + 1e-12; spread++)
            if (spread == 0 || _atMost[spread] > _atMost[spread - 1]) answer = spread;
        return answer;
    }

    private static BlindPanels Count(int raters, int levels)
    {
        // Levels from 0, since the spread does not depend on where the scale starts.
        int top = levels - 1, sums = raters * top + 1, squares = raters * top * top + 1;
        double[] now = new double[sums * squares], next = new double[sums * squares];
        now[0] = 1;
        for (var rater = 0; rater < raters; rater++)
        {
            Array.Clear(next);
            AddRater(now, next, rater, top, squares);
            (now, next) = (next, now);
        }

        var spreads = new double[raters * raters * top * top / 4 + 1];
        for (var sum = 0; sum < sums; sum++)
            for (var square = sum; square < squares; square++)
                if (now[sum * squares + square] is > 0 and var probability)
                    spreads[raters * square - sum * sum] += probability;
        for (var spread = 1; spread < spreads.Length; spread++) spreads[spread] += spreads[spread - 1];
        return new BlindPanels(spreads);
    }

    /// <summary>Only pairs that can occur are visited: Σx² lies between (Σx)²/raters and top·Σx, with the same parity as Σx.</summary>
    private static void AddRater(double[] now, double[] next, int raters, int top, int squares)
    {
        var share = 1.0 / (top + 1);
        for (var sum = 0; sum <= raters * top; sum++)
            for (var square = raters == 0 ? 0 : LeastSquares(sum, raters); square <= top * sum; square += 2)
            {
                var probability = now[sum * squares + square] * share;
                if (probability == 0) continue;
                for (var level = 0; level <= top; level++)
                    next[(sum + level) * squares + square + level * level] += probability;
            }
    }

    private static int LeastSquares(int sum, int raters)
    {
        var least = (sum * sum + raters - 1) / raters;
        return least + ((least ^ sum) & 1);
    }
}
