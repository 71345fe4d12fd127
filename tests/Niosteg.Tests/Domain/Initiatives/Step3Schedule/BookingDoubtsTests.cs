using Niosteg.Domain.Initiatives.Step3Schedule;

namespace Niosteg.Tests.Domain.Initiatives.Step3Schedule;

public class BookingDoubtsTests
{
    private static readonly DateTime Now = new(2026, 3, 12, 10, 0, 0);

    [Theory]
    [InlineData("2026-04-14 09:00", 5, "")]
    [InlineData("2026-03-12 09:30", 5, "time-past")]
    [InlineData("2026-04-03 09:00", 5, "time-day-off")] // Good Friday
    [InlineData("2026-05-15 09:00", 5, "time-day-off")] // the Friday after Ascension Day
    [InlineData("2026-07-14 09:00", 5, "time-day-off")]
    [InlineData("2026-04-18 09:00", 5, "time-day-off")] // a Saturday
    [InlineData("2026-04-15 09:00", 5, "time-day-off")] // the organisation's own
    [InlineData("2026-04-14 02:00", 5, "time-at-night")]
    [InlineData("2026-04-14 20:30", 5, "")]
    [InlineData("2026-04-14 21:00", 5, "time-at-night")]
    [InlineData("2026-04-14 09:00", 0, "time-nobody")]
    [InlineData("2026-01-01 23:00", 0, "time-past time-day-off time-at-night time-nobody")]
    public void What_is_more_often_a_slip_than_meant_is_asked_about(string at, int people, string doubts) =>
        Assert.Equal(doubts, string.Join(' ', BookingDoubts.Of(DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture), 90, people, Now, new(CalendarRules.Start with { AlsoOff = [new(2026, 4, 15)] })).Select(doubt => doubt.Code)));

    [Fact]
    public void Who_works_in_July_and_on_squeeze_days_is_not_asked_about_them()
    {
        var open = new WorkingCalendar(new(SqueezeDaysOff: false, JulyOff: false));

        Assert.Empty(BookingDoubts.Of(new(2026, 7, 14, 9, 0, 0), 90, 5, Now, open));
        Assert.Empty(BookingDoubts.Of(new(2026, 5, 15, 9, 0, 0), 90, 5, Now, open));
        Assert.Single(BookingDoubts.Of(new(2026, 5, 14, 9, 0, 0), 90, 5, Now, open));
    }
}
