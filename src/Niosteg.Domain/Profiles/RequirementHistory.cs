using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Profiles;

/// <summary>Someone set, changed or removed one requirement.</summary>
/// <param name="Old">Null when it was added.</param>
/// <param name="Now">Null when it was removed.</param>
public sealed record RequirementStep(DateTime At, string ByName, DraftRequirement? Old, DraftRequirement? Now);

/// <summary>How one requirement came to be what it is, told from the kept saves, oldest first.</summary>
public static class RequirementHistory
{
    public static IReadOnlyList<RequirementStep> Of(CompetencyId competency, IEnumerable<ProfileSave> saves)
    {
        var steps = new List<RequirementStep>();
        DraftRequirement? before = null;
        foreach (var save in saves.OrderBy(s => s.Version))
        {
            var now = save.Draft.Requirements.FirstOrDefault(r => r.CompetencyId == competency);
            if (now != before) steps.Add(new(save.SavedAt, save.ByName, before, now));
            before = now;
        }
        return steps;
    }
}
