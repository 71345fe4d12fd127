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
    public Guid? Profile { get; init; }
    /// <summary>Takes the profile away. A missing profile alone never does.</summary>
    public bool Remove { get; init; }
}

/// <summary>The positions on the page: what is asked for, what is ticked, and what is to become of the ticked.</summary>
public sealed record PositionsFormInput
{
    internal const string TakeAway = "take-away";

    /// <summary>Ticked among those in sight.</summary>
    public IReadOnlyList<Guid> Positions { get; init => field = value ?? []; } = [];
    /// <summary>Ticked among those that were not, comma between.</summary>
    [MaxLength(400_000)]
    public string? Kept { get; init; }
    /// <summary>A profile, or <see cref="TakeAway"/>.</summary>
    [MaxLength(40)]
    public string? Choice { get; init; }
    /// <summary><c>give</c>, <c>clear</c>, or nothing when the reader only looks further.</summary>
    [MaxLength(20)]
    public string? Act { get; init; }
    [MaxLength(400)]
    public string? Q { get; init; }
    public bool Without { get; init; }
    public bool Emptied { get; init; }
    /// <summary>The page that was shown.</summary>
    public int At { get; init; } = 1;
    /// <summary>The page to show, from the button that was pressed.</summary>
    public int? Page { get; init; }

    internal bool Remove => Choice == TakeAway;

    internal PositionsAsked Asked => new(Without, Emptied, Q, Page ?? At);

    internal IReadOnlyCollection<Guid> Ticked() =>
        [.. (Kept ?? "").Split(',').Select(t => Guid.TryParse(t, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Concat(Positions).Distinct()];

    internal GiveProfileInput ToInput() => new() { Positions = [.. Ticked()], Profile = Guid.TryParse(Choice, out var id) ? id : null, Remove = Remove };
}

public sealed record UndoProfilesInput
{
    [MaxLength(800_000)]
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
