using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Live;

/// <summary>One time that the room is asked. Its answers are locked until it is revealed and cannot change afterwards.
/// Closed without having been revealed, they stay locked for good.</summary>
public sealed class LiveRound
{
    private LiveRound() { }

    internal LiveRound(NewRound made, int number, DateTime now) => (Id, SealedKey, Number, OpenedAt) = (made.Id, made.SealedKey, number, now);

    public LiveRoundId Id { get; private set; }
    public LiveRoomId RoomId { get; private set; }
    /// <summary>1, 2, ... in the order they were asked.</summary>
    public int Number { get; private set; }
    public DateTime OpenedAt { get; private set; }
    public DateTime? RevealedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    /// <summary>What opens the answers, itself locked, also after the reveal: the database alone opens nothing. Null once the answers are
    /// gone for good: closed without a reveal, or too few to be shown.</summary>
    public string? SealedKey { get; private set; }
    public int Version { get; private set; }

    public bool TakesAnswers => RevealedAt is null && ClosedAt is null;
    public LivePhase Phase => RevealedAt is not null ? LivePhase.Revealed : ClosedAt is not null ? LivePhase.Closed : LivePhase.Answering;

    internal void Open(DateTime now) => RevealedAt = now;

    internal void Close(DateTime now)
    {
        ClosedAt = now;
        if (RevealedAt is null) Forget();
    }

    internal void Forget() => SealedKey = null;
}

/// <summary>Where a round is.</summary>
public enum LivePhase
{
    /// <summary>Everyone answers alone; nobody can read.</summary>
    Answering,
    /// <summary>Everyone sees; nothing changes any more.</summary>
    Revealed,
    /// <summary>Ended without being shown.</summary>
    Closed,
}
