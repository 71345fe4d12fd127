using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class ContentValidityRatioTests
{
    /// <summary>The printed table. N = 13 → 10 (.54) is also the count in a published study after Wilson et al.
    /// The next test counts all of them again in whole numbers.</summary>
    [Theory]
    [InlineData(5, 5, 1)]
    [InlineData(6, 6, 1)]
    [InlineData(7, 7, 1)]
    [InlineData(8, 7, .75)]
    [InlineData(9, 8, .778)]
    [InlineData(10, 9, .80)]
    [InlineData(11, 9, .636)]
    [InlineData(12, 10, .667)]
    [InlineData(13, 10, .538)]
    [InlineData(14, 11, .571)]
    [InlineData(15, 12, .60)]
    [InlineData(16, 12, .50)]
    [InlineData(18, 13, .444)]
    [InlineData(20, 15, .50)]
    [InlineData(25, 18, .44)]
    public void The_printed_table_is_right(int n, int essential, double ratio)
    {
        Assert.Equal(essential, ContentValidityRatio.Needed(n));
        Assert.Equal(ratio, ContentValidityRatio.Judge(essential, n).Value.Ratio, 3);
        Assert.Equal(Verdict.Holds, ContentValidityRatio.Judge(essential, n).Value.Verdict);
        Assert.Equal(Verdict.NotYet, ContentValidityRatio.Judge(essential - 1, n).Value.Verdict);
    }

    [Fact]
    public void The_threshold_is_the_smallest_that_whole_numbers_allow()
    {
        for (var n = 5; n <= 60; n++)
        {
            var ways = Enumerable.Range(0, n + 1).Select(k => Choose(n, k)).ToArray();
            BigInteger AtLeast(int k) => ways.Skip(k).Aggregate(BigInteger.Zero, (sum, way) => sum + way);
            var needed = Enumerable.Range(0, n + 1).First(k => AtLeast(k) * 20 <= BigInteger.Pow(2, n));

            Assert.Equal(needed, ContentValidityRatio.Needed(n));
        }
    }

    [Fact]
    public void Four_votes_are_shown_and_not_tested()
    {
        var answer = ContentValidityRatio.Judge(4, 4).Value;

        Assert.Equal((Verdict.TooFewToTell, null), (answer.Verdict, answer.Needed));
        Assert.Equal((4, 4, 1.0), (answer.Essential, answer.N, answer.Ratio));
    }

    [Fact]
    public void One_more_essential_never_turns_a_pass_into_a_fail() =>
        Prop.ForAll((from n in Gen.Choose(2, 80) from k in Gen.Choose(0, n - 1) select (n, k)).ToArbitrary(), panel =>
        {
            var fewer = ContentValidityRatio.Judge(panel.k, panel.n).Value;
            var more = ContentValidityRatio.Judge(panel.k + 1, panel.n).Value;
            return more.Ratio > fewer.Ratio && more.Verdict >= fewer.Verdict && more.ChanceAtRandom <= fewer.ChanceAtRandom
                && fewer.Ratio is >= -1 and <= 1;
        }).Holds();

    [Fact]
    public void More_votes_than_people_are_refused()
    {
        Assert.Equal("measure-empty", ContentValidityRatio.Judge(0, 0).Refusal?.Code);
        Assert.Equal("measure-out-of-range", ContentValidityRatio.Judge(6, 5).Refusal?.Code);
        Assert.Equal("measure-out-of-range", ContentValidityRatio.Judge(1, 5, alpha: .9).Refusal?.Code);
    }

    private static BigInteger Choose(int n, int k)
    {
        var ways = BigInteger.One;
        for (var i = 1; i <= k; i++) ways = ways * (n - k + i) / i;
        return ways;
    }
}
