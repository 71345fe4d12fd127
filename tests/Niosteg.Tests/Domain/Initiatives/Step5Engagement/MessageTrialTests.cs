using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Initiatives.Step5Engagement;

public class MessageTrialTests
{
    private static readonly DateTime Now = new(2026, 3, 12, 9, 0, 0, DateTimeKind.Utc);
    private static readonly LocalText Subject = LocalText.In(Language.Sv, "Information");
    private static readonly LocalText Body = LocalText.In(Language.Sv, "Härmed informeras om att ett arbete inleds.");

    private static MessageTrial New() => new(MessageId.New(), InitiativeId.New());

    private static Outcome Write(MessageTrial trial, int? margin = 15) => trial.Write([UnitId.New()], Subject, Body, margin, Now);

    [Fact]
    public void What_is_written_down_can_be_changed_until_the_first_letter_and_not_after()
    {
        var (asked, sent) = (New(), New());
        Assert.True(Write(asked, 15).IsDone && Write(asked, 10).IsDone && Write(sent).IsDone);

        asked.AskBefore(2, Now.AddDays(1));
        sent.Send(3, Now.AddDays(2));

        Assert.Equal(("trial-locked", "trial-locked"), (Write(asked, 5).Refusal?.Code, Write(sent, 5).Refusal?.Code));
        Assert.Equal((10, 15), (asked.Margin, sent.Margin));
        Assert.Equal((Now.AddDays(1), Now.AddDays(2)), (asked.LockedAt, sent.LockedAt));
        Assert.Equal("trial-locked", asked.AskBefore(4, Now).Refusal?.Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(51)]
    [InlineData(-15)]
    public void A_margin_outside_one_to_fifty_is_refused(int? margin) => Assert.Equal("trial-margin", Write(New(), margin).Refusal?.Code);

    [Fact]
    public void Without_a_comparison_group_an_old_text_or_its_last_words_nothing_is_kept()
    {
        Assert.Equal("trial-comparison-empty", New().Write([], Subject, Body, 15, Now).Refusal?.Code);
        Assert.Equal("trial-needs-old-text", New().Write([UnitId.New()], LocalText.Empty, Body, 15, Now).Refusal?.Code);
        Assert.Equal("trial-needs-old-text", New().Write([UnitId.New()], Subject, LocalText.Both(" ", ""), 15, Now).Refusal?.Code);
        Assert.Equal("trial-has-blanks", New().Write([UnitId.New()], Subject, LocalText.In(Language.Sv, "Hej [… vem]"), 15, Now).Refusal?.Code);
        Assert.Equal("text-too-long", New().Write([UnitId.New()], Subject, LocalText.In(Language.Sv, new string('a', EngagementMessage.BodyLength + 1)), 15, Now).Refusal?.Code);
    }

    [Theory]
    [InlineData(0, 20, "trial-comparison-empty")]
    [InlineData(20, 0, "trial-everyone")]
    [InlineData(4, 20, "trial-few")]
    [InlineData(20, 4, "trial-few")]
    [InlineData(5, 5, null)]
    public void Groups_that_would_never_be_shown_are_not_compared(int comparison, int others, string? refusal) =>
        Assert.Equal(refusal, MessageTrial.Judge(comparison, others, smallest: 5).Refusal?.Code);

    [Fact]
    public void It_ends_once_and_only_then_the_comparison_group_gets_the_message_once()
    {
        var trial = New();
        Write(trial);

        Assert.Equal("trial-not-sent", trial.End(Now).Refusal?.Code);
        trial.Send(1, Now);
        Assert.Equal((TrialState.Running, "trial-end-first"), (trial.State, trial.Tell(Now).Refusal?.Code));
        Assert.True(trial.End(Now).IsDone);
        Assert.Equal((TrialState.Ended, "trial-ended"), (trial.State, trial.End(Now).Refusal?.Code));
        Assert.True(trial.Tell(Now).IsDone);
        Assert.Equal((TrialState.Told, "trial-told"), (trial.State, trial.Tell(Now).Refusal?.Code));
    }

    [Fact]
    public void The_same_questions_are_asked_anew_in_a_round_of_their_own()
    {
        var check = new UnderstandingCheck(InitiativeId.New());
        var text = LocalText.In(Language.Sv, "Text");
        Assert.Equal("trial-needs-check", check.AskAnew(Now, 5).Refusal?.Code);
        check.Ask([.. Enumerable.Repeat(new CheckQuestion(text, text, text, text), 3)], Now, 5);

        Assert.True(check.AskAnew(Now.AddDays(1), 6).IsDone);

        Assert.Equal((2, true, 6, 3), (check.Round, check.IsOpen, check.Smallest, check.Asked.Count));
    }
}
