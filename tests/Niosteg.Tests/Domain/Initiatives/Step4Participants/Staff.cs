using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step4Participants;

/// <summary>A small staff list: care and school in Norrby and Lövsta.</summary>
internal static class Staff
{
    public static readonly DateOnly Today = new(2026, 3, 12);
    public static readonly FunctionId Care = FunctionId.New(), School = FunctionId.New();
    public static readonly SiteId Norrby = SiteId.New(), Lövsta = SiteId.New();
    public static readonly UnitId Unit = UnitId.New();
    /// <summary>Places only: what most tests are about.</summary>
    public static readonly BoardChoices Places = BoardChoices.Start with { WithTenure = false };

    public static StaffRow Person(bool manager, params (FunctionId? Function, SiteId? Site)[] seats) =>
        new(PersonId.New(), manager, new(2020, 1, 1), [.. seats.Select(seat => new StaffSeat(Unit, seat.Function, seat.Site, null))]);

    public static StaffRow Person(params (FunctionId? Function, SiteId? Site)[] seats) => Person(manager: false, seats);

    public static CellBoard Board(IReadOnlyList<StaffRow> staff, BoardChoices? choices = null) => CellBoard.Make(staff, choices ?? Places, Today);
}
