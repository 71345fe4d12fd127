using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Profiles;

/// <summary>A requirement of a profile that two competencies are merged in.</summary>
/// <param name="Kept">What was demanded of the one that stays; null when it was not required.</param>
public sealed record FollowedRequirement(DraftRequirement Gone, DraftRequirement? Kept, DraftRequirement Becomes)
{
    /// <summary>Both were required, and not at the same level.</summary>
    public bool LevelsDiffer => Kept is not null && Kept.RequiredLevel != Gone.RequiredLevel;
}

/// <summary>Lets a profile's requirements follow when one competency becomes part of another. Where both are required the
/// stricter of the two stands: nothing that was asked for is asked for less.</summary>
public static class RequirementFollow
{
    /// <summary>Null when the profile does not require the one that goes.</summary>
    public static FollowedRequirement? Of(IReadOnlyList<DraftRequirement> requirements, CompetencyId gone, CompetencyId kept)
    {
        if (requirements.FirstOrDefault(r => r.CompetencyId == gone) is not { } going) return null;
        var staying = requirements.FirstOrDefault(r => r.CompetencyId == kept);
        return new(going, staying, staying is null ? going with { CompetencyId = kept } : staying with
        {
            RequiredLevel = Math.Max(staying.RequiredLevel, going.RequiredLevel),
            Necessity = staying.Necessity == Necessity.MustHave ? Necessity.MustHave : going.Necessity,
            Importance = Math.Max(staying.Importance, going.Importance),
            AssessedBy = staying.AssessedBy ?? going.AssessedBy,
        });
    }

    /// <summary>The requirements afterwards, in the order they stood.</summary>
    public static IReadOnlyList<DraftRequirement> Follow(IReadOnlyList<DraftRequirement> requirements, FollowedRequirement followed) => followed.Kept is null
        ? [.. requirements.Select(r => r == followed.Gone ? followed.Becomes : r)]
        : [.. requirements.Where(r => r != followed.Gone).Select(r => r == followed.Kept ? followed.Becomes : r)];
}
