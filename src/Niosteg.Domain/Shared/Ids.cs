namespace Niosteg.Domain.Shared;

/// <summary>One id type a thing, so that a person can never be passed where a unit is meant.
/// Values are version-7 GUIDs: they sort by the time they were made.</summary>
public readonly record struct UnitId(Guid Value)
{
    public static UnitId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct SiteId(Guid Value)
{
    public static SiteId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct FunctionId(Guid Value)
{
    public static FunctionId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct PersonId(Guid Value)
{
    public static PersonId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct PositionId(Guid Value)
{
    public static PositionId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct AssignmentId(Guid Value)
{
    public static AssignmentId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct ScaleId(Guid Value)
{
    public static ScaleId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct AreaId(Guid Value)
{
    public static AreaId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct CompetencyId(Guid Value)
{
    public static CompetencyId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct FamilyId(Guid Value)
{
    public static FamilyId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct ProfileId(Guid Value)
{
    public static ProfileId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct ProfileVersionId(Guid Value)
{
    public static ProfileVersionId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct AssessmentId(Guid Value)
{
    public static AssessmentId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct ArchitectureVersionId(Guid Value)
{
    public static ArchitectureVersionId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct RuleWaiverId(Guid Value)
{
    public static RuleWaiverId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct AccountId(Guid Value)
{
    public static AccountId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct ImportId(Guid Value)
{
    public static ImportId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct InitiativeId(Guid Value)
{
    public static InitiativeId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct GoalId(Guid Value)
{
    public static GoalId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct LiveRoomId(Guid Value)
{
    public static LiveRoomId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct LiveRoundId(Guid Value)
{
    public static LiveRoundId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct LiveSeatId(Guid Value)
{
    public static LiveSeatId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct NominationPollId(Guid Value)
{
    public static NominationPollId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct ActivityId(Guid Value)
{
    public static ActivityId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct BookedTimeId(Guid Value)
{
    public static BookedTimeId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

public readonly record struct TimePollId(Guid Value)
{
    public static TimePollId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}
