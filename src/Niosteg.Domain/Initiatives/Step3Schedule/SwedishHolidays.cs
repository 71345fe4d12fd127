using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>A day when Sweden is closed: those of lagen (1989:253) om allmänna helgdagar, and the three eves that
/// semesterlagen (1977:480, 3 a §) puts on the same footing.</summary>
public enum Holiday
{
    NewYearsDay = 1,
    Epiphany,
    GoodFriday,
    EasterDay,
    EasterMonday,
    FirstOfMay,
    AscensionDay,
    WhitSunday,
    NationalDay,
    MidsummerEve,
    MidsummerDay,
    AllSaintsDay,
    ChristmasEve,
    ChristmasDay,
    BoxingDay,
    NewYearsEve,
}

/// <summary>Swedish public holidays of any year, computed and never typed.</summary>
public static class SwedishHolidays
{
    private static readonly ConcurrentDictionary<int, FrozenDictionary<DateOnly, Holiday>> Years = new();

    public static Holiday? On(DateOnly day) => In(day.Year).TryGetValue(day, out var holiday) ? holiday : null;

    /// <summary>Two can fall on one day (1 May 2008 was also Ascension Day); the first named is kept.</summary>
    public static IReadOnlyDictionary<DateOnly, Holiday> In(int year) => Years.GetOrAdd(year, Compute);

    /// <summary>Western Easter Sunday by the anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus 1991), valid from 1583.</summary>
    public static DateOnly EasterIn(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var leaps = (8 * century + 13) / 25;
        var epact = (19 * golden + century - century / 4 - leaps + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        var correction = (golden + 11 * epact + 22 * weekday) / 451;
        var sum = epact + weekday - 7 * correction + 114;
        return new DateOnly(year, sum / 31, sum % 31 + 1);
    }

    private static FrozenDictionary<DateOnly, Holiday> Compute(int year)
    {
        var easter = EasterIn(year);
        var midsummer = SaturdayFrom(new(year, 6, 20));
        (DateOnly Day, Holiday Holiday)[] all =
        [
            (new(year, 1, 1), Holiday.NewYearsDay), (new(year, 1, 6), Holiday.Epiphany),
            (easter.AddDays(-2), Holiday.GoodFriday), (easter, Holiday.EasterDay), (easter.AddDays(1), Holiday.EasterMonday),
            (new(year, 5, 1), Holiday.FirstOfMay), (easter.AddDays(39), Holiday.AscensionDay), (easter.AddDays(49), Holiday.WhitSunday),
            (new(year, 6, 6), Holiday.NationalDay), (midsummer.AddDays(-1), Holiday.MidsummerEve), (midsummer, Holiday.MidsummerDay),
            (SaturdayFrom(new(year, 10, 31)), Holiday.AllSaintsDay), (new(year, 12, 24), Holiday.ChristmasEve),
            (new(year, 12, 25), Holiday.ChristmasDay), (new(year, 12, 26), Holiday.BoxingDay), (new(year, 12, 31), Holiday.NewYearsEve),
        ];
        return all.GroupBy(one => one.Day).ToFrozenDictionary(day => day.Key, day => day.First().Holiday);
    }

    /// <summary>The Saturday that falls within the week beginning that day.</summary>
    private static DateOnly SaturdayFrom(DateOnly day) => day.AddDays(((int)DayOfWeek.Saturday - (int)day.DayOfWeek + 7) % 7);
}
