using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>F7. How many raters are enough (Spearman 1910, Brown 1910). The reliability of one rater comes from a
/// calibration exercise, for instance interval α over its items; it belongs to that group and that scale.</summary>
public static class RatersNeeded
{
    /// <summary>Reliability of the mean of k raters: k·r/(1 + (k − 1)·r).</summary>
    /// <param name="single">Reliability of one rater, 0 to 1.</param>
    public static Outcome<double> Reliability(double single, int raters)
    {
        if (InvalidInput.Within(nameof(single), single, 0, 1) is { } refusal) return refusal;
        if (raters < 1) return InvalidInput.OutOfRange(nameof(raters), 1, int.MaxValue);
        return raters * single / (1 + (raters - 1) * single);
    }

    /// <summary>Fewest raters whose mean reaches the wish: ⌈r*(1 − r)/(r(1 − r*))⌉, at least 1.</summary>
    /// <param name="single">Reliability of one rater, .01 to 1: below that no number of raters in a house is enough.</param>
    /// <param name="wished">Reliability wished for, 0 to .99: no number of imperfect raters reaches 1.</param>
    public static Outcome<int> For(double single, double wished = .70)
    {
        if (InvalidInput.Within(nameof(single), single, .01, 1) is { } badSingle) return badSingle;
        if (InvalidInput.Within(nameof(wished), wished, 0, .99) is { } badWish) return badWish;
        var raters = wished * (1 - single) / (single * (1 - wished));
        // A hair above a whole number is rounding, not another rater.
        return Math.Max(1, (int)Math.Ceiling(raters - 1e-9));
    }
}
