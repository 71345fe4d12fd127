using System.Net.Http.Json;
using System.Text.Json;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives.Step1Goals;

/// <summary>The peek attack on the weighing of goals: whoever leads, administers or has the database, before the reveal.</summary>
public class GoalPeekTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Before_the_reveal_no_address_and_no_byte_tells_what_anybody_gave(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var initiative = Initiative.Begin(InitiativeId.New(), "Våg 1", null, new(2026, 3, 1), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        var goals = Enumerable.Range(1, 2).Select(n => InitiativeGoal.Write(GoalId.New(), initiative.Id, n, new($"nå mål {n}"), null, initiative.CreatedAt).Value).ToList();
        await scene.AddAsync([initiative, .. goals]);
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        await using var product = new Product(scene);
        using var desk = product.ClientFor(leader);
        var weigh = $"/initiatives/{initiative.Id}/goals/weigh";
        await desk.SubmitAsync(await desk.PageAsync(weigh), "open", [], weigh);
        var room = (await desk.GetFromJsonAsync<JsonElement>($"/api/v1/initiatives/{initiative.Id}/goals/weighing")).GetProperty("room");
        var (id, code) = (room.GetProperty("id").GetString(), room.GetProperty("code").GetString());
        using var phone = product.CreateClient();
        await phone.PostAsJsonAsync($"/api/v1/r/{code}/seats", new { alias = "Ärtan" });
        var points = new Dictionary<string, string> { [goals[0].Id.ToString()] = "83", [goals[1].Id.ToString()] = "17" };
        var kept = await phone.PutAsJsonAsync($"/api/v1/r/{code}/answer", new { round = 1, value = points });
        Assert.True(kept.IsSuccessStatusCode, await kept.Content.ReadAsStringAsync());

        foreach (var actor in new[] { leader, await scene.ActorAsync(AccessRole.Administrator | AccessRole.ProcessLeader) })
        {
            using var client = product.ClientFor(actor);
            foreach (var address in new[] { weigh, $"/initiatives/{initiative.Id}/goals/wall", $"/api/v1/initiatives/{initiative.Id}/goals", $"/api/v1/initiatives/{initiative.Id}/goals/weighing", $"/api/v1/rooms/{id}", $"/api/v1/rooms/{id}/seats", $"/api/v1/rooms/{id}/rounds/1/answers", "/api/v1/me/export", "/api/v1/audit" })
            {
                var text = await (await client.GetAsync(address)).Content.ReadAsStringAsync();
                Assert.DoesNotContain("\"83\"", text, StringComparison.Ordinal);
                Assert.DoesNotContain("83 poäng", text, StringComparison.Ordinal);
            }
        }
        Assert.True(await scene.HoldsAsync("Ärtan"), "the search finds what is there");
        Assert.False(await scene.HoldsAsync(JsonSerializer.Serialize(points)));
        Assert.False(await scene.HoldsAsync($"{goals[0].Id}\":\"83"));

        await desk.PostAsync($"/api/v1/rooms/{id}/closure", null);
        Assert.False(await scene.HoldsAsync("Ärtan"));
    }
}
