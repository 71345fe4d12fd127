using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>How much of a requirement is met among those who were judged.</summary>
/// <param name="Share">0 to 1. A surplus of one person never pays for another.</param>
/// <param name="Judged">People the share rests on.</param>
/// <param name="Unknown">People with the requirement whom nobody has judged.</param>
public readonly record struct AttainedShare(double Share, int Judged, int Unknown);

/// <summary>One competency in the picture.</summary>
/// <param name="Index">Its place in the input.</param>
/// <param name="Attained">x: attained share of the requirement, 0 to 1.</param>
/// <param name="Weight">The business weight as given.</param>
/// <param name="Importance">y: the weight divided by the largest weight, 0 to 1.</param>
/// <param name="Distance">Signed distance from the diagonal, −0.71 to 0.71: above 0 it matters more than it is
/// met, below 0 it is met better than it matters.</param>
public readonly record struct DiagonalPoint(int Index, double Attained, double Weight, double Importance, double Distance);

/// <summary>F17. Importance against attainment, ranked by the distance from the diagonal and not by quadrant:
/// where the cross-hair of a quadrant sits is arbitrary and decides the answer. After Martilla &amp; James 1977.
/// Weights are scaled by the largest, since weights that add up to 1 over twenty competencies would all lie
/// under the diagonal.</summary>
public static class ImportancePerformance
{
    /// <summary>Attained share over people: Σ min(a, r) / Σ r over those judged. Refused when nobody was.</summary>
    /// <param name="people">Required level (above 0) and attained level (at least 0; null: not judged).</param>
    public static Outcome<AttainedShare> Attained(IEnumerable<(double Required, double? Attained)> people)
    {
        double met = 0, wanted = 0;
        int judged = 0, unknown = 0;
        foreach (var (required, attained) in people)
        {
            if (InvalidInput.Within(nameof(required), required, 1e-6, double.MaxValue) is { } badLevel) return badLevel;
            if (attained is not { } level)
            {
                unknown++;
                continue;
            }

            if (InvalidInput.Within(nameof(attained), level, 0, double.MaxValue) is { } badAttained) return badAttained;
            met += Math.Min(level, required);
            wanted += required;
            judged++;
        }

        return judged == 0 ? InvalidInput.Empty(nameof(people)) : new AttainedShare(met / wanted, judged, unknown);
    }

    /// <summary>The points, the one furthest above the diagonal first; ties by weight, then by place in the input.</summary>
    /// <param name="items">Weight (at least 0, not all 0) and attained share (0 to 1).</param>
    public static Outcome<IReadOnlyList<DiagonalPoint>> Rank(IReadOnlyList<(double Weight, double Attained)> items)
    {
        if (items.Count == 0) return InvalidInput.Empty(nameof(items));
        if (InvalidInput.AllWithin("weight", items.Select(item => item.Weight), 0, double.MaxValue) is { } badWeight) return badWeight;
        if (InvalidInput.AllWithin("attained", items.Select(item => item.Attained), 0, 1) is { } badShare) return badShare;
        var largest = items.Max(item => item.Weight);
        if (largest == 0) return InvalidInput.Contradiction("weight");

        return items
            .Select((item, index) => Point(index, item.Weight, item.Attained, largest))
            .OrderByDescending(point => point.Distance).ThenByDescending(point => point.Weight).ThenBy(point => point.Index)
            .ToArray();
    }

    private static DiagonalPoint Point(int index, double weight, double attained, double largest)
    {
        var importance = weight / largest;
        return new DiagonalPoint(index, attained, weight, importance, (importance - attained) / Math.Sqrt(2));
    }
}
