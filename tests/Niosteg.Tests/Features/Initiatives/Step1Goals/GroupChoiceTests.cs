using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives.Step1Goals;

/// <summary>Goals chosen among together, over HTTP, without scripts.</summary>
public class GroupChoiceTests
{
    [Theory, MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task Three_choose_alone_see_the_order_together_and_the_leader_keeps_five_and_can_undo(string database)
    {
        await using var room = await GroupChoiceRoom.GivenAsync(12, database);
        foreach (var name in new[] { "Anna", "Bo" }) Assert.Null(await room.ChooseAsync(name, GroupChoiceRoom.Rising));
        Assert.Null(await room.ChooseAsync("Cia", set => (set[0], set[1])));
        await room.SitAsync("Dag");
        Assert.DoesNotContain("chosen-caption", await room.Desk.GetStringAsync(room.Address), StringComparison.Ordinal);
        await room.ActAsync("reveal");

        var page = await room.Desk.PageAsync(room.Address);
        Assert.Contains("3 av 4 svarade på allt", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Nå mål 1 ", page.QuerySelector(".chosen tbody th")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", page.Body.TextContent, StringComparison.Ordinal);
        Assert.InRange(page.QuerySelectorAll("input[type=checkbox][checked]").Length, 1, 5);
        Assert.Contains("svarade på allt", (await room.Desk.PageAsync($"/initiatives/{room.Initiative}/goals/choose/wall")).Body!.TextContent, StringComparison.Ordinal);
        var kept = await room.Desk.SubmitAsync(page, "keep", [], room.Address);

        var goals = await room.Desk.PageAsync(kept.Headers.Location!.ToString());
        await using (var db = room.Scene.Open()) Assert.InRange(db.Goals.Count(g => g.RetiredAt == null), 1, 5);
        Assert.Contains("Borttaget", (await room.Desk.PageAsync(room.Address)).QuerySelector(".chosen")!.TextContent, StringComparison.Ordinal);
        await room.Desk.SubmitAsync(goals, "put-back", [], kept.Headers.Location!.ToString());
        await using (var db = room.Scene.Open()) Assert.Equal(12, db.Goals.Count(g => g.RetiredAt == null));
    }

    [Fact]
    public async Task A_phone_gets_the_sets_one_after_another_and_half_an_answer_is_none()
    {
        await using var room = await GroupChoiceRoom.GivenAsync(8);
        using var phone = await room.SitAsync("Anna");
        var page = await phone.PageAsync($"/r/{room.Code}/choose");
        Assert.Equal(BestWorstSets.For(8).Count, page.QuerySelectorAll(".live-set").Length);
        Assert.Contains("slutar du innan dess räknas inget", page.Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal("choice-unfinished", await room.ChooseAsync(phone, set => set.Contains(7) ? (null, null) : (set[0], set[1])));
        Assert.Equal("choose-same", await room.ChooseAsync(phone, set => (set[0], set[0])));
        var told = await phone.PageAsync($"/r/{room.Code}/choose?refused=choice-unfinished");
        Assert.Contains("inte skickat än", told.QuerySelector("[data-live-told]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, (await room.ReadAsync()).GetProperty("room").GetProperty("state").GetProperty("ready").GetInt32());

        Assert.Null(await room.ChooseAsync(phone, GroupChoiceRoom.Falling));
        var again = await phone.PageAsync($"/r/{room.Code}/choose");
        Assert.Equal(2 * BestWorstSets.For(8).Count, again.QuerySelectorAll("input[type=radio][checked]").Length);
        Assert.Equal(1, (await room.ReadAsync()).GetProperty("room").GetProperty("state").GetProperty("ready").GetInt32());
    }

    [Fact]
    public async Task A_goal_written_while_the_room_answers_has_no_value_and_stays_on_the_sheet()
    {
        await using var room = await GroupChoiceRoom.GivenAsync(9);
        foreach (var name in new[] { "Anna", "Bo", "Cia" }) await room.ChooseAsync(name, GroupChoiceRoom.Rising);
        await room.Scene.AddAsync(InitiativeGoal.Write(GoalId.New(), room.Initiative, 10, new("komma sent"), null, room.Scene.Clock.GetUtcNow().UtcDateTime).Value);
        await room.ActAsync("reveal");

        var last = (await room.ReadAsync()).GetProperty("result").GetProperty("goals").EnumerateArray().Last();
        Assert.Equal(("komma sent", JsonValueKind.Null, JsonValueKind.Null, 0), (last.GetProperty("canDo").GetString(), last.GetProperty("score").ValueKind, last.GetProperty("place").ValueKind, last.GetProperty("shown").GetInt32()));
        var page = await room.Desk.PageAsync(room.Address);
        Assert.Contains("okänt", page.QuerySelector(".chosen tbody tr:last-child")!.TextContent, StringComparison.OrdinalIgnoreCase);
        await room.Desk.SubmitAsync(page, "keep", [], room.Address);
        await using var db = room.Scene.Open();
        Assert.Null(db.Goals.Single(g => g.CanDo == "komma sent").RetiredAt);
    }

    [Fact]
    public async Task What_two_chose_is_not_revealed_and_does_not_take_the_round_before_it_away()
    {
        await using var room = await GroupChoiceRoom.GivenAsync(8);
        foreach (var name in new[] { "Anna", "Bo" }) await room.ChooseAsync(name, GroupChoiceRoom.Rising);
        Assert.Equal("room-too-few", await RefusedAsync(room));
        Assert.Contains("Minst 3 behöver ha svarat", (await room.Desk.PageAsync(room.Address)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await room.ReadAsync()).GetProperty("result").ValueKind);

        await room.ChooseAsync("Cia", GroupChoiceRoom.Rising);
        await room.ActAsync("reveal");
        await room.ActAsync("rounds");
        await room.ChooseAsync("Fia", GroupChoiceRoom.Falling);
        Assert.Null((await room.Desk.PageAsync($"/initiatives/{room.Initiative}/goals/choose/wall")).QuerySelector(".chosen"));
        Assert.Equal("room-too-few", await RefusedAsync(room));
        await room.ActAsync("closure");

        Assert.Equal(1, (await room.ReadAsync()).GetProperty("result").GetProperty("round").GetInt32());
        using var reader = room.Product.CreateClient(new() { AllowAutoRedirect = false });
        Assert.Contains("3 av", (await reader.PageAsync($"/r/{room.Code}/choose")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await using var db = room.Scene.Open();
        Assert.Equal([false, true], db.LiveRounds.OrderBy(r => r.Number).Select(r => r.SealedKey == null));
    }

    private static async Task<string?> RefusedAsync(GroupChoiceRoom room) =>
        (await (await room.Desk.PostAsync($"/api/v1/rooms/{room.Id}/reveal", null)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();

    [Fact]
    public async Task With_few_goals_no_room_is_opened_and_with_many_the_weighing_leads_here()
    {
        await using var few = await GroupChoiceRoom.GivenAsync(5, opens: false);
        Assert.Null((await few.Desk.PageAsync(few.Address)).QuerySelector("input[name=_handler][value=open]"));
        await using var many = await GroupChoiceRoom.GivenAsync(8, opens: false);
        Assert.NotNull((await many.Desk.PageAsync($"/initiatives/{many.Initiative}/goals/weigh")).QuerySelector($"a[href='{many.Address}']"));
        Assert.Contains("älj bland dem eller välj tillsammans", (await many.Desk.PageAsync($"/initiatives/{many.Initiative}/goals")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_lead_finds_nothing_and_a_phone_without_a_seat_is_sent_to_the_door()
    {
        await using var room = await GroupChoiceRoom.GivenAsync(8);
        using var outside = room.Product.ClientFor(await room.Scene.ActorAsync(AccessRole.Employee));
        foreach (var address in new[] { room.Address, $"/initiatives/{room.Initiative}/goals/choose/wall", $"/api/v1/initiatives/{room.Initiative}/goals/choice/together" })
            Assert.Equal(HttpStatusCode.NotFound, (await outside.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await outside.PostAsJsonAsync($"/api/v1/initiatives/{room.Initiative}/goals/choice/put-back", new { goals = room.Goals.Select(g => g.Value) })).StatusCode);
        foreach (var act in new[] { "reveal", "rounds", "closure" })
            Assert.Equal(HttpStatusCode.NotFound, (await outside.PostAsync($"/api/v1/rooms/{room.Id}/{act}", null)).StatusCode);

        using var phone = room.Product.CreateClient(new() { AllowAutoRedirect = false });
        Assert.EndsWith("/r/" + room.Code, (await phone.GetAsync($"/r/{room.Code}/choose")).Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_is_asked_in_its_own_language()
    {
        await using var room = await GroupChoiceRoom.GivenAsync(8);
        using var phone = await room.SitAsync("Anna");
        phone.DefaultRequestHeaders.Add("Accept-Language", "en");

        var page = await phone.PageAsync($"/r/{room.Code}/choose");

        Assert.Equal("Which goals matter most? Våg 1", page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("Set 1 of ", page.QuerySelector("legend")!.TextContent, StringComparison.Ordinal);
    }
}
