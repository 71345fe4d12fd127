using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>What a wished activity may be a bridge to.</summary>
public enum NeedKind
{
    PresentRole = 0,
    WishedRole = 1,
    TeamThinSpots = 2,
}

/// <summary>One need: weights and gaps (levels missing, at least 0), one a competency.</summary>
public sealed record Need(NeedKind Kind, IReadOnlyList<double> Weights, IReadOnlyList<double> Gaps);

/// <summary>How much of a need the wish closes.</summary>
/// <param name="Fit">0 to 1; null when there is no gap to close.</param>
public readonly record struct WishFit(NeedKind Kind, double? Fit);

/// <summary>All fits and the best of them.</summary>
/// <param name="Best">Null when the wish closes nothing: then it is a personal interest, and may be that.</param>
public sealed record WishBridges(IReadOnlyList<WishFit> Fits, WishFit? Best);

/// <summary>F23. Wish and need: fit = Σ w·min(gap, Δ) / Σ w·gap, against the present role, the role the person wants and the
/// team's thin spots. The best is shown with its name; they are never added up.</summary>
public static class WishAndNeed
{
    /// <param name="lifts">Δ: levels the activity is expected to lift each competency, at least 0.</param>
    public static Outcome<WishBridges> Fit(IReadOnlyList<double> lifts, IReadOnlyList<Need> needs)
    {
        if (needs.Count == 0) return InvalidInput.Empty(nameof(needs));
        if (InvalidInput.AllWithin(nameof(lifts), lifts, 0, 1e6) is { } badLift) return badLift;
        foreach (var need in needs)
        {
            if (need.Weights.Count != lifts.Count || need.Gaps.Count != lifts.Count) return InvalidInput.LengthsDiffer(nameof(needs));
            if (InvalidInput.AllWithin("weight", need.Weights, 0, 1e9) is { } badWeight) return badWeight;
            if (InvalidInput.AllWithin("gap", need.Gaps, 0, 1e6) is { } badGap) return badGap;
        }

        WishFit[] fits = [.. needs.Select(need => new WishFit(need.Kind, Share(lifts, need)))];
        var best = fits.Where(fit => fit.Fit > 0).OrderByDescending(fit => fit.Fit).ThenBy(fit => fit.Kind).ToArray();
        return new WishBridges(fits, best.Length == 0 ? null : best[0]);
    }

    private static double? Share(IReadOnlyList<double> lifts, Need need)
    {
        double whole = 0, closed = 0;
        for (var c = 0; c < lifts.Count; c++)
        {
            whole += need.Weights[c] * need.Gaps[c];
            closed += need.Weights[c] * Math.Min(need.Gaps[c], lifts[c]);
        }

        return whole > 0 ? closed / whole : null;
    }
}
