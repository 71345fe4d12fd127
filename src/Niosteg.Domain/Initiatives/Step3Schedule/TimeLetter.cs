namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>What a calendar is told (RFC 5546): keep the time, move it, or take it away.</summary>
public enum CalendarWord
{
    Invite = 1,
    Change,
    Cancel,
}

/// <summary>A mail about a booked time that is to be written.</summary>
/// <param name="Sequence">The number it carries.</param>
/// <param name="Key">The same for the same letter, so that it is written once.</param>
public sealed record TimeLetter(Guid Person, CalendarWord Word, int Sequence, string Key);

/// <summary>Somebody whose calendar has been told.</summary>
/// <param name="MailKey">Of the newest mail.</param>
/// <param name="Sequence">The number that it carried.</param>
/// <param name="IsCancelled">It took the time away.</param>
public sealed record ToldPerson(Guid Person, string MailKey, int Sequence, bool IsCancelled);
