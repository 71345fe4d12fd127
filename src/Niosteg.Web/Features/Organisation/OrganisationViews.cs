using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Organisation;

/// <param name="Depth">0 for a top.</param>
/// <param name="Heads">People who sit in the unit or below today.</param>
public sealed record UnitRow(UnitId Id, UnitId? ParentId, string Name, string? Code, int Depth, int Heads, int Positions, int Version);

public sealed record PositionRow(
    PositionId Id, UnitId UnitId, string Title, string Unit, string? Site, string? Function, int Heads, ProfileId? ProfileId, LocalText? Profile);

public sealed record ProfileChoice(ProfileId Id, LocalText Title);

/// <summary>The unit with everything below, or the whole organisation when no unit is named.</summary>
public sealed record OrganisationView(
    UnitRow? Unit, IReadOnlyList<UnitRow> Above, IReadOnlyList<UnitRow> Units, IReadOnlyList<PositionRow> Positions, int PositionTotal, int Page,
    IReadOnlyList<ProfileChoice> Profiles, IReadOnlyList<UnitRow> AllUnits, int People)
{
    public const int PageSize = 50;
}

/// <summary>What giving a profile changed, so that it can be put back: "position:former profile", comma between.</summary>
public sealed record ProfilesGiven(int Positions, int People, string Undo);
