using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Organisation.Imports;

namespace Niosteg.Web.Features.People;

public sealed record PeopleChoicesInput
{
    public int Version { get; init; }
    public int Sheet { get; init; }
    /// <summary>The field of every column, in the file's order. Empty: as we guessed.</summary>
    public IReadOnlyList<PeopleField> Columns { get; init; } = [];
    /// <summary>An existing unit, or null for a new top with the name below.</summary>
    public Guid? TopUnit { get; init; }
    [MaxLength(200)]
    public string? TopUnitName { get; init; }
    public bool CreateUnits { get; init; }
    public bool SkipStopped { get; init; }
}

public sealed record AcceptImportInput
{
    /// <summary>What the reader saw; null accepts whatever it is now.</summary>
    [MaxLength(60)]
    public string? Seen { get; init; }
}
