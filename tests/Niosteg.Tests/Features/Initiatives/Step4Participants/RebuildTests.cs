using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step4Participants;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

/// <summary>The rebuild attack: whoever takes the files, after the poll was closed or together with a copy from before, learns of
/// no pair of who named whom.</summary>
public class RebuildTests
{
    [Fact]
    public async Task No_byte_of_an_answer_is_left_in_the_database_files()
    {
        await using var scene = await Scene.StartAsync();
        var (crew, code) = await OpenAsync(scene);
        var ballots = await AnswerAsync(crew, code);

        await crew.Polls().CloseAsync(crew.Initiative);
        SqliteConnection.ClearAllPools();

        var files = Directory.EnumerateFiles(scene.Folder, "*", SearchOption.AllDirectories).Select(File.ReadAllBytes).ToList();
        Assert.NotEmpty(files);
        Assert.All(ballots, ballot => Assert.All(files, file =>
        {
            Assert.Equal(-1, file.AsSpan().IndexOf(ballot.SealedNames));
            Assert.Equal(-1, file.AsSpan().IndexOf(ballot.SealedNames.AsSpan(100, 32)));
            Assert.Equal(-1, file.AsSpan().IndexOf(ballot.Phone));
        }));
    }

    /// <summary>A backup that was taken while the poll was open holds the sealed answers; no key that is left opens them.</summary>
    [Fact]
    public async Task A_copy_from_before_the_closing_tells_nothing_when_the_key_is_gone()
    {
        await using var scene = await Scene.StartAsync();
        var (crew, code) = await OpenAsync(scene);
        var backup = await AnswerAsync(crew, code);
        var keyFile = Assert.Single(Directory.EnumerateFiles(Path.Combine(scene.Folder, "keys"), "*.poll"));
        var key = RSA.Create();
        key.ImportPkcs8PrivateKey(await File.ReadAllBytesAsync(keyFile), out _);
        // The attack itself works while the key is there: that is what the key's end takes away.
        Assert.Equal([crew.Anna.Id], NominationSeal.Open(key, backup[0].SealedNames));

        await crew.Polls().CloseAsync(crew.Initiative);

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(scene.Folder, "keys"), "*.poll"));
        Assert.All(Directory.EnumerateFiles(scene.Folder, "*", SearchOption.AllDirectories), file => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(key.ExportParameters(true).D)));
    }

    [Fact]
    public async Task Equal_answers_do_not_look_alike_so_that_nobody_counts_them_while_it_is_open()
    {
        await using var scene = await Scene.StartAsync();
        var (crew, code) = await OpenAsync(scene);
        var ballots = await AnswerAsync(crew, code);

        Assert.Equal(ballots.Count, ballots.Select(b => Convert.ToHexString(b.SealedNames)).Distinct().Count());
        Assert.Single(ballots.Select(b => b.SealedNames.Length).Distinct());
    }

    [Fact]
    public async Task The_database_says_of_nobody_that_they_answered()
    {
        await using var scene = await Scene.StartAsync();
        var (crew, code) = await OpenAsync(scene);
        await AnswerAsync(crew, code);

        await using var db = scene.Open();
        Assert.DoesNotContain(db.Model.FindEntityType(typeof(Niosteg.Domain.Initiatives.Step4Participants.NominationBallot))!.GetProperties(), p => p.ClrType == typeof(PersonId) || p.ClrType == typeof(DateTime));
        Assert.False(await db.Audit.AnyAsync(a => a.Subject.Contains("Ballot")));
    }

    /// <summary>The key of a poll whose closing was cut off is destroyed the next time.</summary>
    [Fact]
    public async Task A_key_that_a_crash_left_is_destroyed()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        new NominationKeys(scene.Options).Make(NominationPollId.New());

        await crew.Polls().OpenAsync(crew.Initiative, new());

        Assert.Single(Directory.EnumerateFiles(Path.Combine(scene.Folder, "keys"), "*.poll"));
    }

    /// <summary>A restored database without its keys: the answers are thrown away unread, and that is told.</summary>
    [Fact]
    public async Task Without_the_key_the_poll_closes_and_keeps_nothing()
    {
        await using var scene = await Scene.StartAsync();
        var (crew, code) = await OpenAsync(scene);
        await AnswerAsync(crew, code);
        foreach (var key in Directory.EnumerateFiles(Path.Combine(scene.Folder, "keys"), "*.poll")) File.Delete(key);

        Assert.True((await crew.Polls().CloseAsync(crew.Initiative)).IsDone);
        Assert.True((await crew.Polls().ReadAsync(crew.Initiative)).Value.Last!.TooFew);
    }

    private static async Task<(Crew Crew, string Code)> OpenAsync(Scene scene)
    {
        var crew = await Crew.InAsync(scene);
        Person[] crowd = [.. Enumerable.Range(0, 20).Select(n => new Person(PersonId.New(), $"Kollega{n}", "Svensson"))];
        await scene.AddAsync([.. crowd]);
        await crew.Polls().OpenAsync(crew.Initiative, new());
        return (crew, (await crew.Polls().ReadAsync(crew.Initiative)).Value.Code!);
    }

    private static async Task<List<Niosteg.Domain.Initiatives.Step4Participants.NominationBallot>> AnswerAsync(Crew crew, string code)
    {
        for (var phone = 0; phone < 14; phone++) Assert.True((await crew.Phone().AnswerAsync(code, $"phone number {phone} of many", [crew.Anna.Id.Value])).IsDone);
        await using var db = crew.Scene.Open();
        return await db.NominationBallots.AsNoTracking().ToListAsync();
    }
}
