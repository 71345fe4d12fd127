using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>An initiative's goals and what stands around them. Read by all who see the initiative, changed by those who lead it.</summary>
public sealed class GoalsVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, CheckInPost checkIns)
{
    private const int MostOwners = 200;

    private DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

    public async Task<Outcome<GoalsView>> ReadAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesSeenBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == key, cancel) is not { } initiative) return Refusal.NotFound;
        var leads = !initiative.IsClosed && await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key, cancel);
        var goals = await db.Goals.AsNoTracking().Where(g => g.InitiativeId == key && g.RetiredAt == null).OrderBy(g => g.Place).ToListAsync(cancel);
        var retired = leads ? await db.Goals.AsNoTracking().Where(g => g.InitiativeId == key && g.RetiredAt != null).OrderByDescending(g => g.RetiredAt).Take(InitiativeGoal.Most).ToListAsync(cancel) : [];
        var views = await ViewsAsync(db, key, goals, cancel);
        var frame = await db.GoalFrames.AsNoTracking().FirstOrDefaultAsync(f => f.InitiativeId == key, cancel) ?? new(key);
        return new GoalsView(id, initiative.Name, leads, views, [.. retired.Select(g => ViewOf(g, null, null, 0, []))], GoalWeighing.AreWeighed(goals),
            new(frame.Business, frame.Change, frame.Keep, frame.Develop, frame.Out, frame.Version));
    }

    /// <summary>A goal to be changed, or with no goal what is needed to write one.</summary>
    public async Task<Outcome<GoalEditView>> EditAsync(Guid id, Guid? goal, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative) return Refusal.NotFound;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        var choices = await OwnersAsync(db, actor, initiative.Id, cancel);
        if (goal is not { } wanted) return new GoalEditView(id, initiative.Name, null, choices);
        var goals = await db.Goals.AsNoTracking().Where(g => g.InitiativeId == initiative.Id && g.RetiredAt == null).OrderBy(g => g.Place).ToListAsync(cancel);
        var found = (await ViewsAsync(db, initiative.Id, goals, cancel)).FirstOrDefault(g => g.Id == wanted);
        return found is null ? Refusal.NotFound : new GoalEditView(id, initiative.Name, found, choices);
    }

    /// <summary>What is asked about a goal as it stands in a form, without saving it. Nothing until it says what is to be done.</summary>
    public async Task<Outcome<IReadOnlyList<GoalNote>>> NotesAsync(Guid id, Guid? goal, GoalInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative) return Refusal.NotFound;
        if (string.IsNullOrWhiteSpace(input.CanDo)) return Array.Empty<GoalNote>();
        var wording = Wording(input);
        if (wording.Refusal is { } unread) return new[] { GoalNote.Of(unread) };
        if (InitiativeGoal.Write(GoalId.New(), initiative.Id, 1, wording.Value, null, UtcNow).Refusal is { } stop) return new[] { GoalNote.Of(stop) };
        var others = await db.Goals.AsNoTracking().Where(g => g.InitiativeId == initiative.Id && g.RetiredAt == null && g.Id != new GoalId(goal ?? Guid.Empty)).ToListAsync(cancel);
        return GoalHints.Of(wording.Value, input.Owner is not null, DateOnly.FromDateTime(UtcNow), others.Select(o => o.Wording)).Select(GoalNote.Of).ToArray();
    }

    public async Task<Outcome<Guid>> AddAsync(Guid id, GoalInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative) return Refusal.NotFound;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        if (await db.Goals.CountAsync(g => g.InitiativeId == initiative.Id && g.RetiredAt == null, cancel) >= InitiativeGoal.Most) return new Refusal("goals-too-many", null, InitiativeGoal.Most);
        if (await CheckOwnerAsync(db, actor, initiative.Id, input.Owner, null, cancel) is { } stranger) return stranger;
        var wording = Wording(input);
        if (wording.Refusal is { } unread) return unread;
        var place = await db.Goals.Where(g => g.InitiativeId == initiative.Id).MaxAsync(g => (int?)g.Place, cancel) ?? 0;
        var written = InitiativeGoal.Write(GoalId.New(), initiative.Id, place + 1, wording.Value, OwnerOf(input), UtcNow);
        if (written.Refusal is { } refusal) return refusal;
        db.Goals.Add(written.Value);
        var saved = await db.TrySaveAsync(cancel);
        return saved.Refusal is { } unsaved ? unsaved : written.Value.Id.Value;
    }

    public async Task<Outcome> ChangeAsync(Guid id, Guid goal, GoalInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative) return Refusal.NotFound;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        if (await GoalAsync(db, initiative.Id, goal, cancel) is not { IsRetired: false } found) return Refusal.NotFound;
        if (input.Version != found.Version) return Refusal.ChangedMeanwhile;
        if (await CheckOwnerAsync(db, actor, initiative.Id, input.Owner, found.OwnerId, cancel) is { } stranger) return stranger;
        var wording = Wording(input);
        if (wording.Refusal is { } unread) return unread;
        var (owner, by) = (found.OwnerId, found.By);
        if (found.Reword(wording.Value, OwnerOf(input)).Refusal is { } refusal) return refusal;
        await checkIns.GoalChangedAsync(db, found, owner, by, UtcNow, cancel);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Takes a goal off the sheet, or puts it back. Its ties are kept either way.</summary>
    public async Task<Outcome> RetireAsync(Guid id, RetireInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative) return Refusal.NotFound;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        if (await GoalAsync(db, initiative.Id, input.Goal ?? Guid.Empty, cancel) is not { } found) return Refusal.NotFound;
        if (!input.Retire && await db.Goals.CountAsync(g => g.InitiativeId == initiative.Id && g.RetiredAt == null, cancel) >= InitiativeGoal.Most)
            return new Refusal("goals-too-many", null, InitiativeGoal.Most);
        if (!input.Retire) found.BringBack();
        else found.Retire(UtcNow);
        if (input.Retire) await checkIns.GoalRetiredAsync(db, found, UtcNow, cancel);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Why now and what is out. True when the points did not add up and were scaled.</summary>
    public async Task<Outcome<bool>> FrameAsync(Guid id, FrameInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative) return Refusal.NotFound;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        var found = await db.GoalFrames.FirstOrDefaultAsync(f => f.InitiativeId == initiative.Id, cancel);
        if (found is not null && input.Version != found.Version) return Refusal.ChangedMeanwhile;
        if (found is null) db.GoalFrames.Add(found = new(initiative.Id));
        var shares = new PurposeShares(input.Business ?? 0, input.Change ?? 0, input.Keep ?? 0, input.Develop ?? 0);
        if (found.Set(shares, input.Out).Refusal is { } refusal) return refusal;
        var saved = await db.TrySaveAsync(cancel);
        return saved.Refusal is { } unsaved ? unsaved : shares.IsSet && shares.All.Sum() != PurposeShares.Points;
    }

    private Task<Initiative?> LedAsync(AppDb db, Guid id, CancellationToken cancel) =>
        db.InitiativesLedBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == new InitiativeId(id), cancel);

    private static Task<InitiativeGoal?> GoalAsync(AppDb db, InitiativeId initiative, Guid goal, CancellationToken cancel) =>
        db.Goals.FirstOrDefaultAsync(g => g.InitiativeId == initiative && g.Id == new GoalId(goal), cancel);

    /// <summary>Who can own a goal, in the order of their names.</summary>
    internal static Task<List<OwnerChoice>> OwnersAsync(AppDb db, Actor actor, InitiativeId initiative, CancellationToken cancel) =>
        db.MembersOf(initiative, actor).OrderBy(m => m.Name).Take(MostOwners).Select(m => new OwnerChoice(m.PersonId.Value, m.Name)).ToListAsync(cancel);

    /// <summary>An owner is somebody in the initiative, or who has it already.</summary>
    internal static async Task<Refusal?> CheckOwnerAsync(AppDb db, Actor actor, InitiativeId initiative, Guid? owner, PersonId? now, CancellationToken cancel)
    {
        if (owner is not { } person || now == new PersonId(person)) return null;
        return await db.MembersOf(initiative, actor).AnyAsync(m => m.PersonId == new PersonId(person), cancel) ? null : new Refusal("goal-owner-unknown", nameof(GoalInput.Owner));
    }

    private static PersonId? OwnerOf(GoalInput input) => input.Owner is { } owner ? new PersonId(owner) : null;

    internal static Outcome<GoalWording> Wording(GoalInput input)
    {
        var (from, to) = (GoalNumbers.Read(input.StartValue, nameof(input.StartValue)), GoalNumbers.Read(input.TargetValue, nameof(input.TargetValue)));
        if ((from.Refusal ?? to.Refusal) is { } refusal) return refusal;
        return new GoalWording(input.CanDo, input.Who, input.Measure, input.By, from.Value, to.Value, input.Unit, input.Decision);
    }

    private async Task<IReadOnlyList<GoalView>> ViewsAsync(AppDb db, InitiativeId initiative, List<InitiativeGoal> goals, CancellationToken cancel)
    {
        var owners = goals.Select(g => g.OwnerId).OfType<PersonId>().Distinct().ToList();
        var seen = db.PeopleSeenBy(actor);
        var names = await db.People.Where(p => owners.Contains(p.Id) && (!p.IsProtected || seen.Any(s => s.Id == p.Id)))
            .Select(p => new { p.Id, Name = p.GivenName + " " + p.FamilyName }).ToDictionaryAsync(p => p.Id, p => p.Name.Trim(), cancel);
        var carriers = await db.GoalTies.Where(t => t.Strength > 0 && db.Goals.Any(g => g.Id == t.GoalId && g.InitiativeId == initiative))
            .GroupBy(t => t.GoalId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var shares = GoalWeighing.Shares(goals).ToDictionary(s => s.Id, s => s.Share);
        var weighs = GoalWeighing.AreWeighed(goals) ? WholePercents.Of([.. goals.Select(g => shares[g.Id])]) : null;
        var decisions = (await db.GoalDecisions.AsNoTracking().Where(d => db.Goals.Any(g => g.Id == d.GoalId && g.InitiativeId == initiative)).ToListAsync(cancel)).ToLookup(d => d.GoalId);
        var said = await db.GoalCheckIns.AsNoTracking().Where(c => db.Goals.Any(g => g.Id == c.GoalId && g.InitiativeId == initiative) && !db.GoalCheckIns.Any(later => later.GoalId == c.GoalId && later.SaidAt > c.SaidAt))
            .ToListAsync(cancel);
        var today = DateOnly.FromDateTime(UtcNow);
        return [.. goals.Select((g, at) => ViewOf(g, g.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null, shares[g.Id], carriers.GetValueOrDefault(g.Id),
            GoalHints.Of(g.Wording, g.OwnerId is not null, today, goals.Where(other => other != g).Select(other => other.Wording))) with
            {
                Weighs = weighs is null ? null : new Kit.Measure(weighs[at] / 100.0),
                Tried = BackwardsTest.Of(g, [.. decisions[g.Id]]),
                Said = said.FirstOrDefault(c => c.GoalId == g.Id) is { } newest ? CheckInVerbs.RowOf(g, newest) : null,
            })];
    }

    internal static GoalView ViewOf(InitiativeGoal g, string? owner, Kit.Measure? share, int carriers, IReadOnlyList<GoalHint> hints) =>
        new(g.Id.Value, g.CanDo, g.Who, g.Measure, g.By, GoalNumbers.Written(g.StartValue), GoalNumbers.Written(g.TargetValue), g.Unit, g.Decision, g.OwnerId?.Value, owner, share, carriers, hints, g.Version);
}
