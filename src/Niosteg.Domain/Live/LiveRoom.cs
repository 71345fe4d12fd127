using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Live;

/// <summary>People who answer the same question alone and see the answers together. What they answer is of no concern
/// here: the kind and the subject say which feature asks. Has at least one round; the last one is the one going on.</summary>
public sealed class LiveRoom
{
    public const int KindLength = 60;
    public const int TitleLength = 200;
    public const int PathLength = 300;
    public const int NameLength = 250;
    /// <summary>More than any room holds; beyond it somebody is playing with the code.</summary>
    public const int MostSeats = 2_000;
    public const int MostGroups = 200;

    private readonly List<LiveRound> _rounds = [];

    private LiveRoom() { }

    private LiveRoom(LiveRoomId id, string code, string kind, Guid subjectId) => (Id, Code, Kind, SubjectId) = (id, code, kind, subjectId);

    public LiveRoomId Id { get; private set; }
    /// <summary>What is typed on the phone, in the form of <see cref="Organisation.JoinCode"/>.</summary>
    public string Code { get; private set; } = "";
    /// <summary>Which question is asked, such as <c>goal-weights</c>.</summary>
    public string Kind { get; private set; } = "";
    /// <summary>What the question is about, such as an initiative's id.</summary>
    public Guid SubjectId { get; private set; }
    public string Title { get; private set; } = "";
    /// <summary>Where a phone goes when it has joined.</summary>
    public string PhonePath { get; private set; } = "";
    /// <summary>What the projector shows.</summary>
    public string WallPath { get; private set; } = "";
    /// <summary>What a participant may choose to speak for, such as a site; empty when it does not matter.</summary>
    public IReadOnlyList<string> Groups { get; private set; } = [];
    public DateTime OpenedAt { get; private set; }
    public AccountId OpenedBy { get; private set; }
    /// <summary>The one who may reveal now. Anyone who leads the subject may take over.</summary>
    public AccountId FacilitatorId { get; private set; }
    public string FacilitatorName { get; private set; } = "";
    public DateTime? ClosedAt { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<LiveRound> Rounds => _rounds;

    public bool IsOpen => ClosedAt is null;
    public LiveRound Round => _rounds.MaxBy(r => r.Number)!;

    public static Outcome<LiveRoom> Open(LiveRoomId id, string code, LiveQuestion question, RoomLeader by, DateTime now, NewRound first)
    {
        if (string.IsNullOrWhiteSpace(question.Title)) return new Refusal("title-missing", nameof(Title));
        var title = question.Title.Trim();
        var groups = question.Groups.Select(g => g.Trim()).Where(g => g.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (title.Length > TitleLength) return new Refusal("text-too-long", nameof(Title), TitleLength);
        if (groups.Any(g => g.Length > LiveSeat.GroupLength)) return new Refusal("text-too-long", nameof(Groups), LiveSeat.GroupLength);
        if (groups.Count > MostGroups) return new Refusal("room-too-many-groups", nameof(Groups), MostGroups);
        var room = new LiveRoom(id, code, question.Kind, question.SubjectId)
        {
            Title = title,
            PhonePath = question.PhonePath,
            WallPath = question.WallPath,
            Groups = groups,
            OpenedAt = now,
            OpenedBy = by.Id,
            FacilitatorId = by.Id,
            FacilitatorName = by.Name,
        };
        room._rounds.Add(new(first, 1, now));
        return room;
    }

    public Outcome TakeOver(RoomLeader by)
    {
        if (!IsOpen) return Closed;
        (FacilitatorId, FacilitatorName) = (by.Id, by.Name);
        return Outcome.Done;
    }

    /// <summary>Shows every answer to everyone at once. Pressed twice it is still one reveal, at the first time.</summary>
    /// <param name="answers">How many there are to show.</param>
    /// <param name="fewest">With fewer nothing would be shown, and all would have to answer again: then the room goes on as it is.</param>
    public Outcome Reveal(RoomLeader by, DateTime now, int answers, int fewest = 1)
    {
        if (RefusedBy(by) is { } no) return no;
        if (Round.RevealedAt is not null) return Outcome.Done;
        if (answers == 0) return new Refusal("room-nothing-yet");
        if (answers < fewest) return new Refusal("room-too-few", null, fewest, answers);
        Round.Open(now);
        return Outcome.Done;
    }

    /// <summary>Asks once more, after talk. The rounds before stay as they were shown.</summary>
    public Outcome AskAgain(RoomLeader by, DateTime now, NewRound next)
    {
        if (RefusedBy(by) is { } no) return no;
        if (Round.RevealedAt is null) return new Refusal("room-not-revealed");
        _rounds.Add(new(next, Round.Number + 1, now));
        return Outcome.Done;
    }

    /// <summary>Ends the room. Answers that were not shown never will be: what opens them is thrown away.</summary>
    /// <param name="tooFew">The rounds that had too few answers to be shown.</param>
    public Outcome Close(RoomLeader by, DateTime now, IReadOnlyCollection<LiveRoundId> tooFew)
    {
        if (!IsOpen) return Outcome.Done;
        if (RefusedBy(by) is { } no) return no;
        Round.Close(now);
        foreach (var round in _rounds.Where(r => tooFew.Contains(r.Id))) round.Forget();
        ClosedAt = now;
        return Outcome.Done;
    }

    public static readonly Refusal Closed = new("room-closed");

    /// <summary>Why somebody may not act in the room now, or null.</summary>
    public Refusal? RefusedBy(RoomLeader by) =>
        !IsOpen ? Closed : by.Id != FacilitatorId ? new Refusal("room-led-by-another", null, FacilitatorName) : null;
}

/// <summary>What a room is opened for.</summary>
/// <param name="Groups">What participants may say they speak for; none when it does not matter.</param>
public sealed record LiveQuestion(string Kind, Guid SubjectId, string Title, string PhonePath, string WallPath, IReadOnlyList<string> Groups);

/// <summary>Who leads a room, with the name that the others are told.</summary>
public sealed record RoomLeader(AccountId Id, string Name);

/// <param name="SealedKey">What opens the round's answers, itself locked with a key that is not in the database.</param>
public sealed record NewRound(LiveRoundId Id, string SealedKey);
