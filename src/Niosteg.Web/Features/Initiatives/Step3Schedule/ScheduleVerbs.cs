using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>The plan of an initiative: five questions in, dates with their uncertainty out.</summary>
public sealed class ScheduleVerbs(IDbContextFactory<AppDb> database, Actor actor, Remembered remembered, TimeProvider clock)
{
    private const int ShownMovers = 3;
    private const int PeopleAProfile = 7;
    private DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

    public async Task<Outcome<ScheduleView>> ReadAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesSeenBy(actor).Where(i => i.Id == key).Select(i => i.Name).FirstOrDefaultAsync(cancel) is not { } name) return Refusal.NotFound;
        var writes = await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key && i.ClosedAt == null, cancel);
        if (await db.PlanAsync(db.InitiativesSeenBy(actor), key, change: false, cancel) is not { } plan) return new ScheduleView(id, name, writes, db.Today(), null);
        var played = await plan.OutlookAsync(remembered, cancel);
        return played.Refusal is { } refusal ? refusal : new ScheduleView(id, name, writes, plan.Today, await ViewOfAsync(plan, played.Value, cancel) with
        {
            Named = await db.InitiativeProfiles.CountAsync(p => p.InitiativeId == key, cancel),
        });
    }

    /// <summary>The questions, answered or guessed from the staff list.</summary>
    public async Task<Outcome<AnswersView>> QuestionsAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesSeenBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == key, cancel) is not { } initiative) return Refusal.NotFound;
        var writes = await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key && i.ClosedAt == null, cancel);
        var crowds = await db.CrowdsAsync(key, cancel);
        SitePeople[] sites = [.. crowds.Select(c => new SitePeople(c.Name, c.People))];
        if (await db.PlanAsync(db.InitiativesSeenBy(actor), key, change: false, cancel) is { } plan)
            return new AnswersView(id, initiative.Name, writes, plan.Answers, plan.Schedule.Version, false, sites);
        var profiles = Math.Clamp(await db.InitiativeProfiles.CountAsync(p => p.InitiativeId == key, cancel), 0, ScheduleAnswers.MostProfiles);
        var taking = await db.InitiativeMembers.CountAsync(m => m.InitiativeId == key && (m.Roles & (InitiativeRole.Participant | InitiativeRole.SubjectExpert)) != 0, cancel);
        profiles = profiles == 0 ? 6 : profiles;
        var answers = new ScheduleAnswers(profiles, Math.Clamp(crowds.Count, 1, ScheduleAnswers.MostSites), Math.Min(ScheduleAnswers.MostParticipants, taking > 1 ? taking : profiles * PeopleAProfile),
            Busyness.Usual, initiative.StartsOn, initiative.Deadline, ScheduleAnswers.WaveOf(profiles));
        return new AnswersView(id, initiative.Name, writes, answers, 0, true, sites);
    }

    /// <summary>Makes the plan, or makes it anew: what has begun, and what somebody wrote for an activity, stays.</summary>
    public async Task<Outcome> AnswerAsync(Guid id, AnswersInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesLedBy(actor).FirstOrDefaultAsync(i => i.Id == key, cancel) is not { } initiative) return await NoAsync(db, key, cancel);
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        var answers = input.ToAnswers(initiative.StartsOn);
        var schedule = await db.Schedules.FirstOrDefaultAsync(s => s.InitiativeId == key, cancel);
        if (input.Version != (schedule?.Version ?? 0)) return Refusal.ChangedMeanwhile;
        if (schedule is null)
        {
            var begun = Schedule.Begin(key, answers, BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)), UtcNow);
            if (begun.Refusal is { } no) return no;
            db.Schedules.Add(schedule = begun.Value);
        }
        else if (schedule.Answer(answers, UtcNow).Refusal is { } no) return no;
        if (initiative.Describe(initiative.Name, initiative.Purpose, answers.StartsOn, answers.Deadline).Refusal is { } refused) return refused;
        return await db.ReplanAsync(schedule, cancel) is { } refusal ? refusal : await db.TrySaveAsync(cancel);
    }

    /// <summary>Makes the levers' plan the plan.</summary>
    public async Task<Outcome> PullAsync(Guid id, LeversInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.PlanAsync(db.InitiativesLedBy(actor), key, change: true, cancel) is not { } plan) return await NoAsync(db, key, cancel);
        if (plan.Initiative.IsClosed) return new Refusal("initiative-closed");
        if (input.Version != plan.Schedule.Version) return Refusal.ChangedMeanwhile;
        var scope = input.On(plan.Scope);
        if (plan.Schedule.Answer(scope.Answers, UtcNow).Refusal is { } no) return no;
        if (plan.Schedule.Assume(scope.Assumptions, scope.Calendar, UtcNow).Refusal is { } refused) return refused;
        return await db.ReplanAsync(plan.Schedule, cancel) is { } refusal ? refusal : await db.TrySaveAsync(cancel);
    }

    /// <summary>Tells people these dates: from now on the truth is held against them.</summary>
    public async Task<Outcome> PromiseAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.PlanAsync(db.InitiativesLedBy(actor), key, change: true, cancel) is not { } plan) return await NoAsync(db, key, cancel);
        if (plan.Initiative.IsClosed) return new Refusal("initiative-closed");
        var played = plan.Play();
        if (played.Refusal is { } refusal) return refusal;
        plan.Schedule.Promise(played.Value, plan.Activities, actor.Name, UtcNow);
        return await db.TrySaveAsync(cancel);
    }

    private async Task<PlanView> ViewOfAsync(PlanState plan, PlanOutlook outlook, CancellationToken cancel)
    {
        var deadline = plan.Answers.Deadline is not { } day || plan.SealedOn is not null || plan.Initiative.IsClosed ? null : await remembered.GetAsync((typeof(DeadlineAnswer), plan.Initiative.Id, plan.Today),
            () => Task.FromResult(new ScopeCuts(plan.Scope, plan.Try).Against(outlook, day)), cancel);
        return new(plan.Answers, outlook.Sealed, outlook.Done, deadline,
            [.. outlook.Movers.Take(ShownMovers).Select(m => new MoverView(m.Kind, m.Rank, m.Days, m.FromHistory))],
            [.. StepsOf(outlook, plan.Activities)], [.. Activities(plan, outlook)],
            plan.Schedule is { PromisedAt: { } at, PromisedP50: { } half, PromisedP85: { } most } ? new(at, plan.Schedule.PromisedByName ?? "", half, most) : null,
            plan.Answers.Profiles - plan.Answers.FirstWave, plan.Schedule.Version, outlook.Runs)
        { Moved = plan.Schedule.LastMove?.Step, SealedOn = plan.SealedOn, IsClosed = plan.Initiative.IsClosed };
    }

    internal static IEnumerable<StepView> StepsOf(PlanOutlook outlook, IReadOnlyList<ScheduleActivity> activities)
    {
        foreach (var (step, dates) in outlook.Steps.OrderBy(s => s.Key))
        {
            var own = activities.Where(a => PlanAssumptions.StepOf(a.Kind) == step).ToList();
            yield return new(step, dates, own.Count > 0 && own.All(a => a.FinishedOn is not null), own.Any(a => a.BegunOn is not null),
                outlook.Begins.TryGetValue(step, out var begins) ? begins : null);
        }
    }

    private static IEnumerable<ActivityView> Activities(PlanState plan, PlanOutlook outlook)
    {
        var finished = plan.Activities.Where(a => a.FinishedOn is not null).Select(a => a.Key).ToHashSet();
        var known = plan.Activities.Select(a => a.Key).ToHashSet();
        return plan.Activities.Select((a, at) => new ActivityView(a.Id.Value, a.Key, a.Kind, PlanAssumptions.StepOf(a.Kind), a.Name, a.Size, a.Low, a.Likely, a.High, outlook.Tasks[at],
            a.NotBefore, a.BegunOn, a.FinishedOn, a.PromisedP85, a.BegunOn is null && a.After.All(k => finished.Contains(k) || !known.Contains(k)), a.IsLate(plan.Today), a.Version));
    }

    private async Task<Refusal> NoAsync(AppDb db, InitiativeId key, CancellationToken cancel) =>
        await db.InitiativesSeenBy(actor).AnyAsync(i => i.Id == key, cancel) && !await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == key, cancel) ? Refusal.NotAllowed : Refusal.NotFound;
}

internal static class Replanning
{
    /// <summary>Brings the activities in line with the answers and assumptions. What has begun is never taken away.</summary>
    public static async Task<Refusal?> ReplanAsync(this AppDb db, Schedule schedule, CancellationToken cancel)
    {
        var planned = Planner.Make(schedule.Answers, schedule.Assumptions);
        if (planned.Refusal is { } refusal) return refusal;
        var titles = await db.ProfileTitlesAsync(schedule.InitiativeId, cancel);
        var present = await db.ScheduleActivities.Where(a => a.InitiativeId == schedule.InitiativeId).ToDictionaryAsync(a => a.Key, cancel);
        foreach (var (line, place) in planned.Value.Select((line, at) => (line, at)))
        {
            var name = PlanReading.NameOf(line, titles);
            if (present.Remove(line.Key, out var there)) there.Follow(line, name, place);
            else db.ScheduleActivities.Add(new(ActivityId.New(), schedule.InitiativeId, line, name, place));
        }
        db.ScheduleActivities.RemoveRange(present.Values.Where(a => a.BegunOn is null));
        return null;
    }
}
