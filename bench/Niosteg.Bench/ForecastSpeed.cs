using System.Diagnostics;
using Niosteg.Domain.Initiatives.Step3Schedule;

namespace Niosteg.Bench;

/// <summary>A plan's forecast by the clock: <c>forecast</c>. Ten thousand runs shall take under 200 ms. Answers 1 when the median does not.</summary>
internal static class ForecastSpeed
{
    private const double MostMilliseconds = 200;
    private const int Times = 15, TryRuns = 2_000;
    private static readonly DateOnly Start = new(2026, 1, 12);

    public static int Run()
    {
        MeasureCuts(6);
        MeasureCuts(40);
        return new[]
        {
            Measure("6 profiles, with what moves the date", 6, true), Measure("8 profiles, as a lever asks", 8, false),
            Measure("the largest wave: 40 profiles, with what moves the date", 40, true),
        }.All(median => median <= MostMilliseconds) ? 0 : 1;
    }

    /// <summary>A deadline that no cut alone makes but several do: each is tried alone, then together, as the plan's page asks.</summary>
    private static void MeasureCuts(int profiles)
    {
        var scope = new PlanScope(new(profiles, 3, 7 * profiles, Busyness.Usual, Start, null, profiles), PlanAssumptions.Start, CalendarRules.Start);
        var asked = 0;
        PlanOutlook? Play(PlanScope tried)
        {
            asked++;
            return Planner.Make(tried.Answers, tried.Assumptions) is { IsDone: true } made ? PlanForecast.Of(Input(made.Value, tried.Calendar) with { Runs = TryRuns }, false).Value : null;
        }
        var now = Play(scope)!;
        var deadline = new ScopeCuts(scope, Play).Against(now, Start).Together!.P85.AddDays(7);
        asked = 0;
        double[] times = [.. Enumerable.Range(0, Times).Select(_ => Timed(() => new ScopeCuts(scope, Play).Against(now, deadline))).Order()];
        Console.WriteLine($"Cuts of {profiles} profiles against a day that takes several, {asked / Times} plans played: median {times[Times / 2]:0} ms, {times[0]:0} to {times[^1]:0} of {Times}");
    }

    private static double Measure(string what, int profiles, bool movers)
    {
        var planned = Planner.Make(new(profiles, 3, 7 * profiles, Busyness.Usual, Start, null, profiles), PlanAssumptions.Start).Value;
        var input = Input(planned, CalendarRules.Start);
        PlanForecast.Of(input, movers);
        double[] times = [.. Enumerable.Range(0, Times).Select(_ => Timed(() => PlanForecast.Of(input, movers))).Order()];
        Console.WriteLine($"F11 plan, {what}, {planned.Count} activities x {input.Runs} runs: median {times[Times / 2]:0} ms, {times[0]:0} to {times[^1]:0} of {Times}");
        return times[Times / 2];
    }

    private static PlanInput Input(IReadOnlyList<PlannedActivity> planned, CalendarRules calendar) =>
        new(PlanTasks.Of(planned, new Dictionary<string, ScheduleActivity>()), Start, Start, calendar, 50,
            new Dictionary<Niosteg.Domain.Initiatives.Step3Schedule.ActivityKind, IReadOnlyList<double>>(), 7);

    private static double Timed(Action work)
    {
        var from = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }
}
