using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>A cell in words: the parts that are null are not stated in the staff list.</summary>
public sealed record CellPart(InsightKind Kind, string? Function, string? Site, bool? IsManager, LocalText? Profile, TenureBand? Tenure);

/// <param name="Have">How many on the list speak for it.</param>
/// <param name="Holders">How many on the staff list can.</param>
public sealed record CellView(string Key, IReadOnlyList<CellPart> Parts, int Need, int Have, int Holders)
{
    public int Missing => Math.Max(0, Need - Have);
    public InsightKind Kind => Parts[0].Kind;
    /// <summary>Nobody, or too few, are there to be asked.</summary>
    public bool CannotBeHeard => Holders < Need;
}

public sealed record NamedPerson(Guid Person, string Name, string? Title, string? Unit);

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
    public int Heard => Cells.Count(cell => cell.Missing == 0);
}

/// <summary>Two cells that one person speaks for, by choice.</summary>
public sealed record JoinedCells(string One, string Other, CellPart First, CellPart Second);

/// <param name="Alone">The cells that only this person on the list speaks for.</param>
/// <param name="Hours">Hours asked of the person here; null for those who do not lead the initiative.</param>
/// <param name="OtherHours">Hours in other initiatives.</param>
public sealed record ParticipantRow(NamedPerson Who, Standing Standing, InitiativeRole Roles, IReadOnlyList<CellView> Alone, int? Hours, int? OtherHours, bool IsMuch, bool IsManager);

/// <param name="ReservesNeeded">How many more reserves it takes before enough come to every cell.</param>
/// <param name="Chance">The chance that enough come, in the cell where it is smallest.</param>
public sealed record PeopleView(
    Guid Id, string Initiative, bool Leads, IReadOnlyList<ParticipantRow> OnList, IReadOnlyList<ParticipantRow> Reserves, IReadOnlyList<ParticipantRow> Others,
    int ShowUp, int MostHours, IReadOnlyList<SuggestedPerson> MoreReserves, Measure? Chance, CellView? Weakest, IReadOnlyList<BothSidesView> Conflicts);

public sealed record BothSidesView(NamedPerson Who, IReadOnlyList<LocalText> Profiles);

/// <summary>What happens to the list without a person, and the fewest changes that mend it.</summary>
/// <param name="Instead">The fewest people who, put in, let every cell be heard that was; empty when nothing breaks.</param>
/// <param name="StillMissing">Cells that nobody else can speak for.</param>
public sealed record InsteadView(
    Guid Id, string Initiative, NamedPerson Who, Standing? Standing, bool IsOnList, IReadOnlyList<CellView> Breaks, IReadOnlyList<InsteadPerson> Instead, bool IsFewest,
    IReadOnlyList<CellView> StillMissing, IReadOnlyList<StandInView> StandIns);

/// <param name="Letters">The sentence to send, in Swedish and in English.</param>
public sealed record InsteadPerson(NamedPerson Who, IReadOnlyList<CellView> For, LocalText Letters);

public sealed record StandInView(NamedPerson Who, int Mends);

/// <summary>One cell, and everyone who can speak for it.</summary>
public sealed record CellPeopleView(Guid Id, string Initiative, CellView Cell, int UsualNeed, IReadOnlyList<CellPerson> People, int More);

/// <param name="AlsoFor">How many other cells still wait for somebody like this person.</param>
public sealed record CellPerson(NamedPerson Who, Standing? Standing, bool IsOnList, int AlsoFor);

/// <summary>The settings with what follows from them.</summary>
public sealed record ChoicesView(Guid Id, string Initiative, bool Leads, BoardChoices Choices, int Raters, IReadOnlyList<RaterRow> Profiles);

/// <summary>A profile, how many rate it as the list stands, and how many there are.</summary>
public sealed record RaterRow(LocalText Profile, int OnList, int Holders);
