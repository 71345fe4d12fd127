using System.Text;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Initiatives.Step3Schedule;

namespace Niosteg.Tests.Features.Initiatives.Step3Schedule;

public class CalendarReadingTests
{
    private static readonly DateTime Now = new(2026, 3, 12, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_meeting_of_any_zone_is_read_at_its_moment()
    {
        var spans = await SpansAsync(
            Event("DTSTART;TZID=Europe/Stockholm:20260414T090000", "DTEND;TZID=Europe/Stockholm:20260414T100000"),
            Event("DTSTART;TZID=America/New_York:20260415T090000", "DTEND;TZID=America/New_York:20260415T100000"),
            Event("DTSTART:20260416T070000Z", "DURATION:PT1H"),
            Event("DTSTART;TZID=W. Europe Standard Time:20260417T090000", "DTEND;TZID=W. Europe Standard Time:20260417T100000"),
            Event("DTSTART;TZID=Customized Time Zone 1:20260420T090000", "DTEND;TZID=Customized Time Zone 1:20260420T100000"),
            Event("DTSTART:20260421T090000", "DTEND:20260421T100000"));

        Assert.Equal([Utc(4, 14, 7), Utc(4, 15, 13), Utc(4, 16, 7), Utc(4, 17, 7), Utc(4, 20, 7), Utc(4, 21, 7)], spans.Select(s => s.From));
        Assert.All(spans, span => Assert.Equal(1, (span.To - span.From).TotalHours));
    }

    [Fact]
    public async Task A_series_is_followed_for_a_year_with_its_exceptions_and_moves_also_over_the_clock_change()
    {
        var spans = await SpansAsync(
            Event("UID:weekly", "DTSTART;TZID=Europe/Stockholm:20260323T090000", "DTEND;TZID=Europe/Stockholm:20260323T100000", "RRULE:FREQ=WEEKLY", "EXDATE;TZID=Europe/Stockholm:20260406T090000"),
            Event("UID:weekly", "RECURRENCE-ID;TZID=Europe/Stockholm:20260413T090000", "DTSTART;TZID=Europe/Stockholm:20260413T150000", "DTEND;TZID=Europe/Stockholm:20260413T160000"));

        Assert.Equal([Utc(3, 23, 8), Utc(3, 30, 7), Utc(4, 13, 13), Utc(4, 20, 7)], spans.Take(4).Select(s => s.From));
        Assert.True(spans[^1].From < Now.AddDays(366));
        Assert.InRange(spans.Count, 49, 52);
    }

    [Fact]
    public async Task A_whole_day_is_the_organisations_day_and_what_is_free_or_cancelled_is_nothing()
    {
        var spans = await SpansAsync(
            Event("DTSTART;VALUE=DATE:20260414", "DTEND;VALUE=DATE:20260416"),
            Event("DTSTART;VALUE=DATE:20260420"),
            Event("DTSTART:20260421T090000", "DTEND:20260421T100000", "TRANSP:TRANSPARENT"),
            Event("DTSTART:20260422T090000", "DTEND:20260422T100000", "STATUS:CANCELLED"),
            Event("DTSTART:20260423T090000", "DTEND:20260423T100000", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"),
            Event("DTSTART:20260424T090000", "DTEND:20260424T100000", "STATUS:TENTATIVE"));

        Assert.Equal([new(Utc(4, 13, 22), Utc(4, 15, 22)), new(Utc(4, 19, 22), Utc(4, 20, 22)), new(Utc(4, 24, 7), Utc(4, 24, 8), true)], spans);
    }

    [Fact]
    public async Task The_nights_when_the_clock_moves_lose_nothing()
    {
        var spans = await SpansAsync(
            Event("DTSTART;TZID=Europe/Stockholm:20260328T220000", "DTEND;TZID=Europe/Stockholm:20260329T060000"),
            Event("DTSTART;TZID=Europe/Stockholm:20261024T220000", "DTEND;TZID=Europe/Stockholm:20261025T060000"),
            Event("DTSTART:20260329T023000", "DTEND:20260329T033000"));

        Assert.Equal(7, (spans[0].To - spans[0].From).TotalHours);
        Assert.Contains(spans, span => (span.To - span.From).TotalHours == 9);
    }

    [Fact]
    public async Task Free_and_busy_periods_are_read_by_their_kind()
    {
        var read = await ReadAsync("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VFREEBUSY\r\nUID:f\r\nFREEBUSY;FBTYPE=BUSY:20260414T070000Z/20260414T080000Z,20260415T070000Z/PT2H\r\n"
            + "FREEBUSY;FBTYPE=FREE:20260416T070000Z/PT1H\r\nFREEBUSY;FBTYPE=BUSY-TENTATIVE:20260417T070000Z/PT1H\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n");

        Assert.Equal([new(Utc(4, 14, 7), Utc(4, 14, 8)), new(Utc(4, 15, 7), Utc(4, 15, 9)), new(Utc(4, 17, 7), Utc(4, 17, 8), true)], read.Value.Spans.OrderBy(s => s.From));
    }

    [Theory]
    [InlineData("DTSTART:19700101T000000Z\r\nDURATION:PT1S\r\nRRULE:FREQ=SECONDLY")]
    [InlineData("DTSTART:19700101T000000Z\r\nDURATION:PT1M\r\nRRULE:FREQ=MINUTELY")]
    [InlineData("DTSTART:19700101T000000Z\r\nDURATION:PT1M\r\nRRULE:FREQ=HOURLY")]
    [InlineData("DTSTART:20260101T000000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")]
    public async Task A_series_without_end_or_sense_is_counted_and_the_rest_is_read(string endless)
    {
        var read = await ReadAsync(Calendar(Event(endless.Split("\r\n")), Event("DTSTART:20260414T070000Z", "DURATION:PT1H")));

        Assert.Equal((1, Utc(4, 14, 7)), (read.Value.Unread, Assert.Single(read.Value.Spans).From));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Datum;Tid\r\n2026-04-14;09:00")]
    [InlineData("PK\u0003\u0004zip")]
    [InlineData("<html><body>BEGIN:VCALENDAR</body></html>")]
    public async Task What_is_no_calendar_is_refused(string text) => Assert.Equal("calendar-not-one", (await ReadAsync(text)).Refusal?.Code);

    [Fact]
    public async Task A_huge_file_is_refused_before_it_is_read_to_its_end()
    {
        var line = "DESCRIPTION:" + new string('x', 70) + "\r\n";
        using var huge = new MemoryStream(Encoding.UTF8.GetBytes("BEGIN:VCALENDAR\r\n" + string.Concat(Enumerable.Repeat(line, 300_000))));

        Assert.Equal("calendar-too-large", (await CalendarReading.ReadAsync(huge, Now, default)).Refusal?.Code);
    }

    [Fact]
    public async Task Titles_places_names_and_alarms_are_gone_before_the_file_is_understood()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(Calendar(Event("DTSTART:20260414T070000Z", "DURATION:PT1H", "SUMMARY:Läkarbesök hos\r\n  doktor Ek", "LOCATION:Vårdcentralen",
            "ATTENDEE;CN=Anna:mailto:anna@lovsta.se", "BEGIN:VALARM", "UID:alarm", "DESCRIPTION:Tablett", "END:VALARM"))));

        var lines = (await CalendarLines.OfAsync(file, default)).Value;

        Assert.Contains("DTSTART:20260414T070000Z", lines, StringComparison.Ordinal);
        foreach (var word in new[] { "kar", "doktor", "rdcentral", "Anna", "alarm", "Tablett" }) Assert.DoesNotContain(word, lines, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Times_that_touch_are_one_and_what_is_over_or_beyond_the_year_is_not_kept()
    {
        var calendar = new BusyCalendar(PersonId.New());
        calendar.Read([new(Utc(4, 14, 8), Utc(4, 14, 9)), new(Utc(4, 14, 7), Utc(4, 14, 8)), new(Utc(1, 1, 1), Utc(1, 1, 2)), new(Utc(3, 12, 8), Utc(3, 12, 10)), new(Now.AddYears(2), Now.AddYears(3)),
            new(Utc(4, 14, 7), Utc(4, 14, 8), true)], Now);

        Assert.Equal([new(Now, Utc(3, 12, 10)), new(Utc(4, 14, 7), Utc(4, 14, 9))], calendar.Times);
        Assert.Equal((Availability.Cannot, Availability.Unknown), (calendar.Says(Utc(4, 14, 8), 60), calendar.Says(Utc(4, 14, 9), 60)));
    }

    private static DateTime Utc(int month, int day, int hour) => new(2026, month, day, hour, 0, 0, DateTimeKind.Utc);

    private static int _events;

    private static string Event(params string[] lines) =>
        "BEGIN:VEVENT\r\n" + (Array.Exists(lines, line => line.StartsWith("UID:", StringComparison.Ordinal)) ? "" : $"UID:{Interlocked.Increment(ref _events)}\r\n") + string.Join("\r\n", lines) + "\r\nEND:VEVENT\r\n";

    private static string Calendar(params string[] events) => "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//SV\r\n" + string.Concat(events) + "END:VCALENDAR\r\n";

    private static async Task<List<BusySpan>> SpansAsync(params string[] events)
    {
        var read = (await ReadAsync(Calendar(events))).Value;
        Assert.Equal(0, read.Unread);
        return [.. read.Spans.OrderBy(span => span.From)];
    }

    private static async Task<Outcome<ReadCalendar>> ReadAsync(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await CalendarReading.ReadAsync(file, Now, default);
    }
}
