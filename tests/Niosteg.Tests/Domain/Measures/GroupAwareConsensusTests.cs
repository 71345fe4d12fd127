using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class GroupAwareConsensusTests
{
    private static readonly Arbitrary<GroupVotes[]> Votes =
        (from n in Gen.Choose(1, 20) from yes in Gen.Choose(0, n) select new GroupVotes(yes, n))
            .ArrayOf().Where(groups => groups.Length is > 1 and < 8).ToArbitrary();

    [Fact]
    public void Eighty_percent_yes_can_leave_a_whole_group_out()
    {
        var divided = GroupAwareConsensus.Of([new(16, 16), new(0, 4)]).Value;
        var shared = GroupAwareConsensus.Of([new(12, 16), new(3, 4)]).Value;

        Assert.Equal((.80, .40, true), (divided.Share, Math.Round(divided.Consensus!.Value, 2), divided.DividesUs));
        Assert.Equal((.75, .69, false), (shared.Share, Math.Round(shared.Consensus!.Value, 2), shared.DividesUs));
    }

    /// <summary>By hand: (2/3 · 2/3 · 2/3)^⅓ for three groups of one yes each.</summary>
    [Fact]
    public void One_yes_in_each_of_three_groups_is_two_thirds()
    {
        Assert.Equal(2.0 / 3, GroupAwareConsensus.Of([new(1, 1), new(1, 1), new(1, 1)]).Value.Consensus!.Value, 12);
    }

    [Fact]
    public void A_group_nobody_asked_is_named_and_not_counted_as_half_a_yes()
    {
        var answer = GroupAwareConsensus.Of([new(4, 4), new(0, 0), new(3, 4)]).Value;

        Assert.Equal([1], answer.Unheard);
        Assert.Equal(GroupAwareConsensus.Of([new(4, 4), new(3, 4)]).Value.Consensus, answer.Consensus);
        Assert.Null(GroupAwareConsensus.Of([new(4, 4), new(0, 0)]).Value.Consensus);
        Assert.Equal("measure-empty", GroupAwareConsensus.Of([new(0, 0)]).Refusal?.Code);
        Assert.Equal("measure-out-of-range", GroupAwareConsensus.Of([new(5, 4)]).Refusal?.Code);
    }

    [Fact]
    public void The_order_of_groups_does_not_matter_and_a_vote_more_for_yes_never_lowers_it() =>
        Prop.ForAll(Votes, groups =>
        {
            var answer = GroupAwareConsensus.Of(groups).Value;
            GroupVotes[] more = [groups[0] with { Yes = groups[0].N }, .. groups[1..]];
            return answer.Consensus is > 0 and < 1 && GroupAwareConsensus.Of([.. groups.Reverse()]).Value.Consensus == answer.Consensus
                && GroupAwareConsensus.Of(more).Value.Consensus >= answer.Consensus;
        }).Holds();
}
