using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Niosteg.Web.Data;

internal static class BulkInsert
{
    /// <summary>Writes many new rows through one prepared statement a table, several times as fast as tracking each of them.
    /// Nothing is tracked and no audit row is written: the caller notes what was done in a line of its own, in the same
    /// transaction. Within a type, a row comes after the rows it points at.</summary>
    public static async Task InsertAllAsync(this AppDb db, IReadOnlyList<object> rows, CancellationToken cancel = default)
    {
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction()
            ?? throw new InvalidOperationException("Bulk rows are written inside the caller's transaction.");
        var types = db.Model.ParentsFirst();
        if (rows.FirstOrDefault(row => types.All(t => t.ClrType != row.GetType())) is { } stranger)
            throw new ArgumentException($"{stranger.GetType().Name} has no table.", nameof(rows));
        foreach (var type in types)
        {
            var own = rows.Where(row => row.GetType() == type.ClrType).ToList();
            if (own.Count == 0) continue;
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = transaction;
            await WriteAsync(command, type, own, db.GetService<ISqlGenerationHelper>(), cancel);
        }
    }

    private static async Task WriteAsync(DbCommand command, IEntityType type, List<object> rows, ISqlGenerationHelper sql, CancellationToken cancel)
    {
        var columns = type.GetFlattenedProperties().Where(p => !p.IsShadowProperty()).Select(p => new Column(p, command)).ToList();
        command.CommandText = $"INSERT INTO {sql.DelimitIdentifier(type.GetTableName()!, type.GetSchema())} "
            + $"({string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.Name)))}) VALUES ({string.Join(", ", columns.Select(c => c.Parameter.ParameterName))})";
        command.Parameters.AddRange(columns.Select(c => c.Parameter).ToArray());
        await command.PrepareAsync(cancel);
        foreach (var row in rows)
        {
            foreach (var column in columns) column.Take(row);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>One column: how its value is got from a row and handed to the database.</summary>
    private sealed class Column(IProperty property, DbCommand command)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();
        private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Name { get; } = NameOf(property);
        public DbParameter Parameter { get; } = property.GetRelationalTypeMapping().CreateParameter(command, "@" + NameOf(property), null, nullable: true);

        public void Take(object row)
        {
            var value = _getter.GetClrValueUsingContainingEntity(row);
            Parameter.Value = (value is null || _convert is null ? value : _convert(value)) ?? DBNull.Value;
        }

        /// <summary>A part of a complex value has its real column name only within its table.</summary>
        private static string NameOf(IProperty property) =>
            property.GetTableColumnMappings().Single().Column.Name;
    }
}
