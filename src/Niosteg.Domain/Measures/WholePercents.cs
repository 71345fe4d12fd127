namespace Niosteg.Domain.Measures;

/// <summary>Shares of one whole, for a list where all of them stand: whole per cents that add up to 100.</summary>
public static class WholePercents
{
    /// <summary>Largest remainders first, the earlier among equals. Only for showing: count on with the shares themselves.</summary>
    /// <param name="shares">In any unit; all zero when they are.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<double> shares)
    {
        var whole = shares.Sum();
        if (whole <= 0) return [.. shares.Select(_ => 0)];
        // 0.29 · 100 is a hair under 29.
        var exact = shares.Select(share => Math.Round(100 * share / whole, 9)).ToList();
        var rounded = exact.Select(percent => (int)Math.Floor(percent)).ToArray();
        var largest = Enumerable.Range(0, rounded.Length).OrderByDescending(at => exact[at] - rounded[at]).ThenBy(at => at);
        foreach (var at in largest.Take(100 - rounded.Sum()).ToList()) rounded[at]++;
        return rounded;
    }
}
