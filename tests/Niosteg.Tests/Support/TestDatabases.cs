using Microsoft.EntityFrameworkCore;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Npgsql;

namespace Niosteg.Tests.Support;

/// <summary>An empty, migrated SQLite file, made once a run and copied for every scene.</summary>
internal static class TestSqlite
{
    private static readonly Lazy<string> Template = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("niosteg-template-").FullName;
        using var db = new AppDbFactory(DatabaseOptions.For(folder, null), Actor.System, TimeProvider.System).CreateDbContext();
        db.Database.Migrate();
        db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE);");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return Path.Combine(folder, "niosteg.db");
    });

    public static void CopyInto(string folder) => File.Copy(Template.Value, Path.Combine(folder, "niosteg.db"));
}

/// <summary>Databases on the server that <c>NIOSTEG_TEST_POSTGRES</c> points at, copied from one migrated template.</summary>
internal static class TestPostgres
{
    /// <summary>One a process, so that two runs on one server do not take each other's away.</summary>
    private static readonly string Template = $"niosteg_template_{Environment.ProcessId}";
    private static readonly SemaphoreSlim Gate = new(1);
    private static bool s_templateMade;

    public static string? Server => Environment.GetEnvironmentVariable("NIOSTEG_TEST_POSTGRES");

    public static string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, Pooling = false }.ConnectionString;

    public static async Task<string> CreateAsync()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Server), "There is no PostgreSQL: NIOSTEG_TEST_POSTGRES is not set.");
        var name = $"niosteg_{Guid.CreateVersion7():N}";
        await Gate.WaitAsync();
        try
        {
            if (!s_templateMade) await MakeTemplateAsync();
            s_templateMade = true;
            await RunAsync($"CREATE DATABASE {name} TEMPLATE {Template}");
        }
        finally
        {
            Gate.Release();
        }
        return name;
    }

    public static Task DropAsync(string name) => RunAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    private static async Task MakeTemplateAsync()
    {
        await DropAsync(Template);
        await RunAsync($"CREATE DATABASE {Template}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => DropAsync(Template).GetAwaiter().GetResult();
        await using var db = new AppDbFactory(DatabaseOptions.For(".", ConnectionTo(Template)), Actor.System, TimeProvider.System).CreateDbContext();
        await db.Database.MigrateAsync();
    }

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
