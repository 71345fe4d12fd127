using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Measures;

namespace Niosteg.Tests.Domain.Initiatives.Step3Schedule;

/// <summary>The honest test: projects whose truth is drawn here, by beta draws of our own and a network walk of our own. The forecast
/// is blind to them. Of what it promised, 85 in 100 must have been finished by then.</summary>
public class CalibrationTests
{
    private static readonly DateOnly Start = new(2026, 1, 12);
    private static readonly WorkingCalendar Calendar = new(CalendarRules.Start);

    [Fact]
    public void Of_all_activities_finished_in_thirty_projects_about_85_in_100_were_done_by_the_promised_day()
    {
        var (hits, all) = Judge(slower: 1);

        Assert.True(all >= 800);
        Assert.InRange((double)hits / all, .81, .91);
    }

    [Fact]
    public void When_everything_takes_half_as_long_again_the_hit_rate_tells()
    {
        var (hits, all) = Judge(slower: 1.5);

        Assert.True((double)hits / all < .5);
    }

    private static (int Hits, int All) Judge(double slower)
    {
        var (hits, all) = (0, 0);
        foreach (var seed in Enumerable.Range(1, 30))
        {
            var answers = new ScheduleAnswers(3 + seed % 4, 1 + seed % 3, 20 + seed, (Busyness)(1 + seed % 3), Start, null, 3 + seed % 4);
            var tasks = PlanTasks.Of(Planner.Make(answers, PlanAssumptions.Start).Value, new Dictionary<string, ScheduleActivity>());
            var promised = PlanForecast.Of(new(tasks, Start, Start, CalendarRules.Start, 0, new Dictionary<Niosteg.Domain.Initiatives.Step3Schedule.ActivityKind, IReadOnlyList<double>>(), (ulong)seed, 2_000), movers: false).Value;
            var finished = Truth(tasks, new Seeded((ulong)(1_000 + seed)), slower);
            hits += tasks.Where((_, at) => finished[at] <= promised.Tasks[at].P85).Count();
            all += tasks.Count;
        }
        return (hits, all);
    }

    /// <summary>Each begins when the last it waits for is done; how long it takes is a beta draw from two gammas.</summary>
    private static DateOnly[] Truth(IReadOnlyList<PlanTask> tasks, Seeded random, double slower)
    {
        var ends = new double?[tasks.Count];
        double End(int at)
        {
            if (ends[at] is { } known) return known;
            var task = tasks[at];
            var (width, start) = (task.High - task.Low, task.After.Length == 0 ? 0 : task.After.Max(End));
            var (one, other) = (random.Gamma(1 + 4 * (task.Likely - task.Low) / width), random.Gamma(1 + 4 * (task.High - task.Likely) / width));
            return (ends[at] = start + slower * (task.Low + width * one / (one + other))).Value;
        }
        return [.. Enumerable.Range(0, tasks.Count).Select(at => Calendar.DayAt(Start, Math.Max(0, (int)Math.Ceiling(End(at) - 1e-9) - 1)))];
    }
}
