using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>A plan with all that its forecast is computed from.</summary>
/// <param name="Activities">In their order.</param>
internal sealed record PlanState(Initiative Initiative, Schedule Schedule, List<ScheduleActivity> Activities,
    IReadOnlyDictionary<ActivityKind, IReadOnlyList<double>> History, DateOnly Today)
{
    private const int TryRuns = 2_000;

    /// <summary>The initiative's own days are the true ones.</summary>
    public ScheduleAnswers Answers => Schedule.Answers with { StartsOn = Initiative.StartsOn, Deadline = Initiative.Deadline };

    /// <summary>The day the last profile was sealed; null while any is left.</summary>
    public DateOnly? SealedOn =>
        Activities.Where(one => one.Kind == ActivityKind.Sealing).ToList() is { Count: > 0 } sealing && sealing.All(one => one.FinishedOn is not null) ? sealing.Max(one => one.FinishedOn) : null;

    public PlanScope Scope => new(Answers, Schedule.Assumptions, Schedule.Calendar);

    public Outcome<PlanOutlook> Play() => PlanForecast.Of(Input(PlanTasks.Of(Activities), Schedule.Assumptions, Schedule.Calendar));

    /// <summary>The plan as it would be under another scope, with what has happened kept.</summary>
    public PlanOutlook? Try(PlanScope scope) => Try(scope, TryRuns);

    public PlanOutlook? Try(PlanScope scope, int runs)
    {
        var planned = Planner.Make(scope.Answers, scope.Assumptions);
        if (!planned.IsDone) return null;
        var tasks = PlanTasks.Of(planned.Value, Activities.ToDictionary(one => one.Key));
        return PlanForecast.Of(Input(tasks, scope.Assumptions, scope.Calendar) with { Runs = runs }, movers: false) is { IsDone: true } played ? played.Value : null;
    }

    /// <summary>The plan as it would be with nothing of a step begun before a day.</summary>
    public PlanOutlook? Move(InitiativeStep step, DateOnly? from, int runs) =>
        PlanForecast.Of(Input([.. PlanTasks.Of(Activities).Select(task => task.BegunOn is null && PlanAssumptions.StepOf(task.Kind) == step ? task with { NotBefore = from } : task)], Schedule.Assumptions, Schedule.Calendar)
            with
        { Runs = runs }, movers: false) is { IsDone: true } played ? played.Value : null;

    private PlanInput Input(IReadOnlyList<PlanTask> tasks, PlanAssumptions assumptions, CalendarRules calendar) =>
        new(tasks, Initiative.StartsOn, Today, calendar, assumptions.SharedLuckPercent, History, (ulong)Schedule.Seed);
}

internal static class PlanReading
{
    /// <summary>The newest finished activities say how long things take; older ones were another time.</summary>
    private const int MostHistory = 400;

    public static async Task<PlanState?> PlanAsync(this AppDb db, IQueryable<Initiative> among, InitiativeId id, bool change, CancellationToken cancel)
    {
        var initiative = await (change ? among : among.AsNoTracking()).FirstOrDefaultAsync(i => i.Id == id, cancel);
        if (initiative is null) return null;
        if (await (change ? db.Schedules : db.Schedules.AsNoTracking()).FirstOrDefaultAsync(s => s.InitiativeId == id, cancel) is not { } schedule) return null;
        var activities = await (change ? db.ScheduleActivities : db.ScheduleActivities.AsNoTracking()).Where(a => a.InitiativeId == id).OrderBy(a => a.Order).ThenBy(a => a.Key).ToListAsync(cancel);
        return new(initiative, schedule, activities, await db.HistoryAsync(schedule.Calendar, cancel), db.Today());
    }

    /// <summary>The forecast of a plan, kept until anything is saved.</summary>
    public static async Task<Outcome<PlanOutlook>> OutlookAsync(this PlanState plan, Remembered remembered, CancellationToken cancel) =>
        await remembered.GetAsync((typeof(PlanOutlook), plan.Initiative.Id, plan.Today), () => Task.FromResult(plan.Play()), cancel);

    /// <summary>How long finished activities took, in all initiatives of the organisation.</summary>
    public static async Task<IReadOnlyDictionary<ActivityKind, IReadOnlyList<double>>> HistoryAsync(this AppDb db, CalendarRules calendar, CancellationToken cancel)
    {
        var finished = await db.ScheduleActivities.Where(a => a.FinishedOn != null && a.BegunOn != null).OrderByDescending(a => a.FinishedOn).ThenBy(a => a.Id).Take(MostHistory)
            .Select(a => new { a.Kind, a.Likely, a.BegunOn, a.FinishedOn }).ToListAsync(cancel);
        return PlanTasks.History(finished.Select(a => (a.Kind, a.Likely, a.BegunOn!.Value, a.FinishedOn!.Value)), calendar);
    }

    /// <summary>Where the initiative's people work, with how many: those in seats of its profiles, or of its units, or all.</summary>
    public static async Task<IReadOnlyList<SiteCrowd>> CrowdsAsync(this AppDb db, InitiativeId id, CancellationToken cancel)
    {
        var today = db.Today();
        var profiles = db.InitiativeProfiles.Where(p => p.InitiativeId == id);
        var units = db.InitiativeUnits.Where(u => u.InitiativeId == id);
        var byProfile = await profiles.AnyAsync(p => db.Positions.Any(s => s.ProfileId == p.ProfileId), cancel);
        var byUnit = await units.AnyAsync(cancel);
        var seats = db.Positions.Where(s => s.SiteId != null && (!byProfile || profiles.Any(p => p.ProfileId == s.ProfileId))
            && (!byUnit || units.Any(u => db.UnitLinks.Any(l => l.AncestorId == u.UnitId && l.UnitId == s.UnitId))));
        var counts = await db.Assignments.Where(a => (a.From == null || a.From <= today) && (a.To == null || a.To >= today))
            .Join(seats, a => a.PositionId, s => s.Id, (a, s) => new { s.SiteId, a.PersonId }).Distinct()
            .GroupBy(one => one.SiteId).Select(site => new { site.Key, Count = site.Count() }).ToListAsync(cancel);
        var names = await db.Sites.ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
        return [.. counts.Where(c => c.Key is { } key && names.ContainsKey(key)).Select(c => new SiteCrowd(c.Key!.Value, names[c.Key.Value], c.Count)).OrderByDescending(c => c.People).ThenBy(c => c.Name)];
    }

    /// <summary>Titles of the profiles that the initiative is to make, in order.</summary>
    public static async Task<IReadOnlyList<LocalText>> ProfileTitlesAsync(this AppDb db, InitiativeId id, CancellationToken cancel)
    {
        var titles = await db.InitiativeProfiles.Where(p => p.InitiativeId == id).Join(db.Profiles, p => p.ProfileId, p => p.Id, (_, p) => new { p.Id, p.Title.Sv, p.Title.En }).ToListAsync(cancel);
        return [.. titles.OrderBy(t => t.Id.Value).Select(t => new LocalText(t.Sv, t.En))];
    }

    /// <summary>What a line of the plan is called, in both languages.</summary>
    public static LocalText NameOf(PlannedActivity planned, IReadOnlyList<LocalText> profiles)
    {
        string In(Language language)
        {
            var texts = Texts.In(language);
            var kind = texts["schedule.kind." + planned.Kind];
            if (planned.Profile == 0) return kind;
            return $"{kind}: {(planned.Profile <= profiles.Count ? profiles[planned.Profile - 1].For(language) : texts["schedule.profile-number", planned.Profile])}";
        }
        return LocalText.Both(In(Language.Sv), In(Language.En));
    }
}

/// <param name="People">Everyone in the initiative's scope who works there today.</param>
internal sealed record SiteCrowd(SiteId Id, string Name, int People);
