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
    /// <summary>A form with nothing ticked sends no list at all, which is an empty one.</summary>
    public IReadOnlyList<Guid> Positions { get; init => field = value ?? []; } = [];
    /// <summary>None takes the profile away.</summary>
    public Guid? Profile { get; init; }
}

public sealed record UndoProfilesInput
{
    [MaxLength(20_000)]
    public string? Undo { get; init; }
}

public record PlaceInput
{
    [MaxLength(400)]
    public string? Name { get; init; }
    public int Version { get; init; }
}

/// <summary>What the page's form says besides: which place, and what is to be done with it.</summary>
public sealed record PlaceForm : PlaceInput
{
    /// <summary><c>site</c> or <c>function</c>.</summary>
    [MaxLength(20)]
    public string? Kind { get; init; }
    public Guid Id { get; init; }
    /// <summary><c>rename</c> or <c>remove</c>.</summary>
    [MaxLength(20)]
    public string? Act { get; init; }
}
