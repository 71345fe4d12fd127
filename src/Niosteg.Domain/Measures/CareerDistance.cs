using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>A requirement as a way to a role sees it: weight and required level, both at least 0.</summary>
public readonly record struct RoleRequirement(double Weight, double Required);

/// <summary>How far it is to a role: 0 has it all, 1 has nothing of it.</summary>
/// <param name="Low">If what nobody has judged were met in full.</param>
/// <param name="High">If what nobody has judged were not met at all.</param>
/// <param name="Unknown">Requirements nobody has judged; with none of them Low and High are the same.</param>
public readonly record struct DistanceToRole(double Low, double High, int Unknown)
{
    public bool IsKnown => Unknown == 0;
}

/// <summary>F22. Distance from a person to a role, one way: D = Σ w·max(0, r − a) / Σ w·r. Cosine similarity, the usual
/// choice, is the same in both directions and blind to level, so the way from assistant to head would look as short as the
/// way back. A requirement far exceeded never makes up for one that is missing.</summary>
public static class CareerDistance
{
    /// <param name="role">One entry a competency; not all r·w 0.</param>
    /// <param name="attained">The same competencies: agreed level at least 0; null when nobody has judged it.</param>
    public static Outcome<DistanceToRole> To(IReadOnlyList<RoleRequirement> role, IReadOnlyList<double?> attained)
    {
        if (Check(role, attained) is { } refusal) return refusal;
        double whole = 0, low = 0, high = 0;
        var unknown = 0;
        for (var c = 0; c < role.Count; c++)
        {
            var full = role[c].Weight * role[c].Required;
            whole += full;
            if (full == 0) continue;
            if (attained[c] is { } level)
            {
                var gap = Gap.Weighted(role[c].Weight, role[c].Required, level);
                (low, high) = (low + gap, high + gap);
            }
            else
            {
                high += full;
                unknown++;
            }
        }

        return whole == 0 ? InvalidInput.Contradiction(nameof(role)) : new DistanceToRole(low / whole, high / whole, unknown);
    }

    /// <summary>For each competency: how many roles come within reach if it rises one level. What nobody has judged
    /// counts as not met here, so that no door is promised that may be shut.</summary>
    /// <param name="roles">Roles × competencies.</param>
    /// <param name="within">A role is within reach at this distance or less.</param>
    public static Outcome<IReadOnlyList<int>> DoorOpeners(IReadOnlyList<IReadOnlyList<RoleRequirement>> roles, IReadOnlyList<double?> attained, double within = .15)
    {
        if (InvalidInput.Within(nameof(within), within, 0, 1) is { } badReach) return badReach;
        var opened = new int[attained.Count];
        foreach (var role in roles)
        {
            var now = To(role, attained);
            if (now.Refusal is { } refusal) return refusal;
            if (now.Value.High <= within) continue;
            for (var c = 0; c < attained.Count; c++)
            {
                double?[] raised = [.. attained];
                raised[c] = (attained[c] ?? 0) + 1;
                if (To(role, raised).Value.High <= within + 1e-12) opened[c]++;
            }
        }

        return opened;
    }

    private static Refusal? Check(IReadOnlyList<RoleRequirement> role, IReadOnlyList<double?> attained)
    {
        if (role.Count == 0) return InvalidInput.Empty(nameof(role));
        if (role.Count != attained.Count) return InvalidInput.LengthsDiffer(nameof(attained));
        return InvalidInput.AllWithin("weight", role.Select(r => r.Weight), 0, 1e9)
            ?? InvalidInput.AllWithin("required", role.Select(r => r.Required), 0, 1e6)
            ?? InvalidInput.AllWithin(nameof(attained), attained.Select(level => level ?? 0), 0, 1e6);
    }
}
