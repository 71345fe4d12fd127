using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step3Schedule;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Features.Initiatives.Step3Schedule;

/// <summary>What is asked about before a time is booked.</summary>
public class DoubtTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    /// <summary>What a question is about, by name.</summary>
    internal static IReadOnlyList<string> Because(Refusal? asked) =>
        asked is { Code: "time-asked-about", Args: [IReadOnlyList<Refusal> doubts] } ? [.. doubts.Select(doubt => doubt.Code)] : [asked?.Code ?? "booked"];

    [Theory, MemberData(nameof(Databases))]
    public async Task Everything_odd_is_asked_about_together_once_and_can_be_kept(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, _) = await BookingTests.WithMemberAsync(scene);
        var input = new BookInput { Title = "Workshop 1", Day = new(2026, 1, 6), At = new(9, 0) };

        var asked = (await Verbs(scene, leader).BookAsync(id, input)).Refusal;
        input.Anyway = true;

        Assert.Equal(["time-past", "time-day-off", "time-nobody"], Because(asked));
        Assert.Equal("Tiden har redan varit. Dagen räknas som ledig: trettondedag jul. Ingen är vald, så ingen bjuds in. Ändra, eller boka ändå.", Texts.In(Language.Sv).Of(asked!));
        Assert.Empty((await Verbs(scene, leader).ReadAsync(id)).Value.Booked);
        Assert.True((await Verbs(scene, leader).BookAsync(id, input)).IsDone);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_has_left_by_then_is_named_and_a_move_past_the_last_day_asks_too(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, anna) = await BookingTests.WithMemberAsync(scene);
        await LeavesAsync(scene, anna.Id, new(2026, 4, 20));
        var booked = (await Verbs(scene, leader).BookAsync(id, With(anna.Id, new(2026, 4, 14)))).Value;
        var change = (await Verbs(scene, leader).OneAsync(id, booked)).Value.Input;

        change.Day = new(2026, 4, 21);
        var asked = (await Verbs(scene, leader).ChangeAsync(id, booked, change)).Refusal;

        Assert.Equal(["time-after-last-day"], Because(asked));
        Assert.Contains("Anna Ek (20 april 2026)", Texts.In(Language.Sv).Of(asked!), StringComparison.Ordinal);
        Assert.Equal(new(2026, 4, 14), (await Verbs(scene, leader).OneAsync(id, booked)).Value.Input.Day);
        change.Anyway = true;
        Assert.True((await Verbs(scene, leader).ChangeAsync(id, booked, change)).IsDone);
        Assert.Single((await Verbs(scene, leader).OneAsync(id, booked)).Value.Gone);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_was_kept_once_is_not_asked_about_when_something_else_is_changed(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (id, leader, anna) = await BookingTests.WithMemberAsync(scene);
        var input = With(anna.Id, new(2026, 4, 18));
        input.Anyway = true;
        var booked = (await Verbs(scene, leader).BookAsync(id, input)).Value;
        var change = (await Verbs(scene, leader).OneAsync(id, booked)).Value.Input;

        change.Place = "Söderby";

        Assert.True((await Verbs(scene, leader).ChangeAsync(id, booked, change)).IsDone);
    }

    [Fact]
    public async Task The_page_keeps_what_was_typed_and_books_by_a_second_press_unless_something_new_is_odd()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader, anna) = await BookingTests.WithMemberAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(leader);
        var address = $"/initiatives/{id}/schedule/times";
        var typed = new Dictionary<string, string?> { ["Book.Title"] = "Workshop 7", ["Book.Day"] = "2026-04-18", ["Book.At"] = "09:00", ["Book.Minutes"] = "60", ["Book.People"] = $"{anna.Id.Value}" };

        var asked = await Pages.ParseAsync(await client.SubmitAsync(await client.PageAsync(address), "book", typed));
        Assert.Contains("Dagen räknas som ledig: helg. Ändra, eller boka ändå.", asked.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Workshop 7", asked.QuerySelector("#Book-Title")!.GetAttribute("value"));
        Assert.Equal("true", asked.QuerySelector("button[name='Book.Anyway']")!.GetAttribute("value"));

        var odder = new Dictionary<string, string?>(typed) { ["Book.Anyway"] = "true", ["Book.At"] = "02:00" };
        var again = await Pages.ParseAsync(await client.SubmitAsync(asked, "book", odder));
        Assert.Contains("före klockan 6", again.Body!.TextContent, StringComparison.Ordinal);

        await client.SubmitAsync(again, "book", odder);
        Assert.Single((await Verbs(scene, leader).ReadAsync(id)).Value.Booked);
    }

    [Fact]
    public async Task The_API_says_what_it_asks_about_by_name_and_takes_anyway_for_an_answer()
    {
        await using var scene = await Scene.StartAsync();
        var (id, leader, anna) = await BookingTests.WithMemberAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(leader, "en");
        var address = $"/api/v1/initiatives/{id}/schedule/times";

        var asked = await client.PostAsJsonAsync(address, With(anna.Id, new(2026, 4, 3)));
        var problem = JsonNode.Parse(await asked.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.Equal("time-asked-about", $"{problem["code"]}");
        Assert.Equal(["time-day-off"], problem["because"]!.AsArray().Select(one => $"{one}"));
        Assert.Equal("The day counts as off: Good Friday. Change it, or book anyway.", $"{problem["title"]}");
        var sure = With(anna.Id, new(2026, 4, 3));
        sure.Anyway = true;
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync(address, sure)).StatusCode);
    }

    private static BookInput With(PersonId person, DateOnly day) => new() { Title = "Workshop 1", Day = day, At = new(9, 0), Place = "Norrby", People = [person.Value] };

    private static async Task LeavesAsync(Scene scene, PersonId person, DateOnly last)
    {
        await using var db = scene.Open();
        await db.People.Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.EndsOn, last));
    }

    private static BookingVerbs Verbs(Scene scene, Actor actor) => new(scene.For(actor), actor, scene.Clock, scene.Options.Remembered);
}
