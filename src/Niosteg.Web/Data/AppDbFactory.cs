using Microsoft.EntityFrameworkCore;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Data;

/// <summary>Makes a context for whoever is asking, on the database the installation was given.</summary>
public sealed class AppDbFactory(DatabaseOptions database, Actor actor, TimeProvider clock) : IDbContextFactory<AppDb>
{
    public AppDb CreateDbContext()
    {
        AppDb db = database.Postgres is not null
            ? new PostgresDb((DbContextOptions<PostgresDb>)database.Options)
            : new SqliteDb((DbContextOptions<SqliteDb>)database.Options);
        db.Actor = actor;
        db.Clock = clock;
        return db;
    }
}

/// <summary>Which database, decided once at start: PostgreSQL when a connection string is given, else SQLite in the data folder.</summary>
public sealed class DatabaseOptions
{
    private DatabaseOptions(string dataFolder, string? postgres, DbContextOptions options) =>
        (DataFolder, Postgres, Options) = (dataFolder, postgres, options);

    public string DataFolder { get; }
    public string? Postgres { get; }
    internal DbContextOptions Options { get; }

    public static DatabaseOptions From(IConfiguration configuration)
    {
        var folder = Path.GetFullPath(configuration["NIOSTEG_DATA"] ?? configuration["Data:Folder"] ?? "data");
        return For(folder, configuration["NIOSTEG_DATABASE"] ?? configuration["Data:Postgres"]);
    }

    public static DatabaseOptions For(string folder, string? postgres)
    {
        if (!string.IsNullOrWhiteSpace(postgres))
            return new(folder, postgres, new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(postgres).Options);
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "niosteg.db");
        return new(folder, null, new DbContextOptionsBuilder<SqliteDb>()
            .UseSqlite($"Data Source={file}").AddInterceptors(new SqliteSettings()).Options);
    }
}
