using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Measures;

/// <summary>One task of a plan. Durations in working days.</summary>
/// <param name="Low">As short as it could be, at least 0.</param>
/// <param name="Likely">Most probable duration.</param>
/// <param name="High">As long as it could be.</param>
/// <param name="After">Tasks (places in the plan, all earlier) that must be finished first.</param>
public sealed record ForecastTask(double Low, double Likely, double High, params int[] After);

/// <summary>When the work is done, as working days from today.</summary>
/// <param name="P50">Half of the runs are done by then.</param>
/// <param name="P85">The date to promise: 85 of 100 runs are done.</param>
/// <param name="P95">95 of 100 runs are done.</param>
/// <param name="Percentiles">Days by which 0, 1, …, 100 % of the runs are done, for the picture.</param>
/// <param name="Seed">With the same inputs and this seed the same answer comes back.</param>
public sealed record ForecastDays(double P50, double P85, double P95, IReadOnlyList<double> Percentiles, int Runs, ulong Seed);

/// <summary>F11. When will it be done? Without history from three-point estimates, each drawn from a PERT beta
/// distribution (Malcolm et al. 1959); with at least ten finished items of the kind from our own throughput, days
/// without a finished item included and the shortness of the history too. Estimates decide the answer: when they are too narrow, so is the forecast.</summary>
public static class Forecast
{
    private const int MostRuns = 100_000;
    private const int MostDays = 20_000;

    /// <summary>Finish of the last task over many runs. Tasks that wait for nothing run side by side.</summary>
    public static Outcome<ForecastDays> OfTasks(IReadOnlyList<ForecastTask> tasks, ulong seed, int runs = 10_000)
    {
        if (tasks.Count == 0) return InvalidInput.Empty(nameof(tasks));
        if (runs is < 100 or > MostRuns) return InvalidInput.OutOfRange(nameof(runs), 100, MostRuns);
        for (var i = 0; i < tasks.Count; i++)
            if (Check(tasks[i], i) is { } refusal) return refusal;

        var random = new Seeded(seed);
        var durations = tasks.Select(PertDuration.Of).ToArray();
        double[] finished = new double[runs], ends = new double[tasks.Count];
        for (var run = 0; run < runs; run++)
        {
            var last = 0.0;
            for (var i = 0; i < durations.Length; i++)
            {
                var start = 0.0;
                foreach (var before in tasks[i].After) start = Math.Max(start, ends[before]);
                ends[i] = start + durations[i].At(random.Share());
                last = Math.Max(last, ends[i]);
            }

            finished[run] = last;
        }

        return Summary(finished, seed);
    }

    /// <summary>From history: days are drawn again from those that were, until the remaining items are done.</summary>
    /// <param name="finishedPerDay">Items finished on each working day looked back on, zeros included.</param>
    /// <param name="remaining">Items left, at least 1.</param>
    /// <param name="fewest">With fewer finished items the answer is null: too few to tell, use estimates.</param>
    /// <param name="fewestDays">The same with fewer days: ten items in a fortnight are luck more often than speed.</param>
    public static Outcome<ForecastDays?> OfThroughput(IReadOnlyList<int> finishedPerDay, int remaining, ulong seed, int runs = 10_000, int fewest = 10, int fewestDays = 30)
    {
        if (finishedPerDay.Count == 0) return InvalidInput.Empty(nameof(finishedPerDay));
        if (finishedPerDay.Any(items => items < 0)) return InvalidInput.OutOfRange(nameof(finishedPerDay), 0, int.MaxValue);
        if (remaining < 1) return InvalidInput.OutOfRange(nameof(remaining), 1, int.MaxValue);
        if (runs is < 100 or > MostRuns) return InvalidInput.OutOfRange(nameof(runs), 100, MostRuns);
        var done = finishedPerDay.Sum(items => (long)items);
        if (done < Math.Max(1, fewest) || finishedPerDay.Count < fewestDays) return (ForecastDays?)null;
        if ((double)remaining * finishedPerDay.Count / done > MostDays) return InvalidInput.TooLarge(nameof(remaining), (int)(MostDays * done / finishedPerDay.Count));

        var random = new Seeded(seed);
        var kinds = finishedPerDay.Where(items => items > 0).GroupBy(items => items).OrderBy(kind => kind.Key).Select(kind => (Items: kind.Key, Days: kind.Count())).ToArray();
        var finished = new double[runs];
        var empty = finishedPerDay.Count(items => items == 0);
        var upTo = new double[kinds.Length];
        for (var run = 0; run < runs; run++) finished[run] = DaysUntilDone(empty, kinds, upTo, remaining, random);
        return Summary(finished, seed);
    }

    /// <summary>One possible future. How common each kind of day truly is, is drawn first (Bayesian bootstrap, Rubin 1981), then
    /// the days: resampling the days we happened to see would take their luck for granted and promise too much.</summary>
    /// <param name="empty">Days without a finished item.</param>
    /// <param name="kinds">The other days by how many items they brought.</param>
    private static int DaysUntilDone(int empty, (int Items, int Days)[] kinds, double[] upTo, int remaining, Seeded random)
    {
        var all = 0.0;
        for (var k = 0; k < kinds.Length; k++) upTo[k] = all += random.Gamma(kinds[k].Days);
        var none = empty == 0 ? 0 : random.Gamma(empty);
        // How long a row of empty days is, is drawn in one step: P(at least d) = share^d.
        var perEmptyDay = none == 0 ? double.NegativeInfinity : Math.Log(none / (none + all));
        double days = 0;
        for (long left = remaining; left > 0 && days < MostDays;)
        {
            if (none > 0) days += Math.Floor(Math.Log(1 - random.Share()) / perEmptyDay);
            days++;
            var at = kinds.Length == 1 ? 0 : random.Share() * all;
            var kind = 0;
            while (kind < kinds.Length - 1 && upTo[kind] < at) kind++;
            left -= kinds[kind].Items;
        }

        return (int)Math.Min(days, MostDays);
    }

    private static Refusal? Check(ForecastTask task, int place) =>
        InvalidInput.AllWithin("duration", [task.Low, task.Likely, task.High], 0, MostDays)
        ?? (task.Low > task.Likely || task.Likely > task.High ? InvalidInput.Contradiction("duration") : null)
        ?? (task.After.Any(before => before < 0 || before >= place) ? InvalidInput.OutOfRange("after", 0, place - 1) : null);

    private static ForecastDays Summary(double[] finished, ulong seed)
    {
        Array.Sort(finished);
        double At(int percent) => finished[Math.Max(0, (int)Math.Ceiling(percent / 100.0 * finished.Length) - 1)];
        double[] percentiles = [.. Enumerable.Range(0, 101).Select(At)];
        return new ForecastDays(percentiles[50], percentiles[85], percentiles[95], percentiles, finished.Length, seed);
    }
}
