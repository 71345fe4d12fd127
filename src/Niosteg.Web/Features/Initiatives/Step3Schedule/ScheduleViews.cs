using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <param name="Plan">Null before the five questions are answered.</param>
/// <param name="Writes">Whether the reader may change it.</param>
public sealed record ScheduleView(Guid Id, string Initiative, bool Writes, DateOnly Today, PlanView? Plan);

/// <summary>The questions as they stand, or as a first guess from the staff list.</summary>
/// <param name="Version">0 before there is a plan.</param>
public sealed record AnswersView(Guid Id, string Initiative, bool Writes, ScheduleAnswers Answers, int Version, bool IsGuess, IReadOnlyList<SitePeople> Sites);

public sealed record SitePeople(string Name, int People);

/// <param name="Deadline">Null when nobody waits for a day.</param>
/// <param name="Waiting">Profiles left for a later wave.</param>
public sealed record PlanView(ScheduleAnswers Answers, Span Sealed, Span Done, DeadlineAnswer? Deadline, IReadOnlyList<MoverView> Movers,
    IReadOnlyList<StepView> Steps, IReadOnlyList<ActivityView> Activities, PromiseView? Promise, int Waiting, int Version, int Runs)
{
    /// <summary>How many profiles the initiative has chosen; the plan may count more, or fewer.</summary>
    public int Named { get; init; }
    /// <summary>The day the last profile was sealed: then nothing is forecast any more. Null while any is left.</summary>
    public DateOnly? SealedOn { get; init; }
    /// <summary>Whether the initiative has ended: what was not done is no longer forecast.</summary>
    public bool IsClosed { get; init; }
    /// <summary>Whether there is still a day to promise.</summary>
    public bool IsAhead => SealedOn is null && !IsClosed;
    /// <summary>The step that was moved last, while that can be taken back.</summary>
    public InitiativeStep? Moved { get; init; }
}

public sealed record PromiseView(DateTime At, string By, DateOnly P50, DateOnly P85);

/// <param name="Rank">Spearman's rank correlation with the date.</param>
/// <param name="Days">Working days between the best and the worst quarter of the runs.</param>
public sealed record MoverView(ActivityKind Kind, Measure Rank, Measure Days, bool FromHistory);

/// <summary>One of the nine steps on the river.</summary>
/// <param name="BeginsOn">When what has not begun of it begins, in half of the runs; null when all has.</param>
public sealed record StepView(InitiativeStep Step, Span Dates, bool IsDone, bool IsBegun, DateOnly? BeginsOn);

/// <summary>What moving a step would do.</summary>
/// <param name="Steps">The river as it would be.</param>
/// <param name="Step">Null until one is chosen.</param>
/// <param name="DaysLater">Days in the calendar by which P85 comes later; negative when earlier.</param>
/// <param name="Waits">What it waits for lets it begin only after the day that was asked for.</param>
public sealed record MoveView(Guid Id, string Initiative, bool Writes, int Version, IReadOnlyList<StepView> Now, InitiativeStep? Step, DateOnly? From, IReadOnlyList<StepView> Steps,
    Span Sealed, int DaysLater, bool Waits, Refusal? Refusal);

/// <param name="IsReady">All it waits for is finished, so it can begin.</param>
public sealed record ActivityView(Guid Id, string Key, ActivityKind Kind, InitiativeStep Step, LocalText Name, int Size, Measure Low, Measure Likely, Measure High,
    Span Dates, DateOnly? NotBefore, DateOnly? BegunOn, DateOnly? FinishedOn, DateOnly? PromisedP85, bool IsReady, bool IsLate, int Version);

/// <summary>One activity to change.</summary>
/// <param name="Others">Those it may wait for.</param>
public sealed record OneActivityView(Guid Id, string Initiative, bool Writes, LocalText Name, InitiativeStep Step, Span Dates, ActivityInput Input, IReadOnlyList<OtherActivity> Others);

public sealed record OtherActivity(string Key, LocalText Name);

public sealed record AssumptionsView(Guid Id, string Initiative, bool Writes, AssumptionsInput Input, IReadOnlyList<KindHistory> History, IReadOnlyList<DayOffView> DaysOff);

/// <param name="Finished">How many of the kind the organisation has finished.</param>
/// <param name="Median">How long they took as a share of what was thought likely; null when too few.</param>
public sealed record KindHistory(ActivityKind Kind, int Finished, Measure? Median);

/// <summary>A weekday within the plan that nobody works.</summary>
public sealed record DayOffView(DateOnly Day, DayOff Why, Holiday? Holiday);

/// <summary>What the levers would do.</summary>
/// <param name="DaysWon">Days in the calendar by which P85 comes earlier; negative when later.</param>
/// <param name="Steps">The river as it would be.</param>
public sealed record LeversView(Guid Id, string Initiative, bool Writes, int Version, ScheduleAnswers Now, int AtOnceNow, ScheduleAnswers Tried, int AtOnce,
    Span SealedNow, Span Sealed, int DaysWon, IReadOnlyList<StepView> Steps, IReadOnlyList<SiteDial> Dial, Refusal? Refusal)
{
    /// <summary>Nothing is left to move: all is sealed, or the initiative has ended.</summary>
    public bool IsOver { get; init; }
    public bool Differs => Now != Tried || AtOnceNow != AtOnce;
}

/// <summary>The price of leaving a site out: the date and the people in one line.</summary>
public sealed record SiteDial(string Name, int People, int All, DateOnly P85, int DaysWon);

/// <param name="Hits">Finished before the promised 85 per cent day or on it.</param>
/// <param name="Judged">Finished activities that had a promise.</param>
public sealed record TruthView(Guid Id, string Initiative, bool Writes, int Hits, int Judged, Measure? Share, Measure? Low, Measure? High,
    int AllHits, int AllJudged, Measure? AllShare, Measure? AllLow, Measure? AllHigh, IReadOnlyList<TruthRow> Rows);

/// <param name="Late">Working days after the promised day; negative when before; null while it goes on.</param>
public sealed record TruthRow(LocalText Name, InitiativeStep Step, DateOnly? PromisedP50, DateOnly? PromisedP85, DateOnly? BegunOn, DateOnly? FinishedOn, int? Late);
