using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>A time that is proposed.</summary>
public sealed record ProposedTime(DateTime StartsAt);

/// <summary>Proposed times that people mark on their phones.</summary>
public sealed class TimePoll
{
    private TimePoll() { }

    public TimePollId Id { get; private set; }
    public InitiativeId InitiativeId { get; private set; }
    public string Title { get; private set; } = "";
    public string? Place { get; private set; }
    public int Minutes { get; private set; }
    /// <summary>How many of the times are to be taken.</summary>
    public int Sessions { get; private set; }
    /// <summary>How many of each group every session needs, or all of the group when it is smaller.</summary>
    public int Quorum { get; private set; }
    /// <summary>Step 4's board decides the groups and how many each needs, and not the number above.</summary>
    public bool AsBoard { get; private set; }
    public IReadOnlyList<ProposedTime> Times { get; private set; } = [];
    public DateTime CreatedAt { get; private set; }
    /// <summary>When times were booked from it; then nothing more is answered.</summary>
    public DateTime? ClosedAt { get; private set; }
    public int Version { get; private set; }

    public static Outcome<TimePoll> Ask(TimePollId id, InitiativeId initiative, string? title, string? place, int minutes, int sessions, int quorum, IReadOnlyList<DateTime> times, DateTime now, bool asBoard = false)
    {
        if (string.IsNullOrWhiteSpace(title)) return new Refusal("name-missing", nameof(Title));
        if (title.Trim().Length > BookedTime.TitleLength) return new Refusal("text-too-long", nameof(Title), BookedTime.TitleLength);
        if (place?.Trim().Length > BookedTime.PlaceLength) return new Refusal("text-too-long", nameof(Place), BookedTime.PlaceLength);
        if (minutes is < BookedTime.FewestMinutes or > 120) return new Refusal("schedule-number-outside", nameof(Minutes), BookedTime.FewestMinutes, 120);
        if (times.Count == 0) return new Refusal("no-times-proposed", nameof(Times));
        if (times.Count > MeetingProblem.MostSlots) return new Refusal("too-many-times", nameof(Times), MeetingProblem.MostSlots);
        if (sessions < 1 || sessions > times.Count) return new Refusal("schedule-number-outside", nameof(Sessions), 1, times.Count);
        if (quorum is < 0 or > 10) return new Refusal("schedule-number-outside", nameof(Quorum), 0, 10);
        return new TimePoll
        {
            Id = id,
            InitiativeId = initiative,
            Title = title.Trim(),
            Place = string.IsNullOrWhiteSpace(place) ? null : place.Trim(),
            Minutes = minutes,
            Sessions = sessions,
            Quorum = quorum,
            AsBoard = asBoard,
            Times = [.. times.Distinct().Order().Select(at => new ProposedTime(at))],
            CreatedAt = now,
            Version = 1,
        };
    }

    public Outcome Close(DateTime now)
    {
        if (ClosedAt is not null) return new Refusal("poll-closed");
        ClosedAt = now;
        return Outcome.Done;
    }

    /// <summary>What people have marked is still there.</summary>
    public void Reopen() => ClosedAt = null;
}

/// <summary>One person in a poll: the way in, and what was marked.</summary>
public sealed class TimeAnswer
{
    public const int HashLength = 64;

    private TimeAnswer() { }

    /// <param name="linkHash">Of the secret part of the person's link, which is kept nowhere.</param>
    public TimeAnswer(TimePollId poll, PersonId person, string linkHash, int times) =>
        (PollId, PersonId, LinkHash, Marks, Version) = (poll, person, linkHash, [.. Enumerable.Repeat(Availability.Unknown, times)], 1);

    public TimePollId PollId { get; private set; }
    public PersonId PersonId { get; private set; }
    public string LinkHash { get; private set; } = "";
    /// <summary>One a proposed time.</summary>
    public IReadOnlyList<Availability> Marks { get; private set; } = [];
    public DateTime? AnsweredAt { get; private set; }
    public int Version { get; private set; }

    public void Link(string linkHash) => LinkHash = linkHash;

    /// <summary>The same again is the same: a phone may send twice.</summary>
    public Outcome Mark(IReadOnlyList<Availability> marks, DateTime now)
    {
        if (marks.Count != Marks.Count || marks.Any(mark => !Enum.IsDefined(mark))) return new Refusal("times-changed");
        (Marks, AnsweredAt) = ([.. marks], now);
        return Outcome.Done;
    }

    /// <summary>Fills in what a calendar says, until the person has answered; after that only where nothing is said. A gap in a
    /// calendar is never a yes.</summary>
    /// <param name="said">One a time, each cannot, rather not or nothing.</param>
    public void Prefill(IReadOnlyList<Availability> said)
    {
        if (said.Count != Marks.Count) return;
        Marks = [.. Marks.Zip(said, (mark, calendar) => AnsweredAt is null || mark == Availability.Unknown ? calendar : mark)];
    }
}
