using FsCheck.Fluent;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Initiatives.Step1Goals;

public class GoalCheckInsTests
{
    private static readonly DateTime Now = new(2026, 3, 12, 9, 0, 0, DateTimeKind.Utc);
    private static readonly GoalId Goal = GoalId.New();

    [Theory]
    [InlineData(4, null, "check-in-why")]
    [InlineData(4, " ", "check-in-why")]
    [InlineData(0, "x", "check-in-confidence")]
    [InlineData(11, "x", "check-in-confidence")]
    [InlineData(null, "x", "check-in-confidence")]
    public void Less_than_five_must_be_explained_and_sureness_is_from_one_to_ten(int? confidence, string? why, string code) =>
        Assert.Equal(code, GoalCheckIn.Say(Guid.CreateVersion7(), Goal, 3, confidence, why, Now).Refusal?.Code);

    [Fact]
    public void An_unknown_value_is_said_as_unknown_and_five_needs_no_reason() =>
        Assert.Null(GoalCheckIn.Say(Guid.CreateVersion7(), Goal, null, 5, null, Now).Value.Value);

    [Theory]
    [InlineData(9, 4, 9, 0)]
    [InlineData(9, 4, 4, 1)]
    [InlineData(9, 4, 6.5, .5)]
    [InlineData(9, 4, 10, -.2)]
    [InlineData(71, 82, 93, 2)]
    public void Progress_is_computed_from_start_to_target_whichever_way_that_is(double start, double target, double value, double progress) =>
        Assert.Equal(progress, GoalProgress.Of(start, target, value)!.Value, 9);

    [Fact]
    public void Without_a_start_a_target_or_a_way_to_go_nothing_is_claimed()
    {
        Assert.Null(GoalProgress.Of(null, 4, 5));
        Assert.Null(GoalProgress.Of(9, null, 5));
        Assert.Null(GoalProgress.Of(9, 4, null));
        Assert.Null(GoalProgress.Of(4, 4, 5));
    }

    [Fact]
    public void A_calendar_sees_every_change_and_no_change_that_is_none()
    {
        var rhythm = CheckInRhythm.Set(Goal, CheckInPace.Monthly, new(2026, 4, 1), Now).Value;

        rhythm.Change(CheckInPace.Monthly, new(2026, 4, 1), Now);
        Assert.Equal(0, rhythm.Sequence);
        rhythm.Change(CheckInPace.Quarterly, new(2026, 4, 1), Now);
        rhythm.Stop(Now);
        rhythm.Stop(Now);
        Assert.Equal((2, true), (rhythm.Sequence, rhythm.IsStopped));
        Assert.True(rhythm.Change(CheckInPace.Quarterly, new(2026, 4, 1), Now).IsDone);
        Assert.Equal((3, false), (rhythm.Sequence, rhythm.IsStopped));
    }

    [Theory]
    [InlineData("2026-04-29", "check-in-day")]
    [InlineData("2026-03-11", "check-in-first-far")]
    [InlineData("2027-04-01", "check-in-first-far")]
    [InlineData(null, "check-in-first-missing")]
    public void The_first_day_is_one_that_every_month_has_and_not_long_away(string? first, string code) =>
        Assert.Equal(code, CheckInRhythm.Set(Goal, CheckInPace.Monthly, first is null ? null : DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), Now).Refusal?.Code);

    [Fact]
    public void An_early_check_in_is_that_days_and_an_old_one_leaves_the_day_late()
    {
        var rhythm = CheckInRhythm.Set(Goal, CheckInPace.Quarterly, new(2026, 4, 1), Now).Value;

        Assert.Equal(new DateOnly(2026, 4, 1), rhythm.DueOn(null, null));
        Assert.Equal(new DateOnly(2026, 4, 1), rhythm.DueOn(new(2026, 3, 24), null));
        Assert.Equal(new DateOnly(2026, 7, 1), rhythm.DueOn(new(2026, 3, 25), null));
        Assert.Null(rhythm.DueOn(new(2026, 4, 1), new(2026, 6, 30)));
        rhythm.Stop(Now);
        Assert.Null(rhythm.DueOn(null, null));
    }

    [Fact]
    public void The_next_day_is_always_after_the_last_check_in_or_nothing() => Prop.ForAll<int, bool>((days, monthly) =>
    {
        var rhythm = CheckInRhythm.Set(Goal, monthly ? CheckInPace.Monthly : CheckInPace.Quarterly, new(2026, 4, 28), Now).Value;
        var last = new DateOnly(2026, 3, 12).AddDays(Math.Abs(days % 2000));
        return rhythm.DueOn(last, new(2029, 12, 31)) is not { } due || due > last;
    }).Holds();
}
