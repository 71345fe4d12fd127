using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Kit;
using Niosteg.Web.Outbox;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <param name="Feed">Address of the calendar feed; null when there is none, or when the reader may not hand it out.</param>
public sealed record TimesView(Guid Id, string Initiative, bool Writes, IReadOnlyList<BookedView> Booked, IReadOnlyList<PollRow> Polls, string? Feed, IReadOnlyList<Invitee> Members)
{
    /// <summary>Times ahead whose calendars have not heard what is true now.</summary>
    public int Unsent { get; init; }
    /// <summary>How many workshops the plan counts for each profile; 0 without a plan.</summary>
    public int Workshops { get; init; }
    /// <summary>What a question about times begins with: step 4's groups and needs when there is a board.</summary>
    public PollInput Suggested { get; init; } = new();
    /// <summary>When 95 of 100 runs of the plan are done; null without a plan.</summary>
    public DateOnly? PlanEnds { get; init; }
}

public sealed record BookedView(Guid Id, string Title, DateTime StartsAt, int Minutes, string? Place, int People, bool IsCancelled, int Sequence, int Version);

public sealed record PollRow(Guid Id, string Title, int Times, int Answered, int Asked, bool IsClosed);

/// <param name="Group">Site and function the person speaks for.</param>
public sealed record Invitee(Guid Id, string Name, string Group);

/// <summary>One booked time to change.</summary>
public sealed record OneBookedView(Guid Id, string Initiative, bool Writes, BookedView Booked, BookInput Input, IReadOnlyList<Invitee> Members)
{
    /// <summary>Null for those who only read.</summary>
    public LettersView? Letters { get; init; }
    public DateOnly? PlanEnds { get; init; }
    /// <summary>Who of those asked has had the last day then, with that day; empty for those who only read.</summary>
    public IReadOnlyList<LocalText> Gone { get; init; } = [];
}

/// <summary>What calendars have been told of one time.</summary>
/// <param name="Due">How many letters wait to be written.</param>
/// <param name="IsServed">Whether there is a mail server; without one, mail waits.</param>
public sealed record LettersView(IReadOnlyList<LetterRow> Rows, int Due, bool IsServed);

/// <summary>One person and the newest letter.</summary>
/// <param name="Word">Null when nothing has been written.</param>
/// <param name="Next">What is to be written now; null when the calendar is right.</param>
/// <param name="Words">The mail server's own.</param>
public sealed record LetterRow(string Name, bool HasAddress, CalendarWord? Word, int Sequence, MailState? State, DateTime? At, string? Words, CalendarWord? Next);

/// <summary>A time to book, as the page sends it: the clock where the organisation is.</summary>
public sealed class BookInput
{
    public int Version { get; set; }
    [MaxLength(BookedTime.TitleLength)]
    public string? Title { get; set; }
    public DateOnly? Day { get; set; }
    public TimeOnly? At { get; set; }
    public int Minutes { get; set; } = 90;
    [MaxLength(BookedTime.PlaceLength)]
    public string? Place { get; set; }
    public IReadOnlyList<Guid>? People { get; set; }
    /// <summary>Book though something was asked about: the time has been, it is a day off or at night, nobody is chosen, or somebody
    /// chosen is busy or has left by then.</summary>
    public bool Anyway { get; set; }
    /// <summary>What the form was asked about. Left out, everything is booked anyway.</summary>
    [MaxLength(200)]
    public string? Asked { get; set; }
}

/// <summary>Times to propose: every working day between two days, at some hours.</summary>
public sealed class PollInput
{
    [MaxLength(BookedTime.TitleLength)]
    public string? Title { get; set; }
    [MaxLength(BookedTime.PlaceLength)]
    public string? Place { get; set; }
    public int Minutes { get; set; } = 90;
    public int Sessions { get; set; } = 1;
    /// <summary>Two can agree; one alone would decide for the group. A group of one is enough as it is.</summary>
    public int Quorum { get; set; } = 2;
    /// <summary>Groups and needs as on step 4's board.</summary>
    public bool AsBoard { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public IReadOnlyList<TimeOnly>? Hours { get; set; }
    public IReadOnlyList<Guid>? People { get; set; }
}

/// <param name="Found">What the search gives; null until it is asked for.</param>
public sealed record PollView(Guid Id, Guid Poll, string Initiative, bool Writes, string Title, string? Place, int Minutes, int Sessions, int Quorum, bool AsBoard, bool IsClosed,
    IReadOnlyList<PollTime> Times, IReadOnlyList<PollPerson> People, FoundTimes? Found);

public sealed record PollTime(DateTime StartsAt, int Can, int RatherNot, int Cannot, int Unknown);

/// <param name="Key">Of the person's own link; null for those who only read.</param>
/// <param name="CalendarReadAt">When the person's calendar was read; null when it has not been.</param>
public sealed record PollPerson(Guid Id, string Name, string Group, bool HasAnswered, string? Key, DateTime? CalendarReadAt);

/// <param name="Sessions">Empty when no times suit.</param>
/// <param name="ToAsk">The fewest whose no would have to become a yes; null when that would not help.</param>
/// <param name="Opens">The times that their yes would open.</param>
public sealed record FoundTimes(IReadOnlyList<FoundSession> Sessions, IReadOnlyList<string>? ToAsk, IReadOnlyList<DateTime> Opens, int RatherNot, bool IsProven);

/// <param name="Chance">That enough of every group come, though each may fall ill.</param>
public sealed record FoundSession(DateTime StartsAt, IReadOnlyList<string> People, Measure Chance);

/// <summary>What a person with a link sees.</summary>
/// <param name="Marks">One a time.</param>
/// <param name="Busy">What was read from the person's calendar; null when nothing was.</param>
/// <param name="Calendar">What it says of each time.</param>
public sealed record MarkingView(string Title, string? Place, int Minutes, bool IsClosed, DateTime? AnsweredAt, IReadOnlyList<DateTime> Times, IReadOnlyList<Availability> Marks,
    BusyView? Busy, IReadOnlyList<Availability> Calendar);

/// <summary>What is kept of a calendar.</summary>
/// <param name="Unread">Entries that could not be followed when it was read.</param>
public sealed record BusyView(int Times, DateTime ReadAt, int Unread);

public sealed class MarkingInput
{
    public List<Availability> Marks { get; set => field = value ?? []; } = [];
}
