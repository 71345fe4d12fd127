using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

/// <summary>The peek attack on the poll and on the question afterwards: whoever leads or administers asks every address, and
/// whoever has the database reads it, while they are open.</summary>
public class PeekBeforeRevealTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task While_the_poll_is_open_no_address_and_no_byte_tells_whom_anybody_named(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await Crew.InAsync(scene);
        var named = new Person(PersonId.New(), "Named", "Nalmart");
        await scene.AddAsync(named);
        await crew.Polls().OpenAsync(crew.Initiative, new());
        var code = (await crew.Polls().ReadAsync(crew.Initiative)).Value.Code!;
        for (var phone = 0; phone < 6; phone++) Assert.True((await crew.Phone().AnswerAsync(code, $"phone {phone}, the only one with this number", [named.Id.Value])).IsDone);
        await using var product = new Product(scene);

        foreach (var actor in new[] { crew.Leader, await scene.ActorAsync(AccessRole.Administrator | AccessRole.ProcessLeader) })
        {
            using var client = product.ClientFor(actor);
            foreach (var address in new[] { $"/initiatives/{crew.Initiative}/participants/poll", $"/initiatives/{crew.Initiative}/participants/poll/wall", $"/api/v1/initiatives/{crew.Initiative}/nominations", "/api/v1/audit", "/api/v1/me/export", $"/ask/{code}" })
            {
                var answer = await client.GetAsync(address);
                // The trail is the administrator's alone.
                Assert.True(answer.IsSuccessStatusCode || address.EndsWith("/audit", StringComparison.Ordinal), $"{address} answered {answer.StatusCode}");
                var text = await answer.Content.ReadAsStringAsync();
                Assert.DoesNotContain("NominationBallot", text, StringComparison.Ordinal);
                // The trail tells that the person was written into the staff list, and to whom it was told.
                if (address.EndsWith("/audit", StringComparison.Ordinal)) continue;
                Assert.DoesNotContain("Nalmart", text, StringComparison.Ordinal);
                Assert.DoesNotContain(named.Id.ToString(), text, StringComparison.Ordinal);
            }
        }
        await using var db = scene.Open();
        var sealedNames = await db.NominationBallots.Select(b => b.SealedNames).ToListAsync();
        Assert.All(sealedNames, ballot => Assert.Equal((-1, -1), (ballot.AsSpan().IndexOf(named.Id.Value.ToByteArray()), ballot.AsSpan().IndexOf(named.Id.Value.ToByteArray(bigEndian: true)))));
        var key = Assert.Single(Directory.GetFiles(Path.Combine(scene.Folder, "keys"), "*.poll"));
        Assert.False(await scene.HoldsAsync(File.ReadAllBytes(key).AsSpan(30, 64).ToArray()));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task After_closing_every_cell_of_every_table_is_read_and_no_answer_is_found(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await Crew.InAsync(scene);
        await crew.Polls().OpenAsync(crew.Initiative, new());
        var code = (await crew.Polls().ReadAsync(crew.Initiative)).Value.Code!;
        for (var phone = 0; phone < 6; phone++) await crew.Phone().AnswerAsync(code, $"phone {phone}, the only one with this number", [crew.Anna.Id.Value]);
        await using var db = scene.Open();
        var ballots = await db.NominationBallots.AsNoTracking().ToListAsync();
        Assert.True(await scene.HoldsAsync(ballots[0].Phone), "the search finds what is there");

        await crew.Polls().CloseAsync(crew.Initiative);

        foreach (var ballot in ballots)
        {
            Assert.False(await scene.HoldsAsync(ballot.Phone));
            Assert.False(await scene.HoldsAsync(ballot.SealedNames.AsSpan(64, 48).ToArray()));
        }
    }

    [Fact]
    public async Task While_the_question_afterwards_is_open_no_address_shows_an_answer()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await (await Crew.InAsync(scene)).ReachableAsync();
        Person[] crowd = [.. Enumerable.Range(0, 6).Select(n => new Person(PersonId.New(), $"Kollega{n}", "Svensson", $"kollega{n}@lovsta.se"))];
        await scene.AddAsync([.. crowd, .. crowd.Select(person => new Assignment(AssignmentId.New(), person.Id, crew.NorrbySeat.Id))]);
        await crew.AddAsync(crowd);
        foreach (var person in crowd) await crew.Editing().StandAsync(crew.Initiative, new() { Person = person.Id.Value, Standing = Standing.Accepted });
        await crew.Fields().OpenAsync(crew.Initiative);
        foreach (var person in crowd) await crew.Afterwards().AnswerAsync(await crew.TokenAsync(person), new() { Said = Understood.No });
        await using var product = new Product(scene);
        using var desk = product.ClientFor(crew.Leader);
        using var phone = product.ClientFor(Actor.Nobody);

        Assert.Contains("\"rows\":[]", await desk.GetStringAsync($"/api/v1/initiatives/{crew.Initiative}/participants/afterwards"), StringComparison.Ordinal);
        Assert.Empty((await desk.PageAsync($"/initiatives/{crew.Initiative}/participants/afterwards")).QuerySelectorAll("table"));
        Assert.Empty((await phone.PageAsync("/invited/" + await crew.TokenAsync(crowd[0]))).QuerySelectorAll("input[checked]"));
    }
}
