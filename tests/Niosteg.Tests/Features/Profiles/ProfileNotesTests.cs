using System.Net;
using Microsoft.EntityFrameworkCore;
using System.Net.Http.Json;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Profiles;
using Niosteg.Web.Hosting;
using static Niosteg.Tests.Features.Profiles.ProfileScene;

namespace Niosteg.Tests.Features.Profiles;

/// <summary>The rules of the architecture, beside the text while it is being written.</summary>
public class ProfileNotesTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_note_stands_at_its_own_field_also_below_an_empty_row(string database)
    {
        await using var there = await StartAsync(database);
        var input = await there.OpenAsync();
        input.Tasks = [new(), new() { Sv = "Skriva avtal rörande vården." }];

        var notes = (await Notes(there, there.Leader).ForAsync(there.Id, input)).Value;

        var note = Assert.Single(notes.At("Input.Tasks[1].Sv"));
        Assert.Equal(("stiff-words", 13, 7, "om"), (note.Rule, note.Start, note.Length, note.Fix));
    }

    [Fact]
    public async Task A_must_without_a_way_to_see_it_is_asked_about_at_that_requirement()
    {
        await using var there = await StartAsync();
        var input = await there.OpenAsync();

        var before = (await Notes(there, there.Leader).ForAsync(there.Id, input)).Value;
        input.Requirements[0].AssessedBy = AssessmentWay.WorkSample;
        var after = (await Notes(there, there.Leader).ForAsync(there.Id, input)).Value;

        Assert.Equal("unassessed-must", Assert.Single(before.At("Input.Requirements[0]")).Rule);
        Assert.Empty(after.At("Input.Requirements[0]"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_stops_must_be_changed_or_waived_before_the_seal(string database)
    {
        await using var there = await StartAsync(database);
        await there.SaveAsync(i => i.Purpose.Sv = "Vi söker en röd person till nattpasset.");
        var version = (await there.OpenAsync()).Version;

        Assert.Equal("seal-has-stops", (await there.Sealing(there.Leader).SealAsync(there.Id, new() { Version = version })).Refusal?.Code);
        await there.Scene.AddAsync(RuleWaiver.Grant("personality-types", WaiverSubject.Profile, there.Id.Value, null, "Avtalets egna ord", new(2026, 6, 1), null, "Ingrid", there.Scene.Clock.GetUtcNow().UtcDateTime).Value);

        Assert.True((await there.Sealing(there.Leader).SealAsync(there.Id, new() { Version = version })).IsDone);
        there.Scene.Clock.Set(new(2026, 6, 2, 9, 0, 0));
        Assert.Equal("seal-has-stops", (await there.Sealing(there.Leader).SealAsync(there.Id, new() { Version = version + 1 })).Refusal?.Code);
    }

    [Fact]
    public async Task Only_who_writes_the_profile_is_told_what_the_rules_ask()
    {
        await using var there = await StartAsync();
        var reader = await there.Scene.ActorAsync(AccessRole.Manager);

        Assert.Equal(Refusal.NotFound, (await Notes(there, reader).ForAsync(there.Id, await there.OpenAsync())).Refusal);
        Assert.True((await Notes(there, there.Leader).ForAsync(there.Id, await there.OpenAsync())).IsDone);
    }

    [Fact]
    public async Task A_suggestion_is_taken_up_without_scripts_and_nothing_is_saved_by_it()
    {
        await using var there = await StartAsync();
        await there.SaveAsync(i => i.Purpose.Sv = "Arbeta med frågor rörande vården.");
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader);
        var address = $"/profiles/{there.Id}/edit";
        var page = await client.PageAsync(address);
        var fix = page.QuerySelector("[data-notes='Input.Purpose.Sv'] button[name='Input.Fix']")!.GetAttribute("value");

        var answer = await Pages.ParseAsync(await client.SubmitAsync(page, "profile", new() { ["Input.Fix"] = fix }, address));

        Assert.Equal("Arbeta med frågor om vården.", answer.QuerySelector("textarea[name='Input.Purpose.Sv']")!.TextContent);
        Assert.Equal("Arbeta med frågor rörande vården.", (await there.OpenAsync()).Purpose.Sv);
    }

    [Fact]
    public void A_suggestion_for_a_text_that_has_changed_since_changes_nothing()
    {
        var input = new ProfileInput { Purpose = new() { Sv = "Kort." }, Fix = "Input.Purpose.Sv|20|6|om" };

        Assert.False(NoteFixes.Apply(input));
        Assert.Equal("Kort.", input.Purpose.Sv);
        Assert.False(NoteFixes.Apply(new() { Fix = "Input.Tasks[7].Sv|0|1|x" }));
        Assert.False(NoteFixes.Apply(new() { Fix = "nonsens" }));
    }

    [Fact]
    public async Task The_notes_come_as_a_part_of_the_page_and_as_JSON()
    {
        await using var there = await StartAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader);
        var input = await there.OpenAsync();
        input.Purpose.Sv = "Arbeta med frågor rörande vården.";

        var part = await client.PostAsJsonAsync($"/profiles/{there.Id}/notes", input);
        var json = await client.PostAsJsonAsync($"/api/v1/profiles/{there.Id}/notes", input);

        Assert.Contains("rörande", (await Pages.ParseAsync(part)).QuerySelector("[data-notes='Input.Purpose.Sv']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("stiff-words", await json.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync($"/profiles/{Guid.CreateVersion7()}/notes", input)).StatusCode);
    }

    private static ProfileNotes Notes(ProfileScene there, Actor actor) => new(there.Scene.For(actor), actor);
}
