namespace Niosteg.Domain.Competencies.Taxonomies;

/// <summary>A public taxonomy that is taken in whole, and that others keep.</summary>
public enum TaxonomyScheme
{
    /// <summary>The European classification of skills and occupations.</summary>
    Esco = 0,
    /// <summary>Arbetsförmedlingen's taxonomy, with SSYK 2012.</summary>
    JobTech = 1,
}

/// <summary>One published release of a taxonomy, as it was taken in. One a scheme is current: the one the concepts say.
/// Earlier ones stay, because links and profiles name the release they were made with.</summary>
public sealed class TaxonomyRelease
{
    public const int VersionLength = 40;

    /// <summary>Given by the import, from 1.</summary>
    public int Id { get; init; }
    public TaxonomyScheme Scheme { get; init; }
    /// <summary>The publisher's own number, "1.2.0"; for a taxonomy without one, the day it was taken in.</summary>
    public string Version { get; init; } = "";
    /// <summary>Which of our languages had its labels.</summary>
    public bool HasSwedish { get; set; }
    public bool HasEnglish { get; set; }
    public bool IsCurrent { get; set; }
    public DateTime TakenInAt { get; init; }
    public string TakenInBy { get; init; } = "";
}
