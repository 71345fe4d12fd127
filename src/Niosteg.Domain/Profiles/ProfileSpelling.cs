using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Profiles;

/// <summary>Spells a working text out into what a reader meets, with the catalogue's words as they stand now.</summary>
public static class ProfileSpelling
{
    public static ProfileContent Spell(ProfileDraft draft, LocalText? family, IReadOnlyDictionary<CompetencyId, CompetencyOnScale> catalogue, int architecture = 0) => new(
        draft.Title,
        family ?? LocalText.Empty,
        draft.JobLevel,
        draft.Purpose,
        draft.Tasks,
        [.. draft.Requirements.Where(r => catalogue.ContainsKey(r.CompetencyId)).Select(r => Spell(r, catalogue[r.CompetencyId]))],
        draft.FormalRequirements,
        draft.Factors,
        draft.SsykCode,
        architecture == 0 ? null : architecture);

    public static RequirementContent Spell(DraftRequirement demand, CompetencyOnScale on)
    {
        var level = on.Competency.At(demand.RequiredLevel);
        return new(demand.CompetencyId, on.Competency.Name, on.Competency.Definition, on.Competency.Kind, demand.RequiredLevel, on.Scale.Top,
            on.Scale.NameOf(demand.RequiredLevel), level?.Text ?? LocalText.Empty, level?.Indicators ?? [], demand.Necessity, demand.Importance, demand.AssessedBy);
    }
}

/// <summary>A competency together with the scale it is described on.</summary>
public sealed record CompetencyOnScale(Competency Competency, ProficiencyScale Scale);
