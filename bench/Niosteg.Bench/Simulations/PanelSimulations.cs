using Niosteg.Domain.Measures;

namespace Niosteg.Bench.Simulations;

/// <summary>How often panels of 3 to 30 pass when they should not, and when they should.</summary>
internal static class PanelSimulations
{
    private const int Panels = 20_000;
    private static readonly int[] Sizes = [3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30];

    public static Report Agreement()
    {
        var random = new Seeded(101);
        double Passes(int n, Func<int> rate, Func<IReadOnlyList<int>, bool> rule) => Share(Panels, () => rule([.. Enumerable.Range(0, n).Select(_ => rate())]));
        bool Ours(IReadOnlyList<int> panel) => Domain.Measures.Agreement.On(panel, 4).Value.Verdict == Verdict.Holds;
        bool Folk(IReadOnlyList<int> panel) => Domain.Measures.Agreement.On(panel, 4).Value.Value >= .70 - 1e-12;
        int Blind() => 1 + random.Below(4);
        int Lenient() => random.Share() switch { < .05 => 1, < .20 => 2, < .60 => 3, _ => 4 };
        int Knowing() => Math.Clamp((int)Math.Round(3 + .5 * random.Normal()), 1, 4);
        return new("F5: agreement on a level, four levels",
            $"{Panels:N0} panels of each size. *Blind* raters choose any level with the same probability: the promise is that at most 5 in 100 such panels pass. *Lenient* raters "
            + "have not looked either but prefer the upper levels (5, 15, 40, 40 %): they agree by habit, and the test cannot tell habit from knowledge. That is why each level needs an event behind it. "
            + "*Knowing* raters see level 3 with an error of half a level.",
            new("How often a panel passes", "raters", "share of panels", 1,
            [
                new("ours, blind raters", [.. Sizes.Select(n => ((double)n, Passes(n, Blind, Ours)))]),
                new("rule of thumb .70, blind raters", [.. Sizes.Select(n => ((double)n, Passes(n, Blind, Folk)))], Dashed: true),
                new("ours, lenient raters", [.. Sizes.Select(n => ((double)n, Passes(n, Lenient, Ours)))]),
                new("ours, knowing raters", [.. Sizes.Select(n => ((double)n, Passes(n, Knowing, Ours)))]),
            ], Promise: .05));
    }

    public static Report ContentValidity()
    {
        var random = new Seeded(102);
        double Passes(int n, double essential) => Share(Panels, () =>
            ContentValidityRatio.Judge(Enumerable.Range(0, n).Count(_ => random.Share() < essential), n).Value.Verdict == Verdict.Holds);
        return new("F4: content validity ratio",
            $"{Panels:N0} panels of each size. When every panellist tosses a coin, at most 5 in 100 competencies pass. Below five panellists nothing passes: there is no test. "
            + "The second and third line show what a small panel costs: a competency that 80 of 100 experts would call essential is often not confirmed by ten of them.",
            new("How often a competency passes", "panellists", "share of competencies", 1,
            [
                new("coin tossers", [.. Sizes.Select(n => ((double)n, Passes(n, .5)))]),
                new("80 % think it essential", [.. Sizes.Select(n => ((double)n, Passes(n, .8)))]),
                new("95 % think it essential", [.. Sizes.Select(n => ((double)n, Passes(n, .95)))]),
            ], Promise: .05));
    }

    public static Report GroupConsensus()
    {
        var random = new Seeded(103);
        GroupVotes Votes(int n, double yes) => new(Enumerable.Range(0, n).Count(_ => random.Share() < yes), n);
        double Flagged(int n, double large, double small)
        {
            // Three quarters of the panel in one group, the rest in another; at least one in each.
            var few = Math.Max(1, n / 4);
            return Share(Panels, () => GroupAwareConsensus.Of([Votes(n - few, large), Votes(few, small)]).Value.DividesUs);
        }

        return new("F9: agreed across groups",
            $"{Panels:N0} panels of each size: a large group with three quarters of the people and a small one. Three lines where nothing divides the groups (all say yes with the same probability), "
            + "so that every flag is a false alarm, and one where 95 of 100 in the large group say yes and 10 of 100 in the small one.",
            new("How often an item is flagged as \"divides us\"", "people in both groups", "share of items", 1,
            [
                new("alike, 75 % yes", [.. Sizes.Select(n => ((double)n, Flagged(n, .75, .75)))]),
                new("alike, 85 % yes", [.. Sizes.Select(n => ((double)n, Flagged(n, .85, .85)))]),
                new("alike, 95 % yes", [.. Sizes.Select(n => ((double)n, Flagged(n, .95, .95)))]),
                new("divided, 95 % and 10 % yes", [.. Sizes.Select(n => ((double)n, Flagged(n, .95, .10)))]),
            ], Promise: .05));
    }

    public static Report SortBackTest()
    {
        var random = new Seeded(104);
        double Passes(int n, double hit) => Share(Panels, () =>
    SortBack.Judge(0, [.. Enumerable.Range(0, n).Select(_ => random.Share() < hit ? 0 : 1 + random.Below(8))], 9).Value.Verdict == Verdict.Holds);
        return new("F10: sort-back test of clarity",
            $"{Panels:N0} indicators for each number of readers, nine boxes. An indicator that only 60 of 100 readers would place right is on the border. The rule means to let 20 in 100 of those pass; since counts are whole numbers and Wilson's bound is an approximation, it is between 15 and 32. Below six readers nothing passes. "
            + "Blind readers never make an indicator pass.",
            new("How often an indicator passes", "readers", "share of indicators", 1,
            [
                new("60 % of all readers right (border)", [.. Sizes.Select(n => ((double)n, Passes(n, .60)))]),
                new("blind readers", [.. Sizes.Select(n => ((double)n, Passes(n, 1 / 9.0)))], Dashed: true),
                new("80 % right", [.. Sizes.Select(n => ((double)n, Passes(n, .80)))]),
                new("95 % right", [.. Sizes.Select(n => ((double)n, Passes(n, .95)))]),
            ], Promise: .20));
    }

    internal static double Share(int times, Func<bool> happens)
    {
        var count = 0;
        for (var i = 0; i < times; i++)
            if (happens()) count++;
        return (double)count / times;
    }
}
