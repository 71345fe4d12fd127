using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives;

/// <param name="Passed">How many of the nine steps are passed.</param>
/// <param name="Now">The first that is not; null when all are.</param>
public sealed record InitiativeRow(Guid Id, string Name, string? Purpose, DateOnly StartsOn, DateOnly? Deadline, int Passed, InitiativeStep? Now, bool IsClosed);

/// <param name="Leads">Whether the reader may change what its steps hold.</param>
/// <param name="Answers">Whether the reader may pass its gates and change its roles.</param>
public sealed record JourneyView(
    Guid Id, string Name, string? Purpose, DateOnly StartsOn, DateOnly? Deadline, DateTime? ClosedAt, string? ClosedBy, int Version,
    bool Leads, bool Answers, int Passed, IReadOnlyList<StepView> Steps, StepAct? Today, IReadOnlyList<StepAct> Late, IReadOnlyList<string> NotHeard,
    SealedBetween? Sealed, IReadOnlyList<MemberView> Members, int MoreMembers, IReadOnlyList<InitiativeLink> Waves)
{
    /// <summary>Whether somebody in it is the one who answers for it.</summary>
    public bool HasLeader { get; init; }
}

/// <param name="Page">The step's own page; null when its work is done outside Niosteg.</param>
public sealed record StepView(
    InitiativeStep Step, bool IsPassed, bool IsReady, string? Page, StepNote? Note, IReadOnlyList<GateCondition> Gate, PassageView? Last)
{
    public StepStanding Standing { get; init; }
    /// <summary>The earlier step that is waited for.</summary>
    public InitiativeStep? WaitsFor { get; init; }
}

public sealed record PassageView(PassageKind Kind, DateTime At, string By, string? Reason, IReadOnlyList<string> Unmet);

public sealed record InitiativeLink(Guid Id, string Name, bool IsBefore)
{
    /// <summary>The reader has no part in it: only its open page is for them.</summary>
    public bool IsOpenOnly { get; init; }
}

public sealed record MemberView(Guid Person, string Name, string? Title, InitiativeRole Roles);

/// <summary>A step with its gate and everything that happened at it, newest first.</summary>
public sealed record GateView(Guid Id, string Name, bool IsClosed, bool Answers, StepView Step, IReadOnlyList<PassageView> History);

/// <summary>What can be changed about an initiative, with what there is to choose from.</summary>
public sealed record InitiativeEditView(
    Guid Id, string Name, string? Purpose, DateOnly StartsOn, DateOnly? Deadline, DateTime? ClosedAt, int Version,
    IReadOnlyList<Pickable> Profiles, IReadOnlyList<Pickable> Units, IReadOnlyList<MemberView> Members)
{
    /// <summary>Whether the reader's account belongs to nobody in the staff list: then the reader stands nowhere among the members.</summary>
    public bool IsReaderOutside { get; init; }
}

/// <param name="Depth">How far down a unit stands; 0 for the top and for profiles.</param>
public sealed record Pickable(Guid Id, LocalText Name, bool Chosen, int Depth = 0);

/// <summary>A person who may be given a role.</summary>
public sealed record MemberChoice(Guid Person, string Name, string? Title, string? Unit);
