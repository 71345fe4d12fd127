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
}

public sealed record AcceptUnitsInput
{
    /// <summary>What the reader saw; null accepts whatever it is now.</summary>
    [MaxLength(60)]
    public string? Seen { get; init; }
}
