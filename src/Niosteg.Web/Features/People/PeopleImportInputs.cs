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

    /// <summary>Whether the file was already read by these choices, so that they change nothing in what the reader saw.</summary>
    internal bool IsAsRead(PeopleImportView view) =>
        Sheet == view.Draft.Sheet && Columns.SequenceEqual(view.Columns.Select(c => c.Field))
        && TopUnit == view.Draft.TopUnitId?.Value && (string.IsNullOrWhiteSpace(TopUnitName) || TopUnitName.Trim() == view.Draft.TopUnitName)
        && CreateUnits == view.Draft.CreateUnits && SkipStopped == view.Draft.SkipStopped;
}

public sealed record AcceptImportInput
{
    /// <summary>What the reader saw; null accepts whatever it is now.</summary>
    [MaxLength(60)]
    public string? Seen { get; init; }
}
