using Microsoft.EntityFrameworkCore;
using Niosteg.Web.Data;

namespace Niosteg.Web.Hosting;

/// <summary>Brings the database to the present shape before the first request.</summary>
internal static class Migrator
{
    public static async Task MigrateAsync(DatabaseOptions database, TimeProvider clock)
    {
        await using var db = new AppDbFactory(database, Actor.System, clock).CreateDbContext();
        await db.Database.MigrateAsync();
        await SealedRows.ProtectAsync(db);
    }
}
