using MathNet.Numerics.Distributions;
using Niosteg.Domain.Measures;

namespace Niosteg.Bench.Simulations;

/// <summary>Whether what is said to happen with a probability happens as often as that.</summary>
internal static class ForesightSimulations
{
    public static Report Forecasts()
    {
        int[] lengths = [30, 40, 60, 80, 120];
        var mixed = lengths.Select(days => ((double)days, Kept(111, days, speeds: 3))).ToArray();
        var same = lengths.Select(days => ((double)days, Kept(112, days, speeds: null))).ToArray();
        return new("F11: forecast from our own throughput",
            "1,500 answered teams for each length of history; twenty items remain. Teams differ: on average one item every third day, some twice as fast, some half. How often the work was done by the day forecast: "
            + "P50 should be kept 50 times of 100, P85 85 times. The dashed line shows the worst case: teams that are all equally fast, so that whoever has ten finished items early was simply lucky. "
            + "Such luck cannot be seen from inside, which is why fewer than thirty days get no answer (after a fortnight P85 was kept 63 times of 100).",
            new("How often the date was kept", "days of history", "share of teams", 1,
            [
                new("P50", [.. mixed.Select(k => (k.Item1, k.Item2.At50))]),
                new("P85, all teams equally fast", [.. same.Select(k => (k.Item1, k.Item2.At85))], Dashed: true),
                new("P85", [.. mixed.Select(k => (k.Item1, k.Item2.At85))]),
                new("P95", [.. mixed.Select(k => (k.Item1, k.Item2.At95))]),
            ], Promise: .85));
    }

    /// <param name="speeds">Shape of the gamma distribution of speeds over teams; null: all the same.</param>
    private static (double At50, double At85, double At95) Kept(ulong seed, int days, double? speeds)
    {
        const int teams = 1_500;
        var random = new Seeded(seed);
        int told = 0, at50 = 0, at85 = 0, at95 = 0;
        while (told < teams)
        {
            var speed = speeds is { } shape ? random.Gamma(shape) / shape : 1;
            double one = Math.Min(.6, .17 * speed), two = Math.Min(.3, .08 * speed);
            int Day() => random.Share() is var share && share < two ? 2 : share < one + two ? 1 : 0;
            if (Forecast.OfThroughput([.. Enumerable.Range(0, days).Select(_ => Day())], 20, random.Bits(), runs: 400).Value is not { } forecast) continue;
            var truth = 0;
            for (var left = 20; left > 0; truth++) left -= Day();
            told++;
            if (truth <= forecast.P50) at50++;
            if (truth <= forecast.P85) at85++;
            if (truth <= forecast.P95) at95++;
        }

        return ((double)at50 / teams, (double)at85 / teams, (double)at95 / teams);
    }

    public static Report Estimates()
    {
        var random = new Seeded(112);
        double[] factors = [.5, .75, 1, 1.5, 2, 3];
        // Ten tasks in a row, each truly 2 to 10 days with 4 most likely; the estimates' ends lie factor times as far from 4.
        double Kept(double factor, Func<ForecastDays, double> promise)
        {
            ForecastTask Task(double stretch, int i)
            {
                double low = 4 - 2 * stretch, high = 4 + 6 * stretch;
                return i == 0 ? new(Math.Max(0, low), 4, high) : new(Math.Max(0, low), 4, high, i - 1);
            }

            var said = Forecast.OfTasks([.. Enumerable.Range(0, 10).Select(i => Task(1 / factor, i))], random.Bits(), runs: 20_000).Value;
            var truth = Forecast.OfTasks([.. Enumerable.Range(0, 10).Select(i => Task(1, i))], random.Bits(), runs: 20_000).Value;
            return Enumerable.Range(1, 100).Count(percent => truth.Percentiles[percent] <= promise(said)) / 100.0;
        }

        return new("F11: forecast from three-point estimates",
            "Ten tasks in a row. At 1 the low and high ends estimated are the true ones; at 2 the truth is twice as wide as people thought. With right ends the P85 is kept 85 times of 100; "
            + "with ends that are too narrow it is not, and no arithmetic can repair that. Use our own history as soon as there is one.",
            new("How often the date was kept", "true spread / estimated spread", "share", 1,
            [
                new("P50", [.. factors.Select(f => (f, Kept(f, days => days.P50)))]),
                new("P85", [.. factors.Select(f => (f, Kept(f, days => days.P85)))]),
                new("P95", [.. factors.Select(f => (f, Kept(f, days => days.P95)))]),
            ], Promise: .85));
    }

    public static Report Candidates()
    {
        var few = Calibration(121, candidates: 3, raters: 2);
        var some = Calibration(122, candidates: 6, raters: 3);
        var alike = Calibration(123, candidates: 6, raters: 3, common: .7);
        return new("F21: who is first, and how sure",
            "4,000 recruitments of each kind with six criteria: true levels differ by .8 between candidates, raters are off by .7 levels. Across: the probability the product gave the foremost candidate. "
            + "Up: how often that one truly was best. On the dashed line the two are the same. In the third kind half of what a candidate can do on one criterion goes with the others, as in real life; "
            + "then the differences are larger than assumed and the product is too careful rather than too sure.",
            new("How often the foremost truly was best", "probability given", "share truly best", 1,
            [
                new("3 candidates, 2 raters", few), new("as promised", [(.3, .3), (1, 1)], Dashed: true),
                new("6 candidates, 3 raters", some), new("6 candidates, alike across criteria", alike),
            ]));
    }

    private static (double, double)[] Calibration(ulong seed, int candidates, int raters, double common = 0)
    {
        const int criteria = 6;
        var random = new Seeded(seed);
        double[] weights = [.25, .2, .2, .15, .1, .1];
        DecisionCriterion[] asked = [.. weights.Select(weight => new DecisionCriterion(weight, 3, false))];
        var bins = new (int Count, double Said, int Right)[8];
        for (var i = 0; i < 4_000; i++)
        {
            double[] general = [.. Enumerable.Range(0, candidates).Select(_ => random.Normal())];
            double[][] truth = [.. general.Select(g => Enumerable.Range(0, criteria).Select(_ => 2.3 + .8 * (Math.Sqrt(common) * g + Math.Sqrt(1 - common) * random.Normal())).ToArray())];
            int?[][][] ratings = [.. truth.Select(levels => levels.Select(level => Enumerable.Range(0, raters).Select(_ => (int?)Math.Clamp((int)Math.Round(level + .7 * random.Normal()), 0, 5)).ToArray()).ToArray())];
            var decision = CandidateDecision.Weigh(asked, ratings, 0, 5, seed: (ulong)i, draws: 500).Value;
            double[] worth = [.. truth.Select(levels => levels.Select((level, c) => weights[c] * Math.Min(level, 4)).Sum())];
            var said = decision.Candidates[decision.First!.Value].ProbabilityFirst;
            var bin = Math.Clamp((int)((said - .2) * 10), 0, 7);
            bins[bin] = (bins[bin].Count + 1, bins[bin].Said + said, bins[bin].Right + (worth[decision.First.Value] == worth.Max() ? 1 : 0));
        }

        return [.. bins.Where(bin => bin.Count >= 50).Select(bin => (Math.Round(bin.Said / bin.Count, 2), (double)bin.Right / bin.Count))];
    }

    public static Report ProfileDrift()
    {
        var random = new Seeded(124);
        double[] usual = [.2, .5, 1, 2, 3, 5];
        double Alarms(double mean, double factor)
        {
            var path = Drift.Follow([], mean).Value;
            double[] below = [.. Enumerable.Range(0, 200).Select(count => Poisson.CDF(mean * factor, count))];
            return PanelSimulations.Share(20_000, () =>
            {
                double sum = 0;
                for (var month = 0; month < 12; month++)
                {
                    var share = random.Share();
                    sum = Math.Max(0, sum + Array.FindIndex(below, chance => chance >= share) - path.Reference);
                    if (sum >= path.AlarmFrom - 1e-9) return true;
                }

                return false;
            });
        }

        return new("F24: drift of a profile",
            "20,000 years of twelve months for each usual number of events a month. Unchanged: the share of years with a false alarm, promised to be at most 5 in 100. Doubled and tripled: the share of years in which the rise was noticed. "
            + "With one event every five months (.2) a doubling is seldom seen within the year: too few to tell.",
            new("How often a year calls", "usual events a month", "share of years", 1,
            [
                new("unchanged", [.. usual.Select(mean => (mean, Alarms(mean, 1)))]), new("doubled", [.. usual.Select(mean => (mean, Alarms(mean, 2)))]),
                new("usual number truly 30 % higher", [.. usual.Select(mean => (mean, Alarms(mean, 1.3)))], Dashed: true), new("tripled", [.. usual.Select(mean => (mean, Alarms(mean, 3)))]),
            ], Promise: .05));
    }

    public static Report Market()
    {
        var random = new Seeded(125);
        int[] sizes = [10, 15, 20, 30, 50];
        int[] Ad(double shift) => [.. Enumerable.Range(0, 12).Select(_ =>
        {
            // Common terms are common: squaring draws towards the low numbers. A share of the words is new.
            var share = random.Share();
            return random.Share() < shift ? 40 + random.Below(10) : (int)(share * share * 40);
        })];
        double Moved(int ads, double shift) => PanelSimulations.Share(1_000, () => MarketDrift.Compare(
            [.. Enumerable.Range(0, ads).Select(_ => Ad(0))], [.. Enumerable.Range(0, ads).Select(_ => Ad(shift))], 50, random.Bits(), permutations: 99).Value.Answer == MarketDriftAnswer.Moved);
        return new("F24: drift of the market",
            "1,000 pairs of years for each number of ads, twelve words an ad out of fifty. Unchanged years are called moved 5 times in 100; where it looks like more, it is the luck of a thousand draws (± 1.4).",
            new("How often the market is said to have moved", "ads each year", "share", 1,
            [
                new("unchanged", [.. sizes.Select(n => ((double)n, Moved(n, 0)))]), new("3 % new words", [.. sizes.Select(n => ((double)n, Moved(n, .03)))]),
                new("10 % new words", [.. sizes.Select(n => ((double)n, Moved(n, .10)))]),
            ], Promise: .05));
    }
}
