using System.ComponentModel.DataAnnotations;

namespace Niosteg.Web.Features.Organisation;

public sealed record UnitInput
{
    [MaxLength(400)]
    public string? Name { get; init; }
    [MaxLength(400)]
    public string? Code { get; init; }
    /// <summary>The unit above; none makes it a top.</summary>
    public Guid? Parent { get; init; }
    public int Version { get; init; }
}

public sealed record GiveProfileInput
{
    public IReadOnlyList<Guid> Positions { get; init; } = [];
    /// <summary>None takes the profile away.</summary>
    public Guid? Profile { get; init; }
}

public sealed record UndoProfilesInput
{
    [MaxLength(20_000)]
    public string? Undo { get; init; }
}
