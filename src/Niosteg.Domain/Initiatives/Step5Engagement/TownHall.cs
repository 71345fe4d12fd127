using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step5Engagement;

/// <summary>A booked time that is for everyone affected, with the address of the room when it is on the net. When, how long and
/// where stand in the booked time, so that the schedule's calendar has it too.</summary>
public sealed class TownHall
{
    public const int LinkLength = 500;

    private TownHall() { }

    public BookedTimeId TimeId { get; private set; }
    public InitiativeId InitiativeId { get; private set; }
    /// <summary>Begins with https; null when one has to be there.</summary>
    public string? Link { get; private set; }
    public int Version { get; private set; }

    public static Outcome<TownHall> Of(BookedTime time, string? link)
    {
        var hall = new TownHall { TimeId = time.Id, InitiativeId = time.InitiativeId, Version = 1 };
        return hall.Lead(link) is { Refusal: { } refusal } ? refusal : hall;
    }

    /// <summary>A meeting needs a place or a link, or nobody finds it.</summary>
    public static Refusal? FindableAt(string? place, string? link) =>
        string.IsNullOrWhiteSpace(place) && string.IsNullOrWhiteSpace(link) ? new Refusal("meeting-needs-place", "Place") : null;

    /// <returns>Whether it leads elsewhere than before.</returns>
    public Outcome<bool> Lead(string? link)
    {
        var clean = string.IsNullOrWhiteSpace(link) ? null : link.Trim();
        if (clean?.Length > LinkLength) return new Refusal("text-too-long", nameof(Link), LinkLength);
        if (clean is not null && !(Uri.TryCreate(clean, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && !clean.Any(char.IsWhiteSpace))) return new Refusal("meeting-link", nameof(Link));
        var moved = clean != Link;
        Link = clean;
        return moved;
    }
}
