using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Live;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Live;

/// <summary>What those do who lead a room. None of it reads an answer before the reveal.</summary>
public sealed class LiveRooms(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, LiveKinds kinds, LiveSeal seal, ILiveEvents events)
{
    /// <summary>Opens a room, or gives the one that is open already about the same.</summary>
    public async Task<Outcome<LiveRoomView>> OpenAsync(OpenRoomInput input, CancellationToken cancel = default)
    {
        if (kinds.Find(input.Kind) is not { } kind) return new Refusal("room-kind-unknown", nameof(input.Kind));
        await using var db = await database.CreateDbContextAsync(cancel);
        if (actor.AccountId is null || !await kind.IsLedByAsync(db, actor, input.SubjectId, cancel)) return Refusal.NotFound;
        if (await AlreadyOpenAsync(db, kind, input.SubjectId, cancel) is { } open) return await ViewAsync(db, open, cancel);

        var round = LiveRoundId.New();
        var code = JoinCode.New();
        var question = new LiveQuestion(kind.Name, input.SubjectId, input.Title ?? "", kind.PhonePath.Replace("{code}", code, StringComparison.Ordinal),
            kind.WallPath.Replace("{subject}", input.SubjectId.ToString(), StringComparison.Ordinal), input.Groups);
        var opened = LiveRoom.Open(LiveRoomId.New(), code, question, Leader, Now, new(round, seal.NewSealedKey(round)));
        if (opened.Refusal is { } no) return no;
        db.Add(opened.Value);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (!Saving.IsDiskFull(twice))
        {
            // Somebody else opened it at the same moment.
            db.ChangeTracker.Clear();
            return await AlreadyOpenAsync(db, kind, input.SubjectId, cancel) is { } other ? await ViewAsync(db, other, cancel) : Refusal.ChangedMeanwhile;
        }
        return await ViewAsync(db, opened.Value, cancel);
    }

    private static Task<LiveRoom?> AlreadyOpenAsync(AppDb db, LiveKind kind, Guid subject, CancellationToken cancel) =>
        db.LiveRooms.Include(r => r.Rounds).FirstOrDefaultAsync(r => r.Kind == kind.Name && r.SubjectId == subject && r.ClosedAt == null, cancel);

    public async Task<Outcome<LiveRoomView>> ReadAsync(LiveRoomId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await LedAsync(db, id, cancel) is { } room ? await ViewAsync(db, room, cancel) : Refusal.NotFound;
    }

    /// <summary>The newest room of the kind about the subject: the open one, or the last that was closed. Null when there is none.</summary>
    public async Task<LiveRoomView?> NewestAsync(string kindName, Guid subject, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (kinds.Find(kindName) is not { } kind || !await kind.IsLedByAsync(db, actor, subject, cancel)) return null;
        var room = await db.LiveRooms.Include(r => r.Rounds).AsNoTracking().Where(r => r.Kind == kindName && r.SubjectId == subject)
            .OrderBy(r => r.ClosedAt != null).ThenByDescending(r => r.OpenedAt).FirstOrDefaultAsync(cancel);
        return room is null ? null : await ViewAsync(db, room, cancel);
    }

    /// <summary>Shows everything to everyone. Answers that are on their way are either all in before it, or refused after it.</summary>
    public Task<Outcome> RevealAsync(LiveRoomId id, CancellationToken cancel = default) => ActAsync(id, async (db, room) =>
    {
        var round = room.Round;
        if (round.RevealedAt is not null) return room.Reveal(Leader, Now, 0);
        var answers = await db.LiveAnswers.CountAsync(a => a.RoundId == round.Id, cancel);
        // What cannot be opened is not called revealed.
        return seal.Unseal(round.Id, round.SealedKey!) is null ? new Refusal("room-key-lost") : room.Reveal(Leader, Now, answers, await FewestAsync(db, room, cancel));
    }, cancel);

    public Task<Outcome> AskAgainAsync(LiveRoomId id, CancellationToken cancel = default) => ActAsync(id, (_, room) =>
    {
        var next = LiveRoundId.New();
        return Task.FromResult(room.AskAgain(Leader, Now, new(next, seal.NewSealedKey(next))));
    }, cancel);

    /// <summary>Ends the room. The secrets of its phones go, and the names too unless the kind shows them.</summary>
    public async Task<Outcome> CloseAsync(LiveRoomId id, CancellationToken cancel = default)
    {
        var closed = await EndAsync(id, cancel);
        if (closed.Refusal is not null) return closed;
        await using var db = await database.CreateDbContextAsync(CancellationToken.None);
        await db.WipeDeletedAsync(Forgotten.Seats);
        return closed;
    }

    private Task<Outcome> EndAsync(LiveRoomId id, CancellationToken cancel) => ActAsync(id, async (db, room) =>
    {
        var (fewest, rounds) = (await FewestAsync(db, room, cancel), room.Rounds.Select(r => r.Id).ToList());
        var answered = await db.LiveAnswers.Where(a => rounds.Contains(a.RoundId)).GroupBy(a => a.RoundId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var closed = room.Close(Leader, Now, [.. rounds.Where(r => answered.GetValueOrDefault(r) < fewest)]);
        if (closed.IsDone)
            foreach (var seat in await db.LiveSeats.Where(s => s.RoomId == id).ToListAsync(cancel)) seat.Leave(keepsName: kinds.Find(room.Kind)?.ShowsNames == true);
        return closed;
    }, cancel);

    public Task<Outcome> TakeOverAsync(LiveRoomId id, CancellationToken cancel = default) => ActAsync(id, (_, room) => Task.FromResult(room.TakeOver(Leader)), cancel);

    /// <summary>Everyone in the room, for finding the seat of a phone that died or a name that nobody should have to read.</summary>
    public async Task<Outcome<IReadOnlyList<SeatView>>> SeatsAsync(LiveRoomId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is null) return Refusal.NotFound;
        return await db.LiveSeats.Where(s => s.RoomId == id).OrderBy(s => s.AliasKey).Take(LiveRoom.MostSeats)
            .Select(s => new SeatView(s.Id, s.Alias, s.Group, s.JoinedAt)).ToListAsync(cancel);
    }

    /// <summary>Takes a seat away: the name goes, and the phone answers no more. What it has answered stays in the round, and everyone is
    /// told how many were taken away.</summary>
    public Task<Outcome> RemoveSeatAsync(LiveRoomId id, LiveSeatId seatId, CancellationToken cancel = default) => ActAsync(id, async (db, room) =>
    {
        if (room.RefusedBy(Leader) is { } no) return no;
        if (await db.LiveSeats.FirstOrDefaultAsync(s => s.RoomId == id && s.Id == seatId, cancel) is not { } seat) return Refusal.NotFound;
        seat.Remove();
        return Outcome.Done;
    }, cancel);

    /// <summary>What was answered in a round, once it is revealed.</summary>
    public async Task<Outcome<LiveAnswersView>> AnswersAsync(LiveRoomId id, int round, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } room || kinds.Find(room.Kind) is not { } kind) return Refusal.NotFound;
        var revealed = await db.RevealedAsync(seal, kind, id, round, cancel);
        if (revealed.Refusal is { } no) return no;
        var smallest = await db.Settings.Select(s => s.SmallestGroup).FirstOrDefaultAsync(cancel);
        var groups = LiveGroups.Of(revealed.Value.Select(a => (a.Group, a.Value)), smallest);
        return new LiveAnswersView(round, revealed.Value.Count, groups, [.. revealed.Value.Where(a => a.Name is not null).Select(a => new NamedAnswer(a.Name!, a.Value)).OrderBy(a => a.Name)]);
    }

    /// <summary>Two who press at once: the second sees what the first did and is asked again by the domain.</summary>
    private async Task<Outcome> ActAsync(LiveRoomId id, Func<AppDb, LiveRoom, Task<Outcome>> act, CancellationToken cancel)
    {
        var outcome = await TryAsync(id, act, cancel);
        if (outcome.Refusal == Refusal.ChangedMeanwhile) outcome = await TryAsync(id, act, cancel);
        if (outcome.IsDone) await events.TellAsync(id, CancellationToken.None);
        return outcome;
    }

    private async Task<Outcome> TryAsync(LiveRoomId id, Func<AppDb, LiveRoom, Task<Outcome>> act, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } room) return Refusal.NotFound;
        var outcome = await act(db, room);
        return outcome.Refusal is not null ? outcome : await db.TrySaveAsync(cancel);
    }

    private async Task<LiveRoom?> LedAsync(AppDb db, LiveRoomId id, CancellationToken cancel)
    {
        var room = await db.LiveRooms.Include(r => r.Rounds).FirstOrDefaultAsync(r => r.Id == id, cancel);
        return room is not null && actor.AccountId is not null && kinds.Find(room.Kind) is { } kind && await kind.IsLedByAsync(db, actor, room.SubjectId, cancel) ? room : null;
    }

    private async Task<LiveRoomView> ViewAsync(AppDb db, LiveRoom room, CancellationToken cancel) =>
        new(room.Id, room.Code, room.Kind, room.SubjectId, room.Title, room.Groups, room.PhonePath, room.WallPath,
            (await db.StateOfAsync(room.Id, cancel))!, room.FacilitatorId == actor.AccountId, room.FacilitatorName, room.OpenedAt, room.ClosedAt)
        { TitleKey = kinds.Find(room.Kind)?.TitleKey, Fewest = await FewestAsync(db, room, cancel) };

    private async Task<int> FewestAsync(AppDb db, LiveRoom room, CancellationToken cancel) => kinds.Find(room.Kind) is { } kind ? await db.FewestAsync(kind, cancel) : 1;

    private RoomLeader Leader => new(actor.AccountId!.Value, actor.Name);
    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
