using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>One line of a plan. Durations in working days.</summary>
/// <param name="Key">Stable in the plan, such as <c>workshops-3</c>: the same line after the questions are answered anew.</param>
/// <param name="Profile">Which profile it is about, from 1; 0 when it is about all.</param>
/// <param name="Size">Pieces in it: interviews, workshops.</param>
/// <param name="After">Keys of what must be finished first.</param>
public sealed record PlannedActivity(string Key, ActivityKind Kind, int Profile, int Size, double Low, double Likely, double High, IReadOnlyList<string> After);

/// <summary>From five answers to a plan: the nine steps with what they wait for.</summary>
public static class Planner
{
    private const int MostWorkshops = 12;
    /// <summary>Fewer in a room are an interview.</summary>
    private const int FewestInWorkshop = 3;

    public static Outcome<IReadOnlyList<PlannedActivity>> Make(ScheduleAnswers answers, PlanAssumptions assumptions)
    {
        if ((answers.Check() ?? assumptions.Check()) is { } refusal) return refusal;
        var plan = new Plan(answers, assumptions);
        plan.Add(ActivityKind.Goals, 0, 1);
        plan.Add(ActivityKind.Rules, 0, 1, "goals");
        plan.Add(ActivityKind.TimeFrame, 0, 1, "rules");
        plan.Add(ActivityKind.Participants, 0, 1, "timeframe");
        plan.Add(ActivityKind.Engagement, 0, 1, "participants");
        for (var profile = 1; profile <= answers.FirstWave; profile++) AddProfile(plan, profile);
        plan.Add(ActivityKind.Training, 0, 1, [.. Enumerable.Range(1, answers.FirstWave).Select(profile => $"sealing-{profile}")]);
        plan.Add(ActivityKind.FollowUp, 0, 1, "training");
        return Outcome(plan.Activities);
    }

    /// <summary>A workshop a site, or more when the people do not fit; never so many that a room holds fewer than three.</summary>
    public static int WorkshopsPerProfile(ScheduleAnswers answers, PlanAssumptions assumptions)
    {
        var people = answers.PeoplePerProfile;
        var rooms = (people + assumptions.PeopleInWorkshop - 1) / assumptions.PeopleInWorkshop;
        var sites = Math.Min(answers.Sites, Math.Max(1, people / FewestInWorkshop));
        return Math.Clamp(Math.Max(rooms, sites), 1, MostWorkshops);
    }

    /// <summary>The process leaders take up a profile when they are through the workshops of an earlier one.</summary>
    private static void AddProfile(Plan plan, int profile)
    {
        var (answers, assumptions) = (plan.Answers, plan.Assumptions);
        var free = profile > assumptions.ProfilesAtOnce ? $"workshops-{profile - assumptions.ProfilesAtOnce}" : null;
        string[] start = free is null ? ["engagement"] : ["engagement", free];
        if (answers.InterviewsPerProfile > 0) plan.Add(ActivityKind.Interviews, profile, answers.InterviewsPerProfile, start);
        plan.Add(ActivityKind.Workshops, profile, WorkshopsPerProfile(answers, assumptions), answers.InterviewsPerProfile > 0 ? [$"interviews-{profile}"] : start);
        plan.Add(ActivityKind.WritingUp, profile, 1, $"workshops-{profile}");
        plan.Add(ActivityKind.ApprovalRound, profile, answers.ApprovalRounds, $"writingup-{profile}");
        plan.Add(ActivityKind.Sealing, profile, 1, $"approvalround-{profile}");
    }

    private static Outcome<IReadOnlyList<PlannedActivity>> Outcome(List<PlannedActivity> activities) => activities;

    private sealed class Plan(ScheduleAnswers answers, PlanAssumptions assumptions)
    {
        public ScheduleAnswers Answers { get; } = answers;
        public PlanAssumptions Assumptions { get; } = assumptions;
        public List<PlannedActivity> Activities { get; } = [];

        public void Add(ActivityKind kind, int profile, int size, params string[] after)
        {
            var (low, likely, high) = Assumptions.For(kind, size, Answers.Busyness);
            var key = kind.ToString().ToLowerInvariant() + (profile == 0 ? "" : $"-{profile}");
            Activities.Add(new(key, kind, profile, size, low, likely, high, after));
        }
    }
}
