using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>A cell in words: the parts that are null are not stated in the staff list.</summary>
public sealed record CellPart(InsightKind Kind, string? Function, string? Site, bool? IsManager, LocalText? Profile, TenureBand? Tenure);

/// <param name="Have">How many on the list speak for it; for readers who do not lead the initiative, those whose names they see.</param>
/// <param name="Holders">How many on the staff list can.</param>
public sealed record CellView(string Key, IReadOnlyList<CellPart> Parts, int Need, int Have, int Holders)
{
    /// <summary>How many of them have said yes.</summary>
    public int Yes { get; init; }
    public int Missing => Math.Max(0, Need - Have);
    public bool IsHeard => Yes >= Need;
    public InsightKind Kind => Parts[0].Kind;
    /// <summary>Nobody, or too few, are there to be asked.</summary>
    public bool CannotBeCovered => Holders < Need;
}

public sealed record NamedPerson(Guid Person, string Name, string? Title, string? Unit)
{
    /// <summary>Of employment; null when none is known, and for readers who do not lead the initiative.</summary>
    public DateOnly? LastDay { get; init; }
    /// <summary>The day of the first booked time ahead when the person has left by then, and so speaks for no square.</summary>
    public DateOnly? GoneBy { get; init; }
}

/// <summary>One person of the suggestion, with what the person adds.</summary>
public sealed record SuggestedPerson(NamedPerson Who, IReadOnlyList<CellView> For);

/// <summary>What is gained when one person may speak for two cells.</summary>
public sealed record JoinOffer(string One, string Other, CellPart First, CellPart Second, int Total);

/// <param name="Total">How many the list holds when all of them are on it.</param>
/// <param name="IsFewest">No shorter list covers as much; otherwise <paramref name="AtLeast"/> says how far off it may be.</param>
public sealed record SuggestionView(IReadOnlyList<SuggestedPerson> Add, int Total, bool IsFewest, int AtLeast, IReadOnlyList<JoinOffer> Joins);

/// <param name="Leads">Whether the reader may change the list. Who only takes part sees the board and the names on it.</param>
public sealed record BoardView(
    Guid Id, string Initiative, bool Leads, bool IsClosed, RoleSide Side, IReadOnlyList<CellView> Cells, int Staff, int OnList, int Asked,
    SuggestionView? Suggestion, IReadOnlyList<JoinedCells> Joined, StaffNotes? Notes)
{
    /// <summary>What to see to: the squares that lack somebody; for readers, those that are not heard.</summary>
    public IReadOnlyList<CellView> NotYet => [.. Cells.Where(cell => Leads ? cell.Missing > 0 : !cell.IsHeard)];
    public required Coverage Coverage { get; init; }
    /// <summary>What is not covered and nobody is left to ask for: they are too few, or have said no or are away.</summary>
    public IReadOnlyList<CellView> OutOfReach { get; init; } = [];
    /// <summary>What only those can speak for who sit in the reference group and would approve what they wrote.</summary>
    public IReadOnlyList<CellView> HeldByApprovers { get; init; } = [];
    /// <summary>Those on the list who have left when the first booked time comes.</summary>
    public IReadOnlyList<NamedPerson> Leaving { get; init; } = [];
    /// <summary>The profiles that are made and that nobody has: without them the board has no squares.</summary>
    public IReadOnlyList<LocalText> HeldByNobody { get; init; } = [];
}

/// <summary>Two cells that one person speaks for, by choice.</summary>
public sealed record JoinedCells(string One, string Other, CellPart First, CellPart Second);

/// <summary>Where the question to a person is.</summary>
public enum InvitationState
{
    /// <summary>Not written yet.</summary>
    NotWritten = 0,
    /// <summary>There is no address to write to.</summary>
    NoAddress = 1,
    /// <summary>Written, and not handed to the mail server yet.</summary>
    Waiting = 2,
    Sent = 3,
    /// <summary>Refused by the mail server, or sent back.</summary>
    CameBack = 4,
}

/// <param name="Standing">Null for who has the role without having been asked, and for readers who do not lead the initiative.</param>
/// <param name="Invitation">Null for readers who do not lead the initiative.</param>
/// <param name="AnsweredThemselves">Whether the person has answered by the own link.</param>
/// <param name="Alone">The cells that only this person on the list speaks for.</param>
/// <param name="Hours">Hours asked of the person here; null for those who do not lead the initiative.</param>
/// <param name="OtherHours">Hours in other initiatives.</param>
public sealed record ParticipantRow(NamedPerson Who, Standing? Standing, InitiativeRole Roles, IReadOnlyList<CellView> Alone, int? Hours, int? OtherHours, bool IsMuch, bool IsManager)
{
    public InvitationState? Invitation { get; init; }
    public DateTime? InvitedAt { get; init; }
    public bool AnsweredThemselves { get; init; }
}

/// <summary>Somebody who has answered no, and what nobody on the list speaks for since.</summary>
public sealed record LostVoice(NamedPerson Who, IReadOnlyList<CellView> Lost);

/// <param name="ReservesNeeded">How many more reserves it takes before enough come to every cell.</param>
/// <param name="Chance">The chance that enough come, in the covered cell where it is smallest; null when none is covered.</param>
public sealed record PeopleView(
    Guid Id, string Initiative, bool Leads, IReadOnlyList<ParticipantRow> OnList, IReadOnlyList<ParticipantRow> Reserves, IReadOnlyList<ParticipantRow> Others,
    int ShowUp, int MostHours, IReadOnlyList<SuggestedPerson> MoreReserves, Measure? Chance, CellView? Weakest, IReadOnlyList<BothSidesView> Conflicts)
{
    public int Total => Leads ? OnList.Count : OnList.Count + Unanswered;
    /// <summary>How many are asked and have not answered.</summary>
    public int Unanswered { get; init; }
    public IReadOnlyList<LostVoice> Lost { get; init; } = [];
    /// <summary>How many of those who lead get a mail when somebody declines.</summary>
    public int Told { get; init; }
    public bool HasMailServer { get; init; }
    public int NotWritten => OnList.Count(row => row is { Standing: Standing.Asked, Invitation: InvitationState.NotWritten });
    public int WithoutAddress => OnList.Count(row => row is { Standing: Standing.Asked, Invitation: InvitationState.NoAddress });
}

public sealed record BothSidesView(NamedPerson Who, IReadOnlyList<LocalText> Profiles);

/// <summary>What happens to the list without a person, and the fewest changes that mend it.</summary>
/// <param name="Speaks">What the person can speak for at all; empty for somebody outside the board.</param>
/// <param name="Instead">The fewest people who, put in, let every cell be heard that was; empty when nothing breaks.</param>
/// <param name="StillMissing">Cells that nobody else can speak for.</param>
public sealed record InsteadView(
    Guid Id, string Initiative, NamedPerson Who, Standing? Standing, bool IsOnList, IReadOnlyList<CellView> Breaks, IReadOnlyList<InsteadPerson> Instead, bool IsFewest,
    IReadOnlyList<CellView> StillMissing, IReadOnlyList<StandInView> StandIns, IReadOnlyList<CellView> Speaks)
{
    /// <summary>Cells that others can speak for, all of whom sit in the reference group.</summary>
    public IReadOnlyList<CellView> HeldByApprovers { get; init; } = [];
}

/// <param name="Letters">The sentence to send, in Swedish and in English.</param>
public sealed record InsteadPerson(NamedPerson Who, IReadOnlyList<CellView> For, LocalText Letters);

public sealed record StandInView(NamedPerson Who, int Mends);

/// <summary>One cell, and everyone who can speak for it.</summary>
/// <param name="Version">Of the choices, to be sent back with a new number.</param>
public sealed record CellPeopleView(Guid Id, string Initiative, CellView Cell, int UsualNeed, IReadOnlyList<CellPerson> People, int More, int Version);

/// <param name="AlsoFor">How many other cells still wait for somebody like this person.</param>
/// <param name="Approves">Sits in the reference group and would approve what they wrote.</param>
public sealed record CellPerson(NamedPerson Who, Standing? Standing, bool IsOnList, int AlsoFor, bool Approves);

/// <summary>The settings with what follows from them.</summary>
/// <param name="Version">0 before anybody has chosen.</param>
public sealed record ChoicesView(Guid Id, string Initiative, bool Leads, BoardChoices Choices, int Raters, IReadOnlyList<RaterRow> Profiles, int Version);

/// <summary>A profile, how many rate it as the list stands, and how many there are.</summary>
public sealed record RaterRow(LocalText Profile, int OnList, int Holders);
