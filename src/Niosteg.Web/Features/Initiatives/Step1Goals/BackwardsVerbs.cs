using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>The backwards test: which of three decisions a year from now would the goal have changed? Read by all who see the
/// initiative, answered by those who lead it.</summary>
public sealed class BackwardsVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, Texts texts)
{
    public async Task<Outcome<BackwardsView>> ReadAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesSeenBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == key, cancel) is not { } initiative) return Refusal.NotFound;
        var leads = !initiative.IsClosed && await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key, cancel);
        var goals = await db.Goals.AsNoTracking().Where(g => g.InitiativeId == key && g.RetiredAt == null).OrderBy(g => g.Place).ToListAsync(cancel);
        var decisions = await DecisionsAsync(db, key, cancel);
        return new BackwardsView(id, initiative.Name, leads, [.. goals.Select(goal => ViewOf(goal, [.. decisions[goal.Id]]))]);
    }

    /// <summary>Answers a goal's three decisions. Those that are not named are left as they are.</summary>
    public async Task<Outcome> AnswerAsync(Guid id, Guid goal, BackwardsInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesLedBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == key, cancel) is not { } initiative) return Refusal.NotFound;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        if (await db.Goals.FirstOrDefaultAsync(g => g.InitiativeId == key && g.Id == new GoalId(goal) && g.RetiredAt == null, cancel) is not { } found) return Refusal.NotFound;
        if (input.Version != found.Version) return Refusal.ChangedMeanwhile;
        var had = await db.GoalDecisions.Where(d => d.GoalId == found.Id).ToDictionaryAsync(d => d.Kind, cancel);
        foreach (var answer in input.Decisions.Where(d => Enum.IsDefined(d.Kind)).DistinctBy(d => d.Kind))
        {
            if (Answer(db, found, had.GetValueOrDefault(answer.Kind), answer).Refusal is { } refusal) return refusal with { Field = $"Decisions[{(int)answer.Kind - 1}].{refusal.Field}" };
        }
        // Two who answer at once must not each write over half of the other's.
        found.Try();
        return await db.TrySaveAsync(cancel);
    }

    private Outcome Answer(AppDb db, InitiativeGoal goal, GoalDecision? before, DecisionInput answer)
    {
        var (text, now) = (string.IsNullOrWhiteSpace(answer.Text) ? Ours(goal, answer.Kind) : answer.Text, clock.GetUtcNow().UtcDateTime);
        if (before is not null) return before.Answer(goal, text, answer.Changes, answer.Instead, now);
        var made = GoalDecision.Of(goal, answer.Kind, text, answer.Changes, answer.Instead, now);
        if (made.Refusal is { } refusal) return refusal;
        db.GoalDecisions.Add(made.Value);
        return Outcome.Done;
    }

    private GoalTriedView ViewOf(InitiativeGoal goal, IReadOnlyList<GoalDecision> decisions) => new(goal.Id.Value, goal.CanDo, goal.Decision, BackwardsTest.Of(goal, decisions),
        [.. BackwardsTest.Kinds.Select(kind => decisions.FirstOrDefault(d => d.Kind == kind) is { } kept
            ? new DecisionView(kind, kept.Text, kept.Changes, kept.Instead, kept.Changes is null ? null : kept.About, kept.AnsweredAt)
            : new DecisionView(kind, Ours(goal, kind), null, null, null, null))], goal.Version);

    /// <summary>What we write when nobody has written anything else: a decision that was made without the goal, with the goal's own words.</summary>
    private string Ours(InitiativeGoal goal, DecisionKind kind)
    {
        var text = texts[$"backwards.{kind}.{BackwardsTest.WordingOf(goal)}", BackwardsTest.InSentence(goal.CanDo)];
        return text.Length > GoalDecision.TextLength ? text[..GoalDecision.TextLength] : text;
    }

    private static async Task<ILookup<GoalId, GoalDecision>> DecisionsAsync(AppDb db, InitiativeId id, CancellationToken cancel) =>
        (await db.GoalDecisions.AsNoTracking().Where(d => db.Goals.Any(g => g.Id == d.GoalId && g.InitiativeId == id)).ToListAsync(cancel)).ToLookup(d => d.GoalId);
}
