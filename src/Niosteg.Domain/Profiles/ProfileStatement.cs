using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Profiles;

/// <summary>What a file says of a job profile. What it does not say is left as it is: an empty text never erases one, and a
/// requirement that the file does not name stays.</summary>
public sealed record ProfileStatement(
    LocalText Title, FamilyId? FamilyId, int? JobLevel, LocalText Purpose, IReadOnlyList<LocalText> Tasks, IReadOnlyList<StatedRequirement> Requirements)
{
    public ProfileDraft Over(ProfileDraft present) => present with
    {
        Title = CompetencyStatement.Over(Title, present.Title),
        FamilyId = FamilyId ?? present.FamilyId,
        JobLevel = JobLevel ?? present.JobLevel,
        Purpose = CompetencyStatement.Over(Purpose, present.Purpose),
        Tasks = CompetencyStatement.OverList(Tasks, present.Tasks),
        Requirements = OverRequirements(present.Requirements),
    };

    /// <summary>The parts that the file would change: "title", "family", "job-level", "purpose", "tasks", "requirements".</summary>
    public IReadOnlyList<string> ChangesTo(ProfileDraft present)
    {
        var after = Over(present);
        var changes = new List<string>();
        if (after.Title != present.Title) changes.Add("title");
        if (after.FamilyId != present.FamilyId) changes.Add("family");
        if (after.JobLevel != present.JobLevel) changes.Add("job-level");
        if (after.Purpose != present.Purpose) changes.Add("purpose");
        if (!after.Tasks.SequenceEqual(present.Tasks)) changes.Add("tasks");
        if (!after.Requirements.SequenceEqual(present.Requirements)) changes.Add("requirements");
        return changes;
    }

    private List<DraftRequirement> OverRequirements(IReadOnlyList<DraftRequirement> present)
    {
        var said = Requirements.ToDictionary(r => r.CompetencyId);
        var after = present.Select(r => said.Remove(r.CompetencyId, out var now) ? now.Over(r) : r).ToList();
        after.AddRange(Requirements.Where(r => said.ContainsKey(r.CompetencyId)).Select(r => r.Over(null)));
        return after;
    }
}

/// <param name="Necessity">Null when the file does not say: a new requirement is then a must.</param>
public sealed record StatedRequirement(CompetencyId CompetencyId, int RequiredLevel, Necessity? Necessity, int? Importance)
{
    private const int MiddleImportance = 3;

    internal DraftRequirement Over(DraftRequirement? present) => new(CompetencyId, RequiredLevel,
        Necessity ?? present?.Necessity ?? Profiles.Necessity.MustHave, Importance ?? present?.Importance ?? MiddleImportance, present?.AssessedBy);
}
