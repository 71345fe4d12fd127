using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Competencies.Taxonomies;

public enum TaxonomyImportState
{
    /// <summary>Uploaded, and nobody works on it yet.</summary>
    Waiting = 0,
    Reading = 1,
    /// <summary>The taxonomy is there already: what would change waits for a person's yes.</summary>
    AwaitingAnswer = 2,
    /// <summary>The answer was yes.</summary>
    Accepted = 3,
    Writing = 4,
    Done = 5,
    Refused = 6,
    Cancelled = 7,
    ThrownAway = 8,
}

/// <summary>An upload of a taxonomy, from the files to the receipt. Whoever works on it holds its lease; when a process dies
/// the lease runs out and another begins again from the stored files. Nothing of the taxonomy changes before the one
/// transaction that changes all of it.</summary>
public sealed class TaxonomyImport
{
    public ImportId Id { get; init; }
    public TaxonomyScheme Scheme { get; init; }
    public TaxonomyImportState State { get; set; }
    /// <summary>The release's own number, once it has been read or said.</summary>
    public string? Release { get; set; }
    public Guid? ByAccountId { get; init; }
    public string ByName { get; init; } = "";
    public DateTime UploadedAt { get; init; }
    public DateTime? EndedAt { get; set; }
    /// <summary>Bytes read of those to read: how far it has come.</summary>
    public long BytesRead { get; set; }
    public long BytesInAll { get; init; }
    public bool CancelAsked { get; set; }
    public Guid? LeasedBy { get; set; }
    public DateTime? LeasedUntil { get; set; }
    /// <summary>How many times someone began on it: what kills every process is not begun on for ever.</summary>
    public int Tries { get; set; }
    /// <summary>Why it was refused: a refusal's code and what its sentence needs.</summary>
    public string? RefusedJson { get; set; }
    /// <summary>What was read, what was odd, what it did or would do. JSON.</summary>
    public string? ReportJson { get; set; }
}

/// <summary>One uploaded file. Emptied when the import has ended.</summary>
public sealed class TaxonomyImportFile
{
    public ImportId ImportId { get; init; }
    public int Number { get; init; }
    public string Name { get; init; } = "";
    public byte[] Content { get; set; } = [];
}

public enum TaxonomyChangeKind
{
    Added = 0,
    Relabelled = 1,
    /// <summary>It belongs under something else.</summary>
    Moved = 2,
    Gone = 3,
    CameBack = 4,
}

/// <summary>One line of what a newer release changes, for a person to look through.</summary>
public sealed class TaxonomyChange
{
    public ImportId ImportId { get; init; }
    public int Number { get; init; }
    public TaxonomyChangeKind Kind { get; init; }
    public ConceptKind ConceptKind { get; init; }
    public string ExternalId { get; init; } = "";
    /// <summary>The concept it is about; null for one that is added.</summary>
    public int? ConceptId { get; init; }
    public LocalText Name { get; init; } = LocalText.Empty;
    /// <summary>What it was called, or what it belonged under.</summary>
    public LocalText Before { get; init; } = LocalText.Empty;
    /// <summary>What it is called now, what it belongs under now, or what replaces it.</summary>
    public LocalText After { get; init; } = LocalText.Empty;
    /// <summary>An own competency points at the concept, or a profile has its occupation code.</summary>
    public bool TouchesUs { get; init; }
}
