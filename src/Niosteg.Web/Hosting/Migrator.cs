using Microsoft.EntityFrameworkCore;
using Niosteg.Web.Data;

namespace Niosteg.Web.Hosting;

/// <summary>Brings the database to the present shape before the first request.</summary>
internal static class Migrator
{
    public static async Task MigrateAsync(DatabaseOptions database, TimeProvider clock)
    {
        await using var db = new AppDbFactory(database, Actor.System, clock).CreateDbContext();
        // Migrating compares the whole model even when there is nothing to do, and every start would wait for it.
        if ((await db.Database.GetPendingMigrationsAsync()).Any()) await db.Database.MigrateAsync();
        await SealedRows.ProtectAsync(db);
    }
}
