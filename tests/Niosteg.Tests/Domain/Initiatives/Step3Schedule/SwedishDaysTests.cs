using Niosteg.Domain.Initiatives.Step3Schedule;

namespace Niosteg.Tests.Domain.Initiatives.Step3Schedule;

public class SwedishDaysTests
{
    private static readonly WorkingCalendar Usual = new(CalendarRules.Start);

    /// <summary>From the tables of the Swedish almanac and the Vatican's; 1818 and 2038 are the two ends of what is possible.</summary>
    [Theory]
    [InlineData("1818-03-22")]
    [InlineData("1943-04-25")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2019-04-21")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2038-04-25")]
    public void Easter_is_where_the_almanac_has_it(string day) =>
        Assert.Equal(DateOnly.Parse(day), SwedishHolidays.EasterIn(DateOnly.Parse(day).Year));

    [Theory]
    [InlineData("2026-04-03", Holiday.GoodFriday)]
    [InlineData("2026-04-06", Holiday.EasterMonday)]
    [InlineData("2026-05-14", Holiday.AscensionDay)]
    [InlineData("2026-05-24", Holiday.WhitSunday)]
    [InlineData("2026-06-06", Holiday.NationalDay)]
    [InlineData("2026-06-19", Holiday.MidsummerEve)]
    [InlineData("2026-06-20", Holiday.MidsummerDay)]
    [InlineData("2026-10-31", Holiday.AllSaintsDay)]
    [InlineData("2025-11-01", Holiday.AllSaintsDay)]
    [InlineData("2026-12-24", Holiday.ChristmasEve)]
    [InlineData("2026-12-31", Holiday.NewYearsEve)]
    public void Moving_and_standing_holidays_are_computed(string day, Holiday holiday) =>
        Assert.Equal(holiday, SwedishHolidays.On(DateOnly.Parse(day)));

    [Fact]
    public void Whit_Monday_is_worked_since_2005_and_two_holidays_on_one_day_are_one_day_off()
    {
        Assert.Null(SwedishHolidays.On(new(2026, 5, 25)));
        Assert.Equal(Holiday.FirstOfMay, SwedishHolidays.On(new(2008, 5, 1)));
        Assert.Equal(15, SwedishHolidays.In(2008).Count);
    }

    [Theory]
    [InlineData("2026-05-15")] // Friday after Ascension Day
    [InlineData("2026-01-05")] // Monday before Epiphany
    [InlineData("2026-01-02")] // Friday between New Year's Day and the weekend
    [InlineData("2024-12-23")] // Monday before Christmas Eve
    public void A_lone_working_day_between_two_days_off_is_a_squeeze_day(string day)
    {
        var one = DateOnly.Parse(day);

        Assert.Equal(DayOff.SqueezeDay, Usual.WhyOff(one));
        Assert.True(new WorkingCalendar(new(SqueezeDaysOff: false)).IsWorking(one));
    }

    [Theory]
    [InlineData("2026-07-15", DayOff.July)]
    [InlineData("2026-03-14", DayOff.Weekend)]
    [InlineData("2026-05-01", DayOff.PublicHoliday)]
    [InlineData("2026-03-20", DayOff.Own)]
    public void Each_day_off_says_why(string day, DayOff why) =>
        Assert.Equal(why, new WorkingCalendar(new(AlsoOff: [new(2026, 3, 20)])).WhyOff(DateOnly.Parse(day)));

    [Fact]
    public void Counting_there_and_back_agrees_over_years_with_leap_days_and_clock_changes()
    {
        var start = new DateOnly(2026, 1, 1);

        for (var place = 0; place < 700; place += 7) Assert.Equal(place, Usual.Between(start, Usual.DayAt(start, place)));
        Assert.Equal(-5, Usual.Between(new(2026, 3, 16), new(2026, 3, 9)));
        Assert.Equal(new(2026, 8, 3), Usual.DayAt(new(2026, 7, 4), 0));
    }
}
