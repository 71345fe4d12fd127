using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class AgreementTests
{
    private static readonly Arbitrary<int[]> Panels =
        Gen.Choose(1, 4).ArrayOf().Where(panel => panel.Length is > 0 and <= 20).ToArbitrary();

    /// <summary>The table we started from, with one correction: for twelve raters on five levels it said .46; the exact
    /// value is 5/11 = .4545, which blind panels reach 4.43 % of the time.</summary>
    [Theory]
    [InlineData(4, "none 1.00 .84 .76 .73 .60 .58 .50 .44 .41 .33")]
    [InlineData(5, "1.00 1.00 .85 .72 .67 .61 .57 .53 .45 .40 .34")]
    public void The_printed_thresholds_are_right_but_for_one(int levels, string printed)
    {
        int[] sizes = [3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20];
        var computed = sizes.Select(n => Agreement.Needed(n, levels, floor: 0) is { } value
            ? value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture).TrimStart('0') : "none");

        Assert.Equal(printed, string.Join(' ', computed));
    }

    [Fact]
    public void The_printed_chance_of_passing_the_folk_rule_blindly()
    {
        int[] sizes = [3, 4, 5, 6, 7, 8, 9, 10, 12];

        Assert.Equal([.34, .18, .09, .05, .03, .01, .01, 0, 0], sizes.Select(n => Math.Round(Agreement.ChanceAtRandom(.70, n, 4), 2)));
    }

    [Theory]
    [InlineData(2, 7)]
    [InlineData(3, 4)]
    [InlineData(5, 4)]
    [InlineData(6, 5)]
    [InlineData(7, 6)]
    public void Counting_agrees_with_trying_every_panel(int n, int levels)
    {
        var panels = (int)Math.Pow(levels, n);
        var spreads = new Dictionary<int, int>();
        for (var code = 0; code < panels; code++)
        {
            int sum = 0, squares = 0, rest = code;
            for (var i = 0; i < n; i++, rest /= levels) (sum, squares) = (sum + rest % levels, squares + rest % levels * (rest % levels));
            spreads[n * squares - sum * sum] = spreads.GetValueOrDefault(n * squares - sum * sum) + 1;
        }

        double below = 0;
        foreach (var (spread, count) in spreads.OrderBy(pair => pair.Key))
        {
            below += count;
            var value = 1 - (double)spread / n / (n - 1) / ((levels * levels - 1) / 12.0);
            Assert.Equal(below / panels, Agreement.ChanceAtRandom(value, n, levels), 12);
        }
    }

    [Fact]
    public void Three_three_four_three_four_passes_the_folk_rule_and_fails_ours()
    {
        var answer = Agreement.On([3, 3, 4, 3, 4], 4).Value;

        Assert.Equal(.76, answer.Value!.Value, 2);
        Assert.Equal(.84, answer.Needed!.Value, 2);
        Assert.Equal(Verdict.NotYet, answer.Verdict);
    }

    /// <summary>By hand: 2,3,3,3,3 has s² = .2 and r_WG = 1 − .2/1.25 = .84: exactly the threshold.</summary>
    [Fact]
    public void One_of_five_a_level_off_is_agreement()
    {
        var answer = Agreement.On([2, 3, 3, 3, 3], 4).Value;

        Assert.Equal(.84, answer.Value!.Value, 10);
        Assert.Equal(Verdict.Holds, answer.Verdict);
        Assert.True(answer.ChanceAtRandom <= .05);
    }

    [Fact]
    public void A_flattering_single_source_does_not_count_as_agreement()
    {
        var answer = Agreement.On([4], 4).Value;

        Assert.Equal((Verdict.TooFewToTell, null, null), (answer.Verdict, answer.Value, answer.Needed));
        Assert.Equal(Verdict.TooFewToTell, Agreement.On([4, 4], 4).Value.Verdict);
    }

    [Fact]
    public void A_large_panel_must_still_reach_one_half()
    {
        Assert.Equal(.50, Agreement.Needed(20, 4));
        Assert.True(Agreement.Needed(20, 4, floor: 0) < .50);
    }

    [Fact]
    public void The_average_deviation_rule_lets_27_of_100_blind_panels_of_five_through()
    {
        var passes = Enumerable.Range(0, 1024).Count(code =>
            Agreement.On([.. Enumerable.Range(0, 5).Select(i => code / (int)Math.Pow(4, i) % 4 + 1)], 4).Value.AverageDeviationRule);

        Assert.Equal(.27, passes / 1024.0, 2);
    }

    [Fact]
    public void Neither_the_order_of_voters_nor_the_direction_of_the_scale_matters() =>
        Prop.ForAll(Panels, panel =>
        {
            var answer = Agreement.On(panel, 4).Value;
            return answer == Agreement.On([.. panel.Reverse()], 4).Value
                && answer.Verdict == Agreement.On([.. panel.Select(x => 5 - x)], 4).Value.Verdict
                && answer.Value is null or (>= 0 and <= 1);
        }).Holds();

    [Fact]
    public void Blind_panels_pass_at_most_one_time_in_twenty()
    {
        foreach (var levels in new[] { 3, 4, 5, 6 })
            for (var n = 3; n <= 30; n++)
                if (Agreement.Needed(n, levels) is { } needed)
                    Assert.True(Agreement.ChanceAtRandom(needed, n, levels) <= .05 + 1e-9, $"{n} raters, {levels} levels");
    }

    [Fact]
    public void Thirty_raters_on_six_levels_are_counted_quickly()
    {
        Agreement.Needed(29, 6);
        var watch = Stopwatch.StartNew();

        Agreement.Needed(30, 6);

        Assert.True(watch.ElapsedMilliseconds < 1000, $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void A_level_that_is_not_on_the_scale_is_refused()
    {
        Assert.Equal("measure-out-of-range", Agreement.On([0, 3], 4).Refusal?.Code);
        Assert.Equal("measure-empty", Agreement.On([], 4).Refusal?.Code);
        Assert.Equal("measure-out-of-range", Agreement.On([1], 11).Refusal?.Code);
        Assert.Equal("measure-too-large", Agreement.On([.. Enumerable.Repeat(1, 61)], 4).Refusal?.Code);
    }
}
