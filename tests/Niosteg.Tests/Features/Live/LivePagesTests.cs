using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Live;

namespace Niosteg.Tests.Features.Live;

/// <summary>The phone over HTTP, as a browser without scripts and as a program.</summary>
public class LivePagesTests
{
    [Theory, MemberData(nameof(Scene.Databases), MemberType = typeof(Scene))]
    public async Task From_the_code_to_a_seat_it_is_one_form_and_no_account(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        await using var product = new LiveProduct(scene);
        var room = await product.OpenAsync(await scene.ActorAsync(AccessRole.ProcessLeader), "Norrby", "Söderby");
        using var phone = product.Phone();

        var door = await phone.GetAsync($"/r?code={JoinCode.Show(room.Code).ToLowerInvariant()}");
        Assert.EndsWith("/r/" + room.Code, door.Headers.Location?.ToString(), StringComparison.Ordinal);
        var page = await phone.PageAsync("/r/" + room.Code);
        Assert.Contains("Hur viktiga är målen?", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".site-nav"));
        var sat = await phone.SubmitAsync(page, "sit", new() { ["Input.Alias"] = "Anna", ["Input.Group"] = "Norrby" }, "/r/" + room.Code);

        Assert.True(sat.IsSuccessStatusCode || sat.StatusCode == HttpStatusCode.Redirect, sat.StatusCode.ToString());
        Assert.Contains(sat.Headers.GetValues("Set-Cookie"), c => c.StartsWith("niosteg.seat." + room.Code, StringComparison.Ordinal) && c.Contains("httponly", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Du är med, Anna", (await phone.PageAsync("/r/" + room.Code)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_join_form_pressed_twice_and_a_second_tab_are_one_seat()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new LiveProduct(scene);
        var room = await product.OpenAsync(await scene.ActorAsync(AccessRole.ProcessLeader));
        using var phone = product.Phone();
        var tab = await phone.PageAsync("/r/" + room.Code);
        var other = await phone.PageAsync("/r/" + room.Code);

        foreach (var page in new[] { tab, tab, other }) await phone.SubmitAsync(page, "sit", new() { ["Input.Alias"] = "Anna" }, "/r/" + room.Code);

        Assert.Equal(1, (await phone.GetFromJsonAsync<JsonElement>("/api/v1/r/" + room.Code)).GetProperty("state").GetProperty("seats").GetInt32());
    }

    [Fact]
    public async Task A_wrong_code_says_what_to_do_and_after_many_that_one_should_wait()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new LiveProduct(scene);
        using var phone = product.Phone();

        Assert.Contains("Titta på väggen", (await phone.PageAsync("/r/ZZZZZZZZ")).Body!.TextContent, StringComparison.Ordinal);
        for (var i = 0; i < LiveDoors.WrongAMinute; i++) await phone.GetAsync("/api/v1/r/ZZZZZZZZ");

        Assert.Contains("Vänta en minut", (await phone.PageAsync("/r?code=ZZZZZZZZ")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_door_without_a_code_says_what_to_write()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new LiveProduct(scene);
        using var visitor = product.Phone();

        Assert.Null((await visitor.PageAsync("/r")).QuerySelector("[aria-invalid=true]"));
        Assert.Equal("code", (await visitor.PageAsync("/r?code=")).QuerySelector("[aria-invalid=true]")?.Id);
    }

    [Fact]
    public async Task The_door_for_codes_also_knows_the_organisations_own()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new LiveProduct(scene);
        await using (var db = scene.Open())
        {
            db.Settings.Single().OpenForJoining("BCDF2345");
            await db.SaveChangesAsync();
        }
        using var visitor = product.Phone();

        var door = await visitor.GetAsync("/r?code=bcdf-2345");

        Assert.EndsWith("/join?code=bcdf-2345", door.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal("bcdf-2345", (await visitor.PageAsync("/join?code=bcdf-2345")).QuerySelector("#Input-Code")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Without_scripts_an_answer_is_an_ordinary_form_that_comes_back_with_what_became_of_it()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new LiveProduct(scene);
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        var room = await product.OpenAsync(leader);
        using var phone = product.Phone();
        await phone.PostAsJsonAsync($"/api/v1/r/{room.Code}/seats", new { alias = "Anna" });
        FormUrlEncodedContent Form() => new(new Dictionary<string, string> { ["round"] = "1", ["return"] = "/r/" + room.Code, ["answer.a"] = "3" });

        var kept = await phone.PostAsync($"/r/{room.Code}/answer", Form());
        var own = (await phone.GetFromJsonAsync<JsonElement>("/api/v1/r/" + room.Code)).GetProperty("mine").GetProperty("answer").GetString();
        using (var client = product.For(leader)) Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"/api/v1/rooms/{room.Id}/reveal", null)).StatusCode);
        var late = await phone.PostAsync($"/r/{room.Code}/answer", Form());

        Assert.Equal($"/r/{room.Code}?said=kept", kept.Headers.Location?.ToString());
        Assert.Equal("""{"a":"3"}""", own);
        Assert.Equal($"/r/{room.Code}?refused=answer-after-reveal", late.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_seat_moves_to_another_phone_by_its_own_address_and_no_other()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new LiveProduct(scene);
        var room = await product.OpenAsync(await scene.ActorAsync(AccessRole.ProcessLeader));
        var secret = LiveSeats.NewSecret();
        using var first = product.Phone();
        using var second = product.Phone();
        await first.PostAsJsonAsync($"/api/v1/r/{room.Code}/seats", new { alias = "Anna", secret });

        var wrong = await second.SubmitAsync(await second.PageAsync($"/r/{room.Code}/move/{LiveSeats.NewSecret()}"), "move", [], $"/r/{room.Code}/move/{LiveSeats.NewSecret()}");
        Assert.DoesNotContain("Set-Cookie", wrong.Headers.Select(h => h.Key));
        await second.SubmitAsync(await second.PageAsync($"/r/{room.Code}/move/{secret}"), "move", [], $"/r/{room.Code}/move/{secret}");

        Assert.NotNull((await first.PageAsync($"/r/{room.Code}/move")).QuerySelector(".live-qr svg"));
        Assert.Equal("Anna", (await second.GetFromJsonAsync<JsonElement>("/api/v1/r/" + room.Code)).GetProperty("mine").GetProperty("alias").GetString());
    }

    [Fact]
    public async Task Every_open_page_hears_of_the_reveal_and_who_comes_back_hears_only_news()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new LiveProduct(scene);
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        var room = await product.OpenAsync(leader);
        using var phone = product.Phone();
        using var client = product.For(leader);
        await phone.PostAsJsonAsync($"/api/v1/r/{room.Code}/seats", new { alias = "Anna" });
        await using var one = await Heard.ListenAsync(phone, room.Code);
        await using var other = await Heard.ListenAsync(phone, room.Code);
        Assert.Equal("1-answering-open-0-1-0", (await one.NextAsync()).Id);

        await phone.PutAsJsonAsync($"/api/v1/r/{room.Code}/answer", new { round = 1, value = new { a = "hemligt" } });
        var counted = await one.NextAsync();
        await client.PostAsync($"/api/v1/rooms/{room.Id}/reveal", null);
        var revealed = await one.NextAsync();

        Assert.Equal(("counted", "1-answering-open-1-1-0"), (counted.Kind, counted.Id));
        Assert.Equal(("changed", "1-revealed-open-1-1-0"), (revealed.Kind, revealed.Id));
        Assert.DoesNotContain("hemligt", counted.Data + revealed.Data, StringComparison.Ordinal);
        while ((await other.NextAsync()).Id != revealed.Id) { }
        await using var back = await Heard.ListenAsync(phone, room.Code, revealed.Id);
        Assert.Equal("alive", (await back.NextAsync()).Kind);
    }

    [Fact]
    public async Task Who_leaves_is_watched_no_more()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new LiveProduct(scene);
        var room = await product.OpenAsync(await scene.ActorAsync(AccessRole.ProcessLeader));
        var hub = product.Services.GetRequiredService<LiveHub>();
        using var phone = product.Phone();

        var listening = await Heard.ListenAsync(phone, room.Code);
        await listening.NextAsync();
        Assert.Equal(1, hub.Watching);
        await listening.DisposeAsync();
        for (var i = 0; i < 100 && hub.Watching > 0; i++) await Task.Delay(50, TestContext.Current.CancellationToken);

        Assert.Equal(0, hub.Watching);
    }

    [Fact]
    public async Task Who_leads_sees_who_is_here_and_takes_a_seat_away_and_nobody_else_does()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new LiveProduct(scene);
        var leader = await scene.ActorAsync(AccessRole.ProcessLeader);
        var room = await product.OpenAsync(leader);
        using var phone = product.Phone();
        await phone.PostAsJsonAsync($"/api/v1/r/{room.Code}/seats", new { alias = "Anna <b>" });
        using var client = product.For(leader);
        using var employee = product.For(await scene.ActorAsync(AccessRole.Employee));

        var page = await client.PageAsync($"/rooms/{room.Id}/seats");
        Assert.Equal("Anna <b>", page.QuerySelector(".live-seat span")?.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await employee.GetAsync($"/rooms/{room.Id}/seats")).StatusCode);
        var removed = await client.SubmitAsync(page, "li.live-seat form", []);

        Assert.Equal($"/rooms/{room.Id}/seats", removed.Headers.Location?.ToString());
        var gone = Assert.Single((await client.PageAsync($"/rooms/{room.Id}/seats")).QuerySelectorAll(".live-seat"));
        Assert.Equal("Namnet är borta", gone.TextContent.Trim());
        Assert.Null(gone.QuerySelector("form"));
    }

    [Fact]
    public async Task A_late_answer_without_scripts_is_told_though_its_form_is_gone()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new LiveProduct(scene);
        var room = await product.OpenAsync(await scene.ActorAsync(AccessRole.ProcessLeader));
        using var phone = product.Phone();

        Assert.Contains("kom för sent", (await phone.PageAsync($"/r/{room.Code}?refused=answer-too-late")).QuerySelector("[data-live-told]:not([hidden])")?.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await phone.PageAsync($"/r/{room.Code}?refused=nonsense")).QuerySelector("[data-live-told][hidden]"));
    }
}
