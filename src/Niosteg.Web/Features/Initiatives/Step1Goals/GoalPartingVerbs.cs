using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>Makes one goal of two, and two of one. Those that were are taken off the sheet as they stood, so that it can all be taken back.
/// For those who lead the initiative.</summary>
public sealed class GoalPartingVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, CheckInPost checkIns, Texts texts)
{
    private DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

    /// <summary>A goal with those it can be one with, what they would say together, and what it says when it reads as two.</summary>
    /// <param name="with">The other goal; null before it is chosen.</param>
    public async Task<Outcome<PartingView>> ReadAsync(Guid id, Guid goal, Guid? with, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { IsClosed: false } initiative) return Refusal.NotFound;
        var goals = await GoalsOf(db, initiative.Id).AsNoTracking().OrderBy(g => g.Place).ThenBy(g => g.Id).ToListAsync(cancel);
        if (goals.Find(g => g.Id == new GoalId(goal)) is not { } one) return Refusal.NotFound;
        var other = goals.Find(g => g != one && g.Id == new GoalId(with ?? Guid.Empty));
        if (with is not null && other is null) return Refusal.NotFound;
        var owners = await GoalsVerbs.OwnersAsync(db, actor, initiative.Id, cancel);
        return new PartingView(id, initiative.Name, ViewOf(one), [.. goals.Where(g => g != one).Select(ViewOf)], owners,
            other is null ? null : InputOf(GoalParting.Join(one.Wording, other.Wording, texts["goals.join.and"]), one.OwnerId ?? other.OwnerId), GoalParting.Halves(one.CanDo));
    }

    /// <summary>Two goals become the one that is written. Its ties are the strongest of theirs; its weight is asked for anew.</summary>
    public async Task<Outcome<PartedGoals>> JoinAsync(Guid id, Guid goal, JoinInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative) return Refusal.NotFound;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        if (input.With is not { } with || with == goal) return new Refusal("goal-join-other", nameof(input.With));
        var (one, other) = (await GoalAsync(db, initiative.Id, goal, cancel), await GoalAsync(db, initiative.Id, with, cancel));
        if (one is null || other is null) return Refusal.NotFound;
        if ((input.Goal.Version, input.WithVersion) != (one.Version, other.Version)) return Refusal.ChangedMeanwhile;
        if (input.Goal.Owner is not null && new[] { one, other }.All(g => g.OwnerId?.Value != input.Goal.Owner)
            && await GoalsVerbs.CheckOwnerAsync(db, actor, initiative.Id, input.Goal.Owner, null, cancel) is { } stranger) return stranger;
        return await PartAsync(db, [one, other], [(input.Goal, input.Goal.Owner)], cancel);
    }

    /// <summary>A goal becomes two. Both have its day, its people and its ties; the measure goes with the one it was written at.</summary>
    public async Task<Outcome<PartedGoals>> SplitAsync(Guid id, Guid goal, SplitInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative) return Refusal.NotFound;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        if (input.Parts.Length != 2) return new Refusal("goal-split-two");
        if (await GoalAsync(db, initiative.Id, goal, cancel) is not { } one) return Refusal.NotFound;
        if (input.Version != one.Version) return Refusal.ChangedMeanwhile;
        if (await GoalsOf(db, initiative.Id).CountAsync(cancel) >= InitiativeGoal.Most) return new Refusal("goals-too-many", null, InitiativeGoal.Most);
        return await PartAsync(db, [one], [.. input.Parts.Select(part => (part.As(one), one.OwnerId?.Value))], cancel);
    }

    /// <summary>Takes a joining or a splitting back: goals that were put aside stand on the sheet again, and those made of them do not.</summary>
    public async Task<Outcome> TakeBackAsync(Guid id, PartedGoals parted, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative) return Refusal.NotFound;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        var (made, were) = (parted.Made.Select(g => new GoalId(g)).ToList(), parted.Were.Select(g => new GoalId(g)).ToList());
        var goals = await db.Goals.Where(g => g.InitiativeId == initiative.Id && (made.Contains(g.Id) || were.Contains(g.Id))).ToListAsync(cancel);
        if (made.Count == 0 || were.Count == 0 || goals.Count != made.Union(were).Count()) return Refusal.NotFound;
        if (goals.Exists(g => g.IsRetired != were.Contains(g.Id))) return Refusal.ChangedMeanwhile;
        if (await GoalsOf(db, initiative.Id).CountAsync(cancel) + were.Count - made.Count > InitiativeGoal.Most) return new Refusal("goals-too-many", null, InitiativeGoal.Most);
        foreach (var goal in goals)
        {
            if (were.Contains(goal.Id)) goal.BringBack();
            else await RetireAsync(db, goal, cancel);
        }
        return await db.TrySaveAsync(cancel);
    }

    private async Task<Outcome<PartedGoals>> PartAsync(AppDb db, IReadOnlyList<InitiativeGoal> were, IReadOnlyList<(GoalInput Input, Guid? Owner)> parts, CancellationToken cancel)
    {
        var initiative = were[0].InitiativeId;
        var place = await db.Goals.Where(g => g.InitiativeId == initiative).MaxAsync(g => g.Place, cancel);
        var from = were.Select(g => g.Id).ToList();
        var ties = GoalParting.Ties(from, await db.GoalTies.AsNoTracking().Where(t => from.Contains(t.GoalId)).ToListAsync(cancel));
        var made = new List<Guid>();
        foreach (var (input, owner) in parts)
        {
            var wording = GoalsVerbs.Wording(input);
            if (wording.Refusal is { } unread) return AtPart(unread, made.Count, parts.Count);
            var goal = InitiativeGoal.Write(GoalId.New(), initiative, ++place, wording.Value, owner is { } person ? new PersonId(person) : null, UtcNow);
            if (goal.Refusal is { } refusal) return AtPart(refusal, made.Count, parts.Count);
            db.Goals.Add(goal.Value);
            db.GoalTies.AddRange(ties.Select(tie => GoalTie.Of(goal.Value.Id, tie.Competency, tie.Strength).Value));
            made.Add(goal.Value.Id.Value);
        }
        foreach (var goal in were) await RetireAsync(db, goal, cancel);
        return await db.TrySaveAsync(cancel) is { Refusal: { } unsaved } ? unsaved : new PartedGoals { Made = [.. made], Were = [.. from.Select(g => g.Value)] };
    }

    private async Task RetireAsync(AppDb db, InitiativeGoal goal, CancellationToken cancel)
    {
        goal.Retire(UtcNow);
        await checkIns.GoalRetiredAsync(db, goal, UtcNow, cancel);
    }

    private static Refusal AtPart(Refusal refusal, int part, int parts) => parts == 1 || refusal.Field is null ? refusal : refusal with { Field = $"Parts[{part}].{refusal.Field}" };

    private Task<Initiative?> LedAsync(AppDb db, Guid id, CancellationToken cancel) =>
        db.InitiativesLedBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == new InitiativeId(id), cancel);

    private static IQueryable<InitiativeGoal> GoalsOf(AppDb db, InitiativeId id) => db.Goals.Where(g => g.InitiativeId == id && g.RetiredAt == null);

    private static Task<InitiativeGoal?> GoalAsync(AppDb db, InitiativeId id, Guid goal, CancellationToken cancel) => GoalsOf(db, id).FirstOrDefaultAsync(g => g.Id == new GoalId(goal), cancel);

    private static GoalView ViewOf(InitiativeGoal goal) => GoalsVerbs.ViewOf(goal, null, null, 0, []);

    private static GoalInput InputOf(GoalWording wording, PersonId? owner) => new()
    {
        CanDo = wording.CanDo,
        Who = wording.Who,
        Measure = wording.Measure,
        By = wording.By,
        StartValue = GoalNumbers.Written(wording.StartValue),
        TargetValue = GoalNumbers.Written(wording.TargetValue),
        Unit = wording.Unit,
        Decision = wording.Decision,
        Owner = owner?.Value,
    };
}
