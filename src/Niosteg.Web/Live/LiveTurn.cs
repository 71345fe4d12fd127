using Niosteg.Web.Data;

namespace Niosteg.Web.Live;

/// <summary>SQLite has one writer at a time. Hundreds of phones that answer at once wait for each other here, where waiting
/// costs nothing, and not in the database, where each would hold a thread. PostgreSQL needs no turns.</summary>
public sealed class LiveTurn(DatabaseOptions database) : IDisposable
{
    private readonly SemaphoreSlim? _one = database.Postgres is null ? new(1) : null;

    public async Task<IDisposable> TakeAsync(CancellationToken cancel)
    {
        if (_one is null) return new Taken(null);
        await _one.WaitAsync(cancel);
        return new Taken(_one);
    }

    public void Dispose() => _one?.Dispose();

    private sealed class Taken(SemaphoreSlim? one) : IDisposable
    {
        public void Dispose() => one?.Release();
    }
}
