using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>Tries a message against the old way of writing. For those who lead the initiative.</summary>
public sealed class TrialVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    public async Task<Outcome<TrialView>> ReadAsync(Guid id, Guid messageId, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, messageId, cancel) is not var (initiative, message)) return Refusal.NotFound;
        var trial = await db.MessageTrials.AsNoTracking().FirstOrDefaultAsync(t => t.MessageId == message.Id, cancel);
        var check = await db.UnderstandingChecks.AsNoTracking().FirstOrDefaultAsync(c => c.InitiativeId == initiative.Id, cancel);
        var state = trial?.State ?? TrialState.None;
        var units = state is TrialState.None or TrialState.Planned && !message.IsSent ? await db.TrialUnitsAsync(message, cancel) : [];
        return new TrialView(message.Id.Value, initiative.Name, message.Subject, state, message.IsSent, initiative.IsClosed, check is { Asked.Count: > 0 }, units,
            trial is null ? null : await PlanAsync(db, trial, message, cancel),
            trial is null || state < TrialState.Before ? null : await TrialFigures.CountAsync(db, trial, cancel),
            trial is null || state is not (TrialState.Ended or TrialState.Told) ? null : await TrialFigures.ReadAsync(db, trial, cancel), trial?.Version ?? 0);
    }

    /// <summary>Writes down who is compared with whom, the old text and the margin; or changes it, as long as no letter has been written.</summary>
    public async Task<Outcome> WriteAsync(Guid id, Guid messageId, TrialInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, messageId, cancel) is not var (initiative, message)) return Refusal.NotFound;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        if (message.IsSent) return new Refusal("message-sent-already");
        if (!await db.UnderstandingChecks.AnyAsync(c => c.InitiativeId == initiative.Id && c.OpenedAt != null, cancel)) return new Refusal("trial-needs-check");
        var trial = await db.MessageTrials.FirstOrDefaultAsync(t => t.MessageId == message.Id, cancel);
        if ((trial?.Version ?? 0) != input.Version) return Refusal.ChangedMeanwhile;
        if (trial is null) db.MessageTrials.Add(trial = new(message.Id, initiative.Id));
        var units = input.Units.Distinct().Select(u => new UnitId(u)).ToList();
        var written = trial.Write(units, LocalText.Both(input.OldSubjectSv, input.OldSubjectEn), LocalText.Both(input.OldBodySv, input.OldBodyEn), input.Margin, clock.GetUtcNow().UtcDateTime);
        if (written.Refusal is { } refusal) return refusal;
        return await db.JudgeAsync(trial, message, cancel) is { Refusal: { } uneven } ? uneven : await db.TrySaveAsync(cancel);
    }

    /// <summary>Takes back what was written down, as long as no letter has been written.</summary>
    public async Task<Outcome> WithdrawAsync(Guid id, Guid messageId, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, messageId, cancel) is not var (initiative, message)
            || await db.MessageTrials.FirstOrDefaultAsync(t => t.MessageId == message.Id, cancel) is not { } trial) return Refusal.NotFound;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        if (trial.LockedAt is not null) return new Refusal("trial-locked");
        db.MessageTrials.Remove(trial);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Closes the round and reads the result, or gives the trial up before its message is sent. What has ended with the
    /// initiative is read all the same.</summary>
    public async Task<Outcome> EndAsync(Guid id, Guid messageId, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, messageId, cancel) is not var (initiative, message)
            || await db.MessageTrials.FirstOrDefaultAsync(t => t.MessageId == message.Id, cancel) is not { } trial) return Refusal.NotFound;
        var now = clock.GetUtcNow().UtcDateTime;
        if (trial.End(now).Refusal is { } refusal) return refusal;
        var check = await db.UnderstandingChecks.FirstOrDefaultAsync(c => c.InitiativeId == initiative.Id, cancel);
        if (check is { IsOpen: true } && check.Round == (trial.AfterRound ?? trial.BeforeRound)) check.Close(now);
        if (await db.TrySaveAsync(cancel) is { Refusal: { } lost }) return lost;
        foreach (var round in new[] { trial.BeforeRound, trial.AfterRound }.OfType<int>()) await EngagementFigures.ShowBatchesAsync(db, initiative.Id, round, isClosing: true, cancel);
        return Outcome.Done;
    }

    private async Task<(Initiative Initiative, EngagementMessage Message)?> FindAsync(AppDb db, Guid id, Guid message, CancellationToken cancel) =>
        await db.InitiativesLedBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == new InitiativeId(id), cancel) is { } initiative
        && await db.EngagementMessages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == new MessageId(message) && m.InitiativeId == initiative.Id, cancel) is { } found ? (initiative, found) : null;

    private static async Task<TrialPlan> PlanAsync(AppDb db, MessageTrial trial, EngagementMessage message, CancellationToken cancel)
    {
        var units = trial.ComparisonUnits.ToList();
        var places = await db.Units.Where(u => units.Contains(u.Id)).OrderBy(u => u.Name).Select(u => u.Name).ToListAsync(cancel);
        var people = trial.LockedAt is null ? db.PeopleIn(message.Audience, message.InitiativeId) : db.People.Where(p => db.TrialMembers.Any(m => m.MessageId == message.Id && m.PersonId == p.Id));
        var comparison = trial.LockedAt is null ? db.InComparison(trial, people) : db.People.Where(p => db.TrialMembers.Any(m => m.MessageId == message.Id && m.PersonId == p.Id && m.Group == TrialGroup.Comparison));
        var inComparison = await comparison.CountAsync(p => p.Email != null, cancel);
        return new([.. units.Select(u => u.Value)], places, trial.OldSubject, trial.OldBody, trial.Margin, trial.WrittenAt, trial.LockedAt, trial.BeforeRound is not null, trial.EndedAt, trial.ToldAt,
            inComparison, await people.CountAsync(p => p.Email != null, cancel) - inComparison);
    }
}
