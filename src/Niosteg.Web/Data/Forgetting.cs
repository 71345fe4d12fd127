using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Niosteg.Web.Data;

/// <summary>What shall leave no trace when it is deleted.</summary>
internal enum Forgotten
{
    /// <summary>The sealed answers of a poll that has closed.</summary>
    Ballots,
    /// <summary>The answers to the question afterwards, once it is closed.</summary>
    FieldAnswers,
    /// <summary>What people were called in a room that has closed, and their phones' fingerprints.</summary>
    Seats,
}

/// <summary>Deleted rows leave traces in a database's files: in free pages, in its log, and where a row was moved when a page was
/// split. This writes anew what held them. What cannot be done now, because somebody reads, is done later: a note beside the
/// database says that it is due, also after the process has died.</summary>
internal static class Forgetting
{
    private const int MostAttempts = 4;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(150);

    private static readonly Dictionary<Forgotten, string> Anew = new()
    {
        [Forgotten.Ballots] = "VACUUM (FULL) \"NominationBallots\"",
        [Forgotten.FieldAnswers] = "VACUUM (FULL) \"FieldAnswers\"",
        [Forgotten.Seats] = "VACUUM (FULL) \"LiveSeats\"",
    };
    private static readonly Dictionary<Forgotten, string> Back = new()
    {
        [Forgotten.Ballots] = "VACUUM \"NominationBallots\"",
        [Forgotten.FieldAnswers] = "VACUUM \"FieldAnswers\"",
        [Forgotten.Seats] = "VACUUM \"LiveSeats\"",
    };

    /// <summary>Notes, before the deletion is saved, that a wipe is due: were the process to die the moment after, it is done all the same.</summary>
    public static async Task MakeWipeDueAsync(this AppDb db, CancellationToken cancel)
    {
        if (db is SqliteDb) await File.WriteAllTextAsync(NoteOf(db), "", cancel);
    }

    /// <summary>Wipes after the deletion is saved. It is done to its end, also when the reader who asked for it has left.</summary>
    /// <returns>Whether it is done; else it is due.</returns>
    public static async Task<bool> WipeDeletedAsync(this AppDb db, Forgotten what)
    {
        if (db is not SqliteDb) return await WipeTableAsync(db, what);
        await MakeWipeDueAsync(db, CancellationToken.None);
        return await WipeIfDueAsync(db);
    }

    /// <summary>Wipes if an earlier time was stopped.</summary>
    public static async Task<bool> WipeIfDueAsync(this AppDb db)
    {
        if (db is not SqliteDb || !File.Exists(NoteOf(db))) return true;
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await WipeFileAsync(db))
            {
                File.Delete(NoteOf(db));
                return true;
            }
            await Task.Delay(Between * attempt);
        }
        return false;
    }

    /// <summary>The whole file written anew, and its log emptied to the last byte.</summary>
    private static async Task<bool> WipeFileAsync(AppDb db)
    {
        try
        {
            await db.Database.OpenConnectionAsync();
            // Somebody who reads for long is not waited for: it is tried again, and then it is due.
            await db.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout=500");
            await db.Database.ExecuteSqlRawAsync("VACUUM");
            await using var emptying = db.Database.GetDbConnection().CreateCommand();
            emptying.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await using var answer = await emptying.ExecuteReaderAsync();
            // The first number is whether a reader stood in the way.
            return await answer.ReadAsync() && answer.GetInt64(0) == 0;
        }
        catch (SqliteException)
        {
            return false;
        }
        finally
        {
            // It could not be opened when the disk is gone; there is nothing to set right then.
            if (db.Database.GetDbConnection().State == ConnectionState.Open) await db.Database.ExecuteSqlRawAsync(SqliteSettings.Patience);
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The table in a new file without its dead rows. If somebody holds it, the dead rows are given back for others to
    /// write over.</summary>
    private static async Task<bool> WipeTableAsync(AppDb db, Forgotten what)
    {
        try
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("SET lock_timeout = '3s'");
            await db.Database.ExecuteSqlRawAsync(Anew[what]);
            return true;
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            await db.Database.ExecuteSqlRawAsync(Back[what]);
            return false;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static string NoteOf(AppDb db) => new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource + ".forget";
}

/// <summary>Does what a busy moment or a death of the process left undone.</summary>
internal sealed partial class ForgettingRounds(DatabaseOptions database, TimeProvider clock, ILogger<ForgettingRounds> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Between, clock, stoppingToken);
                await WipeAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped; the note stands.
        }
    }

    /// <summary>A full disk or a folder that may not be written is no reason to take the product down: the note stands, and it is tried again.</summary>
    private async Task WipeAsync()
    {
        try
        {
            await using var db = new AppDbFactory(database, Hosting.Actor.System, clock).CreateDbContext();
            await db.WipeIfDueAsync();
        }
        catch (Exception failed) when (failed is DbException or IOException or UnauthorizedAccessException)
        {
            LogNotWiped(log, failed);
        }
    }
    [LoggerMessage(Level = LogLevel.Warning, Message = "What was deleted could not be wiped from the file yet. It is tried again in a minute.")]
    private static partial void LogNotWiped(ILogger log, Exception failed);
}
