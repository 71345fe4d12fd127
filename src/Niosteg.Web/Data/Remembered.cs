using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Niosteg.Web.Data;

/// <summary>What every page asks for again and again, kept until anything at all is saved in the database, by this process
/// or any other. Asking the database whether it has changed costs a hundredth of asking it the question.</summary>
/// <remarks>Whoever asks must put all that the answer depends on beside the database into the key: who reads, and the day.</remarks>
public sealed class Remembered : IDisposable
{
    private const int Most = 1_000;

    private readonly Func<CancellationToken, ValueTask<string>> _stamp;
    private readonly Lazy<SqliteCommand>? _asking;
    private volatile Memory _memory = new("");

    private sealed record Memory(string Stamp)
    {
        public ConcurrentDictionary<object, object?> Values { get; } = new();
    }

    internal Remembered(NpgsqlDataSource postgres) => _stamp = cancel => StampAsync(postgres, cancel);

    internal Remembered(string sqliteFile)
    {
        _asking = new(() => Ask(sqliteFile));
        _stamp = _ => ValueTask.FromResult(Stamp(_asking.Value));
    }

    /// <summary>The answer remembered under the key, or a new one. The stamp is read first, so that what is saved meanwhile
    /// makes the answer forgotten rather than wrong.</summary>
    /// <param name="key">Equal for equal questions; with everything the answer depends on.</param>
    public async ValueTask<T> GetAsync<T>(object key, Func<Task<T>> read, CancellationToken cancel = default)
    {
        var stamp = await _stamp(cancel);
        var memory = _memory;
        if (memory.Stamp != stamp) _memory = memory = new(stamp);
        if (memory.Values.TryGetValue(key, out var known)) return (T)known!;
        var value = await read();
        if (memory.Values.Count < Most) memory.Values[key] = value;
        return value;
    }

    public void Dispose()
    {
        if (_asking is not { IsValueCreated: true, Value: var command }) return;
        command.Connection?.Dispose();
        command.Dispose();
    }

    /// <summary>A connection of its own: a connection is not told of its own changes.</summary>
    private static SqliteCommand Ask(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        connection.Open();
        var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        command.Prepare();
        return command;
    }

    private static string Stamp(SqliteCommand command)
    {
        lock (command) return $"{command.ExecuteScalar()}";
    }

    /// <summary>Which transactions can be seen: the same answer, the same data.</summary>
    private static async ValueTask<string> StampAsync(NpgsqlDataSource postgres, CancellationToken cancel)
    {
        await using var command = postgres.CreateCommand("SELECT pg_current_snapshot()::text");
        return (string)(await command.ExecuteScalarAsync(cancel))!;
    }
}
