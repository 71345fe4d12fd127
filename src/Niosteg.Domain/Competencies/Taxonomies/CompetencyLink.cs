using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Taxonomies;

/// <summary>How an own competency stands to the concept it points at.</summary>
public enum LinkKind
{
    /// <summary>The same thing.</summary>
    Exact = 0,
    /// <summary>Nearly the same thing.</summary>
    Close = 1,
    /// <summary>The concept is wider than the competency.</summary>
    Broader = 2,
    /// <summary>The concept is narrower than the competency.</summary>
    Narrower = 3,
}

/// <summary>An own competency points at a concept of a taxonomy. It keeps the release it was made against and what the
/// concept was called then: a later release changes neither.</summary>
public sealed class CompetencyLink
{
    private CompetencyLink() { }

    public CompetencyLink(CompetencyId competencyId, TaxonomyConcept concept, LinkKind kind, string release) =>
        (CompetencyId, ConceptId, Kind, Release, NamedThen) = (competencyId, concept.Id, kind, release, concept.Name);

    public CompetencyId CompetencyId { get; private set; }
    public int ConceptId { get; private set; }
    public LinkKind Kind { get; private set; }
    /// <summary>The version of the release it was made against.</summary>
    public string Release { get; private set; } = "";
    public LocalText NamedThen { get; private set; } = LocalText.Empty;

    /// <summary>The same link, of the competency that this one became part of.</summary>
    public CompetencyLink Of(CompetencyId merged) =>
        new() { CompetencyId = merged, ConceptId = ConceptId, Kind = Kind, Release = Release, NamedThen = NamedThen };

    public void Becomes(LinkKind kind) => Kind = kind;
}
