using MathNet.Numerics.Distributions;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>Schmidt's (1997) words for W, each for the values nearest to it: .1, .3, .5, .7, .9.</summary>
public enum RankingAgreementLabel
{
    TooFewToTell = 0,
    VeryWeak = 1,
    Weak = 2,
    Moderate = 3,
    Strong = 4,
    UnusuallyStrong = 5,
}

/// <summary>How far people agree on an order.</summary>
/// <param name="W">0 no agreement, 1 the same order; null with one rater, one item, or only ties.</param>
/// <param name="ChiSquare">m(n − 1)W.</param>
/// <param name="Chance">Probability of at least as much by chance, from χ² with n − 1 degrees of freedom; an
/// approximation that is rough below about 20 raters or 7 items: to be shown, never a gate.</param>
public sealed record RankingAgreement(double? W, double? ChiSquare, double? Chance, int Raters, int Items, RankingAgreementLabel Label);

/// <summary>F8. Agreement on a ranking (Kendall and Babington Smith 1939), with correction for ties. In rounds it says
/// when to stop: when answers are stable, not when they agree, since much of a panel's agreement is pressure to conform.</summary>
public static class KendallW
{
    /// <param name="rankings">Raters × items: ranks or any numbers whose order is the ranking; equal numbers are ties.</param>
    public static Outcome<RankingAgreement> Of(IReadOnlyList<IReadOnlyList<double>> rankings)
    {
        if (rankings.Count == 0 || rankings[0].Count == 0) return InvalidInput.Empty(nameof(rankings));
        if (rankings.Any(row => row.Count != rankings[0].Count)) return InvalidInput.LengthsDiffer(nameof(rankings));
        if (rankings.Any(row => row.Any(value => !double.IsFinite(value)))) return InvalidInput.NotANumber(nameof(rankings));

        double m = rankings.Count, n = rankings[0].Count;
        var sums = new double[rankings[0].Count];
        var ties = rankings.Sum(row => AddRanks(row, sums));
        var middle = m * (n + 1) / 2;
        var spread = sums.Sum(sum => (sum - middle) * (sum - middle));
        var largest = m * m * (n * n * n - n) - m * ties;
        if (m < 2 || n < 2 || largest <= 0)
            return new RankingAgreement(null, null, null, rankings.Count, sums.Length, RankingAgreementLabel.TooFewToTell);

        var w = Math.Clamp(12 * spread / largest, 0, 1);
        var chiSquare = m * (n - 1) * w;
        return new RankingAgreement(w, chiSquare, 1 - ChiSquared.CDF(n - 1, chiSquare), rankings.Count, sums.Length, Label(w));
    }

    /// <summary>True when another round would change little: the median moved by at most half a level and W by less
    /// than .05. Stopping on agreement instead would reward giving in.</summary>
    public static Outcome<bool> IsStable(double medianBefore, double medianNow, double wBefore, double wNow,
        double largestMedianChange = .5, double largestWChange = .05)
    {
        if (!double.IsFinite(medianBefore + medianNow)) return InvalidInput.NotANumber(nameof(medianNow));
        if (InvalidInput.Within(nameof(wBefore), wBefore, 0, 1) is { } badBefore) return badBefore;
        if (InvalidInput.Within(nameof(wNow), wNow, 0, 1) is { } badNow) return badNow;
        return Math.Abs(medianNow - medianBefore) <= largestMedianChange + 1e-12 && Math.Abs(wNow - wBefore) < largestWChange - 1e-12;
    }

    private static RankingAgreementLabel Label(double w) => w switch
    {
        < .2 => RankingAgreementLabel.VeryWeak,
        < .4 => RankingAgreementLabel.Weak,
        < .6 => RankingAgreementLabel.Moderate,
        < .8 => RankingAgreementLabel.Strong,
        _ => RankingAgreementLabel.UnusuallyStrong,
    };

    /// <summary>Adds the ranks of one rater, ties sharing their mean rank; answers Σ(t³ − t) over the ties.</summary>
    private static double AddRanks(IReadOnlyList<double> row, double[] sums)
    {
        var order = Enumerable.Range(0, row.Count).OrderBy(i => row[i]).ToArray();
        var ties = 0.0;
        for (var first = 0; first < order.Length;)
        {
            var after = first + 1;
            while (after < order.Length && row[order[after]] == row[order[first]]) after++;
            double size = after - first, rank = first + (size + 1) / 2;
            for (var place = first; place < after; place++) sums[order[place]] += rank;
            ties += size * size * size - size;
            first = after;
        }

        return ties;
    }
}
