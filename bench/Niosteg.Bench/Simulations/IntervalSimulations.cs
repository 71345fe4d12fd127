using MathNet.Numerics.Distributions;
using Niosteg.Domain.Measures;

namespace Niosteg.Bench.Simulations;

/// <summary>How often an interval holds the truth.</summary>
internal static class IntervalSimulations
{
    private static readonly int[] Sizes = [3, 5, 7, 10, 12, 15, 20, 25, 30];

    public static Report ShareIntervals()
    {
        double[] truths = [.. Enumerable.Range(1, 99).Select(percent => percent / 100.0)];
        double Covers(int n, double truth, Func<int, (double Low, double High)> ends) => Enumerable.Range(0, n + 1)
            .Where(yes => ends(yes).Low <= truth && truth <= ends(yes).High).Sum(yes => Binomial.PMF(truth, n, yes));
        (double, double) Wilson(int yes, int n) => ShareInterval.Wilson(yes, n).Value is var interval ? (interval.Low, interval.High) : default;
        (double, double) Textbook(int yes, int n)
        {
            double share = (double)yes / n, half = 1.96 * Math.Sqrt(share * (1 - share) / n);
            return (share - half, share + half);
        }

        return new("F25: Wilson's interval for a share",
            "Exact, not simulated: the probability that the 95 % interval holds the true share, for true shares of 1 to 99 %, on average and at its worst. "
            + "The textbook interval (share ± 1.96 standard errors) is shown for comparison. Wilson keeps the promise on average at every size; at its worst, near 0 and 100 %, it falls below it.",
            new("How often the interval holds the truth", "answers", "coverage", 1,
            [
                new("Wilson, mean over true shares", [.. Sizes.Select(n => ((double)n, truths.Average(p => Covers(n, p, yes => Wilson(yes, n)))))]),
                new("textbook, mean", [.. Sizes.Select(n => ((double)n, truths.Average(p => Covers(n, p, yes => Textbook(yes, n)))))], Dashed: true),
                new("Wilson, worst true share", [.. Sizes.Select(n => ((double)n, truths.Min(p => Covers(n, p, yes => Wilson(yes, n)))))]),
                new("textbook, worst", [.. Sizes.Select(n => ((double)n, truths.Min(p => Covers(n, p, yes => Textbook(yes, n)))))], Dashed: true),
            ], Promise: .95));
    }

    public static Report RecommendationScores()
    {
        double Covers(int n, double promoters, double detractors, Func<RecommendationScore, (double Low, double High)> ends)
        {
            var held = 0.0;
            for (var p = 0; p <= n; p++)
                for (var d = 0; d <= n - p; d++)
                {
                    var (low, high) = ends(RecommendationScore.From(p, n - p - d, d).Value);
                    if (low <= promoters - detractors + 1e-12 && promoters - detractors <= high + 1e-12)
                        held += Binomial.PMF(promoters, n, p) * Binomial.PMF(detractors / (1 - promoters), n - p, d);
                }

            return held;
        }

        Line Ours(string name, double promoters, double detractors) =>
            new(name, [.. Sizes.Select(n => ((double)n, Covers(n, promoters, detractors, score => (score.Low, score.High))))]);
        return new("F25: score of promoters minus detractors",
            "Exact, not simulated: the probability that the 95 % interval holds the true score. The dashed line is the usual score ± 1.96 standard errors in the third case.",
            new("How often the interval holds the truth", "answers", "coverage", 1,
            [
                Ours("40 % promoters, 15 % detractors", .40, .15), Ours("30 % and 30 %", .30, .30), Ours("80 % and 5 %", .80, .05),
                new("80 % and 5 %, usual interval", [.. Sizes.Select(n => ((double)n, Covers(n, .80, .05,
                    score => (score.Score - 1.96 * score.StandardError, score.Score + 1.96 * score.StandardError))))], Dashed: true),
            ], Promise: .95));
    }

    public static Report Alpha()
    {
        var random = new Seeded(105);
        int[] sizes = [6, 8, 10, 12, 15, 20, 30, 60];
        int?[][] Profile(int items, double error) => [.. Enumerable.Range(0, items).Select(_ =>
        {
            var truth = 2.5 + random.Normal();
            return Enumerable.Range(0, 4).Select(_ => (int?)Math.Clamp((int)Math.Round(truth + error * random.Normal()), 1, 4)).ToArray();
        })];
        double Truth(double error) => KrippendorffAlpha.Of(Profile(4_000, error), confidence: .95).Value.Alpha!.Value;
        double Covers(int items, double error, double truth)
        {
            int held = 0, told = 0;
            for (var i = 0; i < 2_000; i++)
            {
                var answer = KrippendorffAlpha.Of(Profile(items, error)).Value;
                if (answer.Low is null) continue;
                told++;
                if (answer.Low <= truth && truth <= answer.High) held++;
            }

            return (double)held / told;
        }

        (double Error, double Alpha)[] kinds = [.. new[] { .4, .7, 1.2 }.Select(error => (error, Truth(error)))];
        return new("F6: Krippendorff's α with its interval",
            "2,000 profiles of each size with four raters on four levels (ordinal). The true α is that of 4,000 items. How often the 95 % jackknife interval holds it.",
            new("How often the interval holds the true α", "items", "coverage", 1,
                [.. kinds.Select(kind => new Line(FormattableString.Invariant($"true α {kind.Alpha:0.00}"), [.. sizes.Select(n => ((double)n, Covers(n, kind.Error, kind.Alpha)))]))],
                Promise: .95));
    }
}
