using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Organisation.Imports;

namespace Niosteg.Web.Features.Organisation.Imports;

public sealed record UnitListChoicesInput
{
    public int Version { get; init; }
    public int Sheet { get; init; }
    /// <summary>The field of every column, in the file's order. Empty: as we guessed.</summary>
    public IReadOnlyList<UnitField> Columns { get; init; } = [];
    /// <summary>The unit under which new units come that the list gives no place; none makes them tops.</summary>
    public Guid? Top { get; init; }

    /// <summary>Whether the list was already read by these choices, so that they change nothing in what the reader saw.</summary>
    internal bool IsAsRead(UnitListView view) =>
        Sheet == view.Draft.Sheet && Top == view.Draft.TopUnitId?.Value && Columns.SequenceEqual(view.Columns.Select(c => c.Field));
}

public sealed record AcceptUnitsInput
{
    /// <summary>What the reader saw; null accepts whatever it is now.</summary>
    [MaxLength(60)]
    public string? Seen { get; init; }
}
