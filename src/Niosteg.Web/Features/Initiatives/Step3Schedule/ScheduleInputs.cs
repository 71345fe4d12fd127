using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>The five questions as the page sends them.</summary>
public sealed record AnswersInput
{
    /// <summary>The state the writer saw; 0 before there was a plan.</summary>
    public int Version { get; init; }
    public int Profiles { get; init; }
    public int Sites { get; init; }
    public int Participants { get; init; }
    public Busyness Busyness { get; init; } = Busyness.Usual;
    public DateOnly? StartsOn { get; init; }
    public DateOnly? Deadline { get; init; }
    /// <summary>Left out: it follows the profiles, all of them or as many as somebody can lead.</summary>
    public int? FirstWave { get; init; }
    public int InterviewsPerProfile { get; init; } = 3;
    public int ApprovalRounds { get; init; } = 2;

    public ScheduleAnswers ToAnswers(DateOnly today) => new(Profiles, Sites, Participants, Busyness, StartsOn ?? today, Deadline,
        FirstWave ?? ScheduleAnswers.WaveOf(Profiles), InterviewsPerProfile, ApprovalRounds);

    public static AnswersInput From(ScheduleAnswers answers, int version) => new()
    {
        Version = version,
        Profiles = answers.Profiles,
        Sites = answers.Sites,
        Participants = answers.Participants,
        Busyness = answers.Busyness,
        StartsOn = answers.StartsOn,
        Deadline = answers.Deadline,
        FirstWave = answers.FirstWave == ScheduleAnswers.WaveOf(answers.Profiles) ? null : answers.FirstWave,
        InterviewsPerProfile = answers.InterviewsPerProfile,
        ApprovalRounds = answers.ApprovalRounds,
    };
}

/// <summary>The levers: what is left out stays as it is.</summary>
public sealed record LeversInput
{
    public int Version { get; init; }
    public int? Wave { get; init; }
    public int? Interviews { get; init; }
    public int? Rounds { get; init; }
    public int? Sites { get; init; }
    public int? AtOnce { get; init; }

    public PlanScope On(PlanScope scope) => scope with
    {
        Answers = (Sites is { } sites && sites < scope.Answers.Sites
            ? ScopeCuts.WithoutSites(scope.Answers, scope.Answers.Sites - sites, (double)(scope.Answers.Sites - sites) / scope.Answers.Sites)
            : scope.Answers with { Sites = Sites ?? scope.Answers.Sites }) with
        {
            FirstWave = Wave ?? scope.Answers.FirstWave,
            InterviewsPerProfile = Interviews ?? scope.Answers.InterviewsPerProfile,
            ApprovalRounds = Rounds ?? scope.Answers.ApprovalRounds,
        },
        Assumptions = scope.Assumptions with { ProfilesAtOnce = AtOnce ?? scope.Assumptions.ProfilesAtOnce },
    };
}

/// <summary>A step to move: nothing of it begins before the day, or whenever it can.</summary>
public sealed record MoveInput
{
    public int Version { get; init; }
    public InitiativeStep? Step { get; init; }
    public DateOnly? From { get; init; }
}

/// <summary>One activity as its page sends it. Days are written as people write them: 2, 2,5 or 2.5.</summary>
public sealed class ActivityInput
{
    public int Version { get; set; }
    [MaxLength(12)]
    public string? Low { get; set; }
    [MaxLength(12)]
    public string? Likely { get; set; }
    [MaxLength(12)]
    public string? High { get; set; }
    public DateOnly? NotBefore { get; set; }
    public DateOnly? BegunOn { get; set; }
    public DateOnly? FinishedOn { get; set; }
    /// <summary>Keys of what must be finished first.</summary>
    public IReadOnlyList<string>? After { get; set; }

    public static ActivityInput From(ScheduleActivity one) => new()
    {
        Version = one.Version,
        Low = Days.Said(one.Low),
        Likely = Days.Said(one.Likely),
        High = Days.Said(one.High),
        NotBefore = one.NotBefore,
        BegunOn = one.BegunOn,
        FinishedOn = one.FinishedOn,
        After = one.After,
    };
}

/// <summary>What came true of an activity today, or taken back.</summary>
public enum ActivityTick
{
    Begin = 1,
    Finish,
    NotBegun,
    NotFinished,
}

/// <summary>One tick: <c>Begin:{activity}:{version}</c>, so that one form of many buttons can send it.</summary>
public sealed class TickInput
{
    [MaxLength(80)]
    public string? Act { get; set; }

    public (ActivityTick Tick, Guid Activity, int Version)? Read() =>
        Act?.Split(':') is [var tick, var id, var version] && Enum.TryParse<ActivityTick>(tick, out var one) && Enum.IsDefined(one) && Guid.TryParse(id, out var activity)
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? (one, activity, seen) : null;
}

/// <summary>What the plan takes for granted, as the page sends it: one row a kind.</summary>
public sealed class AssumptionsInput
{
    public int Version { get; set; }
    public List<AssumptionRow> Rows { get; set => field = value ?? []; } = [];
    public int ProfilesAtOnce { get; set; }
    public int PeopleInWorkshop { get; set; }
    public int UsualPercent { get; set; }
    public int BusyPercent { get; set; }
    public int SharedLuckPercent { get; set; }
    public bool SqueezeDaysOff { get; set; }
    public bool JulyOff { get; set; }
    /// <summary>Own days off, one a line.</summary>
    [MaxLength(6_000)]
    public string? AlsoOff { get; set; }

    public Outcome<(PlanAssumptions Assumptions, CalendarRules Calendar)> Read()
    {
        if (Rows.FirstOrDefault(row => !row.IsNumbers) is { } odd) return new Refusal("duration-not-positive", $"{odd.Kind}");
        var days = new List<DateOnly>();
        foreach (var line in (AlsoOff ?? "").Split(['\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (DateOnly.TryParseExact(line, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) days.Add(day);
            else return new Refusal("day-off-odd", nameof(AlsoOff), line);
        return (new PlanAssumptions([.. Rows.Select(row => row.ToAssumption())], ProfilesAtOnce, PeopleInWorkshop, UsualPercent, BusyPercent, SharedLuckPercent),
            new CalendarRules(SqueezeDaysOff, JulyOff, days.Count == 0 ? null : [.. days.Distinct().Order()]));
    }

    public static AssumptionsInput From(PlanAssumptions assumptions, CalendarRules calendar, int version) => new()
    {
        Version = version,
        Rows = [.. assumptions.Durations.Select(AssumptionRow.From)],
        ProfilesAtOnce = assumptions.ProfilesAtOnce,
        PeopleInWorkshop = assumptions.PeopleInWorkshop,
        UsualPercent = assumptions.UsualPercent,
        BusyPercent = assumptions.BusyPercent,
        SharedLuckPercent = assumptions.SharedLuckPercent,
        SqueezeDaysOff = calendar.SqueezeDaysOff,
        JulyOff = calendar.JulyOff,
        AlsoOff = string.Join('\n', (calendar.AlsoOff ?? []).Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
    };
}

/// <summary>One kind's three numbers and why we believe them.</summary>
public sealed class AssumptionRow
{
    public ActivityKind Kind { get; set; }
    [MaxLength(12)]
    public string? Low { get; set; }
    [MaxLength(12)]
    public string? Likely { get; set; }
    [MaxLength(12)]
    public string? High { get; set; }
    [MaxLength(DurationAssumption.NoteLength)]
    public string? Note { get; set; }

    internal bool IsNumbers => Days.Read(Low) is not null && Days.Read(Likely) is not null && Days.Read(High) is not null;

    public DurationAssumption ToAssumption() => new(Kind, Days.Read(Low) ?? 0, Days.Read(Likely) ?? 0, Days.Read(High) ?? 0, string.IsNullOrWhiteSpace(Note) ? null : Note.Trim());

    public static AssumptionRow From(DurationAssumption one) => new() { Kind = one.Kind, Low = Days.Said(one.Low), Likely = Days.Said(one.Likely), High = Days.Said(one.High), Note = one.Note };
}

/// <summary>Working days as people write them.</summary>
internal static class Days
{
    public static double? Read(string? text) =>
        double.TryParse(text?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string Said(double days) => Math.Round(days, 1).ToString(CultureInfo.CurrentCulture);
}
