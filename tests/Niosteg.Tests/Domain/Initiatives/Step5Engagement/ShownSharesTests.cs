using Niosteg.Domain.Initiatives.Step5Engagement;

namespace Niosteg.Tests.Domain.Initiatives.Step5Engagement;

public class ShownSharesTests
{
    [Theory]
    [InlineData(0, 5, ShareShown.Few)]
    [InlineData(1, 5, ShareShown.Few)]
    [InlineData(2, 5, ShareShown.Number)]
    [InlineData(4, 5, ShareShown.NearlyAll)]
    [InlineData(5, 5, ShareShown.NearlyAll)]
    [InlineData(0, 9, ShareShown.Few)]
    [InlineData(0, 10, ShareShown.Number)]
    [InlineData(0, 0, ShareShown.Number)]
    public void In_a_small_group_none_and_all_are_told_in_words_that_hold_for_one_more_or_fewer(int right, int n, ShareShown shown) =>
        Assert.Equal(shown, ShownShares.Of(right, n).Shown);

    [Fact]
    public void Nothing_that_is_told_of_parts_and_total_tells_none_from_one_or_all_from_all_but_one()
    {
        foreach (var (small, other) in from small in Enumerable.Range(3, 7) from other in Enumerable.Range(3, 12) select (small, other))
            foreach (var right in Enumerable.Range(0, other + 1))
            {
                Assert.Equal(Told(0, small, right, other), Told(1, small, right, other));
                Assert.Equal(Told(small - 1, small, right, other), Told(small, small, right, other));
            }
    }

    [Fact]
    public void A_total_of_numbers_is_a_number_and_one_part_is_its_own_total()
    {
        Assert.Equal(new(ShareShown.Number, 7, 7, 17), ShownShares.Total([ShownShares.Of(2, 5), ShownShares.Of(5, 12)]));
        Assert.Equal(new(ShareShown.Between, 5, 6, 17), ShownShares.Total([ShownShares.Of(0, 5), ShownShares.Of(5, 12)]));
        Assert.Equal(ShareShown.Few, ShownShares.Total([ShownShares.Of(0, 5)]).Shown);
    }

    private static (ShownShare, ShownShare, ShownShare) Told(int right, int small, int otherRight, int other)
    {
        var (one, two) = (ShownShares.Of(right, small), ShownShares.Of(otherRight, other));
        return (one, two, ShownShares.Total([one, two]));
    }
}
