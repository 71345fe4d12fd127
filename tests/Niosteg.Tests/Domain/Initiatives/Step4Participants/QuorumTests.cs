using Niosteg.Domain.Initiatives.Step4Participants;

namespace Niosteg.Tests.Domain.Initiatives.Step4Participants;

public class QuorumTests
{
    /// <summary>By hand: one of one with .8 is .8; at least one of two is 1 − .2² = .96; both of two .64; at least two of three
    /// .8³ + 3·.8²·.2 = .896; at least two of four .9728.</summary>
    [Theory]
    [InlineData(1, 1, .8)]
    [InlineData(2, 1, .96)]
    [InlineData(2, 2, .64)]
    [InlineData(3, 2, .896)]
    [InlineData(4, 2, .9728)]
    public void The_chance_that_enough_come_is_binomial(int asked, int needed, double chance) => Assert.Equal(chance, Quorum.Chance(asked, needed, .8), 10);

    [Theory]
    [InlineData(1, 1, .8, 1)]
    [InlineData(2, 2, .8, 2)]
    [InlineData(2, 1, .8, 0)]
    [InlineData(1, 1, .95, 0)]
    [InlineData(0, 0, .8, 0)]
    [InlineData(3, 3, 1, 0)]
    public void The_fewest_reserves_give_nine_chances_in_ten(int asked, int needed, double comes, int reserves) =>
        Assert.Equal(reserves, Quorum.Reserves(asked, needed, comes));

    [Fact]
    public void A_need_that_no_list_meets_ends_somewhere() => Assert.Equal(Quorum.MostReserves, Quorum.Reserves(0, 50, .5));
}
