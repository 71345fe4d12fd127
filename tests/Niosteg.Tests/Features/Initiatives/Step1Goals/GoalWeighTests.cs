using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives.Step1Goals;

/// <summary>Weighed over HTTP: a leader, phones without accounts, no scripts.</summary>
public class GoalWeighTests
{
    [Fact]
    public async Task Three_weigh_alone_nobody_sees_anything_until_all_do_and_the_weights_are_taken()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (leader, initiative, goals) = await GivenAsync(scene, 2);
        var desk = product.ClientFor(leader);
        var weigh = $"/initiatives/{initiative}/goals/weigh";
        await desk.SubmitAsync(await desk.PageAsync(weigh), "open", [], weigh);
        var room = (await desk.GetFromJsonAsync<JsonElement>($"/api/v1/initiatives/{initiative}/goals/weighing")).GetProperty("room");
        var (id, code) = (room.GetProperty("id").GetString(), room.GetProperty("code").GetString());

        await VoteAsync(product, code!, "Anna", goals, "80", "20");
        await VoteAsync(product, code!, "Bo", goals, "20", "20");
        await VoteAsync(product, code!, "Cia", goals, "65", "35");
        Assert.Equal("goal-points", await VoteAsync(product, code!, "Dag", goals, "0", ""));
        Assert.DoesNotContain("revealed-caption", await desk.GetStringAsync(weigh), StringComparison.Ordinal);
        Assert.Equal("room-not-revealed", (await (await desk.PostAsync($"/api/v1/initiatives/{initiative}/goals/weighing", null)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());

        Assert.True((await desk.PostAsync($"/api/v1/rooms/{id}/reveal", null)).IsSuccessStatusCode);
        var page = await desk.PageAsync(weigh);
        Assert.Contains("3 av 4 röstade", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("den ena gav 80 poäng, den andra 50", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("65", (await desk.PageAsync($"/initiatives/{initiative}/goals/wall")).Body!.TextContent, StringComparison.Ordinal);
        await desk.SubmitAsync(page, "keep", [], weigh);

        var read = await desk.GetFromJsonAsync<JsonElement>($"/api/v1/initiatives/{initiative}/goals");
        Assert.True(read.GetProperty("areWeighed").GetBoolean());
        Assert.Equal([.65, .35], read.GetProperty("goals").EnumerateArray().Select(g => g.GetProperty("share").GetDouble()));
        Assert.Equal("weigh-kept", (await (await desk.PostAsync($"/api/v1/initiatives/{initiative}/goals/weighing", null)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Theory, MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Below_the_smallest_group_nothing_is_revealed_and_the_one_who_leads_is_told_before_and_after_the_press(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await using var product = new Product(scene);
        var (leader, initiative, goals) = await GivenAsync(scene, 2);
        await scene.SuppressBelowAsync(5);
        var desk = product.ClientFor(leader);
        var weigh = $"/initiatives/{initiative}/goals/weigh";
        await desk.SubmitAsync(await desk.PageAsync(weigh), "open", [], weigh);
        var room = (await desk.GetFromJsonAsync<JsonElement>($"/api/v1/initiatives/{initiative}/goals/weighing")).GetProperty("room");
        var (id, code) = (room.GetProperty("id").GetString(), room.GetProperty("code").GetString()!);
        foreach (var (name, points) in new[] { ("Anna", "87"), ("Bo", "20"), ("Cia", "30"), ("Dag", "40") }) await VoteAsync(product, code, name, goals, points, "13");

        var before = await desk.PageAsync(weigh);
        Assert.Contains("Minst 5 behöver ha svarat", before.QuerySelector(".live-desk")!.TextContent, StringComparison.Ordinal);
        var pressed = await desk.SubmitAsync(before, "form[action$=\"/reveal\"]", []);
        Assert.Contains("Minst 5 behöver ha svarat innan svaren kan visas, och 4 har svarat.", (await desk.PageAsync(pressed.Headers.Location!.ToString())).QuerySelector(".ds-alert")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("room-not-revealed", await CodeOfAsync(await desk.GetAsync($"/api/v1/rooms/{id}/rounds/1/answers")));

        await VoteAsync(product, code, "Eva", goals, "50", "50");
        Assert.True((await desk.PostAsync($"/api/v1/rooms/{id}/reveal", null)).IsSuccessStatusCode);
        Assert.False((await desk.GetFromJsonAsync<JsonElement>($"/api/v1/rooms/{id}/rounds/1/answers")).GetProperty("groups")[0].GetProperty("isWithheld").GetBoolean());
        Assert.Contains("5 av 5 röstade", (await desk.PageAsync($"/initiatives/{initiative}/goals/wall")).Body!.TextContent, StringComparison.Ordinal);

        // The same limit for page, wall, program and what is kept, also when it is raised afterwards.
        await scene.SuppressBelowAsync(6);
        Assert.Equal("room-round-forgotten", await CodeOfAsync(await desk.GetAsync($"/api/v1/rooms/{id}/rounds/1/answers")));
        Assert.Equal("room-round-forgotten", await CodeOfAsync(await desk.PostAsync($"/api/v1/initiatives/{initiative}/goals/weighing", null)));
        foreach (var address in new[] { weigh, $"/initiatives/{initiative}/goals/wall" })
            Assert.Contains("För få gav poäng", (await desk.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<string?> CodeOfAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();

    [Fact]
    public async Task A_round_too_few_answered_does_not_take_the_round_before_it_away()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (leader, initiative, goals) = await GivenAsync(scene, 2);
        var desk = product.ClientFor(leader);
        var weigh = $"/initiatives/{initiative}/goals/weigh";
        await desk.SubmitAsync(await desk.PageAsync(weigh), "open", [], weigh);
        var room = (await desk.GetFromJsonAsync<JsonElement>($"/api/v1/initiatives/{initiative}/goals/weighing")).GetProperty("room");
        var (id, code) = (room.GetProperty("id").GetString(), room.GetProperty("code").GetString()!);
        foreach (var name in new[] { "Anna", "Bo", "Cia" }) await VoteAsync(product, code, name, goals, "60", "40");
        await desk.PostAsync($"/api/v1/rooms/{id}/reveal", null);
        await desk.PostAsync($"/api/v1/rooms/{id}/rounds", null);
        await VoteAsync(product, code, "Dan", goals, "93", "7");
        Assert.Equal("room-too-few", await CodeOfAsync(await desk.PostAsync($"/api/v1/rooms/{id}/reveal", null)));
        await desk.PostAsync($"/api/v1/rooms/{id}/closure", null);

        using var phone = product.CreateClient(new() { AllowAutoRedirect = false });
        Assert.Contains("3 av 4 röstade", (await phone.PageAsync($"/r/{code}/goals")).Body!.TextContent, StringComparison.Ordinal);
        await using var db = scene.Open();
        Assert.Equal([false, true], db.LiveRounds.OrderBy(r => r.Number).Select(r => r.SealedKey == null));
        await desk.SubmitAsync(await desk.PageAsync(weigh), "keep-1", [], weigh);
        Assert.Equal(1, db.KeptWeighings.Single().Round);
    }

    [Fact]
    public async Task A_closed_room_keeps_its_result_on_the_phones_and_shows_no_way_in_on_the_wall()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (leader, initiative, goals) = await GivenAsync(scene, 2);
        var desk = product.ClientFor(leader);
        var weigh = $"/initiatives/{initiative}/goals/weigh";
        await desk.SubmitAsync(await desk.PageAsync(weigh), "open", [], weigh);
        var room = (await desk.GetFromJsonAsync<JsonElement>($"/api/v1/initiatives/{initiative}/goals/weighing")).GetProperty("room");
        var (id, code) = (room.GetProperty("id").GetString(), room.GetProperty("code").GetString()!);
        foreach (var name in new[] { "Anna", "Bo", "Cia" }) await VoteAsync(product, code, name, goals, "60", "40");
        Assert.NotNull((await desk.PageAsync($"/initiatives/{initiative}/goals/wall")).QuerySelector(".live-qr"));
        await desk.PostAsync($"/api/v1/rooms/{id}/reveal", null);
        await desk.PostAsync($"/api/v1/rooms/{id}/closure", null);

        using var phone = product.CreateClient(new() { AllowAutoRedirect = false });
        Assert.Contains("60 %", (await phone.PageAsync($"/r/{code}/goals")).QuerySelector("main")!.TextContent.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal($"/r/{code}/goals", (await phone.PageAsync("/r/" + code)).QuerySelector("main a")!.GetAttribute("href"));
        Assert.Null((await desk.PageAsync($"/initiatives/{initiative}/goals/wall")).QuerySelector(".live-qr"));
    }

    [Fact]
    public async Task A_phone_is_asked_in_its_own_language_and_told_the_sum()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (leader, initiative, _) = await GivenAsync(scene, 2);
        var desk = product.ClientFor(leader);
        await desk.SubmitAsync(await desk.PageAsync($"/initiatives/{initiative}/goals/weigh"), "open", [], $"/initiatives/{initiative}/goals/weigh");
        var code = (await desk.GetFromJsonAsync<JsonElement>($"/api/v1/initiatives/{initiative}/goals/weighing")).GetProperty("room").GetProperty("code").GetString();
        using var phone = product.CreateClient(new() { AllowAutoRedirect = false });
        phone.DefaultRequestHeaders.Add("Accept-Language", "en");
        await phone.SubmitAsync(await phone.PageAsync("/r/" + code), "sit", new() { ["Input.Alias"] = "Anna" }, "/r/" + code);

        var page = await phone.PageAsync($"/r/{code}/goals");

        Assert.Equal("How important are the goals? Våg 1", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Give at least one goal points.", page.QuerySelector("[data-sum]")!.TextContent);
        Assert.StartsWith("Nå mål 1", page.QuerySelector("form[data-live-answer] label")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_goal_needs_no_weighing_and_more_than_seven_are_to_be_chosen_from_first()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (leader, initiative, _) = await GivenAsync(scene, 1);
        var weigh = $"/initiatives/{initiative}/goals/weigh";
        using var desk = product.ClientFor(leader);
        var refused = await Pages.ParseAsync(await desk.SubmitAsync(await desk.PageAsync(weigh), "open", [], weigh));
        Assert.Contains("minst två mål", refused.QuerySelector(".ds-alert")!.TextContent, StringComparison.Ordinal);

        (leader, initiative, _) = await GivenAsync(scene, 8);
        using var other = product.ClientFor(leader);
        var page = await other.PageAsync($"/initiatives/{initiative}/goals/weigh");
        Assert.Contains("8 mål är för många", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("input[name=_handler][value=open]"));
    }

    [Fact]
    public async Task Goals_that_are_not_weighed_show_no_share_and_weighed_shares_add_up_to_100()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (leader, initiative, goals) = await GivenAsync(scene, 6);
        using var desk = product.ClientFor(leader);
        var unweighed = await desk.PageAsync($"/initiatives/{initiative}/goals");
        Assert.Equal(6, unweighed.QuerySelectorAll("article.goal").Count(card => card.QuerySelector(".facts dd")!.TextContent == "lika"));
        Assert.DoesNotContain("17", unweighed.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await using (var db = scene.Open())
        {
            foreach (var goal in db.Goals.ToList()) goal.Weigh(1.0 / 6);
            await db.SaveChangesAsync();
        }
        var weighed = await desk.PageAsync($"/initiatives/{initiative}/goals");
        Assert.NotNull(weighed.QuerySelector($"details a[href='/initiatives/{initiative}/goals/weigh#in-use']"));
        Assert.Equal(100, weighed.QuerySelectorAll("article.goal .figure-value").Sum(figure => int.Parse(figure.TextContent.Split('\u00A0', ' ')[0], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_wall_without_a_room_says_so_and_leads_to_where_one_is_opened()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (leader, initiative, _) = await GivenAsync(scene, 2);
        using var desk = product.ClientFor(leader);

        foreach (var (wall, opens) in new[] { ("wall", "weigh"), ("choose/wall", "choose/together") })
        {
            var page = await desk.PageAsync($"/initiatives/{initiative}/goals/{wall}");
            Assert.Equal("Inget rum är öppet", page.QuerySelector("h1")!.TextContent);
            Assert.NotNull(page.QuerySelector($"a[href='/initiatives/{initiative}/goals/{opens}']"));
        }
    }

    [Fact]
    public async Task An_outsider_finds_no_weighing_and_a_phone_without_a_seat_is_sent_to_the_door()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (leader, initiative, _) = await GivenAsync(scene, 2);
        var outside = product.ClientFor(await scene.ActorAsync(AccessRole.Employee));
        foreach (var address in new[] { "weigh", "wall" })
            Assert.Equal(HttpStatusCode.NotFound, (await outside.GetAsync($"/initiatives/{initiative}/goals/{address}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await outside.PostAsync($"/api/v1/initiatives/{initiative}/goals/weighing", null)).StatusCode);

        var desk = product.ClientFor(leader);
        await desk.SubmitAsync(await desk.PageAsync($"/initiatives/{initiative}/goals/weigh"), "open", [], $"/initiatives/{initiative}/goals/weigh");
        var code = (await desk.GetFromJsonAsync<JsonElement>($"/api/v1/initiatives/{initiative}/goals/weighing")).GetProperty("room").GetProperty("code").GetString();
        using var phone = product.CreateClient(new() { AllowAutoRedirect = false });
        Assert.EndsWith("/r/" + code, (await phone.GetAsync($"/r/{code}/goals")).Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    /// <summary>Joins and answers as a browser without scripts. What was refused, or null.</summary>
    private static async Task<string?> VoteAsync(Product product, string code, string name, IReadOnlyList<GoalId> goals, params string[] points)
    {
        using var phone = product.CreateClient(new() { AllowAutoRedirect = false });
        await phone.SubmitAsync(await phone.PageAsync("/r/" + code), "sit", new() { ["Input.Alias"] = name }, "/r/" + code);
        var page = await phone.PageAsync($"/r/{code}/goals");
        Assert.Equal(goals.Count, page.QuerySelectorAll("input[type=number]").Length);
        var fields = goals.Zip(points).ToDictionary(p => $"answer.{p.First}", p => p.Second);
        fields["round"] = page.QuerySelector("input[name=round]")!.GetAttribute("value")!;
        fields["return"] = $"/r/{code}/goals";
        var answer = await phone.PostAsync($"/r/{code}/answer", new FormUrlEncodedContent(fields));
        var location = answer.Headers.Location?.OriginalString ?? "";
        return location.Contains("refused=", StringComparison.Ordinal) ? location[(location.IndexOf("refused=", StringComparison.Ordinal) + 8)..] : null;
    }

    private static async Task<(Actor Leader, InitiativeId Initiative, IReadOnlyList<GoalId> Goals)> GivenAsync(Scene scene, int count)
    {
        var initiative = Initiative.Begin(InitiativeId.New(), "Våg 1", null, new(2026, 3, 1), null, null, scene.Clock.GetUtcNow().UtcDateTime).Value;
        var goals = Enumerable.Range(1, count).Select(n => InitiativeGoal.Write(GoalId.New(), initiative.Id, n, new($"nå mål {n}"), null, initiative.CreatedAt).Value).ToList();
        await scene.AddAsync([initiative, .. goals]);
        await scene.SuppressBelowAsync(3);
        return (await scene.ActorAsync(AccessRole.ProcessLeader), initiative.Id, [.. goals.Select(g => g.Id)]);
    }
}
