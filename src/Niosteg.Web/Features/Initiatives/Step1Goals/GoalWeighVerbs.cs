using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Live;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Kit;
using Niosteg.Web.Live;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>Goals weighed alone and revealed together (F2): in a room, and kept when those who lead take what came out.</summary>
public sealed class GoalWeighVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, LiveRooms rooms, LiveSeal seal)
{
    /// <summary>No more rounds than this are shown of one room.</summary>
    private const int MostRounds = 5;

    public static readonly LiveKind Kind = new LiveKind("goal-weights",
        (db, who, subject, cancel) => db.InitiativesLedBy(who).AnyAsync(i => i.Id == new InitiativeId(subject) && i.ClosedAt == null, cancel),
        "/r/{code}/goals", "/initiatives/{subject}/goals/wall", GoalPoints.Check, TitleKey: "weigh.room", Withholds: true);

    public async Task<Outcome<WeighView>> ReadAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesSeenBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == key, cancel) is not { } initiative) return Refusal.NotFound;
        var leads = !initiative.IsClosed && await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key, cancel);
        var room = leads ? await rooms.NewestAsync(Kind.Name, id, cancel) : null;
        var goals = await GoalsAsync(db, key, cancel);
        var kept = await db.KeptWeighings.AsNoTracking().Where(w => w.InitiativeId == key).OrderByDescending(w => w.KeptAt).FirstOrDefaultAsync(cancel);
        var revealed = room is null ? null : await RevealedAsync(db, room.Id, room.State, goals, room.State.Round, cancel);
        var taken = room is null ? [] : await db.KeptWeighings.Where(w => w.InitiativeId == key && w.RoomId == room.Id).Select(w => w.Round).ToListAsync(cancel);
        return new WeighView(id, initiative.Name, leads, goals.Count, room, room is not null && taken.Contains(room.State.Round) ? null : revealed,
            kept is null ? null : await KeptAsync(db, kept, cancel), kept is not null && !GoalWeighing.AreWeighed(goals))
        { Earlier = room is null ? [] : await EarlierAsync(db, room, goals, taken, cancel), Fewest = await db.FewestAsync(Kind, cancel) };
    }

    /// <summary>Opens a room, or gives the one that is open.</summary>
    public async Task<Outcome> OpenAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesLedBy(actor).Where(i => i.Id == key && i.ClosedAt == null).Select(i => i.Name).FirstOrDefaultAsync(cancel) is not { } title) return Refusal.NotFound;
        var count = await db.Goals.CountAsync(g => g.InitiativeId == key && g.RetiredAt == null, cancel);
        if (count < 2) return new Refusal("weigh-few");
        if (count > InitiativeGoal.Weighable) return new Refusal("weigh-many", null, count, InitiativeGoal.Weighable);
        return (await rooms.OpenAsync(new() { Kind = Kind.Name, SubjectId = id, Title = title[..Math.Min(title.Length, LiveRoom.TitleLength)] }, cancel)).Refusal is { } refusal ? refusal : Outcome.Done;
    }

    /// <summary>Takes what the newest room revealed as the weights of the goals.</summary>
    /// <param name="asked">The round that is taken; the last one when nothing is said.</param>
    public async Task<Outcome> KeepAsync(Guid id, int? asked = null, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await rooms.NewestAsync(Kind.Name, id, cancel) is not { } room) return Refusal.NotFound;
        var round = asked ?? room.State.Round;
        if (await db.KeptWeighings.AnyAsync(w => w.InitiativeId == key && w.RoomId == room.Id && w.Round == round, cancel)) return new Refusal("weigh-kept");
        var goals = await db.Goals.Where(g => g.InitiativeId == key && g.RetiredAt == null).OrderBy(g => g.Place).ToListAsync(cancel);
        var ids = goals.Select(g => g.Id).ToList();
        var answers = await db.RevealedAsync(seal, Kind, room.Id, round, cancel);
        if (answers.Refusal is { } closed) return closed;
        var rows = RowsOf(ids, answers.Value);
        if (rows.Count > 0 && rows.Count < room.Fewest) return new Refusal("weigh-too-few", null, room.Fewest);
        var kept = KeptWeighing.Keep(Guid.CreateVersion7(), key, (room.Id, round, room.State.Seats), ids, rows, clock.GetUtcNow().UtcDateTime);
        if (kept.Refusal is { } refusal) return refusal;
        db.KeptWeighings.Add(kept.Value);
        foreach (var (goal, weight) in goals.Zip(kept.Value.Result.Goals)) goal.Weigh(weight.Weight);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>What a phone that sits in the room is asked, or what was revealed.</summary>
    public async Task<WeighQuestionView> AskAsync(PhoneView room, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var goals = await GoalsAsync(db, new(room.SubjectId), cancel);
        var mine = GoalPoints.Of(room.Mine?.Answer);
        var counts = GoalFrame.ToHundred([.. goals.Select(g => mine.GetValueOrDefault(g.Id))]);
        return new(
            [.. goals.Select((g, at) => new WeighChoice(g.Id.Value, g.CanDo, g.Who, mine.TryGetValue(g.Id, out var given) ? given : null, counts[at]))], mine.Count > 0,
            await NewestAsync(db, room, goals, cancel))
        { Round = room.State.Round };
    }

    /// <summary>What the last round showed; when the room has ended and that one had too few, what the round before it showed.</summary>
    private async Task<WeighResultView?> NewestAsync(AppDb db, PhoneView room, List<InitiativeGoal> goals, CancellationToken cancel)
    {
        if (room.State is { IsOpen: true, Phase: LivePhase.Answering }) return null;
        for (var round = room.State.Round; round > 0 && (round == room.State.Round || !room.State.IsOpen) && round > room.State.Round - MostRounds; round--)
            if (await RevealedAsync(db, room.Id, room.State, goals, round, cancel) is { } result) return result;
        return null;
    }

    /// <summary>The rounds before the last one that showed something and are not in use, the newest first.</summary>
    private async Task<IReadOnlyList<WeighRoundView>> EarlierAsync(AppDb db, LiveRoomView room, List<InitiativeGoal> goals, List<int> taken, CancellationToken cancel)
    {
        var earlier = new List<WeighRoundView>();
        for (var round = room.State.Round - 1; round > 0 && round > room.State.Round - MostRounds; round--)
            if (!taken.Contains(round) && await RevealedAsync(db, room.Id, room.State, goals, round, cancel) is { } result) earlier.Add(new(round, result));
        return earlier;
    }

    private async Task<WeighResultView?> RevealedAsync(AppDb db, LiveRoomId room, LiveState state, List<InitiativeGoal> goals, int round, CancellationToken cancel)
    {
        var answers = await db.RevealedAsync(seal, Kind, room, round, cancel);
        var ids = goals.Select(g => g.Id).ToList();
        // Goals may have gone since, and with them all that somebody gave.
        return !answers.IsDone || KeptWeighing.Of(RowsOf(ids, answers.Value)) is not { } result || result.Voters < await db.FewestAsync(Kind, cancel) ? null
            : ViewOf(result, RowsOf(ids, answers.Value), state.Seats, [.. goals.Select(g => (g.Id.Value, g.CanDo))]) with { Removed = state.Removed };
    }

    private static async Task<WeighResultView> KeptAsync(AppDb db, KeptWeighing kept, CancellationToken cancel)
    {
        var names = await db.Goals.Where(g => g.InitiativeId == kept.InitiativeId).Select(g => new { g.Id, g.CanDo }).ToDictionaryAsync(g => g.Id.Value, g => g.CanDo, cancel);
        return ViewOf(kept.Result, kept.Points, kept.Seats, [.. kept.Weighed.Select(id => (id, names.GetValueOrDefault(id, "")))]);
    }

    private static WeighResultView ViewOf(WeighingResult result, IReadOnlyList<IReadOnlyList<int>> rows, int seats, IReadOnlyList<(Guid Id, string CanDo)> goals) => new(result.Voters, Math.Max(seats, result.Voters),
        [.. goals.Zip(result.Goals).Select((pair, at) => new WeighedView(pair.First.Id, pair.First.CanDo, pair.Second.Weight, pair.Second.Low, pair.Second.High, pair.Second.Agreement is { } agreement ? new Measure(agreement) : null)
            { Points = [.. rows.Select(row => row[at]).Order()], Weighs = WholePercents.Of([.. result.Goals.Select(goal => goal.Weight)])[at] / 100.0 })],
        result.Farthest is not { } pair ? null : new(pair.Goal, [.. pair.One.Select(p => new Measure(p))], [.. pair.Other.Select(p => new Measure(p))]));

    private static IReadOnlyList<IReadOnlyList<int>> RowsOf(List<GoalId> goals, IReadOnlyList<RevealedAnswer> answers) => KeptWeighing.Rows(goals, answers.Select(a => GoalPoints.Of(a.Value)));

    private static Task<List<InitiativeGoal>> GoalsAsync(AppDb db, InitiativeId id, CancellationToken cancel) =>
        db.Goals.AsNoTracking().Where(g => g.InitiativeId == id && g.RetiredAt == null).OrderBy(g => g.Place).ToListAsync(cancel);
}
