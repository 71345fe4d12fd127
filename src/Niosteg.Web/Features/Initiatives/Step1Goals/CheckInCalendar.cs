using System.Globalization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Niosteg.Domain.Initiatives.Step1Goals;
using Calendar = Ical.Net.Calendar;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>A goal's check-ins as one calendar entry that comes back (RFC 5545), told of as calendars expect (RFC 5546): the same identity for
/// life, a rising number, and its cancellation. It is read over shoulders, so it names no goal and nobody but whom it is for.</summary>
internal static class CheckInCalendar
{
    public const string MediaType = "text/calendar";
    private const string From = "no-reply@niosteg.invalid";

    /// <param name="words">What the day is called, and who it is from.</param>
    /// <param name="attendee">The owner's mail address; null to publish it.</param>
    /// <param name="link">Where the check-in is made.</param>
    public static string Of(InitiativeGoal goal, CheckInRhythm rhythm, (string Summary, string Organisation) words, string? attendee, string? link, bool isCancelled)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            // The library writes numbers in the reader's culture, and Swedish has a minus sign of its own that no calendar knows.
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            var calendar = new Calendar { Method = isCancelled ? "CANCEL" : attendee is null ? "PUBLISH" : "REQUEST", ProductId = "-//Niosteg//Niosteg//SV" };
            var one = EventOf(goal, rhythm, words, isCancelled);
            if (link is not null) (one.Description, one.Url) = (link, new Uri(link));
            if (attendee is not null) one.Attendees.Add(new Attendee($"mailto:{attendee}") { Rsvp = false, ParticipationStatus = "ACCEPTED", Role = "REQ-PARTICIPANT" });
            calendar.Events.Add(one);
            return new CalendarSerializer().SerializeToString(calendar)!;
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static CalendarEvent EventOf(InitiativeGoal goal, CheckInRhythm rhythm, (string Summary, string Organisation) words, bool isCancelled) => new()
    {
        Uid = $"{goal.Id}-check-in@niosteg",
        Sequence = rhythm.Sequence,
        DtStamp = new CalDateTime(rhythm.ChangedAt, "UTC"),
        Created = new CalDateTime(rhythm.CreatedAt, "UTC"),
        LastModified = new CalDateTime(rhythm.ChangedAt, "UTC"),
        Start = new CalDateTime(rhythm.FirstOn),
        RecurrenceRule = new($"FREQ=MONTHLY;INTERVAL={(int)rhythm.Pace}{(goal.By is { } by && by >= rhythm.FirstOn ? $";UNTIL={by:yyyyMMdd}" : "")}"),
        Summary = words.Summary,
        Status = isCancelled ? "CANCELLED" : "CONFIRMED",
        Transparency = TransparencyType.Transparent,
        Organizer = new Organizer($"mailto:{From}") { CommonName = words.Organisation },
    };
}
