using MathNet.Numerics.Distributions;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>How far apart two values count: the same or not, by rank, or by distance.</summary>
public enum DifferenceMetric
{
    Nominal = 0,
    Ordinal = 1,
    Interval = 2,
}

/// <summary>Krippendorff's reading of the coefficient. No variation and too few pairs are answers of their own.</summary>
public enum AlphaReading
{
    TooFewToTell = 0,
    NoVariation = 1,
    NotYet = 2,
    Tentative = 3,
    Firm = 4,
}

/// <summary>Agreement over a whole profile.</summary>
/// <param name="Alpha">1 full agreement, 0 as by chance, below 0 systematic disagreement; null when it cannot be told.</param>
/// <param name="Low">Lower end of the 95 % interval; null with fewer than three items that can be compared.</param>
/// <param name="High">Upper end, at most 1.</param>
/// <param name="Items">Items with at least two ratings: only those can be compared.</param>
/// <param name="Ratings">Ratings in those items.</param>
public sealed record ProfileAgreement(double? Alpha, double? Low, double? High, int Items, int Ratings, AlphaReading Reading);

/// <summary>F6. Krippendorff's α (Hayes and Krippendorff 2007): 1 − observed / expected disagreement. Copes with
/// missing ratings and any number of raters. The interval is a jackknife over items (Tukey 1958), since the usual
/// bootstrap covers badly with few items.</summary>
public static class KrippendorffAlpha
{
    private const int FewestItems = 2;
    private const int FewestForInterval = 3;

    /// <param name="ratings">Items × raters; null where somebody did not rate. Every item has one entry a rater.</param>
    /// <param name="firm">From here α reads as firm.</param>
    /// <param name="tentative">From here α reads as tentative.</param>
    /// <param name="confidence">Of the two-sided interval.</param>
    public static Outcome<ProfileAgreement> Of(IReadOnlyList<IReadOnlyList<int?>> ratings, DifferenceMetric metric = DifferenceMetric.Ordinal,
        double firm = .80, double tentative = .667, double confidence = .95)
    {
        if (ratings.Count == 0) return InvalidInput.Empty(nameof(ratings));
        if (ratings.Any(item => item.Count != ratings[0].Count)) return InvalidInput.LengthsDiffer(nameof(ratings));
        if (!Enum.IsDefined(metric)) return InvalidInput.OutOfRange(nameof(metric), 0, 2);
        if (InvalidInput.Within(nameof(confidence), confidence, .5, .999) is { } refusal) return refusal;
        if (tentative > firm || !double.IsFinite(tentative + firm)) return InvalidInput.Contradiction(nameof(tentative));

        var table = PairedRatings.Of(ratings);
        if (table.Items < FewestItems) return new ProfileAgreement(null, null, null, table.Items, table.Ratings, AlphaReading.TooFewToTell);
        if (table.Alpha(metric) is not { } alpha)
            return new ProfileAgreement(null, null, null, table.Items, table.Ratings, AlphaReading.NoVariation);

        var (low, high) = Jackknife(table, metric, alpha, confidence);
        var reading = alpha >= firm ? AlphaReading.Firm : alpha >= tentative ? AlphaReading.Tentative : AlphaReading.NotYet;
        return new ProfileAgreement(alpha, low, high, table.Items, table.Ratings, reading);
    }

    /// <summary>Student's t over the pseudo-values n·α − (n−1)·α without the item.</summary>
    private static (double? Low, double? High) Jackknife(PairedRatings table, DifferenceMetric metric, double alpha, double confidence)
    {
        var n = table.Items;
        if (n < FewestForInterval) return (null, null);
        var without = new double[n];
        for (var item = 0; item < n; item++)
        {
            // Without this item everybody may give the same value; then α has no value and neither has the interval.
            if (table.Alpha(metric, without: item) is not { } value) return (null, null);
            without[item] = value;
        }

        var mean = without.Average();
        var error = Math.Sqrt((n - 1.0) / n * without.Sum(value => (value - mean) * (value - mean)));
        var half = StudentT.InvCDF(0, 1, n - 1, (1 + confidence) / 2) * error;
        return (Math.Max(-1, alpha - half), Math.Min(1, alpha + half));
    }
}
