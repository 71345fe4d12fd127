using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

public enum MarketDriftAnswer
{
    TooFewToTell = 0,
    NoSign = 1,
    Moved = 2,
}

/// <summary>How far the words of public job ads have moved since a profile was sealed.</summary>
/// <param name="Distance">Jensen–Shannon distance between the shares of terms, 0 the same to 1 nothing in common.</param>
/// <param name="Expected">The same distance when ads are dealt to the two years at random, on average: few ads are far
/// apart even when nothing has moved.</param>
/// <param name="Chance">Share of random deals at least as far apart, above 0.</param>
public sealed record MarketMove(double Distance, double Expected, double Chance, int AdsThen, int AdsNow, MarketDriftAnswer Answer);

/// <summary>F24, second half. Market drift: Jensen–Shannon distance (Lin 1991) between term shares, judged by
/// permutation of whole ads, since the words of one ad belong together. The same ad published twice counts twice:
/// remove copies first.</summary>
public static class MarketDrift
{
    /// <param name="then">Ads of the year the profile was sealed, each as the numbers of its terms.</param>
    /// <param name="now">Ads of this year.</param>
    /// <param name="terms">Number of terms; every number is from 0 and below it.</param>
    /// <param name="fewestAds">With fewer ads in either year there is no verdict.</param>
    public static Outcome<MarketMove> Compare(IReadOnlyList<IReadOnlyList<int>> then, IReadOnlyList<IReadOnlyList<int>> now, int terms, ulong seed,
        int permutations = 999, double alpha = .05, int fewestAds = 10)
    {
        if (terms < 1) return InvalidInput.OutOfRange(nameof(terms), 1, int.MaxValue);
        if (permutations is < 99 or > 100_000) return InvalidInput.OutOfRange(nameof(permutations), 99, 100_000);
        if (InvalidInput.Within(nameof(alpha), alpha, 1e-4, .5) is { } badAlpha) return badAlpha;
        int[][] ads = [.. then.Concat(now).Select(ad => ad.ToArray())];
        if (ads.Any(ad => ad.Any(term => term < 0 || term >= terms))) return InvalidInput.OutOfRange(nameof(terms), 0, terms - 1);
        if (then.All(ad => ad.Count == 0)) return InvalidInput.Empty(nameof(then));
        if (now.All(ad => ad.Count == 0)) return InvalidInput.Empty(nameof(now));

        var distance = Distance(ads, then.Count, terms);
        var random = new Seeded(seed);
        var sum = 0.0;
        var asFar = 0;
        for (var i = 0; i < permutations; i++)
        {
            random.Shuffle<int[]>(ads);
            var dealt = Distance(ads, then.Count, terms);
            sum += dealt;
            if (dealt >= distance - 1e-12) asFar++;
        }

        var chance = (asFar + 1.0) / (permutations + 1);
        var answer = Math.Min(then.Count, now.Count) < fewestAds ? MarketDriftAnswer.TooFewToTell
            : chance <= alpha ? MarketDriftAnswer.Moved : MarketDriftAnswer.NoSign;
        return new MarketMove(distance, sum / permutations, chance, then.Count, now.Count, answer);
    }

    /// <summary>Square root of the Jensen–Shannon divergence in bits: 0 to 1, the same both ways.</summary>
    private static double Distance(int[][] ads, int first, int terms)
    {
        double[] before = new double[terms], after = new double[terms];
        for (var ad = 0; ad < ads.Length; ad++)
            foreach (var term in ads[ad]) (ad < first ? before : after)[term]++;
        double allBefore = before.Sum(), allAfter = after.Sum(), divergence = 0;
        // A random deal may leave one side with empty ads only; then nothing can be compared.
        if (allBefore == 0 || allAfter == 0) return 0;
        for (var term = 0; term < terms; term++)
        {
            double p = before[term] / allBefore, q = after[term] / allAfter, middle = (p + q) / 2;
            if (p > 0) divergence += p / 2 * Math.Log2(p / middle);
            if (q > 0) divergence += q / 2 * Math.Log2(q / middle);
        }

        return Math.Sqrt(Math.Clamp(divergence, 0, 1));
    }
}
