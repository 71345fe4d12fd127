using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Niosteg.Web.Data;

/// <summary>What every SQLite connection needs: write-ahead log, waiting for the one writer, foreign keys that hold,
/// full sync so that a saved row survives the power failing, and Swedish sorting.</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    public const string SwedishCollation = "SV";

    /// <summary>How long a connection waits for the one writer.</summary>
    public const string Patience = "PRAGMA busy_timeout=8000";

    private static readonly ConditionalWeakTable<SQLitePCL.sqlite3, object> Prepared = [];
    private static readonly object Told = new();
    private static readonly CompareInfo Swedish = CultureInfo.GetCultureInfo("sv-SE").CompareInfo;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private static void Prepare(SqliteConnection connection)
    {
        connection.CreateCollation(SwedishCollation, (a, b) => Swedish.Compare(a, b, CompareOptions.IgnoreCase));
        // SQLite's own knows only a to z; names are searched in both databases as PostgreSQL does.
        connection.CreateFunction("lower", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
        // The pool gives the same connection out again and again, and it remembers what follows.
        if (!Prepared.TryAdd(connection.Handle!, Told)) return;
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; {Patience}; PRAGMA foreign_keys=ON;";
        command.ExecuteNonQuery();
    }
}
