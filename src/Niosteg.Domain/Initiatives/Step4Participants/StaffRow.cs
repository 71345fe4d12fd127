using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step4Participants;

/// <summary>A seat somebody sits in today. What the staff list does not say is null: not stated, never a guess.</summary>
public sealed record StaffSeat(UnitId Unit, FunctionId? Function, SiteId? Site, ProfileId? Profile);

/// <summary>Somebody on the staff list who may be asked: works here today, and is no protected identity.</summary>
/// <param name="IsManager">Somebody answers to the person.</param>
public sealed record StaffRow(PersonId Person, bool IsManager, DateOnly? StartsOn, IReadOnlyList<StaffSeat> Seats)
{
    /// <summary>Has left when the time comes that it is about: the work stays on the board, and the person speaks for none of it.</summary>
    public bool HasLeftBy { get; init; }
}

/// <summary>What the board's third side is.</summary>
public enum RoleSide
{
    /// <summary>Managers and employees.</summary>
    Line = 0,
    /// <summary>The job profile of the seat.</summary>
    Profile = 1,
}

/// <summary>How long somebody has worked here: the new see what the others have stopped seeing.</summary>
public enum TenureBand
{
    /// <summary>Less than two years.</summary>
    New = 0,
    /// <summary>Two years and more.</summary>
    Settled = 1,
    /// <summary>Ten years and more.</summary>
    Long = 2,
}

public static class Tenure
{
    public static TenureBand? Of(DateOnly? startsOn, DateOnly today) => startsOn is not { } day ? null
        : day > today.AddYears(-2) ? TenureBand.New : day > today.AddYears(-10) ? TenureBand.Settled : TenureBand.Long;
}
