using System.Net.Http.Json;
using System.Text.Json;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives.Step1Goals;

/// <summary>The attack: whoever leads joins with answers of their own, takes away all others but one, and shows what is left.</summary>
public class RemovedSeatTests
{
    [Theory, MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Taking_all_but_one_away_lays_no_weighing_bare_for_their_points_stay_and_everyone_is_told(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var initiative = Initiative.Begin(InitiativeId.New(), "Våg 1", null, new(2026, 3, 1), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        var goals = Enumerable.Range(1, 2).Select(n => InitiativeGoal.Write(GoalId.New(), initiative.Id, n, new($"nå mål {n}"), null, initiative.CreatedAt).Value).ToList();
        await scene.AddAsync([initiative, .. goals]);
        await using var product = new Product(scene);
        using var desk = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var weigh = $"/initiatives/{initiative.Id}/goals/weigh";
        await desk.SubmitAsync(await desk.PageAsync(weigh), "open", [], weigh);
        var room = (await desk.GetFromJsonAsync<JsonElement>($"/api/v1/initiatives/{initiative.Id}/goals/weighing")).GetProperty("room");
        var (id, code) = (room.GetProperty("id").GetString()!, room.GetProperty("code").GetString()!);
        using var anna = product.CreateClient(new() { AllowAutoRedirect = false });
        await GiveAsync(anna, code, "Anna", goals, 83);
        foreach (var (name, points) in new[] { ("Bo", 41), ("Cia", 57), ("Jag", 50), ("Jag igen", 50) })
        {
            using var phone = product.CreateClient();
            await GiveAsync(phone, code, name, goals, points);
        }

        await TakeAwayAsync(desk, id, "Bo", "Cia");

        foreach (var page in new[] { await desk.PageAsync($"/initiatives/{initiative.Id}/goals/wall"), await desk.PageAsync(weigh), await anna.PageAsync($"/r/{code}/goals") })
            Assert.Equal("5 av 5 är klara, 2 är borttagna", page.QuerySelector("[data-live-count]")!.TextContent);
        Assert.True((await desk.PostAsync($"/api/v1/rooms/{id}/reveal", null)).IsSuccessStatusCode);
        foreach (var page in new[] { await desk.PageAsync($"/initiatives/{initiative.Id}/goals/wall"), await desk.PageAsync(weigh), await anna.PageAsync($"/r/{code}/goals") })
            Assert.Contains("5 av 5 röstade. 2 platser är borttagna.", page.Body!.TextContent, StringComparison.Ordinal);
        var shown = (await desk.GetFromJsonAsync<JsonElement>($"/api/v1/initiatives/{initiative.Id}/goals/weighing")).GetProperty("revealed");
        Assert.Equal([41, 50, 50, 57, 83], shown.GetProperty("goals")[0].GetProperty("points").EnumerateArray().Select(point => point.GetInt32()));
    }

    [Theory, MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Taking_all_but_one_away_lays_no_choice_bare_either(string database)
    {
        await using var room = await GroupChoiceRoom.GivenAsync(8, database);
        foreach (var name in new[] { "Anna", "Bo", "Cia" }) Assert.Null(await room.ChooseAsync(name, GroupChoiceRoom.Falling));
        foreach (var name in new[] { "Jag", "Jag igen" }) Assert.Null(await room.ChooseAsync(name, GroupChoiceRoom.Rising));

        await TakeAwayAsync(room.Desk, room.Id, "Bo", "Cia");
        await room.ActAsync("reveal");

        var result = (await room.ReadAsync()).GetProperty("result");
        Assert.Equal((5, 5, 2), (result.GetProperty("voters").GetInt32(), result.GetProperty("seats").GetInt32(), result.GetProperty("removed").GetInt32()));
        foreach (var address in new[] { room.Address, $"/initiatives/{room.Initiative}/goals/choose/wall" })
            Assert.Contains("2 platser är borttagna.", (await room.Desk.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task GiveAsync(HttpClient phone, string code, string name, IReadOnlyList<InitiativeGoal> goals, int points)
    {
        await phone.PostAsJsonAsync($"/api/v1/r/{code}/seats", new { alias = name });
        var value = new Dictionary<string, string> { [goals[0].Id.ToString()] = $"{points}", [goals[1].Id.ToString()] = $"{100 - points}" };
        var kept = await phone.PutAsJsonAsync($"/api/v1/r/{code}/answer", new { round = 1, value });
        Assert.True(kept.IsSuccessStatusCode, await kept.Content.ReadAsStringAsync());
    }

    private static async Task TakeAwayAsync(HttpClient desk, string room, params string[] names)
    {
        foreach (var seat in (await desk.GetFromJsonAsync<JsonElement>($"/api/v1/rooms/{room}/seats")).EnumerateArray())
            if (names.Contains(seat.GetProperty("alias").GetString()))
                Assert.True((await desk.DeleteAsync($"/api/v1/rooms/{room}/seats/{seat.GetProperty("id").GetString()}")).IsSuccessStatusCode);
    }
}
