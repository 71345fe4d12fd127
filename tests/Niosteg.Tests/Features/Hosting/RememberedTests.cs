using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Data;

namespace Niosteg.Tests.Features.Hosting;

public class RememberedTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_same_question_is_asked_once_while_nothing_is_saved(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var fewest = int.MaxValue;

        // PostgreSQL's snapshot is of the whole server: what the tests beside this one save, in databases of their own, counts too.
        for (var round = 0; round < 500 && fewest > 1; round++)
        {
            var asked = 0;
            for (var time = 0; time < 3; time++) await scene.Options.Remembered.GetAsync(("sites", round), () => Task.FromResult(++asked));
            fewest = Math.Min(fewest, asked);
        }

        Assert.Equal(1, fewest);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Anything_saved_makes_all_of_it_forgotten(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var asked = 0;
        await scene.Options.Remembered.GetAsync("sites", () => Task.FromResult(++asked));

        await SaveAsync(scene);
        await scene.Options.Remembered.GetAsync("sites", () => Task.FromResult(++asked));

        Assert.Equal(2, asked);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_another_process_saves_makes_it_forgotten_too(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await scene.Options.Remembered.GetAsync("sites", () => Task.FromResult("before"));

        var elsewhere = DatabaseOptions.For(scene.Folder, scene.Options.Postgres);
        await using (var db = new AppDbFactory(elsewhere, Niosteg.Web.Hosting.Actor.System, scene.Clock).CreateDbContext())
        {
            db.Sites.Add(new Site(SiteId.New(), "Skövde"));
            await db.SaveChangesAsync();
        }

        Assert.Equal("after", await scene.Options.Remembered.GetAsync("sites", () => Task.FromResult("after")));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_saved_while_the_answer_is_fetched_makes_it_forgotten(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await scene.Options.Remembered.GetAsync("sites", async () =>
        {
            await SaveAsync(scene);
            return "before";
        });

        Assert.Equal("after", await scene.Options.Remembered.GetAsync("sites", () => Task.FromResult("after")));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Different_questions_have_different_answers(string database)
    {
        await using var scene = await Scene.StartAsync(database);

        foreach (var reader in new[] { "Anna", "Göran" })
            Assert.Equal(reader, await scene.Options.Remembered.GetAsync(("card", reader), () => Task.FromResult(reader)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_question_that_failed_is_asked_again(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await Assert.ThrowsAsync<TimeoutException>(() => scene.Options.Remembered.GetAsync<string>("sites", () => throw new TimeoutException()).AsTask());

        Assert.Equal("answer", await scene.Options.Remembered.GetAsync("sites", () => Task.FromResult("answer")));
    }

    private static Task SaveAsync(Scene scene) => scene.AddAsync(new Site(SiteId.New(), "Skövde"));
}
