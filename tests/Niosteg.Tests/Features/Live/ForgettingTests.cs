using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Niosteg.Tests.Support;
using Niosteg.Web.Data;
using Niosteg.Web.Live;

namespace Niosteg.Tests.Features.Live;

/// <summary>The attack: somebody takes the database after a room was closed, to learn who sat there.</summary>
public class ForgettingTests
{
    private const string Alias = "Ärtan Törnqvist-Åkerö";

    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task After_closing_no_name_and_no_phone_is_left_in_the_database(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        using var rooms = new Rooms(scene);
        var leader = await rooms.LeaderAsync();
        var room = await rooms.OpenAsync(leader);
        var secret = await rooms.SitAsync(room.Code, Alias);
        for (var n = 0; n < 60; n++) await rooms.SitAsync(room.Code, $"{Alias} {n}");
        await rooms.AnswerAsync(room.Code, secret, """{"a":"1"}""");
        var phone = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
        Assert.True(await scene.HoldsAsync(Alias) && await scene.HoldsAsync(phone), "the search finds what is there");

        await rooms.LedBy(leader).RevealAsync(room.Id);
        Assert.True((await rooms.LedBy(leader).CloseAsync(room.Id)).IsDone);

        Assert.False(await scene.HoldsAsync(Alias));
        Assert.False(await scene.HoldsAsync(Alias.ToUpperInvariant()));
        Assert.False(await scene.HoldsAsync(phone));
    }

    /// <summary>Somebody reads in the very moment: the traces stay until the next round, and no longer.</summary>
    [Fact]
    public async Task What_a_reader_stood_in_the_way_of_is_forgotten_when_the_reader_is_gone()
    {
        await using var scene = await Scene.StartAsync();
        using var rooms = new Rooms(scene);
        var leader = await rooms.LeaderAsync();
        var room = await rooms.OpenAsync(leader);
        await rooms.SitAsync(room.Code, Alias);
        await using (var reader = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(scene.Folder, "niosteg.db")};Pooling=False"))
        {
            await reader.OpenAsync(TestContext.Current.CancellationToken);
            await using var reading = reader.BeginTransaction(deferred: true);
            await using var first = reader.CreateCommand();
            first.CommandText = "SELECT count(*) FROM LiveSeats";
            await first.ExecuteScalarAsync(TestContext.Current.CancellationToken);

            Assert.True((await rooms.LedBy(leader).CloseAsync(room.Id)).IsDone);
            Assert.True(File.Exists(Path.Combine(scene.Folder, "niosteg.db.forget")));
        }

        await using var db = scene.Open();
        Assert.True(await db.WipeIfDueAsync());
        Assert.False(await scene.HoldsAsync(Alias));
        Assert.False(File.Exists(Path.Combine(scene.Folder, "niosteg.db.forget")));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_anew_stays_due_and_takes_nothing_down()
    {
        await using var scene = await Scene.StartAsync();
        var file = Path.Combine(scene.Folder, "broken.db");
        await File.WriteAllTextAsync(file, new string('x', 8192), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file + ".forget", "", TestContext.Current.CancellationToken);
        await using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={file};Pooling=False").Options);

        Assert.False(await db.WipeIfDueAsync());
        Assert.True(File.Exists(file + ".forget"));
    }

    [Fact]
    public void Only_wrong_codes_are_counted_so_that_a_hall_behind_one_address_comes_in()
    {
        using var doors = new LiveDoors();

        for (var phone = 0; phone < 300; phone++) Assert.True(doors.MayTry("10.0.0.1"));
        for (var wrong = 0; wrong < LiveDoors.WrongAMinute; wrong++) doors.Missed("10.0.0.1");

        Assert.False(doors.MayTry("10.0.0.1"));
        Assert.True(doors.MayTry("10.0.0.2"));
    }
}
