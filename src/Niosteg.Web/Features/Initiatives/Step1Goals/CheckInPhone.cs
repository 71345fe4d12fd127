using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>What an owner is asked by the own link: the goal's own words, and nothing that anybody has said of it.</summary>
/// <param name="GivenName">Null for a person whose identity is protected: the page may be seen by others.</param>
/// <param name="DueOn">The day of the next check-in; one that has passed is late.</param>
public sealed record CheckInLinkView(string Organisation, string? GivenName, string CanDo, string? Measure, string? Unit, string? StartValue, string? TargetValue, DateOnly? DueOn);

/// <summary>The check-in of a goal by its owner's own link, without an account. Looking leaves no trace.</summary>
public sealed class CheckInPhone(IDbContextFactory<AppDb> database, TimeProvider clock, CheckInPost post)
{
    /// <summary>There was such a link, and it opens nothing now.</summary>
    public const string Over = "check-in-link-over";

    public async Task<Outcome<CheckInLinkView>> ReadAsync(string? token, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var found = await FindAsync(db, token, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var (goal, rhythm) = found.Value;
        var last = await db.GoalCheckIns.Where(c => c.GoalId == goal.Id).MaxAsync(c => (DateTime?)c.SaidAt, cancel);
        return new CheckInLinkView(await db.Settings.Select(s => s.Name).FirstOrDefaultAsync(cancel) ?? "", await db.People.Where(p => p.Id == goal.OwnerId && !p.IsProtected).Select(p => p.GivenName).FirstOrDefaultAsync(cancel),
            goal.CanDo, goal.Measure, goal.Unit, GoalNumbers.Written(goal.StartValue), GoalNumbers.Written(goal.TargetValue), rhythm.DueOn(last is { } said ? DateOnly.FromDateTime(said) : null, goal.By));
    }

    /// <summary>Says where the goal stands today, as the signed-in page does.</summary>
    public async Task<Outcome> SayAsync(string? token, CheckInInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var found = await FindAsync(db, token, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var owner = found.Value.Goal.OwnerId!.Value;
        // The trail says that the owner answered, and not that nobody did.
        db.Actor = new Actor(null, owner, AccessRole.None, await db.People.Where(p => p.Id == owner).Select(p => (p.GivenName + " " + p.FamilyName).Trim()).FirstAsync(cancel));
        return await CheckInVerbs.SayAsync(db, found.Value.Goal, input, post, clock.GetUtcNow().UtcDateTime, cancel);
    }

    /// <summary>What the link leads to, as long as its person works here and answers for the goal, and the initiative goes on.</summary>
    private static async Task<Outcome<(InitiativeGoal Goal, CheckInRhythm Rhythm)>> FindAsync(AppDb db, string? token, CancellationToken cancel)
    {
        var (hash, today) = (Secrets.Hash(token), db.Today());
        if (await db.CheckInRhythms.FirstOrDefaultAsync(r => r.LinkHash == hash || r.EndedLinkHash == hash, cancel) is not { } rhythm) return Refusal.NotFound;
        var goal = await db.Goals.FirstAsync(g => g.Id == rhythm.GoalId, cancel);
        var goesOn = rhythm.LinkHash == hash && rhythm.Opens(goal) && await db.Initiatives.AnyAsync(i => i.Id == goal.InitiativeId && i.ClosedAt == null, cancel)
            && await db.People.AnyAsync(p => p.Id == goal.OwnerId && (p.EndsOn == null || p.EndsOn >= today), cancel);
        return goesOn ? (goal, rhythm) : new Refusal(Over);
    }
}
