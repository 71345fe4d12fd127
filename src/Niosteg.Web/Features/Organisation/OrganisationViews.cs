using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Organisation;

/// <param name="Depth">0 for a top.</param>
/// <param name="Heads">People who sit in the unit or below today.</param>
public sealed record UnitRow(UnitId Id, UnitId? ParentId, string Name, string? Code, int Depth, int Heads, int Positions, int Version);

/// <param name="IsEmptied">Nobody sits there today, and nobody is coming.</param>
public sealed record PositionRow(
    PositionId Id, UnitId UnitId, string Title, string Unit, string? Site, string? Function, int Heads, bool IsEmptied, ProfileId? ProfileId, LocalText? Profile);

/// <summary>Which of the positions one wants to see.</summary>
/// <param name="Without">Only those without a job profile.</param>
/// <param name="Emptied">Also those where nobody sits.</param>
/// <param name="Search">What the title or the unit says.</param>
public sealed record PositionsAsked(bool Without = false, bool Emptied = false, string? Search = null, int Page = 1)
{
    /// <summary>As the address of the page says it.</summary>
    internal string Query => QueryString.Create(new Dictionary<string, string?>
    {
        ["q"] = string.IsNullOrWhiteSpace(Search) ? null : Search,
        ["without"] = Without ? "true" : null,
        ["emptied"] = Emptied ? "true" : null,
        ["page"] = Page > 1 ? $"{Page}" : null,
    }.Where(p => p.Value is not null)).Value ?? "";

    internal bool Fits(PositionRow row) => (Emptied || !row.IsEmptied) && (!Without || row.ProfileId is null) && (string.IsNullOrWhiteSpace(Search)
        || row.Title.Contains(Search.Trim(), StringComparison.CurrentCultureIgnoreCase) || row.Unit.Contains(Search.Trim(), StringComparison.CurrentCultureIgnoreCase));
}

public sealed record ProfileChoice(ProfileId Id, LocalText Title);

/// <summary>The unit with everything below, or the whole organisation when no unit is named.</summary>
/// <param name="PositionTotal">Positions that were asked for.</param>
/// <param name="Taken">Positions where somebody sits or is coming.</param>
/// <param name="Emptied">Positions where nobody does.</param>
public sealed record OrganisationView(
    UnitRow? Unit, IReadOnlyList<UnitRow> Above, IReadOnlyList<UnitRow> Units, IReadOnlyList<PositionRow> Positions, int PositionTotal, int Taken, int Emptied, int Page,
    IReadOnlyList<ProfileChoice> Profiles, IReadOnlyList<UnitRow> AllUnits, int People)
{
    public const int PageSize = 50;
}

/// <summary>What giving a profile changed, so that it can be put back: "position:former profile", comma between.</summary>
public sealed record ProfilesGiven(int Positions, int People, string Undo);
