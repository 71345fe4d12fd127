using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Npgsql;

namespace Niosteg.Web.Data;

internal static class Saving
{
    /// <summary>Saves, or says that someone else saved in between. Nothing is half-written either way.</summary>
    public static async Task<Outcome> TrySaveAsync(this AppDb db, CancellationToken cancel = default)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.ChangedMeanwhile;
        }
        catch (DbUpdateException refused) when (IsTaken(refused))
        {
            // Two wrote the same row at once, and PostgreSQL met the new row before the old one's version.
            return Refusal.ChangedMeanwhile;
        }
        catch (DbUpdateException refused) when (IsDiskFull(refused))
        {
            return DiskFull;
        }
    }

    /// <summary>Nothing was written: the database takes a whole transaction or none of it.</summary>
    public static readonly Refusal DiskFull = new("disk-full");

    /// <summary>Whether a row with the same key came in between.</summary>
    private static bool IsTaken(DbUpdateException refused) => refused.InnerException is
        SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>SQLite says FULL, or IOERR when its log has no room; PostgreSQL has a state for it.</summary>
    public static bool IsDiskFull(Exception? thrown) => thrown switch
    {
        null => false,
        SqliteException { SqliteErrorCode: 13 or 10 } => true,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => true,
        IOException { HResult: 28 } => true,
        _ => IsDiskFull(thrown.InnerException),
    };
}
