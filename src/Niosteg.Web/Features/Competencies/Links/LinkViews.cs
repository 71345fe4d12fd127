using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Competencies.Links;

/// <param name="Release">The release the link was made against, and what the concept was called then.</param>
/// <param name="ReplacedBy">What the publisher says to use instead, when the concept is gone.</param>
public sealed record LinkView(int ConceptId, TaxonomyScheme Scheme, ConceptKind ConceptKind, LocalText Name, LinkKind Kind, string Release, LocalText NamedThen, bool IsRetired, LocalText? ReplacedBy);

/// <param name="Current">The releases that are current, for whose words they are.</param>
public sealed record LinksView(CompetencyId CompetencyId, LocalText Name, IReadOnlyList<LinkView> Links, IReadOnlyDictionary<TaxonomyScheme, string> Current);

/// <summary>A concept that may be pointed at.</summary>
/// <param name="Other">The other name it was found by; null when it was found by its own.</param>
public sealed record FoundConcept(int Id, TaxonomyScheme Scheme, ConceptKind Kind, LocalText Name, LocalText Definition, string? Other);

/// <summary>A concept that could be made our own.</summary>
/// <param name="Ours">The own competency that is the same thing already.</param>
public sealed record OwnableConcept(int Id, TaxonomyScheme Scheme, ConceptKind Kind, LocalText Name, LocalText Definition, string Release, CompetencyId? Ours, LocalText? OursName);

public sealed record LinkInput
{
    public int ConceptId { get; init; }
    public LinkKind Kind { get; init; }
}

public sealed record OwnInput
{
    [Required]
    public Guid? ScaleId { get; init; }
    public Guid? AreaId { get; init; }
}

public sealed record ReplacementInput
{
    /// <summary>Null takes back what was said.</summary>
    public Guid? By { get; init; }
}

public sealed record MadeOurOwn(CompetencyId Id);
