using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Niosteg.Web.Hosting;
using Npgsql;

namespace Niosteg.Web.Data;

/// <summary>Makes a context for whoever is asking, on the database the installation was given.</summary>
public sealed class AppDbFactory(DatabaseOptions database, Actor actor, TimeProvider clock) : IDbContextFactory<AppDb>
{
    public AppDb CreateDbContext()
    {
        var db = database.Lease();
        db.Actor = actor;
        db.Clock = clock;
        db.Answers = database.Answers;
        return db;
    }
}

/// <summary>Which database, decided once at start: PostgreSQL when a connection string is given, else SQLite in the data folder.</summary>
public sealed class DatabaseOptions
{
    private DatabaseOptions(string dataFolder, string? postgres, Func<AppDb> lease, Remembered remembered) =>
        (DataFolder, Postgres, Lease, Remembered) = (dataFolder, postgres, lease, remembered);

    public string DataFolder { get; }
    public string? Postgres { get; }

    /// <summary>A context from the pool: making one anew for each question would cost as much as the question.</summary>
    internal Func<AppDb> Lease { get; }

    /// <summary>What answers are named and locked with; it lies beside the database.</summary>
    internal AnswerKeys Answers => field ??= new(this);

    /// <summary>What has been read of this database and still holds.</summary>
    internal Remembered Remembered { get; }

    public static DatabaseOptions From(IConfiguration configuration)
    {
        var folder = Path.GetFullPath(configuration["NIOSTEG_DATA"] ?? configuration["Data:Folder"] ?? "data");
        return For(folder, configuration["NIOSTEG_DATABASE"] ?? configuration["Data:Postgres"]);
    }

    public static DatabaseOptions For(string folder, string? postgres)
    {
        if (!string.IsNullOrWhiteSpace(postgres))
        {
            var source = NpgsqlDataSource.Create(postgres);
            return new(folder, postgres, new PooledDbContextFactory<PostgresDb>(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(source).Options).CreateDbContext, new(source));
        }
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "niosteg.db");
        var options = new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={file}").AddInterceptors(new SqliteSettings()).Options;
        return new(folder, null, new PooledDbContextFactory<SqliteDb>(options).CreateDbContext, new(file));
    }
}
