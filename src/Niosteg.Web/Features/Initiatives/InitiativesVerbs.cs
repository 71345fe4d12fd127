using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives;

/// <summary>Initiatives and their way through the nine steps.</summary>
public sealed class InitiativesVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, IEnumerable<IStepReport> reports)
{
    private const int Few = 12;
    private DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

    /// <summary>Running ones first, the newest first among them.</summary>
    public async Task<IReadOnlyList<InitiativeRow>> ListAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var all = await db.InitiativesSeenBy(actor).Include(i => i.Passages).AsNoTracking()
            .OrderBy(i => i.ClosedAt != null).ThenByDescending(i => i.StartsOn).ThenBy(i => i.Id).Take(200).ToListAsync(cancel);
        return [.. all.Select(i => new InitiativeRow(i.Id.Value, i.Name, i.Purpose, i.StartsOn, i.Deadline, i.Passed, i.Now, i.IsClosed))];
    }

    /// <summary>Resan: where we are, the one thing to do, what is late, who has not been heard.</summary>
    public async Task<Outcome<JourneyView>> SeeAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesSeenBy(actor).AsNoTracking().WithPassagesAsync(key, cancel) is not { } found) return Refusal.NotFound;
        var state = await db.JourneyAsync(found, reports, cancel);
        var leads = await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key, cancel);
        var answers = await db.InitiativesAnsweredForBy(actor).AnyAsync(i => i.Id == key, cancel);
        var members = await db.MembersOf(key, actor).OrderByDescending(m => m.Roles & InitiativeRole.ProcessLeader).ThenBy(m => m.Name).Take(Few + 1).ToListAsync(cancel);
        var total = await db.InitiativeMembers.CountAsync(m => m.InitiativeId == key, cancel);
        return new JourneyView(id, found.Name, found.Purpose, found.StartsOn, found.Deadline, found.ClosedAt, found.ClosedByName, found.Version,
            leads, answers, found.Passed, [.. state.Steps.Select(step => ViewOf(step, leads))], leads ? state.Today : null, leads ? [.. state.Late] : [], [.. state.NotHeard],
            state.Sealed, [.. members.Take(Few).Select(m => new MemberView(m.PersonId.Value, m.Name, m.Title, m.Roles))], Math.Max(0, total - Math.Min(Few, members.Count)),
            await WavesAsync(db, found, cancel))
        {
            HasLeader = await db.InitiativeMembers.AnyAsync(m => m.InitiativeId == key && (m.Roles & InitiativeRole.ProcessLeader) != 0, cancel),
        };
    }

    /// <summary>Running initiatives that the reader has no part in: their open pages are for everyone who works here.</summary>
    public async Task<IReadOnlyList<InitiativeLink>> OthersAsync(CancellationToken cancel = default)
    {
        if (!actor.IsSignedIn) return [];
        await using var db = await database.CreateDbContextAsync(cancel);
        var seen = db.InitiativesSeenBy(actor);
        var others = await db.Initiatives.Where(i => i.ClosedAt == null && !seen.Any(s => s.Id == i.Id)).OrderByDescending(i => i.StartsOn).ThenBy(i => i.Id).Take(Few)
            .Select(i => new { i.Id, i.Name }).ToListAsync(cancel);
        return [.. others.Select(o => new InitiativeLink(o.Id.Value, o.Name, IsBefore: false))];
    }

    public async Task<Outcome<GateView>> GateAsync(Guid id, int step, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (!Enum.IsDefined((InitiativeStep)step)) return Refusal.NotFound;
        if (await db.InitiativesSeenBy(actor).AsNoTracking().WithPassagesAsync(key, cancel) is not { } found) return Refusal.NotFound;
        var state = await db.JourneyAsync(found, reports.Where(r => (int)r.Step == step), cancel);
        var answers = await db.InitiativesAnsweredForBy(actor).AnyAsync(i => i.Id == key, cancel);
        return new GateView(id, found.Name, found.IsClosed, answers, ViewOf(state.Steps[step - 1], await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == found.Id, cancel)),
            [.. found.Passages.Where(p => (int)p.Step == step).OrderByDescending(p => p.Number).Select(ViewOf)]);
    }

    public async Task<Outcome<Guid>> BeginAsync(InitiativeInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var follows = input.Follows is { } before ? new InitiativeId(before) : (InitiativeId?)null;
        if (follows is { } earlier && !await db.Initiatives.AnyAsync(i => i.Id == earlier, cancel)) return Refusal.NotFound;
        var begun = Initiative.Begin(InitiativeId.New(), input.Name, input.Purpose, input.StartsOn ?? db.Today(), input.Deadline, follows, UtcNow);
        if (begun.Refusal is { } refusal) return refusal;
        db.Initiatives.Add(begun.Value);
        // Who begins it answers for it until somebody else does.
        if (actor.PersonId is { } me && await db.People.AnyAsync(p => p.Id == me, cancel))
            db.InitiativeMembers.Add(new(begun.Value.Id, me, InitiativeRole.ProcessLeader, UtcNow));
        await db.SaveChangesAsync(cancel);
        return begun.Value.Id.Value;
    }

    public async Task<Outcome> PassAsync(Guid id, int step, PassageInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.InitiativesAnsweredForBy(actor).WithPassagesAsync(new(id), cancel) is not { } found) return Refusal.NotFound;
        var gate = new List<GateCondition>();
        foreach (var report in reports.Where(r => (int)r.Step == step)) gate.AddRange((await report.ReadAsync(db, found.Id, cancel)).Gate);
        if (found.Pass((InitiativeStep)step, gate, input.Reason, actor.AccountId, actor.Name, UtcNow).Refusal is { } refusal) return refusal;
        return await db.TrySaveAsync(cancel);
    }

    public async Task<Outcome> ReopenAsync(Guid id, int step, PassageInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.InitiativesAnsweredForBy(actor).WithPassagesAsync(new(id), cancel) is not { } found) return Refusal.NotFound;
        if (found.Reopen((InitiativeStep)step, input.Reason, actor.AccountId, actor.Name, UtcNow).Refusal is { } refusal) return refusal;
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Ends it, or takes it up again.</summary>
    public async Task<Outcome> CloseAsync(Guid id, bool closed, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.InitiativesAnsweredForBy(actor).FirstOrDefaultAsync(i => i.Id == new InitiativeId(id), cancel) is not { } found) return Refusal.NotFound;
        if (!closed) found.TakeUpAgain();
        else if (found.Close(actor.Name, UtcNow).Refusal is { } refusal) return refusal;
        return await db.TrySaveAsync(cancel);
    }

    private async Task<IReadOnlyList<InitiativeLink>> WavesAsync(AppDb db, Initiative one, CancellationToken cancel)
    {
        var seen = db.InitiativesSeenBy(actor);
        var key = one.Id;
        var before = one.FollowsId ?? default;
        var near = await db.Initiatives.Where(i => i.Id == before || i.FollowsId == key).OrderBy(i => i.StartsOn).Take(Few)
            .Select(i => new { i.Id, i.Name, IsSeen = seen.Any(s => s.Id == i.Id) }).ToListAsync(cancel);
        return [.. near.Select(n => new InitiativeLink(n.Id.Value, n.Name, n.Id == before) { IsOpenOnly = !n.IsSeen })];
    }

    // What step 5 says to everyone is its open page; its own is for those who lead.
    private static StepView ViewOf(StepState state, bool leads) =>
        new(state.Step, state.IsPassed, state.IsReady, state.Step == InitiativeStep.Engagement && !leads ? "open" : state.Report.Page, state.Report.Note, state.Report.Gate, state.Last is { } last ? ViewOf(last) : null) { Standing = state.Standing, WaitsFor = state.WaitsFor };

    private static PassageView ViewOf(StepPassage passage) => new(passage.Kind, passage.At, passage.ByName, passage.Reason, passage.Unmet);
}
