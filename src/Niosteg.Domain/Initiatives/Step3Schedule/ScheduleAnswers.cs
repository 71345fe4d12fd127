using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>How much else the people have to do. Decides how long it takes to get them into a room.</summary>
public enum Busyness
{
    Calm = 1,
    Usual = 2,
    Busy = 3,
}

/// <summary>The five questions (profiles, sites, participants, how busy, deadline) and the three levers.</summary>
/// <param name="Profiles">Job profiles to write in all, 1 to 200.</param>
/// <param name="Sites">Places to be heard, 1 to 50.</param>
/// <param name="Participants">People who take part in writing, all profiles together.</param>
/// <param name="Deadline">When the profiles must be sealed; null when nobody waits.</param>
/// <param name="FirstWave">How many of the profiles this plan carries to the seal; the rest wait for the next wave.</param>
/// <param name="InterviewsPerProfile">0 to 20.</param>
/// <param name="ApprovalRounds">How often the reference group reads each profile, 1 to 5.</param>
public sealed record ScheduleAnswers(
    int Profiles, int Sites, int Participants, Busyness Busyness, DateOnly StartsOn, DateOnly? Deadline,
    int FirstWave, int InterviewsPerProfile = 3, int ApprovalRounds = 2)
{
    public const int FirstYear = 2000;
    public const int LastYear = 2200;
    public const int MostProfiles = 200;
    public const int MostSites = 50;
    public const int MostParticipants = 2_000;
    public const int MostInOneWave = 40;
    public const int MostInterviews = 20;
    public const int MostRounds = 5;
    /// <summary>A wave that somebody can lead; more is offered as later waves.</summary>
    public const int UsualWave = 8;

    public Refusal? Check() => Faults().FirstOrDefault();

    /// <summary>Everything that is wrong, one a field.</summary>
    public IEnumerable<Refusal> Faults()
    {
        Refusal?[] all =
        [
            Outside(nameof(Profiles), Profiles, 1, MostProfiles), Outside(nameof(Sites), Sites, 1, MostSites),
            Participants <= 0 ? new Refusal("schedule-nobody", nameof(Participants)) : Outside(nameof(Participants), Participants, 2, MostParticipants),
            Enum.IsDefined(Busyness) ? null : new Refusal("schedule-busyness-unknown", nameof(Busyness)),
            StartsOn.Year is < FirstYear or > LastYear ? new Refusal("schedule-start-odd", nameof(StartsOn), FirstYear, LastYear) : null,
            Deadline < StartsOn ? new Refusal("schedule-deadline-before-start", nameof(Deadline)) : Deadline?.Year > LastYear ? new Refusal("schedule-deadline-far", nameof(Deadline), LastYear) : null,
            // What is wrong with all of the profiles is not wrong with the wave.
            Profiles < 1 ? null : Outside(nameof(FirstWave), FirstWave, 1, Math.Min(Profiles, MostInOneWave)),
            Outside(nameof(InterviewsPerProfile), InterviewsPerProfile, 0, MostInterviews), Outside(nameof(ApprovalRounds), ApprovalRounds, 1, MostRounds),
        ];
        return all.OfType<Refusal>();
    }

    /// <summary>The first wave when nobody has set it: all, or as many as somebody can lead.</summary>
    public static int WaveOf(int profiles) => Math.Clamp(profiles, 1, UsualWave);

    /// <summary>How many take part in one profile, on average and rounded up.</summary>
    public int PeoplePerProfile => (Participants + Profiles - 1) / Profiles;

    private static Refusal? Outside(string field, int value, int low, int high) =>
        value < low || value > high ? new Refusal("schedule-number-outside", field, low, high) : null;
}
