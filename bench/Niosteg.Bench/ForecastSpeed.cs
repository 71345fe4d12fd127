using System.Diagnostics;
using Niosteg.Domain.Initiatives.Step3Schedule;

namespace Niosteg.Bench;

/// <summary>A plan's forecast by the clock: <c>forecast</c>. Ten thousand runs shall take under 200 ms. Answers 1 when the median does not.</summary>
internal static class ForecastSpeed
{
    private const double MostMilliseconds = 200;
    private const int Times = 15;

    public static int Run() =>
        new[]
        {
            Measure("6 profiles, with what moves the date", 6, true), Measure("8 profiles, as a lever asks", 8, false),
            Measure("the largest wave: 40 profiles, with what moves the date", 40, true),
        }.All(median => median <= MostMilliseconds) ? 0 : 1;

    private static double Measure(string what, int profiles, bool movers)
    {
        var start = new DateOnly(2026, 1, 12);
        var planned = Planner.Make(new(profiles, 3, 7 * profiles, Busyness.Usual, start, null, profiles), PlanAssumptions.Start).Value;
        var input = new PlanInput(PlanTasks.Of(planned, new Dictionary<string, ScheduleActivity>()), start, start, CalendarRules.Start, 50,
            new Dictionary<Niosteg.Domain.Initiatives.Step3Schedule.ActivityKind, IReadOnlyList<double>>(), 7);
        PlanForecast.Of(input, movers);
        double[] times = [.. Enumerable.Range(0, Times).Select(_ =>
        {
            var from = Stopwatch.GetTimestamp();
            PlanForecast.Of(input, movers);
            return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        }).Order()];
        Console.WriteLine($"F11 plan, {what}, {planned.Count} activities x {input.Runs} runs: median {times[Times / 2]:0} ms, {times[0]:0} to {times[^1]:0} of {Times}");
        return times[Times / 2];
    }
}
