using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Niosteg.Tests.Support;

/// <summary>Reads a calendar as the strictest program does (RFC 5545 and 5546), and knows nothing of the library that wrote it.</summary>
internal static partial class CalendarCheck
{
    /// <summary>What is wrong, in words; nothing when all is well.</summary>
    public static IReadOnlyList<string> Faults(string file)
    {
        var faults = new List<string>();
        if (!file.EndsWith("\r\n", StringComparison.Ordinal) || file.Replace("\r\n", "", StringComparison.Ordinal).AsSpan().IndexOfAny('\r', '\n') >= 0) faults.Add("line ends");
        foreach (var line in file.Split("\r\n")) if (Encoding.UTF8.GetByteCount(line) > 75) faults.Add("a line of more than 75 octets: " + line);
        var lines = file.Replace("\r\n ", "", StringComparison.Ordinal).Replace("\r\n\t", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines) if (!ContentLine().IsMatch(line)) faults.Add("no content line: " + line);
        faults.AddRange(Nesting(lines));
        faults.AddRange(Head(lines));
        var method = lines.FirstOrDefault(line => line.StartsWith("METHOD:", StringComparison.Ordinal))?[7..];
        foreach (var one in Events(lines)) faults.AddRange(Event(one, lines, method));
        return faults;
    }

    private static IEnumerable<string> Nesting(string[] lines)
    {
        var open = new Stack<string>();
        foreach (var line in lines)
            if (line.StartsWith("BEGIN:", StringComparison.Ordinal)) open.Push(line[6..]);
            else if (line.StartsWith("END:", StringComparison.Ordinal) && (open.Count == 0 || open.Pop() != line[4..])) yield return "nesting at " + line;
        if (open.Count > 0) yield return "never ended: " + open.Peek();
    }

    private static IEnumerable<string> Head(string[] lines)
    {
        if (lines.FirstOrDefault() != "BEGIN:VCALENDAR") yield return "does not begin as a calendar";
        foreach (var needed in new[] { "VERSION:2.0", "PRODID:" })
            if (lines.Count(line => line.StartsWith(needed, StringComparison.Ordinal)) != 1) yield return "not once: " + needed;
    }

    private static IEnumerable<List<string>> Events(string[] lines)
    {
        List<string>? one = null;
        foreach (var line in lines)
            if (line == "BEGIN:VEVENT") one = [];
            else if (line == "END:VEVENT" && one is not null) { yield return one; one = null; }
            else one?.Add(line);
    }

    private static IEnumerable<string> Event(List<string> one, string[] lines, string? method)
    {
        foreach (var name in new[] { "UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY" })
            if (one.Count(line => NameOf(line) == name) != 1) yield return $"{name} not once";
        foreach (var name in new[] { "STATUS", "ORGANIZER", "LOCATION", "DTEND" })
            if (one.Count(line => NameOf(line) == name) > 1) yield return $"{name} more than once";
        if (!one.Exists(line => line.StartsWith("DTSTAMP:", StringComparison.Ordinal) && line.EndsWith('Z'))) yield return "DTSTAMP is not UTC";
        foreach (var zone in one.Select(line => Zone().Match(line)).Where(hit => hit.Success).Select(hit => hit.Groups[1].Value).Distinct())
            if (!lines.Contains("TZID:" + zone)) yield return "no time zone " + zone;
        if (Moment(one, "DTEND") is { } end && Moment(one, "DTSTART") is { } start && end <= start) yield return "ends before it begins";
        var guests = one.Where(line => NameOf(line) == "ATTENDEE").ToList();
        if (method is "REQUEST" or "CANCEL" && !one.Exists(line => NameOf(line) == "ORGANIZER")) yield return "no organizer";
        if (method == "REQUEST" && guests.Count == 0) yield return "nobody invited";
        if (method == "PUBLISH" && guests.Count > 0) yield return "guests in what is published";
        foreach (var guest in guests)
            if (!guest.Contains(":mailto:", StringComparison.Ordinal) || !guest.Contains("CN=", StringComparison.Ordinal)) yield return "guest without name or address: " + guest;
    }

    private static string NameOf(string line) => line[..line.IndexOfAny([':', ';'])];

    private static DateTime? Moment(List<string> one, string name) =>
        one.Find(line => NameOf(line) == name) is { } line && DateTime.TryParseExact(line[(line.LastIndexOf(':') + 1)..].TrimEnd('Z'), "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    [GeneratedRegex("""^[A-Z0-9-]+(;[A-Z0-9-]+=("[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*)(,("[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*))*)*:[^\x00-\x08\x0a-\x1f]*$""")]
    private static partial Regex ContentLine();

    [GeneratedRegex("^(?:DTSTART|DTEND)[^:]*;TZID=([^;:]+)")]
    private static partial Regex Zone();
}
