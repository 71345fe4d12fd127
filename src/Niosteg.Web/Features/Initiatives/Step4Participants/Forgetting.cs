using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>Deleted rows leave traces in a database's files. The sealed answers are worthless without their key; this sees to
/// that they are not left lying either.</summary>
internal static class Forgetting
{
    /// <summary>Writes SQLite's file anew and empties its log: a row that was moved when a page was split lies twice, and only
    /// its last place is known to a deletion. Gives back the dead rows of PostgreSQL. Somebody in the middle of something can
    /// stand in the way; then the traces stay until the next time, as sealed as they were.</summary>
    public static async Task WipeDeletedAsync(this AppDb db, CancellationToken cancel)
    {
        if (db is not SqliteDb)
        {
            await db.Database.ExecuteSqlRawAsync("VACUUM \"NominationBallots\"", cancel);
            return;
        }
        try
        {
            await db.Database.ExecuteSqlRawAsync("VACUUM", cancel);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel);
        }
        catch (SqliteException)
        {
            // The poll is closed and the key is gone whatever the file looks like.
        }
    }
}
