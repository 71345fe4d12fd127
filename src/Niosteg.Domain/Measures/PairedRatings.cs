namespace Niosteg.Domain.Measures;

/// <summary>The coincidence matrix behind Krippendorff's α: how often two values stand side by side in an item.
/// Kept an item at a time, so that one can be left out again.</summary>
internal sealed class PairedRatings
{
    private readonly int[] _values;
    /// <summary>Items × values: how many raters gave the value. Only items with at least two ratings.</summary>
    private readonly int[][] _counts;

    private PairedRatings(int[] values, int[][] counts) => (_values, _counts) = (values, counts);

    public int Items => _counts.Length;
    public int Ratings => _counts.Sum(item => item.Sum());

    public static PairedRatings Of(IReadOnlyList<IReadOnlyList<int?>> ratings)
    {
        var rows = ratings.Select(item => item.Where(rating => rating is not null).Select(rating => rating!.Value).ToArray())
            .Where(row => row.Length > 1).ToArray();
        var values = rows.SelectMany(row => row).Distinct().Order().ToArray();
        return new PairedRatings(values, [.. rows.Select(row => values.Select(value => row.Count(rating => rating == value)).ToArray())]);
    }

    /// <summary>1 − (n − 1)·Σ o·δ² / Σ n·n·δ²; null when there is no variation to agree on.</summary>
    public double? Alpha(DifferenceMetric metric, int without = -1)
    {
        var size = _values.Length;
        var together = new double[size, size];
        var totals = new double[size];
        for (var item = 0; item < _counts.Length; item++)
            if (item != without) AddItem(_counts[item], together, totals);

        double observed = 0, expected = 0;
        for (var one = 0; one < size; one++)
            for (var other = 0; other < one; other++)
            {
                var distance = Distance(metric, other, one, totals);
                observed += together[one, other] * distance;
                expected += totals[one] * totals[other] * distance;
            }

        return expected <= 0 ? null : 1 - (totals.Sum() - 1) * observed / expected;
    }

    private static void AddItem(int[] counts, double[,] together, double[] totals)
    {
        var others = counts.Sum() - 1.0;
        for (var one = 0; one < counts.Length; one++)
        {
            if (counts[one] == 0) continue;
            totals[one] += counts[one];
            for (var other = 0; other < one; other++) together[one, other] += counts[one] * counts[other] / others;
        }
    }

    /// <summary>Squared difference between two values by their places, the lower first.</summary>
    private double Distance(DifferenceMetric metric, int low, int high, double[] totals)
    {
        if (metric == DifferenceMetric.Nominal) return 1;
        if (metric == DifferenceMetric.Interval) return Math.Pow((double)_values[high] - _values[low], 2);
        var between = -(totals[low] + totals[high]) / 2;
        for (var value = low; value <= high; value++) between += totals[value];
        return between * between;
    }
}
