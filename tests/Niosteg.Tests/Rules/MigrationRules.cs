using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Niosteg.Web.Data;

namespace Niosteg.Tests.Rules;

public class MigrationRules
{
    public static TheoryData<string> Databases => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Databases))]
    public void The_migrations_bring_a_database_to_the_shape_of_the_model(string database)
    {
        using var db = Open(database);

        Rule.FoundIn(db.Database.GetMigrations(), $"migration for {database}");
        Assert.False(db.Database.HasPendingModelChanges(), "The model has changed since the migrations were made. Run scripts/remake-migrations.sh.");
    }

    /// <summary>The product starts on the compiled model; one that lags behind would read and write the wrong columns.</summary>
    [Theory]
    [MemberData(nameof(Databases))]
    public void The_compiled_model_is_the_model(string database)
    {
        using var db = Open(database);
        var written = Rule.FoundIn(Spelt(db.GetService<IDesignTimeModel>().Model), "line of the model");

        Assert.NotSame(db.GetService<IDesignTimeModel>().Model, db.Model);
        Rule.Holds(
            written.Except(Spelt(db.Model)).Concat(Spelt(db.Model).Except(written)),
            "The model has changed since it was compiled. Run scripts/remake-migrations.sh.");
    }

    private static List<string> Spelt(IModel model) =>
    [
        .. from entity in model.GetEntityTypes()
           from line in entity.GetProperties().Select(p =>
                   $"{p.Name} {p.ClrType} {p.GetColumnName()} {p.GetRelationalTypeMapping().StoreType} {p.GetMaxLength()} {p.IsNullable} {p.IsConcurrencyToken} {p.ValueGenerated} {p.GetTypeMapping().Converter?.GetType()}")
               .Concat(entity.GetKeys().Select(k => $"key {Names(k.Properties)} {k.IsPrimaryKey()}"))
               .Concat(entity.GetIndexes().Select(i => $"index {Names(i.Properties)} {i.IsUnique} {i.GetFilter()}"))
               .Concat(entity.GetForeignKeys().Select(f => $"{Names(f.Properties)} to {f.PrincipalEntityType.Name} {f.DeleteBehavior} {f.IsRequired}"))
           select $"{entity.Name} ({entity.GetTableName()}): {line}",
    ];

    private static string Names(IEnumerable<IReadOnlyProperty> properties) => string.Join(", ", properties.Select(p => p.Name));

    /// <summary>SQLite compares these as text or not at all, so an order or a filter would be wrong without a word.</summary>
    [Theory]
    [MemberData(nameof(Databases))]
    public void Nothing_is_stored_that_one_of_the_databases_cannot_compare(string database)
    {
        using var db = Open(database);
        Type[] unfit = [typeof(DateTimeOffset), typeof(decimal), typeof(TimeSpan)];

        Rule.Holds(
            from property in Rule.FoundIn(db.Model.GetEntityTypes().Where(IsOurs).SelectMany(entity => entity.GetProperties()), "stored property")
            let stored = property.GetValueConverter()?.ProviderClrType ?? property.ClrType
            where unfit.Contains(Nullable.GetUnderlyingType(stored) ?? stored)
            select $"{property.DeclaringType.DisplayName()}.{property.Name} is a {stored.Name}",
            "Store a UTC DateTime, a DateOnly, an integer or a double.");
    }

    private static bool IsOurs(IReadOnlyTypeBase entity) => entity.ClrType.Namespace?.StartsWith("Niosteg", StringComparison.Ordinal) == true;

    private static AppDb Open(string database) =>
        database == "sqlite" ? new SqliteDbAtDesignTime().CreateDbContext([]) : new PostgresDbAtDesignTime().CreateDbContext([]);
}
