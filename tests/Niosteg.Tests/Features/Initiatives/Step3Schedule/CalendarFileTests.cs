using Niosteg.Web.Documents;
using System.Globalization;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step3Schedule;

namespace Niosteg.Tests.Features.Initiatives.Step3Schedule;

/// <summary>Every calendar that leaves, read by a checker that does not know the library that wrote it.</summary>
public class CalendarFileTests
{
    private static readonly DateTime Now = new(2026, 3, 12, 9, 0, 0, DateTimeKind.Utc);
    private static readonly CalendarSender Sender = new("Lövsta kommun, HR; \"staben\"", "niosteg@lovsta.se");
    private static readonly CalendarGuest[] Guests = [new("anna@lovsta.se", "Anna-Lena von Ek, \"Lena\""), new("bjorn@lovsta.se", "Björn Åkesson"), new("long@lovsta.se", new string('å', 90))];

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("en-GB")]
    [InlineData("ar-SA")]
    public void Every_message_of_a_times_whole_life_is_a_calendar(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var time = Time("Workshop; del 1, \"vården\"\nrad två " + new string('ö', 90));
        var files = new List<string> { CalendarFile.Message(time, Sender, Guests), CalendarFile.Message(time, Sender, []), CalendarFile.Letter(time, Sender, Guests[0], CalendarWord.Invite) };
        time.Change(time.Title, Now.AddDays(40), 60, "Norrby, sal B; plan 2", [Guid.Empty], Now);
        files.AddRange([CalendarFile.Letter(time, Sender, Guests[1], CalendarWord.Change), CalendarFile.Letter(time, Sender, Guests[1], CalendarWord.Cancel)]);
        time.Cancel(Now.AddDays(1));
        files.AddRange([CalendarFile.Letter(time, Sender, Guests[2], CalendarWord.Cancel), CalendarFile.Feed("Vård; skola, allt", [time, Time("Nästa")], Sender), CalendarFile.Feed("Tom", [], Sender)]);
        CultureInfo.CurrentCulture = before;

        Assert.All(files, file => Assert.Empty(CalendarCheck.Faults(file)));
    }

    [Fact]
    public void A_time_over_the_night_when_the_clock_moves_lasts_as_long_as_it_lasts()
    {
        foreach (var start in new[] { new DateTime(2026, 3, 28, 23, 30, 0, DateTimeKind.Utc), new DateTime(2026, 10, 24, 23, 30, 0, DateTimeKind.Utc) })
        {
            var file = CalendarFile.Message(BookedTime.Book(BookedTimeId.New(), InitiativeId.New(), "Natt", start, 240, null, [], Now).Value, Sender, []);

            var read = Ical.Net.Calendar.Load(file)!.Events[0]!;
            Assert.Equal((start, start.AddMinutes(240)), (read.Start!.AsUtc, read.End!.AsUtc));
        }
    }

    [Fact]
    public void The_checker_sees_what_is_wrong()
    {
        var whole = CalendarFile.Message(Time("Workshop"), Sender, Guests[..1]);

        Assert.Empty(CalendarCheck.Faults(whole));
        foreach (var (good, bad) in new[] { ("UID:", "X-UID:"), ("\r\n", "\n"), ("CN=", "X-CN="), ("TZID:Europe", "TZID:Asia"), ("VERSION:2.0", "VERSION:1.0"), ("END:VEVENT", "END:VTODO"), ("ORGANIZER", "X-O") })
            Assert.NotEmpty(CalendarCheck.Faults(whole.Replace(good, bad, StringComparison.Ordinal)));
    }

    private static BookedTime Time(string title) => BookedTime.Book(BookedTimeId.New(), InitiativeId.New(), title, Now.AddDays(33), 90, "Lövsta", [], Now).Value;
}
