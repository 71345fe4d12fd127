using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Niosteg.Web.Data;

internal static class Emptying
{
    /// <summary>Removes every row of every table. The tables are read from the model, so that a new one is never forgotten.
    /// Call it inside a transaction.</summary>
    public static async Task EmptyAsync(this AppDb db, CancellationToken cancel = default)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        foreach (var entity in db.Model.ParentsFirst().Reverse())
        {
            var table = sql.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
            foreach (var own in entity.GetForeignKeys().Where(k => k.PrincipalEntityType == entity))
            {
                // A row that points at another of the same table holds that one in place.
                var loosen = $"UPDATE {table} SET {string.Join(", ", own.Properties.Select(p => sql.DelimitIdentifier(p.GetColumnName()) + " = NULL"))}";
                await db.Database.ExecuteSqlRawAsync(loosen, cancel);
            }
            var remove = $"DELETE FROM {table}";
            await db.Database.ExecuteSqlRawAsync(remove, cancel);
        }
        db.ChangeTracker.Clear();
    }
}
