namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>What the organisation takes for granted about its days. Public holidays are never worked.</summary>
/// <param name="SqueezeDaysOff">A lone working day between two days off counts as off.</param>
/// <param name="JulyOff">Nothing is planned in July.</param>
/// <param name="AlsoOff">The organisation's own days off.</param>
public sealed record CalendarRules(bool SqueezeDaysOff = true, bool JulyOff = true, IReadOnlyList<DateOnly>? AlsoOff = null)
{
    /// <summary>More than a year of own days off is no plan.</summary>
    public const int MostOwnDays = 366;

    public static readonly CalendarRules Start = new();
}

/// <summary>Why nobody works on a day.</summary>
public enum DayOff
{
    Weekend = 1,
    PublicHoliday,
    SqueezeDay,
    July,
    Own,
}

/// <summary>Which days are worked, and the way between working days and dates. A plan's day 0 is its first working day.</summary>
public sealed class WorkingCalendar(CalendarRules rules)
{
    private readonly HashSet<DateOnly> _own = [.. rules.AlsoOff ?? []];

    public bool IsWorking(DateOnly day) => WhyOff(day) is null;

    public DayOff? WhyOff(DateOnly day)
    {
        if (IsClosed(day)) return SwedishHolidays.On(day) is null ? DayOff.Weekend : DayOff.PublicHoliday;
        if (rules.JulyOff && day.Month == 7) return DayOff.July;
        if (_own.Contains(day)) return DayOff.Own;
        return rules.SqueezeDaysOff && IsSqueezed(day) ? DayOff.SqueezeDay : null;
    }

    /// <summary>Klämdag: a weekday between two days when Sweden is closed, such as the Friday after Ascension Day.</summary>
    public static bool IsSqueezed(DateOnly day) => !IsClosed(day) && IsClosed(day.AddDays(-1)) && IsClosed(day.AddDays(1));

    /// <summary>The day itself when it is worked, else the next one that is.</summary>
    public DateOnly FirstFrom(DateOnly day)
    {
        while (!IsWorking(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>Working days from one day up to but not including another; negative when the other is earlier.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (to < from) return -Between(to, from);
        var days = 0;
        for (var day = from; day < to; day = day.AddDays(1))
            if (IsWorking(day)) days++;
        return days;
    }

    /// <summary>The working day that stands so many places after the first working day from <paramref name="start"/>.</summary>
    public DateOnly DayAt(DateOnly start, int place)
    {
        var day = FirstFrom(start);
        for (; place > 0; place--) day = FirstFrom(day.AddDays(1));
        return day;
    }

    private static bool IsClosed(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || SwedishHolidays.On(day) is not null;
}
