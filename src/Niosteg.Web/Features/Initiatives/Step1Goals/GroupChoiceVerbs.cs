using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Live;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Kit;
using Niosteg.Web.Live;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>Too many goals, chosen among by a group: everyone alone in a room, four goals at a time, and revealed together (F2). What came out
/// is taken with <see cref="GoalChoiceVerbs.KeepAsync"/>.</summary>
public sealed class GroupChoiceVerbs(IDbContextFactory<AppDb> database, Actor actor, LiveRooms rooms, LiveSeal seal)
{
    /// <summary>No more rounds than this are looked for in one room.</summary>
    private const int MostRounds = 5;

    public static readonly LiveKind Kind = new LiveKind("goal-choice",
        (db, who, subject, cancel) => db.InitiativesLedBy(who).AnyAsync(i => i.Id == new InitiativeId(subject) && i.ClosedAt == null, cancel),
        "/r/{code}/choose", "/initiatives/{subject}/goals/choose/wall", ChoiceAnswer.Check, TitleKey: "choose.room", Withholds: true);

    public async Task<Outcome<GroupChoiceView>> ReadAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesLedBy(actor).Where(i => i.Id == key && i.ClosedAt == null).Select(i => i.Name).FirstOrDefaultAsync(cancel) is not { } name) return Refusal.NotFound;
        var room = await rooms.NewestAsync(Kind.Name, id, cancel);
        var goals = await GoalsAsync(db, key, cancel);
        return new GroupChoiceView(id, name, goals.Count(g => !g.IsRetired), room, room is null ? null : await NewestAsync(db, room.Id, room.State, goals, cancel));
    }

    /// <summary>Opens a room, or gives the one that is open.</summary>
    public async Task<Outcome> OpenAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesLedBy(actor).Where(i => i.Id == key && i.ClosedAt == null).Select(i => i.Name).FirstOrDefaultAsync(cancel) is not { } title) return Refusal.NotFound;
        if (await db.Goals.CountAsync(g => g.InitiativeId == key && g.RetiredAt == null, cancel) <= InitiativeGoal.Advised) return new Refusal("choice-room-few", null, InitiativeGoal.Advised);
        return (await rooms.OpenAsync(new() { Kind = Kind.Name, SubjectId = id, Title = title[..Math.Min(title.Length, LiveRoom.TitleLength)] }, cancel)).Refusal is { } refusal ? refusal : Outcome.Done;
    }

    /// <summary>What a phone that sits in the room is asked, or what was revealed.</summary>
    public async Task<GroupQuestionView> AskAsync(PhoneView room, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var all = await GoalsAsync(db, new(room.SubjectId), cancel);
        var goals = all.Where(g => !g.IsRetired).ToList();
        // When the goals are others by now the sets are others too, and are chosen in anew.
        var mine = ChoiceAnswer.Of(room.Mine?.Answer) is { } given && given.Among.SequenceEqual(goals.Select(g => g.Id)) ? given : null;
        var sets = BestWorstSets.For(goals.Count).Select((set, at) => new AskedSet([.. set.Select(place => new AskedGoal(goals[place].Id.Value, goals[place].CanDo, goals[place].Who))],
            mine is null ? null : goals[mine.Sets[at].Most].Id.Value, mine is null ? null : goals[mine.Sets[at].Least].Id.Value));
        return new(ChoiceAnswer.Written(goals.Select(g => g.Id.Value)), [.. sets], room.State.Round,
            room.State is { IsOpen: true, Phase: LivePhase.Answering } ? null : await NewestAsync(db, room.Id, room.State, all, cancel));
    }

    /// <summary>What the last round showed; when too few answered it, or it is going on, what the one before showed.</summary>
    private async Task<GroupResultView?> NewestAsync(AppDb db, LiveRoomId room, LiveState state, List<InitiativeGoal> goals, CancellationToken cancel)
    {
        for (var round = state.Round; round > 0 && round > state.Round - MostRounds; round--)
            if (await RevealedAsync(db, room, round, state, goals, cancel) is { } result) return result;
        return null;
    }

    private async Task<GroupResultView?> RevealedAsync(AppDb db, LiveRoomId room, int round, LiveState state, List<InitiativeGoal> goals, CancellationToken cancel)
    {
        var answers = await db.RevealedAsync(seal, Kind, room, round, cancel);
        if (!answers.IsDone) return null;
        var ballots = answers.Value.Select(answer => ChoiceAnswer.Of(answer.Value)).OfType<ChoiceBallot>().ToList();
        var shown = ballots.SelectMany(ballot => ballot.Among).ToHashSet();
        var asked = goals.Where(goal => !goal.IsRetired || shown.Contains(goal.Id)).ToList();
        if (GroupChoice.Of([.. asked.Select(goal => goal.Id)], ballots) is not { } choice || choice.Voters < await db.FewestAsync(Kind, cancel)) return null;
        return new(round, choice.Voters, Math.Max(state.Seats, choice.Voters), [.. choice.Goals.Select(chosen => ViewOf(chosen, asked.First(goal => goal.Id == chosen.Goal)))], choice.HangsOnOne) { Removed = state.Removed };
    }

    private static GroupGoalView ViewOf(ChosenGoal chosen, InitiativeGoal goal) => new(goal.Id.Value, goal.CanDo, chosen.Place, chosen.Count.Score is { } score ? new Measure(score) : null,
        chosen.Count.Shown, chosen.Count.Best, chosen.Count.Worst, chosen.Scores.Count == 0 ? null : new Measure(chosen.Scores[0]), chosen.Scores.Count == 0 ? null : new Measure(chosen.Scores[^1]),
        chosen.IsProposed, goal.IsRetired)
    {
        Points = [.. chosen.Scores.Select(own => (int)Math.Round(100 * ShareOf(own)))],
        Share = chosen.Count.Score is { } all ? new Measure(ShareOf(all)) : null,
    };

    private static double ShareOf(double score) => (score + 1) / 2;

    /// <summary>Also those off the sheet: what was chosen among stays to be read when some of it has been laid aside.</summary>
    private static Task<List<InitiativeGoal>> GoalsAsync(AppDb db, InitiativeId id, CancellationToken cancel) =>
        db.Goals.AsNoTracking().Where(g => g.InitiativeId == id).OrderBy(g => g.Place).ThenBy(g => g.Id).ToListAsync(cancel);
}
