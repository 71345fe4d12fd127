using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Live;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Live;

/// <summary>What a phone does: finds the room, sits down, answers. It has no account; the code lets it in and its secret
/// says which seat is its own.</summary>
public sealed class LiveSeats(IDbContextFactory<AppDb> database, TimeProvider clock, LiveKinds kinds, LiveSeal seal, LiveTurn turn, ILiveEvents events, Remembered remembered)
{
    private const int ShortestSecret = 32;
    /// <summary>One of those who write at once always gets through: this many times nobody is pushed aside but by a program.</summary>
    private const int MostAttempts = 20;
    private static readonly Refusal UnknownCode = new("room-code-unknown", "Code");
    private static readonly Refusal NoSeat = new("seat-missing");

    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The room with this code, as the phone with this secret sees it.</summary>
    public async Task<Outcome<PhoneView>> FindAsync(string? code, string? secret, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        // At the reveal every phone asks this in the same moment: what is the same for all is read once.
        var (room, state) = await remembered.GetAsync((nameof(LiveSeats), JoinCode.Clean(code)), () => StandingAsync(db, code, cancel), cancel);
        if (room is null || state is null || kinds.Find(room.Kind) is not { } kind) return UnknownCode;
        return new PhoneView(room.Id, room.Code, room.Kind, room.SubjectId, room.Title, room.Groups, room.PhonePath, kind.ShowsNames, state,
            await MineAsync(db, room, secret, cancel))
        { TitleKey = kind.TitleKey, EndedRevealed = !state.IsOpen && room.Rounds.Any(r => r.Phase == LivePhase.Revealed) };
    }

    /// <summary>Sits down. With the same secret it is the same seat, however often it is asked.</summary>
    public async Task<Outcome<PhoneView>> JoinAsync(string? code, JoinRoomInput input, CancellationToken cancel = default)
    {
        if (input.Secret is not { Length: >= ShortestSecret and <= 200 }) return new Refusal("seat-secret-short", nameof(input.Secret), ShortestSecret);
        using (await turn.TakeAsync(cancel))
        {
            await using var db = await database.CreateDbContextAsync(cancel);
            if (await RoomAsync(db, code, cancel) is not { } room) return UnknownCode;
            var hash = Hash(input.Secret);
            if (!await db.LiveSeats.AnyAsync(s => s.RoomId == room.Id && s.SecretHash == hash, cancel))
            {
                var taken = LiveSeat.Take(LiveSeatId.New(), room, input.Alias, input.Group, hash, clock.GetUtcNow().UtcDateTime);
                if (taken.Refusal is { } no) return no;
                if (await db.LiveSeats.CountAsync(s => s.RoomId == room.Id, cancel) >= LiveRoom.MostSeats) return new Refusal("room-full");
                // Pressed twice, the second finds the first already sitting there.
                if (!await SitAsync(db, room, taken.Value, cancel) && !await db.LiveSeats.AnyAsync(s => s.RoomId == room.Id && s.SecretHash == hash, cancel)) return new Refusal("alias-taken", nameof(input.Alias));
                await events.TellAsync(room.Id, CancellationToken.None);
            }
        }
        return await FindAsync(code, input.Secret, cancel);
    }

    /// <summary>Keeps an answer until the reveal. The latest that was given counts, in whatever order they come.</summary>
    public async Task<Outcome<KeptAnswer>> AnswerAsync(string? code, string? secret, LiveAnswerInput input, CancellationToken cancel = default)
    {
        if (input.Value is not { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } value) return new Refusal("answer-missing", nameof(input.Value));
        var text = value.GetRawText();
        if (Encoding.UTF8.GetByteCount(text) > LiveAnswer.LongestValue) return new Refusal("text-too-long", nameof(input.Value), LiveAnswer.LongestValue);
        using var taken = await turn.TakeAsync(cancel);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
            if (await KeepAsync(code, secret, input, text, cancel) is { } kept) return kept;
        return Refusal.ChangedMeanwhile;
    }

    /// <summary>Null when the same seat's other phone wrote at the same moment: then once more.</summary>
    private async Task<Outcome<KeptAnswer>?> KeepAsync(string? code, string? secret, LiveAnswerInput input, string text, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        if (await RoomAsync(db, code, cancel) is not { } room || kinds.Find(room.Kind) is not { } kind) return UnknownCode;
        if (!room.IsOpen) return LiveRoom.Closed;
        if ((await SeatAsync(db, room.Id, secret, cancel))?.Id is not { } seat) return NoSeat;
        if (await HoldRoundAsync(db, room.Id, input.Round, cancel) is not { } round) return Refusal.NotFound;
        var now = clock.GetUtcNow();
        var kept = await db.LiveAnswers.FirstOrDefaultAsync(a => a.RoundId == round.Id && a.SeatId == seat, cancel);
        // A phone's clock may be wrong; nothing is given later than now. A page without scripts does not say when: then it is now.
        var latest = Math.Max(now.ToUnixTimeMilliseconds(), (kept?.Sequence ?? 0) + 1);
        var sequence = Math.Min(input.Sequence ?? latest, latest);
        if (LiveAnswer.RefusedBy(round, kept, sequence) is { } late) return late;
        if (kept is not null && !kept.IsOlderThan(sequence)) return new KeptAnswer(round.Number, kept.Sequence, kept.Sequence == sequence, kept.AnsweredAt);
        if (kind.Check?.Invoke(input.Value!.Value) is { } wrong) return wrong;
        if (seal.Unseal(round.Id, round.SealedKey!) is not { } key) return new Refusal("room-key-lost");
        if (kept is null) db.Add(kept = new(round.Id, seat));
        kept.Replace(LiveSeal.Lock(key, round.Id, seat, text), sequence, now.UtcDateTime);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (!Saving.IsDiskFull(twice))
        {
            return null;
        }
        await whole.CommitAsync(cancel);
        await events.TellAsync(room.Id, CancellationToken.None);
        return new KeptAnswer(round.Number, sequence, true, now.UtcDateTime);
    }

    /// <summary>The round, held so that it cannot be revealed until this answer is in. SQLite's one writer holds it anyway.</summary>
    private static async Task<LiveRound?> HoldRoundAsync(AppDb db, LiveRoomId room, int number, CancellationToken cancel)
    {
        if (db is not PostgresDb) return await db.LiveRounds.AsNoTracking().FirstOrDefaultAsync(r => r.RoomId == room && r.Number == number, cancel);
        var held = await db.LiveRounds.FromSql($"""SELECT * FROM "LiveRounds" WHERE "RoomId" = {room.Value} AND "Number" = {number} FOR SHARE""").AsNoTracking().ToListAsync(cancel);
        return held.SingleOrDefault();
    }

    private static async Task<bool> SitAsync(AppDb db, LiveRoom room, LiveSeat seat, CancellationToken cancel)
    {
        if (await db.LiveSeats.AnyAsync(s => s.RoomId == room.Id && s.AliasKey == seat.AliasKey, cancel)) return false;
        db.Add(seat);
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException twice) when (!Saving.IsDiskFull(twice))
        {
            return false;
        }
    }

    private async Task<MySeat?> MineAsync(AppDb db, LiveRoom room, string? secret, CancellationToken cancel)
    {
        if (await SeatAsync(db, room.Id, secret, cancel) is not { } seat) return null;
        var round = room.Round;
        var answer = await db.LiveAnswers.AsNoTracking().FirstOrDefaultAsync(a => a.RoundId == round.Id && a.SeatId == seat.Id, cancel);
        var key = round.SealedKey is { } locked ? seal.Unseal(round.Id, locked) : null;
        return new(seat.Alias!, seat.Group, answer is null || key is null ? null : LiveSeal.Unlock(key, round.Id, seat.Id, answer.Locked), answer?.Sequence ?? 0, answer?.AnsweredAt);
    }

    private static async Task<(LiveRoom? Room, LiveState? State)> StandingAsync(AppDb db, string? code, CancellationToken cancel) =>
        await RoomAsync(db, code, cancel) is { } room ? (room, await db.StateOfAsync(room.Id, cancel)) : (null, null);

    private static async Task<LiveRoom?> RoomAsync(AppDb db, string? code, CancellationToken cancel)
    {
        var clean = JoinCode.Clean(code);
        return clean.Length != JoinCode.Length ? null : await db.LiveRooms.AsNoTracking().Include(r => r.Rounds).FirstOrDefaultAsync(r => r.Code == clean, cancel);
    }

    private static async Task<LiveSeat?> SeatAsync(AppDb db, LiveRoomId room, string? secret, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(secret)) return null;
        var hash = Hash(secret);
        return await db.LiveSeats.AsNoTracking().FirstOrDefaultAsync(s => s.RoomId == room && s.SecretHash == hash, cancel);
    }

    /// <summary>It has 256 random bits, so a plain hash is enough.</summary>
    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
