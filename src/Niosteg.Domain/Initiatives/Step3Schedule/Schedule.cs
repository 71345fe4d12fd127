using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>The time frame of one initiative: the answers, what is taken for granted, and the seed, so that the same date comes
/// back. The activities are rows of their own.</summary>
public sealed class Schedule
{
    private Schedule() { }

    public InitiativeId InitiativeId { get; private set; }
    public ScheduleAnswers Answers { get; private set; } = null!;
    public PlanAssumptions Assumptions { get; private set; } = PlanAssumptions.Start;
    public CalendarRules Calendar { get; private set; } = CalendarRules.Start;
    /// <summary>Of the draws; never changed, so that only what people change moves the dates.</summary>
    public long Seed { get; private set; }
    /// <summary>The secret part of the calendar feed's address; null when there is no feed.</summary>
    public string? FeedKey { get; private set; }
    /// <summary>What the last move of a step changed, to be taken back; null when nothing was moved.</summary>
    public StepMove? LastMove { get; private set; }
    /// <summary>When somebody last told people these dates.</summary>
    public DateTime? PromisedAt { get; private set; }
    public string? PromisedByName { get; private set; }
    public DateOnly? PromisedP50 { get; private set; }
    public DateOnly? PromisedP85 { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public int Version { get; private set; }

    public static Outcome<Schedule> Begin(InitiativeId initiative, ScheduleAnswers answers, long seed, DateTime now) =>
        answers.Check() is { } refusal ? refusal : new Schedule { InitiativeId = initiative, Answers = answers, Seed = seed, ChangedAt = now, Version = 1 };

    public Outcome Answer(ScheduleAnswers answers, DateTime now)
    {
        if (answers.Check() is { } refusal) return refusal;
        (Answers, ChangedAt) = (answers, now);
        return Outcome.Done;
    }

    public Outcome Assume(PlanAssumptions assumptions, CalendarRules calendar, DateTime now)
    {
        if (assumptions.Check() is { } refusal) return refusal;
        if (calendar.AlsoOff?.Count > CalendarRules.MostOwnDays) return new Refusal("too-many-days-off", nameof(CalendarRules.AlsoOff), CalendarRules.MostOwnDays);
        (Assumptions, Calendar, ChangedAt) = (assumptions, calendar, now);
        return Outcome.Done;
    }

    /// <summary>The dates that people are told from now on. What was promised for finished activities stays, so that it can be held against what came true.</summary>
    public void Promise(PlanOutlook outlook, IReadOnlyList<ScheduleActivity> activities, string byName, DateTime now)
    {
        (PromisedAt, PromisedByName, PromisedP50, PromisedP85) = (now, byName, outlook.Sealed.P50, outlook.Sealed.P85);
        for (var at = 0; at < activities.Count; at++) activities[at].Promise(outlook.Tasks[at]);
    }

    public void Feed(string? key) => FeedKey = key;

    /// <summary>Nothing in the step begins before the day; null lets it begin when what it waits for is finished. What has begun stays.</summary>
    public Outcome Move(InitiativeStep step, DateOnly? from, IReadOnlyList<ScheduleActivity> activities, DateTime now)
    {
        if (DayRange.Check(from, "MoveTo") is { } odd) return odd;
        var own = activities.Where(one => PlanAssumptions.StepOf(one.Kind) == step && one.BegunOn is null).ToList();
        if (own.Count == 0) return new Refusal("step-begun", "MoveTo");
        LastMove = new(step, [.. own.Select(one => new MovedActivity(one.Key, one.NotBefore))]);
        foreach (var one in own) one.WaitUntil(from);
        ChangedAt = now;
        return Outcome.Done;
    }

    /// <summary>Takes the last move back. What has begun since stays where it is.</summary>
    public void MoveBack(IReadOnlyList<ScheduleActivity> activities, DateTime now)
    {
        foreach (var moved in LastMove?.Activities ?? [])
            if (activities.FirstOrDefault(one => one.Key == moved.Key && one.BegunOn is null) is { } there) there.WaitUntil(moved.NotBefore);
        (LastMove, ChangedAt) = (null, now);
    }
}

/// <summary>How a step stood before it was moved.</summary>
public sealed record StepMove(InitiativeStep Step, IReadOnlyList<MovedActivity> Activities);

/// <summary>One of its activities as it stood.</summary>
public sealed record MovedActivity(string Key, DateOnly? NotBefore);
