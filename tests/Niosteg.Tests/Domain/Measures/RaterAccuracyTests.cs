using FsCheck;
using FsCheck.Fluent;
using Niosteg.Domain.Measures;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Measures;

public class RaterAccuracyTests
{
    private static readonly int[][] Key = [[1, 4], [2, 3], [3, 2], [4, 1], [2, 2]];

    private static readonly Arbitrary<int?[][]> Answers =
        Gen.Choose(0, 4).Select(x => x == 0 ? (int?)null : x).ArrayOf(2).ArrayOf(5).Where(rows => rows.Any(row => row.Any(x => x is not null))).ToArbitrary();

    [Fact]
    public void Whoever_rates_as_the_experts_is_certified()
    {
        var answer = RaterAccuracy.Of([.. Key.Select(row => row.Select(x => (int?)x).ToArray())], Key).Value;

        Assert.Equal((0.0, 1.0, 1.0, 1.0, Verdict.Holds), (answer.Bias, answer.SpreadRatio, answer.ExactHits, answer.WithinOne, answer.Certified));
        Assert.Equal(.99, answer.DifferentialAccuracy!.Value, 10);
    }

    /// <summary>By hand, one competency, key 1 2 3 4: given 2 3 3 4. Bias (1+1+0+0)/4 = .5; sd 1·√(2/3)=.816 against 1.291,
    /// ratio .632; r = (1.5·1 + .5·0 + .5·0 + 1.5·1)/√(2·5) = .949; hits ½.</summary>
    [Fact]
    public void A_lenient_rater_who_clings_to_the_middle_by_hand()
    {
        var answer = RaterAccuracy.Of([[2], [3], [3], [4]], [[1], [2], [3], [4]]).Value;

        Assert.Equal(.5, answer.Bias, 12);
        Assert.Equal(.632, answer.SpreadRatio!.Value, 3);
        Assert.Equal(.949, answer.DifferentialAccuracy!.Value, 3);
        Assert.Equal((.5, 1.0, 4, Verdict.TooFewToTell), (answer.ExactHits, answer.WithinOne, answer.N, answer.Certified));
    }

    [Fact]
    public void Blanks_are_not_cases_and_the_same_level_for_all_tells_nobody_apart()
    {
        var answer = RaterAccuracy.Of([[3, null], [3, null], [3, null], [3, null], [3, null]], Key).Value;

        Assert.Equal((5, 0.0, 0.0), (answer.N, answer.SpreadRatio, answer.DifferentialAccuracy));
        Assert.Null(RaterAccuracy.Of([[3], [2]], [[2], [2]]).Value.SpreadRatio);
        Assert.Null(RaterAccuracy.Of([[3], [2]], [[2], [3]]).Value.DifferentialAccuracy);
    }

    [Fact]
    public void One_level_more_everywhere_is_bias_and_nothing_else() =>
        Prop.ForAll(Answers, given =>
        {
            var one = RaterAccuracy.Of(given, Key).Value;
            var raised = RaterAccuracy.Of([.. given.Select(row => row.Select(x => x + 1).ToArray())], Key).Value;
            return Math.Abs(raised.Bias - one.Bias - 1) < 1e-9 && Near(one.SpreadRatio, raised.SpreadRatio)
                && Near(one.DifferentialAccuracy, raised.DifferentialAccuracy) && one.ExactHits <= one.WithinOne
                && one.DifferentialAccuracy is null or (>= -1 and <= 1);
        }).Holds();

    [Fact]
    public void Ratings_that_do_not_match_the_key_are_refused()
    {
        Assert.Equal("measure-empty", RaterAccuracy.Of([], []).Refusal?.Code);
        Assert.Equal("measure-empty", RaterAccuracy.Of([[null]], [[1]]).Refusal?.Code);
        Assert.Equal("measure-lengths-differ", RaterAccuracy.Of([[1, 2]], [[1]]).Refusal?.Code);
    }

    [Fact]
    public void A_card_is_asked_again_the_day_recall_is_expected_to_be_85_percent() =>
        Prop.ForAll(Gen.Choose(1, 300).ToArbitrary(), days => Math.Abs(MemorySchedule.Recall(days, days).Value - .85) < 1e-12
            && MemorySchedule.Recall(0, days).Value == 1 && MemorySchedule.Recall(days + 1, days).Value < .85).Holds();

    [Fact]
    public void Right_answers_double_the_days_from_three_and_a_wrong_one_halves_them()
    {
        double[] days = [MemorySchedule.FirstDays, 0, 0, 0];
        for (var i = 1; i < 4; i++) days[i] = MemorySchedule.Next(days[i - 1], remembered: i < 3).Value;

        Assert.Equal([3, 6, 12, 6], days);
        Assert.Equal(1, MemorySchedule.Next(1, remembered: false).Value);
        Assert.Equal(365, MemorySchedule.Next(300, remembered: true).Value);
        // By hand: six days on a three-day card are .85².
        Assert.Equal(.7225, MemorySchedule.Recall(6, 3).Value, 12);
        Assert.Equal("measure-too-small", MemorySchedule.Recall(1, 0).Refusal?.Code);
        Assert.Equal("measure-not-a-number", MemorySchedule.Next(double.NaN, true).Refusal?.Code);
        Assert.Equal("measure-contradiction", MemorySchedule.Next(3, true, shortest: 9, longest: 2).Refusal?.Code);
    }

    private static bool Near(double? one, double? other) =>
        one is null ? other is null : other is not null && Math.Abs(one.Value - other.Value) < 1e-9;
}
