using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>What is done in a plan. Each belongs to one of the nine steps.</summary>
public enum ActivityKind
{
    Goals = 1,
    Rules,
    TimeFrame,
    Participants,
    Engagement,
    Interviews,
    Workshops,
    WritingUp,
    ApprovalRound,
    Sealing,
    Training,
    FollowUp,
}

/// <summary>How long one piece of a kind takes, in working days from begun to finished, waiting included.</summary>
/// <param name="Note">Why we believe so, in the organisation's own words; null: the reason that the product gives.</param>
public sealed record DurationAssumption(ActivityKind Kind, double Low, double Likely, double High, string? Note = null)
{
    public const double MostDays = 400;
    public const int NoteLength = 300;

    /// <summary>Negative or no time at all, the wrong order, and years for one piece are refused, each by name.</summary>
    public Refusal? Check() => CheckDays(Low, Likely, High, $"{Kind}")
        ?? (Note?.Length > NoteLength ? new Refusal("text-too-long", $"{Kind}", NoteLength) : null);

    internal static Refusal? CheckDays(double low, double likely, double high, string field) =>
        !double.IsFinite(low + likely + high) || low < 0 || likely <= 0 ? new Refusal("duration-not-positive", field)
        : high > MostDays ? new Refusal("duration-too-long", field, MostDays)
        : low > likely || likely > high ? new Refusal("duration-order", field) : null;
}

/// <summary>Everything the plan takes for granted. Data, so that it can be read, argued with and changed.</summary>
/// <param name="Durations">One a kind, in the order of the steps.</param>
/// <param name="ProfilesAtOnce">How many profiles the process leaders work with at the same time.</param>
/// <param name="PeopleInWorkshop">So many at most in one workshop.</param>
/// <param name="UsualPercent">How long it takes to get people together in a usual time, in per cent of a calm one.</param>
/// <param name="BusyPercent">The same in a busy time.</param>
/// <param name="SharedLuckPercent">How often pieces of one kind go well or badly together. With 0 delays would even
/// out, and the forecast would promise too much.</param>
public sealed record PlanAssumptions(IReadOnlyList<DurationAssumption> Durations, int ProfilesAtOnce = 2, int PeopleInWorkshop = 9,
    int UsualPercent = 120, int BusyPercent = 160, int SharedLuckPercent = 50)
{
    /// <summary>Our own starting points, from what the steps ask of people. They are priors, not facts: history replaces them.</summary>
    public static readonly PlanAssumptions Start = new(
    [
        new(ActivityKind.Goals, 3, 6, 15), new(ActivityKind.Rules, 3, 5, 15), new(ActivityKind.TimeFrame, 1, 2, 5),
        new(ActivityKind.Participants, 5, 8, 20), new(ActivityKind.Engagement, 5, 10, 20),
        new(ActivityKind.Interviews, .5, 1, 3), new(ActivityKind.Workshops, 2, 4, 10), new(ActivityKind.WritingUp, 2, 4, 10),
        new(ActivityKind.ApprovalRound, 5, 8, 18), new(ActivityKind.Sealing, .5, 1, 5),
        new(ActivityKind.Training, 5, 10, 25), new(ActivityKind.FollowUp, 15, 20, 40),
    ]);

    public DurationAssumption Of(ActivityKind kind) => Durations.First(one => one.Kind == kind);

    /// <summary>Whether the kind needs people to meet or answer, and so takes longer when they are busy.</summary>
    public static bool WaitsForPeople(ActivityKind kind) =>
        kind is ActivityKind.Participants or ActivityKind.Interviews or ActivityKind.Workshops or ActivityKind.ApprovalRound or ActivityKind.Training;

    public static InitiativeStep StepOf(ActivityKind kind) => (InitiativeStep)(kind switch
    {
        <= ActivityKind.Engagement => (int)kind,
        ActivityKind.Interviews or ActivityKind.Workshops or ActivityKind.WritingUp => 6,
        ActivityKind.ApprovalRound or ActivityKind.Sealing => 7,
        ActivityKind.Training => 8,
        _ => 9,
    });

    /// <summary>Low, likely and high of so many pieces after each other.</summary>
    public (double Low, double Likely, double High) For(ActivityKind kind, int size, Busyness busyness)
    {
        var one = Of(kind);
        var stretch = !WaitsForPeople(kind) ? 1 : busyness switch { Busyness.Calm => 1, Busyness.Usual => UsualPercent / 100.0, _ => BusyPercent / 100.0 };
        return (one.Low * size, one.Likely * size * stretch, one.High * size * stretch);
    }

    public Refusal? Check() =>
        Durations.Select(one => one.Check()).FirstOrDefault(refusal => refusal is not null)
        ?? (Enum.GetValues<ActivityKind>().Any(kind => Durations.Count(one => one.Kind == kind) != 1) ? new Refusal("assumptions-incomplete") : null)
        ?? Outside(nameof(ProfilesAtOnce), ProfilesAtOnce, 1, 20) ?? Outside(nameof(PeopleInWorkshop), PeopleInWorkshop, 3, 30)
        ?? Outside(nameof(UsualPercent), UsualPercent, 100, 400) ?? Outside(nameof(BusyPercent), BusyPercent, UsualPercent, 400)
        ?? Outside(nameof(SharedLuckPercent), SharedLuckPercent, 0, 100);

    private static Refusal? Outside(string field, int value, int low, int high) =>
        value < low || value > high ? new Refusal("schedule-number-outside", field, low, high) : null;
}
