using Niosteg.Domain.Measures;

namespace Niosteg.Tests.Domain.Measures;

public class WholePercentsTests
{
    [Theory]
    [InlineData(new[] { 1.0 / 6, 1.0 / 6, 1.0 / 6, 1.0 / 6, 1.0 / 6, 1.0 / 6 }, new[] { 17, 17, 17, 17, 16, 16 })]
    [InlineData(new[] { .333, .333, .334 }, new[] { 33, 33, 34 })]
    [InlineData(new[] { .29, .71 }, new[] { 29, 71 })]
    [InlineData(new[] { .455, .545 }, new[] { 46, 54 })]
    [InlineData(new[] { 1.0 }, new[] { 100 })]
    [InlineData(new[] { 0.0, 0.0 }, new[] { 0, 0 })]
    [InlineData(new double[0], new int[0])]
    public void Largest_remainders_are_rounded_up_until_the_sum_is_100(double[] shares, int[] percents) => Assert.Equal(percents, WholePercents.Of(shares));

    [Fact]
    public void Whatever_the_shares_the_sum_is_100_and_none_is_a_whole_per_cent_off()
    {
        var random = new Random(20261129);
        for (var round = 0; round < 2_000; round++)
        {
            var shares = Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.NextDouble()).ToList();
            var percents = WholePercents.Of(shares);
            Assert.Equal(100, percents.Sum());
            Assert.All(shares.Zip(percents), pair => Assert.True(Math.Abs(100 * pair.First / shares.Sum() - pair.Second) < 1));
        }
    }
}
