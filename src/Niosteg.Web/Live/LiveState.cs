using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Live;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Live;

/// <summary>All that anybody is told of a room while it answers: where it is, how many are in it and how many are ready.
/// Every event is the whole state, so that one missed is made good by the next.</summary>
/// <param name="Round">The number of the round going on.</param>
/// <param name="Ready">How many have answered in it.</param>
/// <param name="Seats">How many have joined, those that were taken away too: the count does not tell whether they had answered.</param>
/// <param name="Removed">How many seats were taken away by the one who leads.</param>
public sealed record LiveState(int Round, LivePhase Phase, bool IsOpen, int Ready, int Seats, int Removed)
{
    /// <summary>Changes when what a page shows must be fetched anew; not when somebody joins or gets ready.</summary>
    internal string Key => $"{Round}-{PhaseName}-{(IsOpen ? "open" : "closed")}";

    /// <summary>The event's id: equal for equal states, so that a phone that comes back is told only news.</summary>
    internal string Id => $"{Key}-{Ready}-{Seats}-{Removed}";

    internal string PhaseName => Phase.ToString().ToLowerInvariant();

    /// <summary>As it is sent, written once for all who watch.</summary>
    internal JsonElement Json => _json ??= JsonSerializer.SerializeToElement(new { key = Key, round = Round, phase = PhaseName, isOpen = IsOpen, ready = Ready, seats = Seats, removed = Removed });

    private JsonElement? _json;
}

internal static class LiveStates
{
    public static Task<LiveState?> StateOfAsync(this AppDb db, LiveRoomId id, CancellationToken cancel) =>
        db.LiveRounds.Where(r => r.RoomId == id).OrderByDescending(r => r.Number).Select(r => new LiveState(r.Number,
            r.RevealedAt != null ? LivePhase.Revealed : r.ClosedAt != null ? LivePhase.Closed : LivePhase.Answering,
            db.LiveRooms.Any(room => room.Id == id && room.ClosedAt == null),
            db.LiveAnswers.Count(a => a.RoundId == r.Id),
            db.LiveSeats.Count(s => s.RoomId == id),
            db.LiveSeats.Count(s => s.RoomId == id && s.SecretHash == LiveSeat.Removed))).FirstOrDefaultAsync(cancel);
}
