using Microsoft.EntityFrameworkCore;
using Niosteg.Tests.Support;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Hosting;

public class MigratorTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_database_of_another_version_is_left_as_it_is_and_said_in_words(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        Assert.Null(await Migrator.MigrateAsync(scene.Options, scene.Clock));
        await using (var db = scene.Open())
        {
            await db.Database.ExecuteSqlRawAsync("""UPDATE "__EFMigrationsHistory" SET "MigrationId" = '20200101000000_Initial'""");
        }

        var why = await Migrator.MigrateAsync(scene.Options, scene.Clock);

        Assert.Contains("annan version", why, StringComparison.Ordinal);
        await using var after = scene.Open();
        Assert.Equal(["20200101000000_Initial"], await after.Database.GetAppliedMigrationsAsync());
        Assert.Equal("Lövsta kommun", (await after.Settings.SingleAsync()).Name);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_said_in_words()
    {
        await using var scene = await Scene.StartAsync();
        var silent = DatabaseOptions.For(scene.Folder, "Host=127.0.0.1;Port=1;Username=niosteg;Password=hemligt;Timeout=2");

        var why = await Migrator.MigrateAsync(silent, scene.Clock);

        Assert.StartsWith("Databasen går inte att läsa", why, StringComparison.Ordinal);
        Assert.DoesNotContain("hemligt", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said_in_words_and_kept()
    {
        await using var scene = await Scene.StartAsync();
        var folder = Directory.CreateDirectory(Path.Combine(scene.Folder, "annat")).FullName;
        var file = Path.Combine(folder, "niosteg.db");
        await File.WriteAllTextAsync(file, "Det här är ett brev.", TestContext.Current.CancellationToken);

        var why = await Migrator.MigrateAsync(DatabaseOptions.For(folder, null), scene.Clock);

        Assert.StartsWith("Databasen går inte att läsa", why, StringComparison.Ordinal);
        Assert.Equal("Det här är ett brev.", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }
}
