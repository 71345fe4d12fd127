using Niosteg.Web.Documents;
using System.Diagnostics;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Calendar = Ical.Net.Calendar;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>Busy times out of a calendar file. Titles, places and people never get past the first line that is read: only the lines
/// that say when are kept (<see cref="CalendarLines"/>).</summary>
internal static class CalendarReading
{
    private const int MostOfOneSeries = 2_000;
    private const int OldHourlyYears = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    /// <summary>A rule that never hits a day, such as 30 February, is given up after so many tries.</summary>
    private static readonly EvaluationOptions Limits = new() { MaxUnmatchedIncrementsLimit = 1_000 };

    // A zone that only the file knows the name of is taken for the organisation's own.
    static CalendarReading() => TimeZoneResolvers.TimeZoneResolver = name => Known(name) ?? TimeZoneResolvers.Default("Europe/Stockholm");

    /// <param name="file">As it came.</param>
    /// <param name="now">What ended before is left out.</param>
    public static async Task<Outcome<ReadCalendar>> ReadAsync(Stream file, DateTime now, CancellationToken cancel)
    {
        var lines = await CalendarLines.OfAsync(file, cancel);
        if (lines.Refusal is { } no) return no;
        Calendar? calendar;
        try
        {
            calendar = Calendar.Load(lines.Value);
        }
        catch (Exception odd) when (IsOdd(odd))
        {
            return new Refusal("calendar-not-one", "File");
        }
        return calendar is null ? new Refusal("calendar-not-one", "File") : SpansOf(calendar, lines.Value, now);
    }

    private static ReadCalendar SpansOf(Calendar calendar, string text, DateTime now)
    {
        var (spans, unread) = FreeBusyLines.Of(text);
        var until = now.AddDays(BusyCalendar.Days);
        var began = Stopwatch.GetTimestamp();
        foreach (var series in calendar.Events.Where(one => one.Start is not null).GroupBy(one => one.Uid))
            if (Stopwatch.GetElapsedTime(began) > Patience || !Series([.. series], now, until, spans)) unread++;
        return new(spans, unread);
    }

    /// <summary>An event with all its repetitions and exceptions; false when it could not be followed.</summary>
    private static bool Series(CalendarEvent[] events, DateTime now, DateTime until, List<BusySpan> spans)
    {
        if (Array.Exists(events, one => IsEndless(one, now))) return false;
        try
        {
            var own = new Calendar();
            foreach (var one in events) own.Events.Add(one);
            var from = new CalDateTime(now.AddDays(-1), CalDateTime.UtcTzId);
            foreach (var hit in own.GetOccurrences<CalendarEvent>(from, Limits).TakeWhile(hit => Utc(hit.Period.StartTime) < until).Take(MostOfOneSeries))
                if (hit.Source is CalendarEvent one && IsBusy(one)) spans.Add(new(Utc(hit.Period.StartTime), Utc(hit.Period.EffectiveEndTime ?? hit.Period.StartTime), IsTentative(one)));
            return true;
        }
        catch (Exception odd) when (IsOdd(odd))
        {
            return false;
        }
    }

    /// <summary>Nobody meets every minute; a file that says so would be followed for ever.</summary>
    private static bool IsEndless(CalendarEvent one, DateTime now) => one.RecurrenceRule?.Frequency is FrequencyType.Secondly or FrequencyType.Minutely
        || (one.RecurrenceRule?.Frequency == FrequencyType.Hourly && one.Start!.Year < now.Year - OldHourlyYears);

    private static bool IsBusy(CalendarEvent one) =>
        one.Transparency != TransparencyType.Transparent && !string.Equals(one.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase) && Outlook(one) is not ("FREE" or "WORKINGELSEWHERE");

    private static bool IsTentative(CalendarEvent one) => string.Equals(one.Status, "TENTATIVE", StringComparison.OrdinalIgnoreCase) || Outlook(one) == "TENTATIVE";

    private static string? Outlook(CalendarEvent one) => one.Properties.Get<string>("X-MICROSOFT-CDO-BUSYSTATUS")?.ToUpperInvariant();

    /// <summary>A whole day is one where the organisation is, and a time without a zone is its clock's. The hour that is not there in
    /// March is the one after it.</summary>
    private static DateTime Utc(CalDateTime at) =>
        !at.HasTime ? Shell.Texts.StartOf(at.Date)
        : at.IsFloating ? CalendarFile.Utc(at.Value) ?? CalendarFile.Utc(at.Value.AddHours(1))!.Value
        : DateTime.SpecifyKind(at.AsUtc, DateTimeKind.Utc);

    private static NodaTime.DateTimeZone? Known(string name)
    {
        try
        {
            return TimeZoneResolvers.Default(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What a library may say of a file from anywhere: it is the file that is odd, not we.</summary>
    private static bool IsOdd(Exception odd) => odd is not (OutOfMemoryException or OperationCanceledException);
}

/// <param name="Unread">Entries that could not be followed.</param>
internal sealed record ReadCalendar(IReadOnlyList<BusySpan> Spans, int Unread);

/// <summary>The lines of a calendar file that say when and whether busy. Everything else is dropped as it is read.</summary>
internal static class CalendarLines
{
    public const int MostMegabytes = 20;
    private const int MostEntries = 20_000;
    private const int LongestLine = 20_000;
    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        "BEGIN", "END", "VERSION", "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "TRANSP", "STATUS", "FREEBUSY", "X-MICROSOFT-CDO-BUSYSTATUS",
    };
    private static readonly HashSet<string> Parts = new(StringComparer.OrdinalIgnoreCase) { "VCALENDAR", "VEVENT", "VFREEBUSY" };

    public static async Task<Outcome<string>> OfAsync(Stream file, CancellationToken cancel)
    {
        using var reader = new StreamReader(file, Encoding.UTF8);
        var kept = new StringBuilder();
        var (line, read, entries, skip) = ((string?)null, 0L, 0, (string?)null);
        while (await reader.ReadLineAsync(cancel) is { } next)
        {
            read += next.Length + 2;
            if (read > MostMegabytes * 1024L * 1024) return new Refusal("calendar-too-large", "File", MostMegabytes);
            if (line is null && kept.Length == 0 && next.Trim().Length == 0) continue;
            if (line is null && kept.Length == 0 && !next.Trim().Equals("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase)) return new Refusal("calendar-not-one", "File");
            if (next.StartsWith(' ') || next.StartsWith('\t'))
            {
                if (line is { Length: < LongestLine }) line += next[1..];
                continue;
            }
            Take();
            line = next;
            if (next.StartsWith("BEGIN:V", StringComparison.OrdinalIgnoreCase) && ++entries > MostEntries) return new Refusal("calendar-too-full", "File", MostEntries);
        }
        Take();
        return kept.Length == 0 ? new Refusal("calendar-not-one", "File") : kept.ToString();

        void Take()
        {
            if (line is null) return;
            var name = line[..Math.Max(0, line.IndexOfAny([':', ';']))];
            var value = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
            if (skip is not null)
            {
                if (name.Equals("END", StringComparison.OrdinalIgnoreCase) && value.Equals(skip, StringComparison.OrdinalIgnoreCase)) skip = null;
            }
            else if (name.Equals("BEGIN", StringComparison.OrdinalIgnoreCase) && !Parts.Contains(value)) skip = value;
            else if (Kept.Contains(name)) kept.Append(line).Append("\r\n");
        }
    }
}
