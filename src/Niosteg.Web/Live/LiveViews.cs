using Niosteg.Domain.Live;
using Niosteg.Domain.Shared;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Live;

/// <summary>A room as those see it who lead what it is about. Who is ready, and with what, they do not see.</summary>
/// <param name="IsMine">Whether the reader leads the room now; else the reader may take over.</param>
public sealed record LiveRoomView(LiveRoomId Id, string Code, string Kind, Guid SubjectId, string Title, IReadOnlyList<string> Groups, string PhonePath, string WallPath,
    LiveState State, bool IsMine, string Facilitator, DateTime OpenedAt, DateTime? ClosedAt)
{
    internal string? TitleKey { get; init; }

    /// <summary>How many must have answered before the answers can be shown.</summary>
    public int Fewest { get; init; } = 1;

    /// <summary>What the room is called in the reader's language.</summary>
    internal string TitleIn(Texts t) => TitleKey is null ? Title : t[TitleKey, Title];

    /// <summary>What was refused, by its code, as the page that is sent back to tells it; null when it is no refusal.</summary>
    internal string? Said(string? refused, Texts t) => refused is not { Length: > 0 } || !Texts.Everything.ContainsKey("refusal." + refused) ? null
        : refused == "room-too-few" ? t["refusal.room-too-few", Fewest, State.Ready] : t["refusal." + refused, Facilitator];
}

/// <summary>A room as its phones see it.</summary>
/// <param name="Mine">The reader's own seat, or null for who has not joined.</param>
/// <param name="ShowsNames">Whether the others will see who answered what.</param>
public sealed record PhoneView(LiveRoomId Id, string Code, string Kind, Guid SubjectId, string Title, IReadOnlyList<string> Groups, string PhonePath, bool ShowsNames, LiveState State, MySeat? Mine)
{
    internal string? TitleKey { get; init; }

    /// <summary>What the room is called in the reader's language.</summary>
    internal string TitleIn(Texts t) => TitleKey is null ? Title : t[TitleKey, Title];

    /// <summary>Whether everyone has been shown what was answered in some round, and the room has ended: then it stays to be read, by its code.</summary>
    public bool EndedRevealed { get; init; }
}

/// <summary>The phone's own seat, with its own answer in the round going on.</summary>
public sealed record MySeat(string Alias, string? Group, string? Answer, long Sequence, DateTime? AnsweredAt);

/// <summary>What was kept of an answer.</summary>
/// <param name="IsNewest">False when a later answer from the same seat was there already; that one counts.</param>
public sealed record KeptAnswer(int Round, long Sequence, bool IsNewest, DateTime AnsweredAt);

/// <param name="Alias">Null once the seat was taken away or the room is closed.</param>
public sealed record SeatView(LiveSeatId Id, string? Alias, string? Group, DateTime JoinedAt);

/// <summary>The answers of a revealed round.</summary>
/// <param name="Groups">By what the participants speak for; too small ones withheld.</param>
/// <param name="Named">Who answered what, only for kinds that show names.</param>
public sealed record LiveAnswersView(int Round, int Answers, IReadOnlyList<LiveGroup> Groups, IReadOnlyList<NamedAnswer> Named);

public sealed record NamedAnswer(string Name, string Value);
