using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>To let the working text hold from now on.</summary>
public sealed record AdoptInput
{
    /// <summary>The state of the working text that the reader saw.</summary>
    public int Version { get; init; }
    [MaxLength(ArchitectureVersion.NoteLength)]
    public string? Note { get; init; }
}

/// <param name="Number">Number of the version in force; 0 before the first.</param>
/// <param name="Before">The frame in force.</param>
public sealed record AdoptionView(int Number, DateTime? AdoptedAt, ArchitectureFrame Frame, ArchitectureFrame Before, IReadOnlyList<RuleChange> Changes, int Rules, int On, int Version, bool Writes)
{
    public bool Differs => Number == 0 || Frame != Before || Changes.Count > 0;
}

/// <param name="Number">0 is what the product begins with.</param>
/// <param name="Profiles">How many of those that the reader sees are written under it.</param>
public sealed record VersionRow(int Number, DateTime? AdoptedAt, string? AdoptedByName, string? Note, int Profiles);

/// <param name="Retired">Rules that later versions no longer run, with the version they were gone in.</param>
/// <param name="Newest">Number of the version in force.</param>
public sealed record VersionView(int Number, ArchitectureFrame Frame, IReadOnlyList<ArchitectureRule> Rules, IReadOnlyDictionary<string, int> Retired,
    string? Note, DateTime? AdoptedAt, string? AdoptedByName, int Profiles, int Newest);

/// <param name="Asked">What the newest version would ask that this one does not.</param>
/// <param name="Gone">Questions of today that would not be asked any more.</param>
public sealed record Move(Guid Id, LocalText Title, IReadOnlyList<RuleFinding> Asked, int Gone);

public sealed record MovesView(int Number, int Newest, IReadOnlyList<Move> Moves);
