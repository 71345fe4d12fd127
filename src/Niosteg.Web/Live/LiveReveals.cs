using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Live;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Live;

/// <summary>A revealed answer, for the step that computes with it.</summary>
/// <param name="Seat">The same in every round of the room, so that a step can see who changed their mind. Never sent to anybody.</param>
/// <param name="Name">Only when the kind shows names.</param>
/// <param name="Group">What they speak for. Show it only through <see cref="LiveGroups"/>.</param>
/// <param name="Value">As JSON, as it was sent.</param>
public sealed record RevealedAnswer(LiveSeatId Seat, string? Name, string? Group, string Value);

public static class LiveReveals
{
    private static readonly Refusal NotRevealed = new("room-not-revealed");
    private static readonly Refusal TooFew = new("room-round-forgotten");

    /// <summary>How many answers a round of the kind needs to be shown: one rule for pages, walls, phones and programs.</summary>
    public static async Task<int> FewestAsync(this AppDb db, LiveKind kind, CancellationToken cancel = default) =>
        kind.Withholds ? await db.Settings.Select(s => s.SmallestGroup).FirstAsync(cancel) : 1;

    /// <summary>Every answer of a revealed round, in an order that tells nothing. Before the reveal there is none to be had,
    /// whoever asks.</summary>
    public static async Task<Outcome<IReadOnlyList<RevealedAnswer>>> RevealedAsync(this AppDb db, LiveSeal seal, LiveKind kind, LiveRoomId room, int round, CancellationToken cancel = default)
    {
        var asked = await db.LiveRounds.AsNoTracking().FirstOrDefaultAsync(r => r.RoomId == room && r.Number == round, cancel);
        if (asked is null) return Refusal.NotFound;
        if (asked.RevealedAt is null) return NotRevealed;
        if (asked.SealedKey is not { } locked) return TooFew;
        if (seal.Unseal(asked.Id, locked) is not { } key) return new Refusal("room-key-lost");
        var answers = await db.LiveAnswers.AsNoTracking().Where(a => a.RoundId == asked.Id)
            .Join(db.LiveSeats, a => a.SeatId, s => s.Id, (a, s) => new { a.SeatId, a.Locked, s.Alias, s.Group }).Take(LiveRoom.MostSeats).ToListAsync(cancel);
        if (answers.Count < await db.FewestAsync(kind, cancel)) return TooFew;
        return answers.Select(a => new RevealedAnswer(a.SeatId, kind.ShowsNames ? a.Alias : null, a.Group, LiveSeal.Unlock(key, asked.Id, a.SeatId, a.Locked)))
            .OrderBy(a => a.Value, StringComparer.Ordinal).ToList();
    }
}
