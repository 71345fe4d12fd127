using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step3Schedule;

/// <summary>A time that people have been asked to keep free. It has one identity for life: a calendar that has it is told of
/// every change by a rising number, and at last that it is cancelled.</summary>
public sealed class BookedTime
{
    public const int TitleLength = 150;
    /// <summary>How far from today a time may be booked.</summary>
    public const int Years = 10;
    public const int PlaceLength = 200;
    public const int FewestMinutes = 10;
    public const int MostMinutes = 480;

    private BookedTime() { }

    public BookedTimeId Id { get; private set; }
    public InitiativeId InitiativeId { get; private set; }
    /// <summary>What it is about, without names: calendars are read over shoulders.</summary>
    public string Title { get; private set; } = "";
    public DateTime StartsAt { get; private set; }
    public int Minutes { get; private set; }
    public string? Place { get; private set; }
    public IReadOnlyList<Guid> People { get; private set; } = [];
    /// <summary>Whose calendars have been told of it, and what they heard last.</summary>
    public IReadOnlyList<ToldPerson> Told { get; private set; } = [];
    /// <summary>Who the invitations are from. A calendar takes changes from the one who invited and from nobody else, so it never changes.</summary>
    public string? OrganizerMail { get; private set; }
    /// <summary>0 when first sent, one more at every change (RFC 5545, 3.8.7.4).</summary>
    public int Sequence { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public DateTime? CancelledAt { get; private set; }
    public int Version { get; private set; }

    public DateTime EndsAt => StartsAt.AddMinutes(Minutes);
    public bool IsCancelled => CancelledAt is not null;

    public static Outcome<BookedTime> Book(BookedTimeId id, InitiativeId initiative, string? title, DateTime startsAt, int minutes, string? place, IReadOnlyList<Guid> people, DateTime now)
    {
        var booked = new BookedTime { Id = id, InitiativeId = initiative, CreatedAt = now, Version = 1 };
        if (booked.Set(title, startsAt, minutes, place, people, now) is { } refusal) return refusal;
        return booked;
    }

    /// <summary>Moves or renames it. The same again is no change, and nobody is told.</summary>
    public Outcome Change(string? title, DateTime startsAt, int minutes, string? place, IReadOnlyList<Guid> people, DateTime now)
    {
        if (IsCancelled) return new Refusal("time-cancelled");
        var before = (Title, StartsAt, Minutes, Place, string.Join(',', People.Order()));
        if (Set(title, startsAt, minutes, place, people, now) is { } refusal) return refusal;
        if (before != (Title, StartsAt, Minutes, Place, string.Join(',', People.Order()))) Sequence++;
        return Outcome.Done;
    }

    public Outcome Cancel(DateTime now)
    {
        if (IsCancelled) return Outcome.Done;
        (CancelledAt, ChangedAt) = (now, now);
        Sequence++;
        return Outcome.Done;
    }

    /// <summary>A cancellation taken back: calendars see it return.</summary>
    public void Restore(DateTime now)
    {
        if (!IsCancelled) return;
        (CancelledAt, ChangedAt) = (null, now);
        Sequence++;
    }

    /// <summary>What must be sent so that every calendar is right; nothing when all are. Who was invited and is no longer asked
    /// is told that it is cancelled, and the others hear nothing of that.</summary>
    /// <param name="moved">Those who have another address than the one that was written to.</param>
    public IReadOnlyList<TimeLetter> Due(IReadOnlySet<Guid> moved)
    {
        var told = Told.ToDictionary(one => one.Person);
        var letters = new List<TimeLetter>();
        foreach (var person in IsCancelled ? [] : People)
        {
            var before = told.GetValueOrDefault(person);
            if (before is null or { IsCancelled: true }) letters.Add(Letter(person, CalendarWord.Invite));
            else if (before.Sequence < Sequence) letters.Add(Letter(person, CalendarWord.Change));
            else if (moved.Contains(person)) letters.Add(new(person, CalendarWord.Invite, Sequence, before.MailKey + "+"));
        }
        letters.AddRange(Told.Where(one => !one.IsCancelled && (IsCancelled || !People.Contains(one.Person))).Select(one => Letter(one.Person, CalendarWord.Cancel)));
        return letters;
    }

    /// <summary>The letters are written.</summary>
    public void Tell(IReadOnlyList<TimeLetter> letters, string organizer)
    {
        OrganizerMail ??= organizer;
        var now = letters.Select(letter => letter.Person).ToHashSet();
        Told = [.. Told.Where(one => !now.Contains(one.Person)), .. letters.Select(letter => new ToldPerson(letter.Person, letter.Key, letter.Sequence, letter.Word == CalendarWord.Cancel))];
    }

    private TimeLetter Letter(Guid person, CalendarWord word) => new(person, word, Sequence, $"time/{Id}/{Sequence}/{person:N}");

    /// <summary>Something about it that stands elsewhere has changed, and calendars are told.</summary>
    public void Renumber(DateTime now)
    {
        ChangedAt = now;
        Sequence++;
    }

    private Refusal? Set(string? title, DateTime startsAt, int minutes, string? place, IReadOnlyList<Guid> people, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(title)) return new Refusal("name-missing", nameof(Title));
        if (title.Trim().Length > TitleLength) return new Refusal("text-too-long", nameof(Title), TitleLength);
        if (place?.Trim().Length > PlaceLength) return new Refusal("text-too-long", nameof(Place), PlaceLength);
        if (minutes is < FewestMinutes or > MostMinutes) return new Refusal("schedule-number-outside", nameof(Minutes), FewestMinutes, MostMinutes);
        // A slip in the year: calendars cannot write the first and the last years at all.
        if (startsAt < now.AddYears(-Years) || startsAt > now.AddYears(Years)) return new Refusal("time-far-away", nameof(StartsAt), Years);
        (Title, StartsAt, Minutes, Place) = (title.Trim(), startsAt, minutes, string.IsNullOrWhiteSpace(place) ? null : place.Trim());
        (People, ChangedAt) = ([.. people.Distinct()], now);
        return null;
    }
}
