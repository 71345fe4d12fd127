using System.Collections.Concurrent;
using System.Threading.Channels;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Live;

/// <summary>The open pages and phones of this process, by room. A change is read once, however many are watching, and the
/// same state goes to all. A watcher that is slow to take what it is given gets the newest state, never a queue.</summary>
public sealed class LiveHub(DatabaseOptions database, ILogger<LiveHub> log) : IAsyncDisposable
{
    /// <summary>A whole hall may share one address; more than this is no hall.</summary>
    public const int MostFromOneAddress = 1_200;
    public const int Most = 6_000;
    /// <summary>Many who get ready at once are told together. A reveal waits no longer than this either.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(60);
    /// <summary>How often a room in which nothing happens is looked at and heard from, so that proxies keep the line open.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<LiveRoomId, Room> _rooms = new();
    private readonly ConcurrentDictionary<string, int> _addresses = new();
    private int _watching;
    private int _telling;

    /// <summary>How many pages and phones are open here.</summary>
    public int Watching => Volatile.Read(ref _watching);

    /// <summary>Starts watching a room, or null when there are too many already. Dispose to stop.</summary>
    public LiveWatch? Watch(LiveRoomId id, string address)
    {
        if (Interlocked.Increment(ref _watching) > Most || _addresses.AddOrUpdate(address, 1, (_, n) => n + 1) > MostFromOneAddress)
        {
            Left(address);
            return null;
        }
        var watcher = new Watcher();
        while (true)
        {
            var room = _rooms.GetOrAdd(id, _ => new());
            lock (room)
            {
                if (room.IsGone) continue;
                room.Watchers.Add(watcher);
                if (room.Watchers.Count == 1) _ = TellOnAsync(id, room);
            }
            room.Changes.Writer.TryWrite(true);
            return new(watcher.States.Reader, () => Leave(id, room, watcher, address));
        }
    }

    public void Changed(LiveRoomId id)
    {
        if (_rooms.TryGetValue(id, out var room)) room.Changes.Writer.TryWrite(true);
    }

    public void AllChanged()
    {
        foreach (var room in _rooms.Values) room.Changes.Writer.TryWrite(true);
    }

    private void Leave(LiveRoomId id, Room room, Watcher watcher, string address)
    {
        lock (room)
        {
            room.Watchers.Remove(watcher);
            if (room.Watchers.Count == 0)
            {
                room.IsGone = true;
                _rooms.TryRemove(new(id, room));
                room.Changes.Writer.TryComplete();
            }
        }
        Left(address);
    }

    private void Left(string address)
    {
        Interlocked.Decrement(ref _watching);
        while (_addresses.TryGetValue(address, out var count))
        {
            if (count > 1 ? _addresses.TryUpdate(address, count - 1, count) : _addresses.TryRemove(new(address, count))) return;
        }
    }

    /// <summary>Returns when the last room has been told what it was being told.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var room in _rooms.Values) room.Changes.Writer.TryComplete();
        while (Volatile.Read(ref _telling) > 0) await Task.Delay(5);
    }

    private async Task TellOnAsync(LiveRoomId id, Room room)
    {
        Interlocked.Increment(ref _telling);
        while (await HearAsync(room) is { } isNews)
        {
            try
            {
                await using var db = database.Lease();
                if (await db.StateOfAsync(id, CancellationToken.None) is { } state) Tell(room, state, isNews);
            }
            catch (Exception unread) when (unread is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
            {
                // The next change or the next quiet look makes it good.
                LiveLog.Unread(log, id.Value, unread.Message);
            }
            await Task.Delay(Together);
        }
        Interlocked.Decrement(ref _telling);
    }

    /// <summary>Waits for a change (true), or for the time of a quiet look (false). Null when nobody watches any more.</summary>
    private static async Task<bool?> HearAsync(Room room)
    {
        using var quiet = new CancellationTokenSource(Quiet);
        try
        {
            return await room.Changes.Reader.WaitToReadAsync(quiet.Token) && room.Changes.Reader.TryRead(out _) ? true : null;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>News go to those who have not had them; a sign of life goes to all.</summary>
    private static void Tell(Room room, LiveState state, bool isNews)
    {
        lock (room)
        {
            foreach (var watcher in room.Watchers.Where(w => !isNews || w.Told != state.Id))
            {
                watcher.Told = state.Id;
                watcher.States.Writer.TryWrite(state);
            }
        }
    }

    private sealed class Watcher
    {
        public Channel<LiveState> States { get; } = Channel.CreateBounded<LiveState>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        public string? Told { get; set; }
    }

    private sealed class Room
    {
        public HashSet<Watcher> Watchers { get; } = [];
        public Channel<bool> Changes { get; } = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
        public bool IsGone { get; set; }
    }
}

/// <summary>One open page or phone.</summary>
public sealed class LiveWatch(ChannelReader<LiveState> states, Action leave) : IDisposable
{
    public IAsyncEnumerable<LiveState> StatesAsync(CancellationToken cancel) => states.ReadAllAsync(cancel);

    public void Dispose() => leave();
}

internal static partial class LiveLog
{
    [LoggerMessage(LogLevel.Warning, "The state of room {Room} could not be read: {Why}")]
    public static partial void Unread(ILogger log, Guid room, string why);
}
