using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Taxonomies.Reading;

public sealed record PresentConcept(int Id, string ExternalId, ConceptKind Kind, LocalText Name, bool IsRetired);

public readonly record struct PresentLabel(int ConceptId, Language Language, LabelRole Role, string Text);

public readonly record struct PresentRelation(int From, RelationKind Kind, int To);

/// <summary>What there is of a taxonomy before the files are taken in.</summary>
/// <param name="Release">The current release; null when there is none.</param>
/// <param name="Linked">The concepts that own competencies point at, and the occupation groups that profiles are in.</param>
public sealed record PresentTaxonomy(string? Release, IReadOnlyDictionary<string, PresentConcept> Concepts, HashSet<PresentLabel> Labels,
    HashSet<PresentRelation> Relations, IReadOnlySet<int> Linked)
{
    public static readonly PresentTaxonomy Empty = new(null, new Dictionary<string, PresentConcept>(), [], [], new HashSet<int>());
}

/// <summary>The relations between two kinds of concepts: a file that has any of them has all of them.</summary>
public readonly record struct RelationFamily(RelationKind Kind, ConceptKind From, ConceptKind To)
{
    public static RelationFamily Of(ConceptKind from, RelationKind kind, ConceptKind to) => new(kind switch
    {
        RelationKind.Optional => RelationKind.Essential,
        RelationKind.PossibleSubstitute => RelationKind.CloseSubstitute,
        _ => kind,
    }, Skill(from), Skill(to));

    /// <summary>The kinds of relation that one file tells together.</summary>
    public RelationKind[] Kinds => Kind switch
    {
        RelationKind.Essential => [RelationKind.Essential, RelationKind.Optional],
        RelationKind.CloseSubstitute => [RelationKind.CloseSubstitute, RelationKind.PossibleSubstitute],
        _ => [Kind],
    };

    public static ConceptKind[] Kindred(ConceptKind kind) => kind == ConceptKind.Skill ? [ConceptKind.Skill, ConceptKind.Knowledge] : [kind];

    private static ConceptKind Skill(ConceptKind kind) => kind == ConceptKind.Knowledge ? ConceptKind.Skill : kind;
}
