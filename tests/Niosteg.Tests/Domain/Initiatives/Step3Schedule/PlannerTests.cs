using Niosteg.Domain.Initiatives.Step3Schedule;

namespace Niosteg.Tests.Domain.Initiatives.Step3Schedule;

public class PlannerTests
{
    private static readonly ScheduleAnswers Answers = new(6, 3, 42, Busyness.Usual, new(2026, 1, 12), null, 6);

    [Fact]
    public void Five_answers_give_nine_steps_that_wait_for_each_other()
    {
        var plan = Planner.Make(Answers, PlanAssumptions.Start).Value;

        Assert.Equal(Enumerable.Range(1, 9), plan.Select(one => (int)PlanAssumptions.StepOf(one.Kind)).Distinct().Order());
        Assert.Equal(5 + 6 * 5 + 2, plan.Count);
        Assert.Equal(["interviews-3"], plan.Single(one => one.Key == "workshops-3").After);
        Assert.Equal(["engagement", "workshops-1"], plan.Single(one => one.Key == "interviews-3").After);
        Assert.Equal(6, plan.Single(one => one.Key == "training").After.Count);
    }

    [Fact]
    public void More_people_and_more_sites_need_more_workshops_until_rooms_would_be_empty()
    {
        int Of(int sites, int people) => Planner.WorkshopsPerProfile(Answers with { Sites = sites, Participants = people }, PlanAssumptions.Start);

        Assert.Equal(1, Of(1, 42));
        Assert.Equal(2, Of(3, 42)); // seven a profile: two rooms of at least three
        Assert.Equal(3, Of(3, 60));
        Assert.Equal(5, Of(1, 240)); // forty a profile, nine in a room
        Assert.Equal(1, Of(3, 6));
    }

    [Theory]
    [InlineData(0, 3, 42, 1, "schedule-number-outside")]
    [InlineData(6, 3, 0, 6, "schedule-nobody")]
    [InlineData(6, 3, 1, 6, "schedule-number-outside")]
    [InlineData(6, 3, 42, 7, "schedule-number-outside")]
    public void Impossible_answers_are_refused_by_name(int profiles, int sites, int participants, int wave, string refusal) =>
        Assert.Equal(refusal, Planner.Make(Answers with { Profiles = profiles, Sites = sites, Participants = participants, FirstWave = wave }, PlanAssumptions.Start).Refusal?.Code);

    [Theory]
    [InlineData(-1, 2, 3, "duration-not-positive")]
    [InlineData(0, 0, 3, "duration-not-positive")]
    [InlineData(double.NaN, 1, 3, "duration-not-positive")]
    [InlineData(3, 2, 5, "duration-order")]
    [InlineData(1, 2, 500, "duration-too-long")]
    public void Negative_zero_and_upside_down_durations_are_refused_by_name(double low, double likely, double high, string refusal) =>
        Assert.Equal(refusal, new DurationAssumption(ActivityKind.Goals, low, likely, high).Check()?.Code);

    [Fact]
    public void A_busy_time_stretches_what_needs_people_and_nothing_else()
    {
        var (calm, busy) = (Planner.Make(Answers with { Busyness = Busyness.Calm }, PlanAssumptions.Start).Value, Planner.Make(Answers with { Busyness = Busyness.Busy }, PlanAssumptions.Start).Value);

        Assert.Equal(1.6, busy.Single(one => one.Key == "workshops-1").Likely / calm.Single(one => one.Key == "workshops-1").Likely, 6);
        Assert.Equal(calm.Single(one => one.Key == "writingup-1").Likely, busy.Single(one => one.Key == "writingup-1").Likely);
    }

    [Fact]
    public void What_waits_in_a_circle_is_shown_as_that_circle()
    {
        // 0 waits for 1, 1 for 2, 2 for 1; 3 stands outside.
        int[][] after = [[1], [2], [1], []];

        Assert.Null(PlanNetwork.Order(after));
        Assert.Equal([1, 2, 1], PlanNetwork.CircleIn(after));
        Assert.Equal([0, 0], PlanNetwork.CircleIn([[0]]));
        Assert.Empty(PlanNetwork.CircleIn([[], [0], [0, 1]]));
    }

    [Fact]
    public void An_activity_keeps_what_came_true_and_what_somebody_wrote_when_the_questions_are_answered_anew()
    {
        var planned = Planner.Make(Answers, PlanAssumptions.Start).Value.Single(one => one.Key == "goals");
        var activity = new ScheduleActivity(new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), planned, new("Målen", "The goals"), 0);
        Assert.True(activity.Estimate(1, 2, 4).IsDone);
        Assert.True(activity.Happened(new(2026, 1, 12), null, new(2026, 1, 20)).IsDone);

        activity.Follow(planned with { Low = 9, Likely = 9, High = 9 }, new("Målen", "The goals"), 1);

        Assert.Equal((1, 2, 4), (activity.Low, activity.Likely, activity.High));
        Assert.Equal(new(2026, 1, 12), activity.BegunOn);
    }

    [Fact]
    public void What_has_not_happened_yet_cannot_have_happened()
    {
        var planned = Planner.Make(Answers, PlanAssumptions.Start).Value[0];
        var activity = new ScheduleActivity(new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), planned, new("Målen", "The goals"), 0);
        var today = new DateOnly(2026, 1, 20);

        Assert.Equal("happened-in-the-future", activity.Happened(new(2026, 1, 21), null, today).Refusal?.Code);
        Assert.Equal("finished-not-begun", activity.Happened(null, new(2026, 1, 19), today).Refusal?.Code);
        Assert.Equal("finished-before-begun", activity.Happened(new(2026, 1, 19), new(2026, 1, 18), today).Refusal?.Code);
        Assert.Equal("day-odd", activity.Happened(new(1, 1, 1), null, today).Refusal?.Code);
    }
}
