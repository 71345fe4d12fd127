using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>A stretch of time that is taken. Nothing tells what by.</summary>
/// <param name="IsTentative">Perhaps taken.</param>
public sealed record BusySpan(DateTime From, DateTime To, bool IsTentative = false)
{
    public bool Overlaps(DateTime from, DateTime to) => From < to && from < To;
}

/// <summary>When somebody is busy, as their calendar said when it was read. Holds times and no words, no further ahead than
/// <see cref="Days"/>, and is forgotten when the last day has passed.</summary>
public sealed class BusyCalendar
{
    /// <summary>How far ahead a calendar is read.</summary>
    public const int Days = 366;
    /// <summary>More than that within a year is a machine's calendar.</summary>
    public const int MostSpans = 5_000;

    private BusyCalendar() { }

    public BusyCalendar(PersonId person) => (PersonId, Version) = (person, 1);

    public PersonId PersonId { get; private set; }
    /// <summary>In order, none touching another of its kind.</summary>
    public IReadOnlyList<BusySpan> Times { get; private set; } = [];
    public DateTime ReadAt { get; private set; }
    /// <summary>The last moment that is kept.</summary>
    public DateTime Until { get; private set; }
    public int Version { get; private set; }

    /// <summary>Takes a calendar's times in place of the ones before.</summary>
    public Outcome Read(IEnumerable<BusySpan> spans, DateTime now)
    {
        var end = now.AddDays(Days);
        var cut = spans.Where(span => span.To > now && span.From < end && span.From < span.To).Select(span => span with { From = Max(span.From, now), To = Min(span.To, end) }).ToList();
        var sure = Joined(cut.Where(span => !span.IsTentative));
        // What is perhaps taken by one and surely by another is taken.
        var times = sure.Concat(Joined(cut.Where(span => span.IsTentative)).Where(span => !sure.Exists(one => one.From <= span.From && one.To >= span.To))).OrderBy(span => span.From).ToList();
        if (times.Count > MostSpans) return new Refusal("calendar-too-full", nameof(Times), MostSpans);
        (Times, ReadAt, Until) = (times, now, times.Count == 0 ? now : times.Max(span => span.To));
        return Outcome.Done;
    }

    /// <summary>What the calendar says of a time: cannot, rather not, or nothing. A gap in a calendar is never a yes.</summary>
    public Availability Says(DateTime from, int minutes)
    {
        var to = from.AddMinutes(minutes);
        var hits = Times.Where(span => span.Overlaps(from, to)).ToList();
        return hits.Count == 0 ? Availability.Unknown : hits.TrueForAll(span => span.IsTentative) ? Availability.RatherNot : Availability.Cannot;
    }

    private static List<BusySpan> Joined(IEnumerable<BusySpan> spans)
    {
        var joined = new List<BusySpan>();
        foreach (var span in spans.OrderBy(span => span.From))
            if (joined.Count > 0 && span.From <= joined[^1].To) joined[^1] = joined[^1] with { To = Max(joined[^1].To, span.To) };
            else joined.Add(span);
        return joined;
    }

    private static DateTime Max(DateTime one, DateTime other) => one > other ? one : other;

    private static DateTime Min(DateTime one, DateTime other) => one < other ? one : other;
}
