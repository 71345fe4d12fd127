using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Exchange;

public enum ImportKind
{
    People = 0,
    Competencies = 1,
    Profiles = 2,
    Units = 3,
    /// <summary>A folder of YAML files with profiles, competencies and scales.</summary>
    Folder = 4,
}

/// <summary>A file someone dropped, kept until it is accepted or thrown away, so that a closed tab loses nothing.
/// Nothing of it is in the organisation until <see cref="AcceptedAt"/>.</summary>
public sealed class ImportDraft
{
    public ImportId Id { get; init; }
    public ImportKind Kind { get; init; }
    public string FileName { get; init; } = "";
    public byte[] Content { get; set; } = [];
    /// <summary>What the person chose: which column is what, and the choices of this kind of import. JSON.</summary>
    public string ChoicesJson { get; set; } = "{}";
    public Guid? ByAccountId { get; init; }
    public DateTime UploadedAt { get; init; }
    public DateTime? AcceptedAt { get; set; }
    /// <summary>What the accepted import did, as JSON, for the receipt.</summary>
    public string? ReceiptJson { get; set; }
    public int Version { get; private set; }
}
