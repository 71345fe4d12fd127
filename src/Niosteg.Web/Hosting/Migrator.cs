using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Niosteg.Web.Data;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Hosting;

/// <summary>Brings the database to the present shape before the first request.</summary>
internal static class Migrator
{
    /// <summary>Answers in words why not when the database does not answer, or when another version of the program made it: it is
    /// left as it was then.</summary>
    public static async Task<string?> MigrateAsync(DatabaseOptions database, TimeProvider clock)
    {
        await using var db = new AppDbFactory(database, Actor.System, clock).CreateDbContext();
        HashSet<string> applied;
        try
        {
            applied = [.. await db.Database.GetAppliedMigrationsAsync()];
        }
        catch (DbException fault)
        {
            return new Texts()["command.database-silent", fault.Message];
        }
        string[] known = [.. db.Database.GetMigrations()];
        if (!applied.IsSubsetOf(known)) return new Texts()["command.database-of-another-version"];
        // Migrating compares the whole model even when there is nothing to do, and every start would wait for it.
        if (!applied.IsSupersetOf(known)) await db.Database.MigrateAsync();
        await SealedRows.ProtectAsync(db);
        return null;
    }
}
