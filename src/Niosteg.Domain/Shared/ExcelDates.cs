using System.Globalization;

namespace Niosteg.Domain.Shared;

/// <summary>Excel's own count of days. Day 1 is 1 January 1900, and 29 February 1900 is counted though it never was;
/// workbooks from old Macs begin with 1 January 1904 as day 0.</summary>
public static class ExcelDates
{
    /// <summary>The last day Excel knows is 31 December 9999.</summary>
    private const double LastDay = 2_958_465;

    public static DateTime? ToDate(double days, bool from1904 = false)
    {
        if (days < 0 || days >= LastDay + 1) return null;
        if (from1904) return new DateTime(1904, 1, 1).AddSeconds(Math.Round(days * 86400));
        // Before the day that never was, the count is one behind the calendar.
        var start = days < 60 ? new DateTime(1899, 12, 31) : new DateTime(1899, 12, 30);
        return start.AddSeconds(Math.Round(days * 86400));
    }

    /// <summary>As we write dates in a <see cref="Table"/>: the day, the time when there is one, the time alone below one day.</summary>
    public static string? ToText(double days, bool from1904 = false)
    {
        if (ToDate(days, from1904) is not { } date) return null;
        var format = days < 1 && days > 0 ? "HH:mm:ss" : date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss";
        return date.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>The day's number, for writing.</summary>
    public static int FromDate(DateOnly day) => day.DayNumber - new DateOnly(1899, 12, 30).DayNumber;
}
