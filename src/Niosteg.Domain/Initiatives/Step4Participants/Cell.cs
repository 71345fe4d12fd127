using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step4Participants;

/// <summary>What kind of insight a cell stands for.</summary>
public enum InsightKind
{
    /// <summary>A function at a site, seen by one kind of role.</summary>
    Place = 0,
    /// <summary>How long one has worked here.</summary>
    Tenure = 1,
    /// <summary>Enough people in one profile to rate it (F7).</summary>
    Raters = 2,
}

/// <summary>A part of the work that somebody must be able to speak for.</summary>
public sealed record Cell(InsightKind Kind)
{
    public FunctionId? Function { get; init; }
    public SiteId? Site { get; init; }
    /// <summary>Set where the board tells managers from employees.</summary>
    public bool? IsManager { get; init; }
    public ProfileId? Profile { get; init; }
    public TenureBand? Tenure { get; init; }

    /// <summary>The cell's name in stored choices; the same for the same cell for ever.</summary>
    public string Key => Kind switch
    {
        InsightKind.Place => $"place/{Function?.ToString() ?? "-"}/{Site?.ToString() ?? "-"}/{RoleKey}",
        InsightKind.Tenure => $"tenure/{Tenure}",
        _ => $"raters/{Profile}",
    };

    /// <summary>Same work and same kind of role: only the place differs.</summary>
    public bool DiffersOnlyInSite(Cell other) =>
        Kind == InsightKind.Place && other.Kind == InsightKind.Place && Site != other.Site && this with { Site = null } == other with { Site = null };

    private string RoleKey => IsManager is { } manager ? (manager ? "manager" : "employee") : Profile?.ToString() ?? "-";

    public static Cell Place(StaffSeat seat, bool isManager, RoleSide side) => new(InsightKind.Place)
    {
        Function = seat.Function,
        Site = seat.Site,
        IsManager = side == RoleSide.Line ? isManager : null,
        Profile = side == RoleSide.Profile ? seat.Profile : null,
    };
}

/// <summary>A cell on the board.</summary>
/// <param name="Parts">The cells it is made of: one, or several that one person may speak for.</param>
/// <param name="Need">How many should speak for it.</param>
/// <param name="Holders">Places in the staff list of those who can.</param>
public sealed record BoardCell(IReadOnlyList<Cell> Parts, int Need, IReadOnlyList<int> Holders)
{
    public string Key => Parts[0].Key;
    public InsightKind Kind => Parts[0].Kind;
}
