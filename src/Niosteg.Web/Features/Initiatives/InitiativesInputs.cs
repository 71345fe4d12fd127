using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Initiatives;

namespace Niosteg.Web.Features.Initiatives;

/// <summary>What an initiative is called, why, and when.</summary>
public sealed record InitiativeInput
{
    [MaxLength(2000)]
    public string? Name { get; init; }
    [MaxLength(4000)]
    public string? Purpose { get; init; }
    public DateOnly? StartsOn { get; init; }
    /// <summary>The day somebody wants the profiles sealed by; left out when there is none.</summary>
    public DateOnly? Deadline { get; init; }
    /// <summary>The initiative this one follows as its next wave. Chosen when it is begun.</summary>
    public Guid? Follows { get; init; }
    public int Version { get; init; }
}

/// <summary>Which profiles it makes, and which units it is about; no unit means the whole organisation.</summary>
public sealed record ScopeInput
{
    [MaxLength(500)]
    public Guid[]? Profiles { get; init; } = [];
    [MaxLength(500)]
    public Guid[]? Units { get; init; } = [];
    /// <summary>Of the initiative, as it was read.</summary>
    public int Version { get; init; }
}

/// <summary>What a person does in it; no role takes the person out.</summary>
public sealed record MemberInput
{
    public Guid? Person { get; init; }
    [MaxLength(10)]
    public InitiativeRole[]? Roles { get; init; } = [];
}

public sealed record PassageInput
{
    [MaxLength(4000)]
    public string? Reason { get; init; }
}
