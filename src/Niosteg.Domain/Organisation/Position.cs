using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation;

/// <summary>A kind of seat in a unit, at a site, in a function. Several people may sit in it;
/// the job profile that holds for them hangs here.</summary>
public sealed class Position
{
    public const int TitleLength = 200;

    private Position() { }

    public Position(PositionId id, string title, UnitId unitId, SiteId? siteId = null, FunctionId? functionId = null) =>
        (Id, Title, UnitId, SiteId, FunctionId) = (id, title.Trim(), unitId, siteId, functionId);

    public PositionId Id { get; private set; }
    public string Title { get; private set; } = "";
    public UnitId UnitId { get; private set; }
    public SiteId? SiteId { get; private set; }
    public FunctionId? FunctionId { get; private set; }
    public ProfileId? ProfileId { get; private set; }
    public int Version { get; private set; }

    public void FollowProfile(ProfileId? profileId) => ProfileId = profileId;
}

/// <summary>A person in a position over time. Both days are included; no end means until further notice.</summary>
public sealed class Assignment
{
    private Assignment() { }

    public Assignment(AssignmentId id, PersonId personId, PositionId positionId, DateOnly? from = null, DateOnly? to = null) =>
        (Id, PersonId, PositionId, From, To) = (id, personId, positionId, from, to);

    public AssignmentId Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public PositionId PositionId { get; private set; }
    /// <summary>First day. Null when not known: it has always been so.</summary>
    public DateOnly? From { get; private set; }
    public DateOnly? To { get; private set; }

    public bool HoldsOn(DateOnly day) => (From is null || From <= day) && (To is null || To >= day);

    /// <summary>Ends the assignment; it stays as history.</summary>
    public Outcome End(DateOnly lastDay)
    {
        if (From > lastDay) return new Refusal("ends-before-it-starts", nameof(To));
        To = lastDay;
        return Outcome.Done;
    }

    /// <summary>Takes an ending back: the last day is what it was, or none.</summary>
    public void EndAsBefore(DateOnly? lastDay) => To = lastDay;
}
