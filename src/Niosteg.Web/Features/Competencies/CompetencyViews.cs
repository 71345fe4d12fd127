using Niosteg.Domain.Competencies;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Competencies;

/// <param name="Described">The levels that have a text or signs.</param>
/// <param name="UsedIn">Number of profiles that require it, among those the reader may see.</param>
public sealed record CompetencyRow(CompetencyId Id, LocalText Name, LocalText Definition, LocalText Area, CompetencyKind Kind, LocalText Scale,
    int Top, IReadOnlyList<int> Described, int UsedIn, bool IsRetired);

/// <param name="Total">How many match, on all pages.</param>
/// <param name="InCatalogue">How many there are in all, retired ones too.</param>
public sealed record CatalogueView(IReadOnlyList<CompetencyRow> Rows, int Total, int InCatalogue, int Page, int PageSize,
    IReadOnlyList<AreaView> Areas, IReadOnlyList<ScaleView> Scales);

public sealed record AreaView(AreaId Id, LocalText Name, int Competencies);

/// <param name="Version">The state the reader saw: sent back when saving.</param>
public sealed record ScaleView(ScaleId Id, LocalText Name, IReadOnlyList<ProficiencyLevel> Levels, int Competencies, int Version)
{
    internal static ScaleView Of(ProficiencyScale scale, int competencies = 0) => new(scale.Id, scale.Name, scale.Levels, competencies, scale.Version);
}

/// <param name="Version">The state the reader saw: sent back when saving.</param>
public sealed record CompetencyView(CompetencyId Id, LocalText Name, LocalText Definition, CompetencyKind Kind, AreaView? Area, ScaleView Scale,
    IReadOnlyList<CompetencyLevel> Levels, string? Source, bool IsRetired, int Version, IReadOnlyList<RequiredIn> RequiredIn, bool IsUsed, SimilarCompetency? ReplacedBy = null);

public sealed record RequiredIn(ProfileId ProfileId, LocalText Title, int? JobLevel, int RequiredLevel, Necessity Necessity);

/// <summary>A competency with nearly the same name.</summary>
public sealed record SimilarCompetency(CompetencyId Id, LocalText Name);
