using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>A way to be done earlier.</summary>
public enum CutKind
{
    FewerProfiles = 1,
    FewerInterviews,
    FewerRounds,
    FewerSites,
    MoreAtOnce,
    WorkInJuly,
    WorkSqueezeDays,
}

/// <summary>What a plan rests on: everything but what has happened.</summary>
public sealed record PlanScope(ScheduleAnswers Answers, PlanAssumptions Assumptions, CalendarRules Calendar);

/// <summary>One cut and its price.</summary>
/// <param name="Amount">How many fewer, or more at once; 1 for the calendar's.</param>
/// <param name="DaysWon">Days in the calendar between the two P85 dates.</param>
/// <param name="HoursLost">Hours of people's own words that are given up or put off: the price it is ranked by.</param>
/// <param name="Meets">Whether P85 is then on the deadline or before.</param>
public sealed record ScopeCut(CutKind Kind, int Amount, PlanScope Scope, DateOnly P85, int DaysWon, double HoursLost, bool Meets);

/// <summary>A deadline held against the forecast.</summary>
/// <param name="DaysLate">Days in the calendar from the deadline to P85; 0 or below when it holds.</param>
/// <param name="Chance">Share of the runs that make it.</param>
/// <param name="Cuts">The cheapest three that help, cheapest first.</param>
public sealed record DeadlineAnswer(DateOnly Deadline, int DaysLate, double Chance, IReadOnlyList<ScopeCut> Cuts)
{
    public bool Holds => DaysLate <= 0;
    /// <summary>Whether one of them is enough by itself.</summary>
    public bool OneIsEnough => Cuts.Any(cut => cut.Meets);
    /// <summary>The cheapest cuts that make it together when no single one does, or all there are when not even they do.</summary>
    public CombinedCuts? Together { get; init; }
}

/// <summary>Several cuts at once.</summary>
/// <param name="Cuts">What is cut and by how much, cheapest first.</param>
public sealed record CombinedCuts(IReadOnlyList<CutAmount> Cuts, PlanScope Scope, DateOnly P85, bool Meets);

/// <summary>How much of one kind.</summary>
public sealed record CutAmount(CutKind Kind, int Amount);

/// <summary>Looks for the smallest change of each kind that makes the deadline, or else the smallest that wins as much as that kind
/// can, and ranks by how many hours of people's voices it costs for each day won.</summary>
public sealed class ScopeCuts(PlanScope scope, Func<PlanScope, PlanOutlook?> play)
{
    public const int Shown = 3;
    private const double InterviewHours = 1, WorkshopHours = 1.5, ReaderHours = .5, LeaderHours = 12;
    private const int Readers = 6;

    public DeadlineAnswer Against(PlanOutlook now, DateOnly deadline)
    {
        var late = now.Sealed.P85.DayNumber - deadline.DayNumber;
        if (late <= 0) return new(deadline, late, now.ShareSealedBy(deadline), []);
        List<ScopeCut> cuts = [.. Enum.GetValues<CutKind>().Select(kind => Cut(kind, now, deadline)).OfType<ScopeCut>()
            .OrderByDescending(cut => cut.Meets).ThenBy(cut => cut.HoursLost / cut.DaysWon)];
        return new(deadline, late, now.ShareSealedBy(deadline), [.. cuts.Take(Shown)]) { Together = cuts.Any(cut => cut.Meets) ? null : Combine(cuts, deadline) };
    }

    /// <summary>Adds the cheapest, whole, until it is enough, and then takes back as much as can be without losing a day of what is needed,
    /// the dearest first. What helps only beside others is tried last.</summary>
    private CombinedCuts? Combine(List<ScopeCut> cuts, DateOnly deadline)
    {
        List<CutKind> kinds = [.. cuts.Select(cut => cut.Kind), .. Enum.GetValues<CutKind>().Where(kind => Most(kind) > 0 && cuts.All(cut => cut.Kind != kind))];
        if (kinds.Count < 2) return null;
        var amounts = new Dictionary<CutKind, int>();
        foreach (var kind in kinds)
        {
            amounts[kind] = Most(kind);
            if (Reaches(amounts, deadline)) break;
        }
        if (play(WithAll(amounts)) is not { } most) return null;
        var day = most.Sealed.P85 > deadline ? most.Sealed.P85 : deadline;
        foreach (var kind in amounts.Keys.Reverse().ToList()) amounts[kind] = Least(kind, amounts, day);
        var scope = WithAll(amounts);
        return play(scope) is not { } outlook ? null
            : new([.. amounts.Where(one => one.Value > 0).Select(one => new CutAmount(one.Key, one.Value))], scope, outlook.Sealed.P85, outlook.Sealed.P85 <= deadline);
    }

    private int Least(CutKind kind, Dictionary<CutKind, int> amounts, DateOnly deadline)
    {
        var (low, high) = (0, amounts[kind]);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Reaches(new(amounts) { [kind] = middle }, deadline)) high = middle;
            else low = middle + 1;
        }
        return high;
    }

    private bool Reaches(Dictionary<CutKind, int> amounts, DateOnly deadline) => play(WithAll(amounts)) is { } outlook && outlook.Sealed.P85 <= deadline;

    private PlanScope WithAll(Dictionary<CutKind, int> amounts) => amounts.Where(one => one.Value > 0).Aggregate(scope, (now, one) => With(now, one.Key, one.Value));

    /// <summary>Hours that people give to all of it.</summary>
    public static double Hours(PlanScope scope)
    {
        var (answers, assumptions) = (scope.Answers, scope.Assumptions);
        return answers.FirstWave * (answers.InterviewsPerProfile * InterviewHours + answers.PeoplePerProfile * WorkshopHours + answers.ApprovalRounds * Readers * ReaderHours)
            - (assumptions.ProfilesAtOnce - 1) * LeaderHours;
    }

    private ScopeCut? Cut(CutKind kind, PlanOutlook now, DateOnly deadline)
    {
        var (low, high) = (1, Most(kind));
        if (high < 1 || Try(kind, high, now, deadline) is not { DaysWon: > 0 } best) return null;
        var wanted = best.Meets ? now.Sealed.P85.DayNumber - deadline.DayNumber : best.DaysWon;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Try(kind, middle, now, deadline) is { } enough && enough.DaysWon >= wanted) (best, high) = (enough, middle);
            else low = middle + 1;
        }
        return best;
    }

    private ScopeCut? Try(CutKind kind, int amount, PlanOutlook now, DateOnly deadline)
    {
        var then = With(scope, kind, amount);
        if (play(then) is not { } outlook) return null;
        return new(kind, amount, then, outlook.Sealed.P85, now.Sealed.P85.DayNumber - outlook.Sealed.P85.DayNumber, Math.Max(.1, Hours(scope) - Hours(then)), outlook.Sealed.P85 <= deadline);
    }

    private int Most(CutKind kind) => kind switch
    {
        CutKind.FewerProfiles => scope.Answers.FirstWave - 1,
        CutKind.FewerInterviews => scope.Answers.InterviewsPerProfile,
        CutKind.FewerRounds => scope.Answers.ApprovalRounds - 1,
        CutKind.FewerSites => scope.Answers.Sites - 1,
        CutKind.MoreAtOnce => Math.Max(0, Math.Min(4, scope.Answers.FirstWave) - scope.Assumptions.ProfilesAtOnce),
        CutKind.WorkInJuly => scope.Calendar.JulyOff ? 1 : 0,
        _ => scope.Calendar.SqueezeDaysOff ? 1 : 0,
    };

    private static PlanScope With(PlanScope scope, CutKind kind, int amount)
    {
        var answers = scope.Answers;
        return kind switch
        {
            CutKind.FewerProfiles => scope with { Answers = answers with { FirstWave = answers.FirstWave - amount } },
            CutKind.FewerInterviews => scope with { Answers = answers with { InterviewsPerProfile = answers.InterviewsPerProfile - amount } },
            CutKind.FewerRounds => scope with { Answers = answers with { ApprovalRounds = answers.ApprovalRounds - amount } },
            CutKind.FewerSites => scope with { Answers = WithoutSites(answers, amount, (double)amount / answers.Sites) },
            CutKind.MoreAtOnce => scope with { Assumptions = scope.Assumptions with { ProfilesAtOnce = scope.Assumptions.ProfilesAtOnce + amount } },
            CutKind.WorkInJuly => scope with { Calendar = scope.Calendar with { JulyOff = false } },
            _ => scope with { Calendar = scope.Calendar with { SqueezeDaysOff = false } },
        };
    }

    /// <summary>The people of a site that is dropped take no part either.</summary>
    /// <param name="share">Their share of all who would have taken part.</param>
    public static ScheduleAnswers WithoutSites(ScheduleAnswers answers, int sites, double share) => answers with
    {
        Sites = Math.Max(1, answers.Sites - sites),
        Participants = Math.Max(2, answers.Participants - (int)Math.Round(answers.Participants * Math.Clamp(share, 0, 1))),
    };
}
