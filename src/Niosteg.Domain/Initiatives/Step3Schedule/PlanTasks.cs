namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>From a plan's lines to what the forecast runs.</summary>
public static class PlanTasks
{
    /// <summary>The plan as it stands.</summary>
    public static IReadOnlyList<PlanTask> Of(IReadOnlyList<ScheduleActivity> activities) =>
        Of([.. activities.Select(one => one.AsPlanned)], activities.ToDictionary(one => one.Key));

    /// <summary>The plan as it would be: new lines, with what has happened and what somebody wrote kept from the present ones.</summary>
    public static IReadOnlyList<PlanTask> Of(IReadOnlyList<PlannedActivity> planned, IReadOnlyDictionary<string, ScheduleActivity> present)
    {
        var places = planned.Select((one, at) => (one.Key, at)).ToDictionary(one => one.Key, one => one.at);
        return [.. planned.Select(one =>
        {
            var now = present.GetValueOrDefault(one.Key);
            var (low, likely, high) = now is { IsOwnEstimate: true } or { BegunOn: not null } ? (now.Low, now.Likely, now.High) : (one.Low, one.Likely, one.High);
            var after = now is { IsOwnOrder: true } ? now.After : one.After;
            return new PlanTask(one.Kind, low, likely, high, [.. after.Where(places.ContainsKey).Select(key => places[key])], now?.NotBefore, now?.BegunOn, now?.FinishedOn);
        })];
    }

    /// <summary>How long finished activities took as a share of what was thought likely, by kind.</summary>
    public static IReadOnlyDictionary<ActivityKind, IReadOnlyList<double>> History(IEnumerable<(ActivityKind Kind, double Likely, DateOnly Begun, DateOnly Finished)> finished, CalendarRules rules)
    {
        var calendar = new WorkingCalendar(rules);
        return finished.Where(one => one.Likely > 0)
            .GroupBy(one => one.Kind, one => Math.Max(.5, calendar.Between(one.Begun, one.Finished.AddDays(1))) / one.Likely)
            .ToDictionary(kind => kind.Key, kind => (IReadOnlyList<double>)[.. kind]);
    }
}
