using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Live;

/// <summary>What one seat answered in one round: the last that was sent before the reveal. Locked; only the round's key opens it.</summary>
public sealed class LiveAnswer
{
    /// <summary>Longest answer, in UTF-8 bytes.</summary>
    public const int LongestValue = 16_000;

    private LiveAnswer() { }

    public LiveAnswer(LiveRoundId round, LiveSeatId seat) => (RoundId, SeatId) = (round, seat);

    public LiveRoundId RoundId { get; private set; }
    public LiveSeatId SeatId { get; private set; }
    /// <summary>The value, locked with the round's key.</summary>
    public byte[] Locked { get; private set; } = [];
    /// <summary>When the phone gave the answer, by the server's clock, in milliseconds: of two answers the later one counts,
    /// in whatever order they arrive, and the same one arriving again changes nothing.</summary>
    public long Sequence { get; private set; }
    public DateTime AnsweredAt { get; private set; }

    /// <summary>Whether an answer that now arrives would change anything.</summary>
    public bool IsOlderThan(long sequence) => Locked.Length == 0 || sequence > Sequence;

    public void Replace(byte[] locked, long sequence, DateTime now) => (Locked, Sequence, AnsweredAt) = (locked, sequence, now);

    /// <summary>Why a round takes no answer any more, and whether an earlier one was kept. Null while it does. The same answer arriving
    /// again is no late answer: it is the one that was kept.</summary>
    public static Refusal? RefusedBy(LiveRound round, LiveAnswer? kept, long sequence)
    {
        if (round.TakesAnswers || kept?.Sequence == sequence) return null;
        if (round.Phase == LivePhase.Closed) return LiveRoom.Closed;
        return kept is null ? new Refusal("answer-too-late") : new Refusal("answer-after-reveal");
    }
}
