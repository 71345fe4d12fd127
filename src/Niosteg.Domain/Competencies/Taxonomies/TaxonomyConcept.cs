using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Taxonomies;

public enum ConceptKind
{
    /// <summary>A skill or competence.</summary>
    Skill = 0,
    Knowledge = 1,
    SkillGroup = 2,
    Occupation = 3,
    IscoGroup = 4,
    SsykGroup = 5,
    OccupationField = 6,
    JobTitle = 7,
    Keyword = 8,
    Language = 9,
}

/// <summary>How far a skill reaches, by ESCO.</summary>
public enum ReuseLevel
{
    Unsaid = 0,
    Transversal = 1,
    CrossSector = 2,
    SectorSpecific = 3,
    OccupationSpecific = 4,
}

/// <summary>ESCO's selections across its hierarchy.</summary>
[Flags]
public enum ConceptCollections
{
    None = 0,
    Transversal = 1,
    LanguageSkills = 2,
    Digital = 4,
    DigComp = 8,
    Green = 16,
    Research = 32,
}

/// <summary>One concept of a taxonomy, as its current release says it. What a later release leaves out is retired and never
/// removed: links and sealed versions go on pointing at it.</summary>
public sealed class TaxonomyConcept
{
    public const int NameLength = 500;
    public const int ExternalIdLength = 200;
    public const int CodeLength = 40;

    /// <summary>Given by the import, small and dense, the same from release to release.</summary>
    public int Id { get; init; }
    public TaxonomyScheme Scheme { get; init; }
    /// <summary>The publisher's own id: a URI in ESCO, <c>UXKZ_3zZ_ipB</c> in JobTech. One of each in a scheme.</summary>
    public string ExternalId { get; init; } = "";
    public ConceptKind Kind { get; set; }
    /// <summary>The preferred label. Alternative and hidden ones are <see cref="ConceptLabel"/>s.</summary>
    public LocalText Name { get; set; } = LocalText.Empty;
    public LocalText Definition { get; set; } = LocalText.Empty;
    public LocalText ScopeNote { get; set; } = LocalText.Empty;
    /// <summary>ISCO or SSYK for a group, the dotted number for an ESCO occupation, "S1.2.3" or a field of education for a skill group.</summary>
    public string? Code { get; set; }
    public ReuseLevel Reuse { get; set; }
    public ConceptCollections Collections { get; set; }
    /// <summary>Gone from the current release, or deprecated in it.</summary>
    public bool IsRetired { get; set; }
    /// <summary>What the publisher says to use instead; another concept of the same scheme.</summary>
    public int? ReplacedById { get; set; }
    public int FirstReleaseId { get; init; }
    /// <summary>The latest release it was in.</summary>
    public int LastReleaseId { get; set; }
}

public enum LabelRole
{
    Alternative = 1,
    /// <summary>What people type, misspellings among them: to be found by, never shown.</summary>
    Hidden = 2,
}

/// <summary>A name beside the preferred one.</summary>
public sealed class ConceptLabel
{
    public int Id { get; init; }
    public int ConceptId { get; init; }
    public Language Language { get; init; }
    public LabelRole Role { get; init; }
    public string Text { get; init; } = "";
}

public enum RelationKind
{
    /// <summary>To what it belongs under: a group, or a wider concept. There may be several.</summary>
    Broader = 0,
    /// <summary>From an occupation or a skill to a skill it cannot do without.</summary>
    Essential = 1,
    Optional = 2,
    /// <summary>From an SSYK group to skills and ISCO groups; from a keyword to what it stands for.</summary>
    Related = 3,
    /// <summary>From an occupation to one that who does it can nearly do: a close substitute.</summary>
    CloseSubstitute = 4,
    /// <summary>The same, but further away.</summary>
    PossibleSubstitute = 5,
    ExactMatch = 6,
    CloseMatch = 7,
    BroadMatch = 8,
    NarrowMatch = 9,
}

/// <summary>What the current release says of two concepts of the same scheme.</summary>
public sealed class ConceptRelation
{
    public int FromId { get; init; }
    public RelationKind Kind { get; init; }
    public int ToId { get; init; }
}
