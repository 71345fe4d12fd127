using Niosteg.Domain.Assessments;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Assessments;

public class CountingRuleTests
{
    private static readonly DateTime Now = new(2026, 3, 12, 9, 0, 0, DateTimeKind.Utc);
    private static readonly CountingRule Rule = new();

    [Fact]
    public void Self_and_manager_are_never_averaged()
    {
        var counted = Rule.Count(Views(View(AssessmentKind.Self, 4), View(AssessmentKind.Manager, 1)), Now);

        Assert.Equal(1, counted.Level);
        Assert.Equal(CountedBecause.ManagerAlone, counted.Because);
    }

    [Fact]
    public void A_flattering_single_source_does_not_count_as_agreement()
    {
        var counted = Rule.Count(Views(View(AssessmentKind.Self, 4)), Now);

        Assert.Null(counted.Level);
        Assert.Equal(CountedBecause.OnlySelf, counted.Because);
    }

    [Fact]
    public void Five_year_old_top_marks_do_not_count_as_todays()
    {
        var counted = Rule.Count(Views(View(AssessmentKind.Agreed, 4, yearsAgo: 5)), Now);

        Assert.Null(counted.Level);
        Assert.Equal(CountedBecause.TooOld, counted.Because);
    }

    [Fact]
    public void Not_observed_is_an_answer_and_not_a_zero()
    {
        var counted = Rule.Count(Views(View(AssessmentKind.Self, 2), View(AssessmentKind.Manager, null)), Now);

        Assert.Null(counted.Level);
        Assert.Equal(CountedBecause.NotObserved, counted.Because);
    }

    [Fact]
    public void What_was_agreed_counts_before_what_either_thought()
    {
        var counted = Rule.Count(Views(View(AssessmentKind.Self, 4), View(AssessmentKind.Manager, 1), View(AssessmentKind.Agreed, 2)), Now);

        Assert.Equal((2, CountedBecause.Agreed), (counted.Level, counted.Because));
    }

    [Fact]
    public void Where_the_rule_says_so_the_manager_alone_does_not_count_either()
    {
        var counted = new CountingRule(ManagerAloneCounts: false).Count(Views(View(AssessmentKind.Manager, 3)), Now);

        Assert.Null(counted.Level);
    }

    [Fact]
    public void The_newest_view_of_a_kind_stands_whatever_the_order_they_are_read_in()
    {
        var (older, newer) = (View(AssessmentKind.Manager, 1, yearsAgo: 1), View(AssessmentKind.Manager, 3));

        Assert.Equal(3, StandingViews.Of([newer, older]).Manager!.Level);
        Assert.Equal(3, StandingViews.Of([older, newer]).Manager!.Level);
    }

    [Theory]
    [InlineData(5, "level-not-on-the-scale")]
    [InlineData(-1, "level-not-on-the-scale")]
    public void A_level_outside_the_scale_is_refused(int level, string code) =>
        Assert.Equal(code, Give(AssessmentKind.Manager, level, Now).Refusal!.Code);

    [Fact]
    public void Nobody_can_agree_on_not_having_seen_it() =>
        Assert.Equal("agreed-needs-a-level", Give(AssessmentKind.Agreed, null, Now).Refusal!.Code);

    [Fact]
    public void A_level_recorded_as_agreed_reveals_nothing_until_both_have_answered()
    {
        var alone = Views(View(AssessmentKind.Manager, 1), View(AssessmentKind.Agreed, 2));
        var both = Views(View(AssessmentKind.Self, 3), View(AssessmentKind.Manager, 1));

        Assert.False(alone.IsRevealed);
        Assert.True(alone.IsAgreedUnanswered);
        Assert.True(both.IsRevealed);
    }

    private static StandingViews Views(params Assessment[] views) => StandingViews.Of(views);

    private static Assessment View(AssessmentKind kind, int? level, int yearsAgo = 0) => Give(kind, level, Now.AddYears(-yearsAgo).AddDays(-1)).Value;

    private static Outcome<Assessment> Give(AssessmentKind kind, int? level, DateTime at) =>
        Assessment.Give(AssessmentId.New(), default, default, kind, level, topOfScale: 4, null, at, null);
}
