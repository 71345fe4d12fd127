using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>One activity of a plan as it stands: what was thought, what was promised and what came true.</summary>
public sealed class ScheduleActivity
{
    public const int KeyLength = 60;
    public const int NameLength = 200;

    private ScheduleActivity() { }

    public ScheduleActivity(ActivityId id, InitiativeId initiative, PlannedActivity planned, LocalText name, int place)
    {
        (Id, InitiativeId, Key, Kind, Profile, Name, Version) = (id, initiative, planned.Key, planned.Kind, planned.Profile, name, 1);
        Follow(planned, name, place);
    }

    public ActivityId Id { get; private set; }
    public InitiativeId InitiativeId { get; private set; }
    /// <summary>Stable within the plan.</summary>
    public string Key { get; private set; } = "";
    public ActivityKind Kind { get; private set; }
    public int Profile { get; private set; }
    public LocalText Name { get; private set; } = LocalText.Empty;
    public int Size { get; private set; }
    public double Low { get; private set; }
    public double Likely { get; private set; }
    public double High { get; private set; }
    /// <summary>Somebody wrote the three numbers for this very activity: the assumptions no longer change them.</summary>
    public bool IsOwnEstimate { get; private set; }
    /// <summary>Keys of what must be finished first.</summary>
    public IReadOnlyList<string> After { get; private set; } = [];
    public bool IsOwnOrder { get; private set; }
    public DateOnly? NotBefore { get; private set; }
    public DateOnly? BegunOn { get; private set; }
    public DateOnly? FinishedOn { get; private set; }
    /// <summary>What people were told; null before anything was promised.</summary>
    public DateOnly? PromisedP50 { get; private set; }
    public DateOnly? PromisedP85 { get; private set; }
    public int Order { get; private set; }
    public int Version { get; private set; }

    /// <summary>Takes over what the plan says now. What has begun, and what somebody wrote, stays.</summary>
    public void Follow(PlannedActivity planned, LocalText name, int place)
    {
        (Order, Name) = (place, name);
        if (BegunOn is not null || FinishedOn is not null) return;
        Size = planned.Size;
        if (!IsOwnEstimate) (Low, Likely, High) = (planned.Low, planned.Likely, planned.High);
        if (!IsOwnOrder) After = planned.After;
    }

    public Outcome Estimate(double low, double likely, double high)
    {
        if (DurationAssumption.CheckDays(low, likely, high, nameof(Likely)) is { } refusal) return refusal;
        if (FinishedOn is not null && (low, likely, high) != (Low, Likely, High)) return new Refusal("activity-finished", nameof(Likely));
        IsOwnEstimate |= (low, likely, high) != (Low, Likely, High);
        (Low, Likely, High) = (low, likely, high);
        return Outcome.Done;
    }

    /// <summary>The caller has looked for circles.</summary>
    public Outcome WaitFor(IReadOnlyList<string> after, DateOnly? notBefore)
    {
        if (DayRange.Check(notBefore, nameof(NotBefore)) is { } refusal) return refusal;
        IsOwnOrder |= !after.Order().SequenceEqual(After.Order());
        (After, NotBefore) = (after, notBefore);
        return Outcome.Done;
    }

    /// <summary>Not begun before the day, or whenever what it waits for is finished.</summary>
    public void WaitUntil(DateOnly? day) => NotBefore = day;

    /// <summary>What came true. Both may be taken back.</summary>
    public Outcome Happened(DateOnly? begunOn, DateOnly? finishedOn, DateOnly today)
    {
        if ((DayRange.Check(begunOn, nameof(BegunOn)) ?? DayRange.Check(finishedOn, nameof(FinishedOn))) is { } odd) return odd;
        if (begunOn > today) return new Refusal("happened-in-the-future", nameof(BegunOn));
        if (finishedOn > today) return new Refusal("happened-in-the-future", nameof(FinishedOn));
        if (finishedOn is not null && begunOn is null) return new Refusal("finished-not-begun", nameof(BegunOn));
        if (finishedOn < begunOn) return new Refusal("finished-before-begun", nameof(FinishedOn));
        (BegunOn, FinishedOn) = (begunOn, finishedOn);
        return Outcome.Done;
    }

    /// <summary>A promise is not made of what is already finished.</summary>
    internal void Promise(Span dates)
    {
        if (FinishedOn is null) (PromisedP50, PromisedP85) = (dates.P50, dates.P85);
    }

    /// <summary>Not begun though the promised day has passed, or begun and not finished by then.</summary>
    public bool IsLate(DateOnly today) => FinishedOn is null && PromisedP85 < today;

    public PlannedActivity AsPlanned => new(Key, Kind, Profile, Size, Low, Likely, High, After);
}
