using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Profiles;

public enum ComparedAs
{
    /// <summary>All demand it, but not at the same level.</summary>
    OtherLevel = 0,
    /// <summary>Some demand it, some do not.</summary>
    OnlyInSome = 1,
    /// <summary>All demand it at the same level; it may be a must in one and a merit in another.</summary>
    SameLevel = 2,
}

/// <summary>One competency across the compared profiles; null where it is not demanded.</summary>
public sealed record ComparedRequirement(ComparedAs As, IReadOnlyList<RequirementContent?> Demands)
{
    public RequirementContent Any => Demands.First(d => d is not null)!;
}

/// <summary>Two to four profiles side by side, differences first. A competency is the same only when it is the same in
/// the catalogue: words that look alike are not taken for it.</summary>
public static class ProfileComparison
{
    public const int Most = 4;

    public static IReadOnlyList<ComparedRequirement> Of(IReadOnlyList<ProfileContent> profiles)
    {
        var order = new List<CompetencyId>();
        foreach (var requirement in profiles.SelectMany(p => p.Requirements))
            if (!order.Contains(requirement.CompetencyId)) order.Add(requirement.CompetencyId);
        return [.. order.Select(id => Compare(id, profiles)).OrderBy(r => r.As)];
    }

    private static ComparedRequirement Compare(CompetencyId id, IReadOnlyList<ProfileContent> profiles)
    {
        var demands = profiles.Select(p => p.Requirements.FirstOrDefault(r => r.CompetencyId == id)).ToList();
        var how = demands.Contains(null) ? ComparedAs.OnlyInSome
            : demands.DistinctBy(d => d!.RequiredLevel).Count() == 1 ? ComparedAs.SameLevel : ComparedAs.OtherLevel;
        return new(how, demands);
    }
}
