using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>Which figures of a table may not be shown.</summary>
/// <param name="Hidden">One entry a cell, in the order given: true means that its figure is withheld.</param>
/// <param name="TotalHidden">True when the total itself counts too few; then every cell is hidden too.</param>
public sealed record HiddenCells(IReadOnlyList<bool> Hidden, bool TotalHidden)
{
    public bool Any => TotalHidden || Hidden.Contains(true);
}

/// <summary>F13. No figure for a group with fewer answers than the minimum, and no way to get at one by taking
/// the shown siblings from the shown total. Every set of answers that can be singled out by adding and
/// subtracting shown figures is empty or has at least the minimum. Protects one table of siblings at one time;
/// it cannot protect against comparing two dates or two tables that overlap.</summary>
public static class Suppression
{
    /// <summary>A minimum below three lets one of two members see the other.</summary>
    private const int LowestMinimum = 3;

    /// <param name="counts">Answers in each cell (people), all parts of one total, none overlapping.</param>
    /// <param name="minimumGroup">Fewest answers a shown figure may rest on; default 5, never below 3.</param>
    public static Outcome<HiddenCells> Hide(IReadOnlyList<int> counts, int minimumGroup = 5)
    {
        if (minimumGroup < LowestMinimum) return InvalidInput.OutOfRange(nameof(minimumGroup), LowestMinimum, int.MaxValue);
        if (counts.Any(count => count < 0)) return InvalidInput.OutOfRange(nameof(counts), 0, int.MaxValue);

        if (counts.Sum(count => (long)count) < minimumGroup)
            return new HiddenCells([.. counts.Select(_ => true)], TotalHidden: true);

        var hidden = counts.Select(count => count < minimumGroup).ToArray();
        HideWhatSubtractionWouldShow(counts, minimumGroup, hidden);
        return new HiddenCells(hidden, TotalHidden: false);
    }

    /// <summary>True when a group of its own, without siblings, may be shown.</summary>
    public static bool MayShow(int count, int minimumGroup = 5) => count >= Math.Max(minimumGroup, LowestMinimum);

    /// <summary>Total minus everything shown is the sum over the hidden cells, so that sum must itself be
    /// large enough (or empty). The smallest shown cell is the cheapest to give up.</summary>
    private static void HideWhatSubtractionWouldShow(IReadOnlyList<int> counts, int minimumGroup, bool[] hidden)
    {
        long together = 0;
        for (var i = 0; i < hidden.Length; i++)
            if (hidden[i]) together += counts[i];

        if (together == 0 || together >= minimumGroup) return;

        var nextSmallest = Enumerable.Range(0, hidden.Length).Where(i => !hidden[i]).MinBy(i => counts[i]);
        hidden[nextSmallest] = true;
    }
}
