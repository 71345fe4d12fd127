using System.Globalization;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Organisation.Imports;

/// <summary>In which order a column writes the day and the month when both could be either.</summary>
public enum DateOrder
{
    DayFirst = 0,
    MonthFirst = 1,
}

/// <summary>Days as people and programs write them.</summary>
public static class CellDates
{
    private static readonly string[] YearFirst = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy-MM-ddTHH:mm:ss"];
    private static readonly string[] DayFirst = ["d.M.yyyy", "d/M/yyyy", "d-M-yyyy", "d/M-yyyy", "d.M.yy", "d/M/yy"];
    private static readonly string[] MonthFirst = ["M/d/yyyy", "M-d-yyyy", "M.d.yyyy", "M/d/yy"];
    private static readonly string[] Words = ["d MMM yyyy", "d MMMM yyyy", "d MMM. yyyy", "MMM d, yyyy", "MMMM d, yyyy", "d-MMM-yyyy", "d-MMM-yy", "'den' d MMMM yyyy"];
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The month comes first only when a cell cannot be read otherwise and none says the opposite.</summary>
    public static DateOrder OrderOf(IEnumerable<string> cells)
    {
        var (day, month) = (0, 0);
        foreach (var parts in cells.Where(c => c.Length is >= 6 and <= 20).Select(c => c.Split(' ')[0].Split('/', '.', '-')).Where(p => p.Length == 3 && p[0].Length <= 2))
        {
            if (!int.TryParse(parts[0], out var first) || !int.TryParse(parts[1], out var second)) continue;
            if (first > 12) day++;
            if (second > 12) month++;
        }
        return month > day ? DateOrder.MonthFirst : DateOrder.DayFirst;
    }

    /// <summary>The day, or null when it is none. A number is Excel's own count of days.</summary>
    public static DateOnly? Parse(string cell, DateOrder order)
    {
        var text = WithoutTime(cell.Trim());
        if (text.Length == 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days))
            return ExcelDates.ToDate(days) is { } counted ? Sane(DateOnly.FromDateTime(counted)) : null;
        var mine = order == DateOrder.DayFirst ? DayFirst : MonthFirst;
        if (DateOnly.TryParseExact(text, YearFirst, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || DateOnly.TryParseExact(text, mine, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            || DateOnly.TryParseExact(text, Words, Swedish, DateTimeStyles.AllowWhiteSpaces, out day)
            || DateOnly.TryParseExact(text, Words, English, DateTimeStyles.AllowWhiteSpaces, out day)
            || DateOnly.TryParseExact(text, Words, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out day)) return Sane(day);
        return null;
    }

    /// <summary>True for the far days that stand for "until further notice".</summary>
    public static bool IsForever(DateOnly day) => day.Year >= 2090;

    private static DateOnly? Sane(DateOnly day) => day.Year >= 1900 ? day : null;

    private static string WithoutTime(string text)
    {
        var at = text.IndexOfAny([' ', 'T']);
        return at is 8 or 9 or 10 && text[at..].Contains(':', StringComparison.Ordinal) ? text[..at] : text;
    }
}
