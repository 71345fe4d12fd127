using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Competencies.Concepts;

public sealed record ConceptView(int Id, TaxonomyScheme Scheme, ConceptKind Kind, string ExternalId, string? Code, LocalText Name, LocalText Definition, LocalText ScopeNote,
    ReuseLevel Reuse, bool IsRetired, NamedConcept? ReplacedBy, string Release, IReadOnlyList<ConceptName> OtherNames,
    IReadOnlyList<ConceptList> Related, IReadOnlyList<PointsHere> Own);

public sealed record ConceptName(string Text, Language Language);

public sealed record NamedConcept(int Id, LocalText Name, string? Code);

/// <param name="What">Text key of what they are to the concept.</param>
/// <param name="Total">How many there are; only the first are listed.</param>
public sealed record ConceptList(string What, IReadOnlyList<NamedConcept> Concepts, int Total);

/// <summary>An own competency that points at the concept.</summary>
public sealed record PointsHere(CompetencyId Id, LocalText Name, LinkKind Kind);
