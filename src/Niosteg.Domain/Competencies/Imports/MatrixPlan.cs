using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Imports;

/// <summary>The catalogue and the profiles as they are when the plan is made.</summary>
public sealed record CatalogueNow(
    IReadOnlyList<ProficiencyScale> Scales, IReadOnlyList<CompetencyArea> Areas, IReadOnlyList<Competency> Competencies,
    IReadOnlyList<JobFamily> Families, IReadOnlyList<JobProfile> Profiles);

public enum PlannedEffect
{
    Same = 0,
    New = 1,
    Changed = 2,
}

/// <summary>One competency as it will be.</summary>
/// <param name="Changes">Parts that differ from what is there: "name", "definition", "kind", "area", "retired", "level-3".</param>
public sealed record PlannedCompetency(
    int Row, CompetencyId Id, PlannedEffect Effect, CompetencyStatement After, ScaleId ScaleId, AreaId? AreaId, string? Source, bool? Retired,
    IReadOnlyList<string> Changes);

/// <summary>One job profile as it will be.</summary>
public sealed record PlannedProfile(int Row, ProfileId Id, PlannedEffect Effect, ProfileDraft After, IReadOnlyList<string> Changes);

/// <summary>Everything an accepted file would do. Nothing of it is done yet.</summary>
/// <param name="Stop">Why the file as a whole cannot come in by these choices.</param>
public sealed record MatrixPlan(
    Refusal? Stop,
    IReadOnlyList<ProficiencyScale> NewScales, IReadOnlyList<CompetencyArea> NewAreas, IReadOnlyList<PlannedCompetency> Competencies,
    IReadOnlyList<JobFamily> NewFamilies, IReadOnlyList<PlannedProfile> Profiles, IReadOnlyList<MatrixProblem> Problems)
{
    public static MatrixPlan Stopped(Refusal why) => new(why, [], [], [], [], [], []);

    public int Count(PlannedEffect effect) => Competencies.Count(c => c.Effect == effect);
    public int CountProfiles(PlannedEffect effect) => Profiles.Count(p => p.Effect == effect);
    public int Requirements => Profiles.Sum(p => p.After.Requirements.Count);
    public int StoppedRows => Problems.Where(p => p.Weight == ProblemWeight.Stops).Select(p => p.Row).Distinct().Count();

    public bool ChangesNothing => NewScales.Count + NewAreas.Count + NewFamilies.Count == 0
        && Competencies.All(c => c.Effect == PlannedEffect.Same) && Profiles.All(p => p.Effect == PlannedEffect.Same);
}
