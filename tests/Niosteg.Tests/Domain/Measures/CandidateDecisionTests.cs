using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class CandidateDecisionTests
{
    private static readonly DecisionCriterion[] Two = [new(.5, 2, IsMust: true), new(.5, 2, IsMust: false)];

    private static readonly Arbitrary<int?[][][]> Fields =
        Gen.Choose(-1, 4).Select(x => x < 0 ? (int?)null : x).ArrayOf(2).ArrayOf(3).ArrayOf().Where(field => field.Length is > 0 and < 6).ToArbitrary();

    private static readonly DecisionCriterion[] Three = [new(.5, 2, true), new(.3, 3, false), new(.2, 1, false)];

    /// <summary>Two requirements at half weight; one far above, the must-have missing. Elsewhere this was a full match.</summary>
    [Fact]
    public void A_surplus_never_pays_for_a_missing_must_have()
    {
        var decision = Weigh(Two, [[0, 0], [4, 4]], [[2, 2], [2, 2]]);

        Assert.Equal(MustGate.NotMet, decision.Candidates[0].Gate);
        Assert.Equal([0], decision.Candidates[0].MissingMusts);
        Assert.Equal(0, decision.Candidates[0].ProbabilityFirst);
        Assert.Equal(1, decision.First);
    }

    [Fact]
    public void More_than_one_level_above_adds_nothing()
    {
        // By hand: min(4, 3) = 3 and min(3, 3) = 3 give the same.
        var decision = Weigh(Two, [[4], [2]], [[3], [2]]);

        Assert.Equal((2.5, 2.5), (decision.Candidates[0].Score, decision.Candidates[1].Score));
    }

    /// <summary>5, 5, 5 and a blank: elsewhere 3.75. Here 5 of the three that were judged, and it says three of four.</summary>
    [Fact]
    public void A_blank_is_not_a_zero()
    {
        DecisionCriterion[] four = [.. Enumerable.Repeat(new DecisionCriterion(1, 5, false), 4)];
        var candidate = CandidateDecision.Weigh(four, [[[5], [5], [5], [null]]], 1, 5, seed: 1).Value.Candidates[0];

        Assert.Equal(5.0, candidate.Score!.Value, 12);
        Assert.Equal((3, 4), (candidate.Judged, candidate.Criteria));
        Assert.Equal((4.0, 5.0), (candidate.Low, candidate.High));
    }

    [Fact]
    public void A_must_have_nobody_has_judged_is_neither_met_nor_missed()
    {
        var decision = Weigh(Two, [[null], [4]]);

        Assert.Equal(MustGate.Unknown, decision.Candidates[0].Gate);
        Assert.Equal(DecisionAnswer.TooCloseToCall, decision.Answer);
        Assert.Equal([0], decision.MoreEvidenceOn);
    }

    [Theory]
    [InlineData(new[] { 2, 2 }, MustGate.Met)]
    [InlineData(new[] { 1, 2 }, MustGate.Met)]
    [InlineData(new[] { 1, 1 }, MustGate.NotMet)]
    [InlineData(new[] { 0, 4, 4 }, MustGate.NotMet)]
    public void A_must_have_needs_the_level_within_a_half_and_nobody_two_levels_under(int[] ratings, MustGate expected)
    {
        Assert.Equal(expected, Weigh(Two, [[.. ratings.Select(x => (int?)x)], [2]]).Candidates[0].Gate);
    }

    [Fact]
    public void When_nobody_has_the_must_haves_nobody_is_put_first()
    {
        var decision = Weigh(Two, [[0], [4]], [[0], [3]]);

        Assert.Equal((DecisionAnswer.NobodyMeetsTheMusts, null), (decision.Answer, decision.First));
    }

    [Fact]
    public void Two_alike_are_too_close_to_call_and_share_the_chance_exactly()
    {
        var decision = Weigh(Two, [[2, 3], [2, 2]], [[3, 2], [2, 2]]);

        Assert.Equal(DecisionAnswer.TooCloseToCall, decision.Answer);
        Assert.Equal(.5, decision.Candidates[0].ProbabilityFirst, 12);
        Assert.Equal(2, decision.MoreEvidenceOn.Count);
    }

    [Fact]
    public void A_clear_lead_judged_by_many_is_clear()
    {
        var decision = Weigh([new(.5, 3, true), new(.5, 3, false)], [[4, 4, 4, 4], [4, 4, 4, 4]], [[3, 3, 3, 3], [1, 1, 1, 1]]);

        Assert.Equal((DecisionAnswer.Clear, 0), (decision.Answer, decision.First));
        Assert.Empty(decision.MoreEvidenceOn);
    }

    [Fact]
    public void The_order_of_candidates_and_of_raters_changes_nothing() =>
        Prop.ForAll(Fields, field =>
        {
            var one = Weigh(Three, field);
            var turned = Weigh(Three, [.. field.Reverse().Select(candidate => candidate.Select(cell => cell.Reverse().ToArray()).ToArray())]);
            return one.Answer == turned.Answer && one.Candidates.Zip(turned.Candidates.Reverse()).All(pair =>
                Math.Abs(pair.First.ProbabilityFirst - pair.Second.ProbabilityFirst) < 1e-9 && pair.First.Gate == pair.Second.Gate);
        }).Holds(40);

    [Fact]
    public void Chances_add_up_to_one_and_scores_lie_within_their_range() =>
        Prop.ForAll(Fields, field =>
        {
            var decision = Weigh(Three, field);
            var sum = decision.Candidates.Sum(candidate => candidate.ProbabilityFirst);
            return (decision.First is null ? sum == 0 : Math.Abs(sum - 1) < 1e-9)
                && decision.Candidates.All(c => c.Low <= c.High + 1e-12 && (c.Judged < c.Criteria || Math.Abs(c.Low - c.Score!.Value) < 1e-12));
        }).Holds(40);

    [Fact]
    public void Impossible_input_is_refused_by_name()
    {
        Assert.Equal("measure-empty", CandidateDecision.Weigh([], [[]], 0, 4, 1).Refusal?.Code);
        Assert.Equal("measure-empty", CandidateDecision.Weigh(Two, [], 0, 4, 1).Refusal?.Code);
        Assert.Equal("measure-lengths-differ", CandidateDecision.Weigh(Two, [[[1]]], 0, 4, 1).Refusal?.Code);
        Assert.Equal("measure-out-of-range", CandidateDecision.Weigh(Two, [[[1], [7]]], 0, 4, 1).Refusal?.Code);
        Assert.Equal("measure-contradiction", CandidateDecision.Weigh(Two, [[[1], [1]]], 4, 4, 1).Refusal?.Code);
        Assert.Equal("measure-contradiction", CandidateDecision.Weigh([new(0, 2, true)], [[[1]]], 0, 4, 1).Refusal?.Code);
        Assert.Equal("measure-not-a-number", CandidateDecision.Weigh([new(double.NaN, 2, true)], [[[1]]], 0, 4, 1).Refusal?.Code);
    }

    private static Decision Weigh(DecisionCriterion[] criteria, params int?[][][] candidates) =>
        CandidateDecision.Weigh(criteria, candidates, 0, 4, seed: 9, draws: 1_000).Value;
}
