using System.Diagnostics;
using Niosteg.Domain.Measures;

namespace Niosteg.Bench;

/// <summary>Each heavy measure on its realistic largest input, on one core: <c>measures</c>. Prints the fastest of
/// fifteen runs, since the machine may be busy with other things, and answers 1 when one measure needs more than 50 ms.</summary>
internal static class MeasureSpeed
{
    private const double MostMilliseconds = 50;

    public static int Run()
    {
        var random = new Seeded(1);
        int[][] votes = [.. Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 30).Select(_ => 1 + random.Below(6)).ToArray())];
        int?[][] profile = [.. votes.Select(item => item.Select(level => (int?)level).ToArray())];
        double[][] rankings = [.. Enumerable.Range(0, 30).Select(_ => Enumerable.Range(0, 60).Select(_ => random.Share()).ToArray())];
        ForecastTask[] tasks = [.. Enumerable.Range(0, 60).Select(i => i == 0 ? new ForecastTask(1, 3, 9) : new ForecastTask(1, 3, 9, i - 1))];
        int[] history = [.. Enumerable.Range(0, 250).Select(i => i % 3 == 0 ? 1 : 0)];
        DecisionCriterion[] criteria = [.. Enumerable.Range(0, 9).Select(_ => new DecisionCriterion(1, 3, false))];
        int?[][][] candidates = [.. Enumerable.Range(0, 50).Select(_ => Enumerable.Range(0, 9).Select(_ => Enumerable.Range(0, 3).Select(_ => (int?)random.Below(6)).ToArray()).ToArray())];
        var text = string.Join(' ', Enumerable.Repeat("Hon planerar arbetet, t.ex. i gruppen, och följer upp budgeten. Det går bra.", 400));

        (string Name, Action Act)[] all =
        [
            ("F1 readability, 5,200 words", () => Readability.Of(text)),
            ("F5 agreement, 30 raters x 60 items x 6 levels", () => { foreach (var item in votes) Agreement.On(item, 6); }),
            ("F6 alpha with jackknife, 30 raters x 60 items", () => KrippendorffAlpha.Of(profile)),
            ("F8 Kendall's W, 30 raters x 60 items", () => KendallW.Of(rankings)),
            ("F11 forecast, 60 tasks x 10,000 runs", () => Forecast.OfTasks(tasks, 1)),
            ("F11 forecast, 250 days, 60 items, 10,000 runs", () => Forecast.OfThroughput(history, 60, 1)),
            ("F21 decision, 5,000 draws x 50 candidates", () => CandidateDecision.Weigh(criteria, candidates, 0, 5, 1)),
            ("F24 alarm level, 12 periods", () => Drift.Follow([], 2)),
        ];
        return all.Select(one => Fastest(one.Name, one.Act)).ToArray().All(milliseconds => milliseconds <= MostMilliseconds) ? 0 : 1;
    }

    private static double Fastest(string name, Action act)
    {
        act();
        var time = Enumerable.Range(0, 15).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            act();
            return watch.Elapsed.TotalMilliseconds;
        }).Min();
        Console.WriteLine($"{name}: {time:0.0} ms");
        return time;
    }
}
