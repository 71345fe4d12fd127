using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>What is odd about a time that is about to be booked: a slip more often than not, so it is asked about, and never forbidden.
/// Somebody may be writing down what was.</summary>
public static class BookingDoubts
{
    private const int Morning = 6;
    private const int Night = 22;

    /// <param name="local">As the clock shows it where the organisation is, like <paramref name="now"/>.</param>
    /// <param name="people">How many are asked to come.</param>
    public static IEnumerable<Refusal> Of(DateTime local, int minutes, int people, DateTime now, WorkingCalendar calendar)
    {
        if (local < now) yield return new("time-past", "Day");
        if (calendar.WhyOff(DateOnly.FromDateTime(local)) is { } why) yield return new("time-day-off", "Day", why);
        if (local < local.Date.AddHours(Morning) || local.AddMinutes(minutes) > local.Date.AddHours(Night)) yield return new("time-at-night", "At", Morning, Night);
        if (people == 0) yield return new("time-nobody", "People");
    }
}
