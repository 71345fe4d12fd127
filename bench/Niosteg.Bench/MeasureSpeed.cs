using Niosteg.Domain.Measures;

namespace Niosteg.Bench;

/// <summary>Each measure on its realistic largest input: <c>measures</c>. Prints the processor time of the fastest of fifteen
/// runs, since the machine may be busy with other things, and answers 1 when one measure needs more than 50 ms.</summary>
internal static class MeasureSpeed
{
    private const double MostMilliseconds = 50;

    public static int Run() =>
        Raters().Concat(Draws()).Concat(Units()).Concat(Plans()).Select(one => Fastest(one.Name, one.Act)).ToArray().All(milliseconds => milliseconds <= MostMilliseconds) ? 0 : 1;

    /// <summary>Thirty raters and sixty items.</summary>
    private static IEnumerable<(string Name, Action Act)> Raters()
    {
        var random = new Seeded(1);
        int[][] votes = [.. Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 30).Select(_ => 1 + random.Below(6)).ToArray())];
        int?[][] profile = [.. votes.Select(item => item.Select(level => (int?)level).ToArray())];
        double[][] rankings = [.. Enumerable.Range(0, 30).Select(_ => Enumerable.Range(0, 60).Select(_ => random.Share()).ToArray())];
        int[][] points = [.. Enumerable.Range(0, 30).Select(leader => Enumerable.Range(0, 7).Select(goal => goal == leader % 7 ? 40 : 10).ToArray())];
        int[][] strengths = [.. Enumerable.Range(0, 60).Select(c => Enumerable.Range(0, 7).Select(g => new[] { 0, 1, 3, 9 }[(c + g) % 4]).ToArray())];
        var text = string.Join(' ', Enumerable.Repeat("Hon planerar arbetet, t.ex. i gruppen, och följer upp budgeten. Det går bra.", 400));
        Placement[] placed = [.. Enumerable.Range(0, 1_800).Select(i => new Placement(i % 60, random.Below(60)))];
        yield return ("F1 readability, 5,200 words", () => Readability.Of(text));
        yield return ("F2 goal weights, 30 leaders x 7 goals", () => GoalWeights.FromPoints(points));
        yield return ("F3 business weight, 60 competencies x 7 goals", () => BusinessWeight.Weigh([.2, .2, .2, .1, .1, .1, .1], strengths));
        yield return ("F4 content validity, 30 raters x 60 items", () => { for (var i = 0; i < 60; i++) ContentValidityRatio.Judge(i % 31, 30); });
        yield return ("F5 agreement, 30 raters x 60 items x 6 levels", () => { foreach (var item in votes) Agreement.On(item, 6); });
        yield return ("F6 alpha with jackknife, 30 raters x 60 items", () => KrippendorffAlpha.Of(profile));
        yield return ("F7 raters needed, 60 items", () => { for (var i = 0; i < 60; i++) RatersNeeded.For(.3 + i / 200.0); });
        yield return ("F8 Kendall's W, 30 raters x 60 items", () => KendallW.Of(rankings));
        yield return ("F9 consensus, 60 items x 12 groups", () => { for (var i = 0; i < 60; i++) GroupAwareConsensus.Of([.. Enumerable.Range(0, 12).Select(g => new GroupVotes((g + i) % 20, 20))]); });
        yield return ("F10 sort-back, 30 readers x 60 indicators", () => { for (var i = 0; i < 60; i++) SortBack.Judge(i % 9, [.. votes[i].Select(v => v + 1)], 9); SortBack.MixedUp(placed, 60); });
        yield return ("F14 rater accuracy, 30 people x 60 competencies", () => RaterAccuracy.Of(profile, votes));
    }

    private static IEnumerable<(string Name, Action Act)> Draws()
    {
        var random = new Seeded(2);
        ForecastTask[] tasks = [.. Enumerable.Range(0, 60).Select(i => i == 0 ? new ForecastTask(1, 3, 9) : new ForecastTask(1, 3, 9, i - 1))];
        int[] history = [.. Enumerable.Range(0, 250).Select(i => i % 3 == 0 ? 1 : 0)];
        DecisionCriterion[] criteria = [.. Enumerable.Range(0, 9).Select(_ => new DecisionCriterion(1, 3, false))];
        int?[][][] candidates = [.. Enumerable.Range(0, 50).Select(_ => Enumerable.Range(0, 9).Select(_ => Enumerable.Range(0, 3).Select(_ => (int?)random.Below(6)).ToArray()).ToArray())];
        int[][] ads = [.. Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 20).Select(_ => random.Below(200)).Distinct().ToArray())];
        yield return ("F11 forecast, 60 tasks x 10,000 runs", () => Forecast.OfTasks(tasks, 1));
        yield return ("F11 forecast, 250 days, 60 items, 10,000 runs", () => Forecast.OfThroughput(history, 60, 1));
        yield return ("F21 decision, 5,000 draws x 50 candidates", () => CandidateDecision.Weigh(criteria, candidates, 0, 5, 1));
        yield return ("F24 alarm level, 12 periods", () => Drift.Follow([], 2));
        yield return ("F24 market, 60 ads against 60, 999 deals", () => MarketDrift.Compare(ads, ads, 200, 1));
    }

    /// <summary>A thousand people.</summary>
    private static IEnumerable<(string Name, Action Act)> Units()
    {
        GapInput[] gaps = [.. Enumerable.Range(0, 10_000).Select(i => new GapInput(.1, 3, i % 5 == 0 ? null : i % 4, 0, 4))];
        (double, double?)[] people = [.. Enumerable.Range(0, 10_000).Select(i => (3.0, i % 5 == 0 ? (double?)null : i % 4))];
        (double, double)[] points = [.. Enumerable.Range(0, 200).Select(i => (1 + i % 7, i % 11 / 11.0))];
        double[] leaving = [.. Enumerable.Repeat(.12, 1_000)];
        RoleRequirement[][] roles = [.. Enumerable.Range(0, 200).Select(r => Enumerable.Range(0, 12).Select(c => new RoleRequirement(1, 1 + (r + c) % 4)).ToArray())];
        double?[] attained = [.. Enumerable.Range(0, 12).Select(c => (double?)(c % 3))];
        double[] months = [.. Enumerable.Repeat(9.0, 12)];
        double[] lifts = [.. Enumerable.Range(0, 60).Select(c => c % 3 / 2.0)];
        yield return ("F13 suppression, 200 units", () => Suppression.Hide([.. Enumerable.Range(0, 200).Select(i => i % 13)]));
        yield return ("F15 memory schedule, 1,000 cards", () => { for (var i = 0; i < 1_000; i++) MemorySchedule.Next(3 + i % 30, i % 2 == 0); });
        yield return ("F16 gap, 10,000 requirements", () => Gap.Total(gaps));
        yield return ("F17 attained, 10,000 requirements, and 200 points", () => { ImportancePerformance.Attained(people); ImportancePerformance.Rank(points); });
        yield return ("F18 key-person risk, 1,000 holders", () => KeyPersonRisk.ProbabilityOfLoss(leaving, 2));
        yield return ("F20 break-even", () => BreakEven.Effect(12, 1.5, 192_000, 180_000));
        yield return ("F22 distance and route, 200 roles x 12 competencies", () => CareerPath.Shortest(roles, attained, 199, months));
        yield return ("F22 door-openers, 200 roles x 12 competencies", () => CareerDistance.DoorOpeners(roles, attained));
        yield return ("F23 wish and need, 60 competencies", () => WishAndNeed.Fit(lifts, [.. Enum.GetValues<NeedKind>().Select(kind => new Need(kind, [.. Enumerable.Repeat(1 / 60.0, 60)], lifts))]));
        yield return ("F25 interval, 60 shares", () => { for (var i = 0; i < 60; i++) ShareInterval.Wilson(i, 60); });
    }

    private static IEnumerable<(string Name, Action Act)> Plans()
    {
        var random = new Seeded(3);
        PossibleParticipant[] people = [.. Enumerable.Range(0, 240).Select(_ => new PossibleParticipant(1 + random.Below(4), random.Below(8), 8 + random.Below(3), 11 + random.Below(12)))];
        int[] required = [.. Enumerable.Repeat(2, 23)];
        int[][] named = [.. Enumerable.Range(0, 240).Select(_ => Enumerable.Range(0, 1 + random.Below(12)).Select(_ => random.Below(240)).ToArray())];
        double[][] gaps = [.. Enumerable.Range(0, 25).Select(_ => Enumerable.Range(0, 9).Select(_ => (double)random.Below(3)).ToArray())];
        TrainingActivity[] activities = [.. Enumerable.Range(0, 12).Select(a => new TrainingActivity(2_000 + 1_000 * random.Below(9), 8, 10, [.. Enumerable.Range(0, 9).Select(c => c == a % 9 ? 1.0 : 0)], a > 8 ? [a - 9] : null))];
        double[] hours = [.. Enumerable.Repeat(24.0, 25)];
        yield return ("F12 fewest participants, 240 people x 23 cells", () => FewestParticipants.Choose(people, required));
        yield return ("F12 ambassadors, 12 of 240", () => Ambassadors.Choose(named, 12));
        yield return ("F19 training plan, 25 people x 12 activities", () => TrainingPlan.Choose([.. Enumerable.Repeat(1 / 9.0, 9)], gaps, activities, 150_000, hours));
    }

    private static double Fastest(string name, Action act)
    {
        act();
        var time = Enumerable.Range(0, 15).Select(_ =>
        {
            var before = Environment.CpuUsage.TotalTime;
            act();
            return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        }).Min();
        Console.WriteLine($"{name}: {time:0.0} ms");
        return time;
    }
}
