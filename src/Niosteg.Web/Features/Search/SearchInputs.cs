using System.ComponentModel.DataAnnotations;

namespace Niosteg.Web.Features.Search;

public sealed record SearchQuery
{
    public const int PageSize = 20;

    [StringLength(200)]
    public string? Q { get; init; }
    /// <summary>Knowledge, Skill, Behaviour, Occupation or Group.</summary>
    public string? Kind { get; init; }
    /// <summary>"own", "esco" or "jobtech".</summary>
    public string? Source { get; init; }
    public Guid? Area { get; init; }
    /// <summary>"used" or "unused".</summary>
    public string? Show { get; init; }
    public int? Page { get; init; }

    internal IReadOnlyCollection<FoundKind>? Kinds => Enum.TryParse<FoundKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? [kind] : null;
    internal bool? IsUsed => Show switch { "used" => true, "unused" => false, _ => null };
}

public sealed record OccupationQuery
{
    [StringLength(200)]
    public string? Q { get; init; }
}
