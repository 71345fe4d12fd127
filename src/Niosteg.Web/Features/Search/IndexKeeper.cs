using Lucene.Net.Store;
using Microsoft.EntityFrameworkCore;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Search;

/// <summary>Keeps this node's index like the database. What people edit is in it when they search next; a whole new release
/// is indexed in the background, and until then the older index answers. An index that is missing or broken is made anew.</summary>
public sealed class IndexKeeper(DatabaseOptions database, TimeProvider clock, ILogger<IndexKeeper> log) : BackgroundService
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly IndexFolder _folder = new(Path.Combine(database.DataFolder, "search"));
    private volatile CatalogueIndex? _index;
    private Task _building = Task.CompletedTask;
    private int _made;

    /// <summary>The hits, or null while the catalogue is being put in order for the first time.</summary>
    internal async Task<IReadOnlyList<SearchHit>?> SearchAsync(SearchWish wish, int most, CancellationToken cancel)
    {
        await database.Remembered.GetAsync((typeof(IndexKeeper), _made), () => FreshenAsync(cancel), cancel);
        for (var tries = 0; ; tries++)
        {
            if (_index is not { } index) return null;
            try
            {
                return index.Search(wish, most);
            }
            // A newer index took its place in the middle of the search.
            catch (ObjectDisposedException) when (tries < 2) { }
            catch (Exception broken) when (IsBroken(broken))
            {
                log.IndexBroken(broken);
                Drop(index);
                return null;
            }
        }
    }

    /// <summary>Waits until the index is like the database. For tests and for measuring.</summary>
    internal async Task SettleAsync()
    {
        do
        {
            await FreshenAsync(CancellationToken.None);
            await _building;
        }
        while (_index is null);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Whoever waits for the first page comes first.
            await Task.Delay(TimeSpan.FromSeconds(2), clock, stoppingToken);
            // Without classifications the index is made in an instant, when somebody searches.
            if ((await StampAsync(stoppingToken)).Length > 0) await FreshenAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopped before there was anything to do.
        }
        catch (Exception failed)
        {
            log.IndexNotMade(failed);
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _index?.Dispose();
        _one.Dispose();
    }

    private async Task<bool> FreshenAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            await using var db = Open();
            var stamp = await EntrySource.StampAsync(db, cancel);
            if (_index is null && stamp.Length > 0) _index = _folder.Open(stamp, log);
            if (_index?.Stamp != stamp)
            {
                // Without classifications there is so little that nobody notices the wait.
                if (stamp.Length == 0) await BuildAsync(stamp, cancel);
                else if (_building.IsCompleted) _building = Task.Run(() => BuildInBackgroundAsync(stamp), CancellationToken.None);
            }
            else await CatchUpAsync(db, _index, stamp, cancel);
            return true;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>What has been edited since.</summary>
    private async Task CatchUpAsync(AppDb db, CatalogueIndex index, string stamp, CancellationToken cancel)
    {
        var state = await EntrySource.OwnAsync(db, cancel);
        var (own, used) = (index.StampsOf(SearchEntry.Own), index.UsedConcepts());
        var changed = state.Stamps.Where(c => own.GetValueOrDefault(c.Key) != c.Value).Select(c => c.Key).ToList();
        var gone = own.Keys.Where(key => !state.Stamps.ContainsKey(key)).ToList();
        var concepts = state.UsedConcepts.Where(c => used.GetValueOrDefault(c.Key) != c.Value).Select(c => c.Key).Concat(used.Keys.Where(key => !state.UsedConcepts.ContainsKey(key))).ToList();
        if (changed.Count + gone.Count + concepts.Count == 0) return;
        var entries = await EntrySource.ReadOwnAsync(db, state, changed, cancel);
        await foreach (var concept in EntrySource.ReadConceptsAsync(db, state, [.. concepts.Select(key => int.Parse(key.AsSpan(1), null))], cancel)) entries.Add(concept);
        try
        {
            index.Update(entries, gone, stamp);
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            log.IndexBroken(broken);
            Drop(index);
        }
    }

    private async Task BuildInBackgroundAsync(string stamp)
    {
        try
        {
            await BuildAsync(stamp, CancellationToken.None);
        }
        catch (Exception failed)
        {
            log.IndexNotMade(failed);
        }
    }

    private async Task BuildAsync(string stamp, CancellationToken cancel)
    {
        await using var db = Open();
        var state = await EntrySource.OwnAsync(db, cancel);
        var entries = await EntrySource.ReadOwnAsync(db, state, only: null, cancel);
        var built = stamp.Length == 0 ? CatalogueIndex.Build(new RAMDirectory(), entries, stamp, cancel)
            : _folder.Build(entries.Concat(EntrySource.ReadConceptsAsync(db, state, only: null, cancel).ToBlockingEnumerable(cancel)), stamp, log, cancel);
        var old = _index;
        _index = built;
        _made++;
        old?.Dispose();
    }

    private void Drop(CatalogueIndex index)
    {
        if (Interlocked.CompareExchange(ref _index, null, index) != index) return;
        index.Dispose();
        _folder.Clear();
        _made++;
    }

    private async Task<string> StampAsync(CancellationToken cancel)
    {
        await using var db = Open();
        return await EntrySource.StampAsync(db, cancel);
    }

    private AppDb Open() => new AppDbFactory(database, Actor.System, clock).CreateDbContext();

    /// <summary>A damaged file shows in many ways: as what Lucene cannot read, or as numbers that lead astray.</summary>
    private static bool IsBroken(Exception exception) =>
        exception is not (OperationCanceledException or ObjectDisposedException or OutOfMemoryException);
}
