using System.Globalization;
using System.Xml;
using Niosteg.Domain.Initiatives.Step3Schedule;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>The FREEBUSY lines of a calendar (RFC 5545, 3.8.2.6), which the library reads without their periods: moments in UTC, each
/// with an end or a length.</summary>
internal static class FreeBusyLines
{
    public static (List<BusySpan> Spans, int Unread) Of(string text)
    {
        var (spans, unread) = (new List<BusySpan>(), 0);
        foreach (var line in text.Split("\r\n").Where(line => line.StartsWith("FREEBUSY", StringComparison.OrdinalIgnoreCase)))
        {
            var at = line.IndexOf(':', StringComparison.Ordinal);
            var kind = line[..Math.Max(0, at)].ToUpperInvariant();
            if (kind.Contains("FBTYPE=FREE", StringComparison.Ordinal)) continue;
            foreach (var period in line[(at + 1)..].Split(','))
                if (SpanOf(period) is { } span) spans.Add(span with { IsTentative = kind.Contains("BUSY-TENTATIVE", StringComparison.Ordinal) });
                else unread++;
        }
        return (spans, unread);
    }

    private static BusySpan? SpanOf(string period) =>
        period.Split('/') is [var from, var to] && Moment(from) is { } start && (Moment(to) ?? Later(start, to)) is { } end ? new(start, end) : null;

    private static DateTime? Moment(string text) =>
        DateTime.TryParseExact(text.Trim(), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    private static DateTime? Later(DateTime start, string length)
    {
        try
        {
            return start + XmlConvert.ToTimeSpan(length.Trim());
        }
        catch (Exception odd) when (odd is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }
}
