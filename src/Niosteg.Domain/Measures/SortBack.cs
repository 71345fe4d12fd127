using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>One person put one indicator, seen without its heading, into a box.</summary>
public readonly record struct Placement(int Intended, int Placed);

/// <summary>Whether readers put an indicator where its authors meant it.</summary>
/// <param name="HitRate">Right placements of all, 0 to 1.</param>
/// <param name="LowerBound">One-sided Wilson bound: the true rate is at least this with the confidence asked for.</param>
/// <param name="Substantive">c_sv = (right − commonest wrong)/n, −1 to 1 (Anderson and Gerbing 1991).</param>
/// <param name="CommonestWrong">The box most of the others chose; null when nobody was wrong or two are as common.</param>
/// <param name="Chance">Hit rate of somebody who places blindly: 1 / boxes.</param>
public sealed record Clarity(int Hits, int N, double HitRate, double LowerBound, double Substantive, int? CommonestWrong, double Chance, Verdict Verdict);

/// <summary>Two boxes and the share of placements meant for one of them that went into the other.</summary>
public readonly record struct Confusion(int One, int Other, double Share, int N);

/// <summary>F10. Sort-back or retranslation test of clarity (Smith and Kendall 1963). A plain significance test is
/// useless here: against nine boxes 4 right of 12 already beat chance. It tests whether the text can be read, and
/// promises nothing about better ratings.</summary>
public static class SortBack
{
    /// <param name="intended">The right box, 0 to boxes − 1.</param>
    /// <param name="placed">The box each reader chose.</param>
    /// <param name="boxes">Number of boxes, at least 2.</param>
    /// <param name="clearFrom">The hit rate an indicator must safely reach.</param>
    /// <param name="confidence">One-sided.</param>
    /// <param name="fewest">With fewer readers there is no verdict.</param>
    public static Outcome<Clarity> Judge(int intended, IReadOnlyList<int> placed, int boxes, double clearFrom = .60, double confidence = .80, int fewest = 6)
    {
        if (boxes < 2) return InvalidInput.OutOfRange(nameof(boxes), 2, int.MaxValue);
        if (placed.Count == 0) return InvalidInput.Empty(nameof(placed));
        if (intended < 0 || intended >= boxes || placed.Any(box => box < 0 || box >= boxes))
            return InvalidInput.OutOfRange(nameof(placed), 0, boxes - 1);
        if (InvalidInput.Within(nameof(clearFrom), clearFrom, 0, 1) is { } badRate) return badRate;

        var hits = placed.Count(box => box == intended);
        var bound = ShareInterval.LowerBound(hits, placed.Count, confidence);
        if (bound.Refusal is { } refusal) return refusal;
        var wrong = placed.Where(box => box != intended).GroupBy(box => box).OrderByDescending(box => box.Count()).ToArray();
        var commonest = wrong.Length == 0 ? 0 : wrong[0].Count();
        var verdict = placed.Count < fewest ? Verdict.TooFewToTell : bound.Value >= clearFrom ? Verdict.Holds : Verdict.NotYet;
        return new Clarity(hits, placed.Count, (double)hits / placed.Count, bound.Value, (double)(hits - commonest) / placed.Count,
            wrong.Count(box => box.Count() == commonest) == 1 ? wrong[0].Key : null, 1.0 / boxes, verdict);
    }

    /// <summary>Fewest right placements of n that make an indicator clear; null when not even all are enough.</summary>
    public static int? Needed(int n, double clearFrom = .60, double confidence = .80)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        for (var hits = 0; hits <= n; hits++)
            if (ShareInterval.LowerBound(hits, n, confidence) is { IsDone: true, Value: var bound } && bound >= clearFrom) return hits;
        return null;
    }

    /// <summary>The pairs of boxes that readers mix up, most mixed up first: two competencies that may be one.</summary>
    public static Outcome<IReadOnlyList<Confusion>> MixedUp(IReadOnlyList<Placement> placements, int boxes)
    {
        if (boxes < 2) return InvalidInput.OutOfRange(nameof(boxes), 2, int.MaxValue);
        if (placements.Any(p => p.Intended < 0 || p.Intended >= boxes || p.Placed < 0 || p.Placed >= boxes))
            return InvalidInput.OutOfRange(nameof(placements), 0, boxes - 1);
        var meant = placements.GroupBy(p => p.Intended).ToDictionary(group => group.Key, group => group.Count());
        return placements.Where(p => p.Intended != p.Placed)
            .GroupBy(p => (One: Math.Min(p.Intended, p.Placed), Other: Math.Max(p.Intended, p.Placed)))
            .Select(pair => (pair.Key, Mixed: pair.Count(), Both: meant.GetValueOrDefault(pair.Key.One) + meant.GetValueOrDefault(pair.Key.Other)))
            .Select(pair => new Confusion(pair.Key.One, pair.Key.Other, (double)pair.Mixed / pair.Both, pair.Both))
            .OrderByDescending(pair => pair.Share).ThenByDescending(pair => pair.N).ThenBy(pair => pair.One).ThenBy(pair => pair.Other)
            .ToArray();
    }
}
