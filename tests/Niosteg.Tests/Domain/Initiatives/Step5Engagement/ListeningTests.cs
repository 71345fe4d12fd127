using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step5Engagement;

public class ListeningTests
{
    [Theory]
    [InlineData(new[] { 3, 1, 1, 1, 1 }, AdkarElement.Awareness)]
    [InlineData(new[] { 4, 4, 2, 1, 5 }, AdkarElement.Knowledge)]
    [InlineData(new[] { 4, 4, 4, 4, 3 }, AdkarElement.Reinforcement)]
    public void The_barrier_is_the_first_of_the_five_at_three_or_lower(int[] answers, AdkarElement barrier) => Assert.Equal(barrier, AdkarBarrier.Of([answers]));

    [Fact]
    public void Nothing_stands_in_the_way_when_all_five_are_above_three_and_nobody_says_nothing() =>
        Assert.Equal((null, null), (AdkarBarrier.Of([[4, 4, 4, 4, 4]]), AdkarBarrier.Of([])));

    [Fact]
    public void One_loud_voice_makes_no_barrier() =>
        Assert.Null(AdkarBarrier.Of([[5, 5, 5, 5, 5], [1, 1, 1, 1, 1], [5, 5, 5, 5, 5]]));

    [Fact]
    public void The_pace_tells_the_middle_answering_time_and_the_oldest_that_waits()
    {
        var now = new DateTime(2026, 3, 12, 9, 0, 0, DateTimeKind.Utc);

        var pace = QuestionPace.Of([(now.AddDays(-9), now.AddDays(-8)), (now.AddDays(-9), now.AddDays(-6)), (now.AddDays(-4), null)], now);

        Assert.Equal(new QuestionPace(1, 2, 2, 4), pace);
        Assert.Null(QuestionPace.Of([], now).MedianAnswerDays);
    }

    [Theory]
    [InlineData("Påverkar det här min lön?", "Kommer lönen att påverkas?", true)]
    [InlineData("När är workshopen?", "Vem leder workshopen på natten?", false)]
    [InlineData("Hej", "Va?", false)]
    public void Two_questions_look_the_same_when_they_share_most_of_their_longer_words(string one, string other, bool same) => Assert.Equal(same, SameQuestion.Looks(one, other));

    [Fact]
    public void A_statement_stands_in_the_same_place_each_time_one_reader_looks() =>
        Assert.Equal(CheckQuestion.Order("a", 0), CheckQuestion.Order("a", 0));

    [Fact]
    public void The_true_statement_stands_first_for_about_a_third_of_the_readers()
    {
        var first = Enumerable.Range(0, 3000).Count(n => CheckQuestion.Order($"{n:x8}-reader", n % 3)[0] == 0);

        Assert.InRange(first, 800, 1200);
    }

    [Fact]
    public void An_answer_is_whole_or_none()
    {
        Assert.Equal("answer-all", Answer([0, 1, null], [3, 3, 3, 3, 3]).Refusal!.Code);
        Assert.Equal("answer-all", Answer([0, 1, 2], [3, 3, 3, 3, null]).Refusal!.Code);
        Assert.Equal("answer-outside", Answer([0, 1, 4], [3, 3, 3, 3, 3]).Refusal!.Code);
        Assert.Equal("answer-outside", Answer([0, 1, 2], [3, 3, 3, 3, 6]).Refusal!.Code);
        Assert.True(Answer([0, 1, Understanding.DoesNotKnow], [3, 3, 3, 3, 3]).IsDone);
    }

    [Fact]
    public void A_check_asks_three_whole_questions_and_a_new_round_begins_after_the_old_is_closed()
    {
        var check = new UnderstandingCheck(InitiativeId.New());
        var question = new CheckQuestion(Sv("Varför?"), Sv("Sant"), Sv("Fel"), Sv("Också fel"));

        Assert.Equal("check-needs-three", check.Ask([question], default, 5).Refusal!.Code);
        Assert.Equal("check-text-missing", check.Ask([question, question, question with { Wrong = LocalText.Empty }], default, 5).Refusal!.Code);
        Assert.Equal("check-has-blanks", check.Ask([question, question, question with { True = Sv("[… vilken dag]") }], default, 5).Refusal!.Code);
        Assert.True(check.Ask([question, question, question], default, 5).IsDone);
        Assert.Equal("check-is-open", check.Ask([question, question, question], default, 5).Refusal!.Code);
        check.Close(default);
        check.Ask([question, question, question], default, 5);
        Assert.Equal(2, check.Round);
    }

    private static LocalText Sv(string text) => LocalText.In(Language.Sv, text);

    private static Outcome<Understanding> Answer(int?[] chosen, int?[] adkar) => Understanding.Of(chosen, adkar);
}
