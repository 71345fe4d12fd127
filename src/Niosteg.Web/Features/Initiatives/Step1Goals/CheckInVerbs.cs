using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>Where goals stand, said by their owners in a rhythm of their own. Read by all who see the initiative; said by the owner and by those
/// who lead it.</summary>
public sealed class CheckInVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, CheckInPost post, CheckInLinks links)
{
    private const int MostShown = 60;

    private DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

    public async Task<Outcome<CheckInView>> ReadAsync(Guid id, Guid goal, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, goal, cancel) is not var (initiative, found, leads)) return Refusal.NotFound;
        var rhythm = await db.CheckInRhythms.AsNoTracking().FirstOrDefaultAsync(r => r.GoalId == found.Id, cancel);
        var said = await db.GoalCheckIns.AsNoTracking().Where(c => c.GoalId == found.Id).OrderByDescending(c => c.SaidAt).Take(MostShown).ToListAsync(cancel);
        var hasMail = found.OwnerId is { } owner && await db.People.AnyAsync(p => p.Id == owner && p.Email != null, cancel);
        var mine = found.OwnerId is not null && found.OwnerId == actor.PersonId;
        return new CheckInView(id, initiative.Name, goal, found.CanDo, found.Measure, found.Unit, GoalNumbers.Written(found.StartValue), GoalNumbers.Written(found.TargetValue), found.By,
            !initiative.IsClosed && (leads || mine), leads && !initiative.IsClosed, found.OwnerId is not null, hasMail,
            rhythm is null ? null : new(rhythm.Pace, rhythm.FirstOn, rhythm.IsStopped, rhythm.Sequence, rhythm.Version),
            rhythm?.DueOn(said.Count == 0 ? null : DateOnly.FromDateTime(said[0].SaidAt), found.By), [.. said.Select(c => RowOf(found, c))]);
    }

    /// <summary>Says where the goal stands today. The same again the same day is once.</summary>
    public async Task<Outcome> SayAsync(Guid id, Guid goal, CheckInInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, goal, cancel) is not var (initiative, found, leads)) return Refusal.NotFound;
        if (!leads && (found.OwnerId is null || found.OwnerId != actor.PersonId)) return Refusal.NotAllowed;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        return await SayAsync(db, found, input, post, UtcNow, cancel);
    }

    /// <summary>The same for whoever may: signed in, or by the owner's own link.</summary>
    internal static async Task<Outcome> SayAsync(AppDb db, InitiativeGoal found, CheckInInput input, CheckInPost post, DateTime now, CancellationToken cancel)
    {
        var value = GoalNumbers.Read(input.Value, nameof(input.Value));
        if (value.Refusal is { } unread) return unread;
        var said = GoalCheckIn.Say(Guid.CreateVersion7(), found.Id, value.Value, input.Confidence, input.Why, now);
        if (said.Refusal is { } refusal) return refusal;
        var last = await db.GoalCheckIns.Where(c => c.GoalId == found.Id).OrderByDescending(c => c.SaidAt).FirstOrDefaultAsync(cancel);
        if (last is not null && last.SaidAt.Date == now.Date && (last.Value, last.Confidence, last.Why) == (said.Value.Value, said.Value.Confidence, said.Value.Why)) return Outcome.Done;
        db.GoalCheckIns.Add(said.Value);
        if (await db.CheckInRhythms.FirstOrDefaultAsync(r => r.GoalId == found.Id && r.StoppedAt == null, cancel) is { } rhythm) await post.RemindAsync(db, found, rhythm, cancel);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Sets how often the owner checks in, changes it or ends it. The owner's calendar follows.</summary>
    public async Task<Outcome> SetAsync(Guid id, Guid goal, RhythmInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, goal, cancel) is not var (initiative, found, leads)) return Refusal.NotFound;
        if (!leads) return Refusal.NotAllowed;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        if (found.OwnerId is null) return new Refusal("check-in-owner");
        var rhythm = await db.CheckInRhythms.FirstOrDefaultAsync(r => r.GoalId == found.Id, cancel);
        if (rhythm is not null && rhythm.Version != input.Version) return Refusal.ChangedMeanwhile;
        if (input.Stop)
        {
            if (rhythm is null or { IsStopped: true }) return Outcome.Done;
            rhythm.Stop(UtcNow);
        }
        else if (rhythm is not null)
        {
            if (rhythm.Change(input.Pace ?? rhythm.Pace, input.FirstOn, UtcNow).Refusal is { } refusal) return refusal;
        }
        else
        {
            var set = CheckInRhythm.Set(found.Id, input.Pace ?? CheckInPace.Monthly, input.FirstOn, UtcNow);
            if (set.Refusal is { } refusal) return refusal;
            db.CheckInRhythms.Add(rhythm = set.Value);
        }
        if (!rhythm.IsStopped && found.By is { } by && rhythm.FirstOn > by) return new Refusal("check-in-after-goal", nameof(input.FirstOn));
        await post.TellAsync(db, found, rhythm, cancel);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Gives the owner a new link and mails it, when the old one has come into the wrong hands. The old one stops at once.</summary>
    public async Task<Outcome> ChangeLinkAsync(Guid id, Guid goal, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, goal, cancel) is not var (initiative, found, leads)) return Refusal.NotFound;
        if (!leads) return Refusal.NotAllowed;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        if (found.OwnerId is not { } owner || await db.CheckInRhythms.FirstOrDefaultAsync(r => r.GoalId == found.Id && r.StoppedAt == null, cancel) is not { } rhythm) return new Refusal("check-in-link-none");
        if (!await post.IsReachedAsync(db, owner, cancel)) return new Refusal("check-in-link-nobody");
        links.Change(rhythm, owner);
        await post.NewLinkAsync(db, found, rhythm, owner, cancel);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>The check-ins as a calendar file, for who puts them in by hand.</summary>
    public async Task<Outcome<string>> CalendarAsync(Guid id, Guid goal, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, goal, cancel) is not var (_, found, _)) return Refusal.NotFound;
        if (await db.CheckInRhythms.AsNoTracking().FirstOrDefaultAsync(r => r.GoalId == found.Id, cancel) is not { } rhythm) return Refusal.NotFound;
        return await post.CalendarAsync(db, found, rhythm, null, rhythm.IsStopped, cancel);
    }

    private async Task<(Initiative Initiative, InitiativeGoal Goal, bool Leads)?> FindAsync(AppDb db, Guid id, Guid goal, CancellationToken cancel)
    {
        var key = new InitiativeId(id);
        if (await db.InitiativesSeenBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == key, cancel) is not { } initiative) return null;
        if (await db.Goals.FirstOrDefaultAsync(g => g.InitiativeId == key && g.Id == new GoalId(goal) && g.RetiredAt == null, cancel) is not { } found) return null;
        return (initiative, found, await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key, cancel));
    }

    internal static CheckInRow RowOf(InitiativeGoal goal, GoalCheckIn said) =>
        new(said.SaidAt, GoalNumbers.Written(said.Value), said.Confidence, said.Why, GoalProgress.Of(goal.StartValue, goal.TargetValue, said.Value) is { } share ? new Measure(share) : null);
}
