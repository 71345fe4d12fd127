using Niosteg.Domain.Shared;

namespace Niosteg.Web.Live;

/// <summary>Tells every node of the installation that a room has changed. What has changed is read from the database:
/// the message carries nothing but the room.</summary>
public interface ILiveEvents
{
    Task TellAsync(LiveRoomId room, CancellationToken cancel = default);
}

/// <summary>For an installation of one process, as with SQLite.</summary>
internal sealed class InProcessLiveEvents(LiveHub hub) : ILiveEvents
{
    public Task TellAsync(LiveRoomId room, CancellationToken cancel = default)
    {
        hub.Changed(room);
        return Task.CompletedTask;
    }
}
