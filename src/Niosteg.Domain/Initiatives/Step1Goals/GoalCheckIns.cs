using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step1Goals;

/// <summary>How many months there are between two check-ins.</summary>
public enum CheckInPace
{
    Monthly = 1,
    Quarterly = 3,
}

/// <summary>When a goal's owner says where it stands. It has one identity in the owner's calendar for life: every change and
/// the end of it raise the number that calendars go by.</summary>
public sealed class CheckInRhythm
{
    /// <summary>Later days are not in every month.</summary>
    public const int LastDay = 28;
    /// <summary>How far away the first may be.</summary>
    public const int MostMonthsAway = 12;
    /// <summary>A check-in this many days before its day is that day's.</summary>
    public const int EarlyDays = 7;

    private CheckInRhythm() { }

    public GoalId GoalId { get; private set; }
    public CheckInPace Pace { get; private set; }
    public DateOnly FirstOn { get; private set; }
    /// <summary>0 when first sent, one more at every change (RFC 5545, 3.8.7.4).</summary>
    public int Sequence { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public DateTime? StoppedAt { get; private set; }
    public int Version { get; private set; }
    /// <summary>A hash of the owner's own link, by which the check-in is made without sign-in; null until there is one.</summary>
    public string? LinkHash { get; private set; }
    /// <summary>The link itself, locked with a key that is not in the database: the next mail leads to the same.</summary>
    public string? SealedLink { get; private set; }
    /// <summary>Whose link it is. It opens for nobody else who comes to answer for the goal.</summary>
    public PersonId? LinkFor { get; private set; }
    /// <summary>The link before it: enough to say kindly that it no longer opens.</summary>
    public string? EndedLinkHash { get; private set; }

    public bool IsStopped => StoppedAt is not null;

    /// <summary>Gives the owner a link. One that there was opens nothing from now on.</summary>
    public void Link(PersonId owner, string hash, string sealedLink) =>
        (EndedLinkHash, LinkHash, SealedLink, LinkFor) = (LinkHash ?? EndedLinkHash, hash, sealedLink, owner);

    /// <summary>Whether the link leads to a check-in: as long as its person answers for the goal, and the goal is asked about.</summary>
    public bool Opens(InitiativeGoal goal) => LinkHash is not null && LinkFor is { } person && goal.OwnerId == person && !goal.IsRetired && !IsStopped;

    public static Outcome<CheckInRhythm> Set(GoalId goal, CheckInPace pace, DateOnly? firstOn, DateTime now)
    {
        var rhythm = new CheckInRhythm { GoalId = goal, CreatedAt = now, ChangedAt = now, Version = 1 };
        if (Check(pace, firstOn, now) is { } refusal) return refusal;
        (rhythm.Pace, rhythm.FirstOn) = (pace, firstOn!.Value);
        return rhythm;
    }

    /// <summary>Changes it, or takes it up again. The same again is no change, and no calendar is told.</summary>
    public Outcome Change(CheckInPace pace, DateOnly? firstOn, DateTime now)
    {
        if (!IsStopped && pace == Pace && firstOn == FirstOn) return Outcome.Done;
        if (Check(pace, firstOn, now) is { } refusal) return refusal;
        (Pace, FirstOn, StoppedAt, ChangedAt) = (pace, firstOn!.Value, null, now);
        Sequence++;
        return Outcome.Done;
    }

    public void Stop(DateTime now)
    {
        if (IsStopped) return;
        (StoppedAt, ChangedAt) = (now, now);
        Sequence++;
    }

    /// <summary>The calendar is told anew: the owner or the goal's last day is another.</summary>
    public void Renew(DateTime now)
    {
        ChangedAt = now;
        Sequence++;
    }

    /// <summary>The first day after <paramref name="last"/>'s own that it is time, not after the goal's day. Null when it is stopped or over.</summary>
    /// <param name="last">The day of the newest check-in.</param>
    /// <param name="until">The goal's day.</param>
    public DateOnly? DueOn(DateOnly? last, DateOnly? until)
    {
        if (IsStopped) return null;
        var due = FirstOn;
        for (var at = 1; last is { } done && due.AddDays(-EarlyDays) <= done; at++)
        {
            due = FirstOn.AddMonths(at * (int)Pace);
            if (until is { } end && due > end) return null;
        }
        return until is { } day && due > day ? null : due;
    }

    private static Refusal? Check(CheckInPace pace, DateOnly? firstOn, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        if (!Enum.IsDefined(pace)) return new Refusal("check-in-pace", nameof(Pace));
        if (firstOn is not { } first) return new Refusal("check-in-first-missing", nameof(FirstOn));
        if (first.Day > LastDay) return new Refusal("check-in-day", nameof(FirstOn), LastDay);
        return first < today || first > today.AddMonths(MostMonthsAway) ? new Refusal("check-in-first-far", nameof(FirstOn), MostMonthsAway) : null;
    }
}

/// <summary>Where a goal stands, as its owner said one day. It is never changed: a newer one counts instead.</summary>
public sealed class GoalCheckIn
{
    public const int WhyLength = 1000;
    public const int Least = 1;
    public const int Most = 10;
    /// <summary>Below this the confidence must be explained.</summary>
    public const int Confident = 5;

    private GoalCheckIn() { }

    public Guid Id { get; private set; }
    public GoalId GoalId { get; private set; }
    /// <summary>What the measure says; null when nobody knows.</summary>
    public double? Value { get; private set; }
    /// <summary>1 to 10: how sure the owner is that the goal will be reached in time.</summary>
    public int Confidence { get; private set; }
    public string? Why { get; private set; }
    public DateTime SaidAt { get; private set; }

    public static Outcome<GoalCheckIn> Say(Guid id, GoalId goal, double? value, int? confidence, string? why, DateTime now)
    {
        if (value is { } number && !double.IsFinite(number)) return new Refusal("goal-number", nameof(Value));
        if (confidence is not { } sure || sure is < Least or > Most) return new Refusal("check-in-confidence", nameof(Confidence), Least, Most);
        if (sure < Confident && string.IsNullOrWhiteSpace(why)) return new Refusal("check-in-why", nameof(Why), Confident);
        if (why?.Trim().Length > WhyLength) return new Refusal("text-too-long", nameof(Why), WhyLength);
        return new GoalCheckIn { Id = id, GoalId = goal, Value = value, Confidence = sure, Why = string.IsNullOrWhiteSpace(why) ? null : why.Trim(), SaidAt = now };
    }
}

public static class GoalProgress
{
    /// <summary>How much of the way from start to target a value is: 0 at the start, 1 at the target, below 0 when it went the other
    /// way. Null when one of the three is unknown, or there is no way to go.</summary>
    public static double? Of(double? start, double? target, double? value) =>
        start is { } from && target is { } to && value is { } now && !from.Equals(to) ? (now - from) / (to - from) : null;
}
