using System.Globalization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Calendar = Ical.Net.Calendar;

namespace Niosteg.Web.Documents;

/// <summary>Booked times as iCalendar (RFC 5545), sent the way calendars expect to be told (RFC 5546): one identity, a rising
/// number, and the word for what happened.</summary>
internal static class CalendarFile
{
    public const string MediaType = "text/calendar";
    private const string Zone = "Europe/Stockholm";
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById(Zone);

    /// <summary>All times for a calendar that follows along. A cancelled one stays in it as cancelled, so that it leaves the calendar.</summary>
    public static string Feed(string name, IReadOnlyList<BookedTime> times, CalendarSender sender) => Written(() =>
    {
        var calendar = Begun("PUBLISH", times);
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        foreach (var time in times) calendar.Events.Add(EventOf(time, sender));
        return calendar;
    });

    /// <summary>One time as an invitation, its change or its cancellation. Without anyone to invite it is published.</summary>
    /// <param name="link">Where it is on the net.</param>
    /// <param name="asksForAnswer">Whether calendars shall send a yes or a no back; for a meeting with everyone they shall not.</param>
    public static string Message(BookedTime time, CalendarSender sender, IReadOnlyList<CalendarGuest> guests, string? link = null, bool asksForAnswer = true) =>
        Written(() => Told(time, sender, guests, time.IsCancelled ? "CANCEL" : guests.Count > 0 ? "REQUEST" : "PUBLISH", link, asksForAnswer));

    /// <summary>What one calendar is told. Who is no longer asked hears that it is cancelled for them; the time itself stands.</summary>
    public static string Letter(BookedTime time, CalendarSender sender, CalendarGuest guest, CalendarWord word) =>
        Written(() => Told(time, sender, [guest], MethodOf(word)));

    public static string MethodOf(CalendarWord word) => word == CalendarWord.Cancel ? "CANCEL" : "REQUEST";

    /// <summary>The clock in Stockholm at a moment; the hour that comes twice in October is told apart by the moment itself.</summary>
    public static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Stockholm);

    /// <summary>The moment of a clock time; null for the hour that does not exist in March.</summary>
    public static DateTime? Utc(DateTime local) => Stockholm.IsInvalidTime(local) ? null : TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Stockholm);

    private static Calendar Told(BookedTime time, CalendarSender sender, IReadOnlyList<CalendarGuest> guests, string method, string? link = null, bool asksForAnswer = true)
    {
        var calendar = Begun(method, [time]);
        var one = EventOf(time, sender);
        // RFC 5546, 3.2.5: the status is cancelled only when the time is so for everyone.
        if (method == "CANCEL" && !time.IsCancelled) one.Status = null;
        if (link is not null)
        {
            one.Url = new Uri(link);
            one.Description = link;
            one.Location ??= link;
        }
        foreach (var guest in guests)
            one.Attendees.Add(new Attendee($"mailto:{guest.Mail}") { CommonName = guest.Name, Rsvp = asksForAnswer && method == "REQUEST", ParticipationStatus = "NEEDS-ACTION", Role = "REQ-PARTICIPANT" });
        calendar.Events.Add(one);
        return calendar;
    }

    private static Calendar Begun(string method, IReadOnlyList<BookedTime> times)
    {
        var calendar = new Calendar { Method = method, ProductId = "-//Niosteg//Niosteg//SV" };
        var first = times.Count == 0 ? new DateTime(2026, 1, 1) : Local(times.Min(t => t.StartsAt)).AddYears(-1);
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(Zone, first, includeHistoricalData: false));
        return calendar;
    }

    private static CalendarEvent EventOf(BookedTime time, CalendarSender sender) => new()
    {
        Uid = $"{time.Id}@niosteg",
        Sequence = time.Sequence,
        DtStamp = new CalDateTime(time.ChangedAt, "UTC"),
        Created = new CalDateTime(time.CreatedAt, "UTC"),
        LastModified = new CalDateTime(time.ChangedAt, "UTC"),
        Start = new CalDateTime(Local(time.StartsAt), Zone),
        End = new CalDateTime(Local(time.EndsAt), Zone),
        Summary = time.Title,
        Location = time.Place,
        Status = time.IsCancelled ? "CANCELLED" : "CONFIRMED",
        Organizer = new Organizer($"mailto:{sender.Mail}") { CommonName = sender.Name },
    };

    /// <summary>The library writes numbers in the reader's culture, already when it makes the time zone's rule, and Swedish has a minus
    /// sign of its own that no calendar knows.</summary>
    private static string Written(Func<Calendar> make)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return new CalendarSerializer().SerializeToString(make())!;
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}

/// <summary>Who the invitations are from: the organisation, not a person.</summary>
internal sealed record CalendarSender(string Name, string Mail);

/// <summary>Somebody who is invited.</summary>
/// <param name="Name">Null for a protected identity.</param>
internal sealed record CalendarGuest(string Mail, string? Name);
