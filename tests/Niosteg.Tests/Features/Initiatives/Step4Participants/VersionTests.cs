using System.Net;
using System.Net.Http.Json;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

/// <summary>A tab that was open while somebody else saved overwrites nothing.</summary>
public class VersionTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task What_was_read_before_somebody_else_saved_is_refused_and_nothing_is_overwritten(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await Crew.InAsync(scene);
        var stale = (await crew.Reading().ChoicesAsync(crew.Initiative)).Value.Version;
        var school = (await crew.Reading().BoardAsync(crew.Initiative)).Value.Cells.First(cell => cell.Parts[0].Function == "Skola");
        Assert.True((await crew.Editing().ChooseAsync(crew.Initiative, new() { MostHours = 30, Version = stale })).IsDone);

        Assert.Equal(Refusal.ChangedMeanwhile, (await crew.Editing().ChooseAsync(crew.Initiative, new() { MostHours = 5, Version = stale })).Refusal);
        Assert.Equal(Refusal.ChangedMeanwhile, (await crew.Editing().NeedAsync(crew.Initiative, new() { Cell = school.Key, Need = 2, Version = stale })).Refusal);
        Assert.Equal(Refusal.ChangedMeanwhile, (await crew.Roles().DecideAsync(crew.Initiative, new() { Step = InitiativeStep.Goals, Role = InitiativeRole.Ambassador, Letter = RaciLetter.Consulted, Version = stale })).Refusal);
        Assert.Equal(Refusal.ChangedMeanwhile, (await crew.Roles().HoursAsync(crew.Initiative, new() { Role = InitiativeRole.Participant, Hours = 9, Version = stale })).Refusal);

        var now = (await crew.Reading().ChoicesAsync(crew.Initiative)).Value;
        Assert.Equal((30, 6), (now.Choices.MostHours, (await crew.Roles().ReadAsync(crew.Initiative)).Value.Roles.First(row => row.Role == InitiativeRole.Participant).Hours));
        Assert.True((await crew.Editing().NeedAsync(crew.Initiative, new() { Cell = school.Key, Need = 2, Version = now.Version })).IsDone);
        Assert.True((await crew.Roles().HoursAsync(crew.Initiative, new() { Role = InitiativeRole.Participant, Hours = 9, Version = now.Version + 1 })).IsDone);
    }

    [Fact]
    public async Task The_page_keeps_what_was_written_and_says_what_is_saved_and_the_second_save_holds()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);
        var address = $"/initiatives/{crew.Initiative}/participants/choices";
        var stale = await client.PageAsync(address);
        await client.SubmitAsync(await client.PageAsync(address), "choices", new() { ["Input.MostHours"] = "30" }, address);

        var refused = await Pages.ParseAsync(await client.SubmitAsync(stale, "choices", new() { ["Input.MostHours"] = "5" }, address));

        Assert.Contains("Timmar som är mycket för en person: 30", refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("5", refused.QuerySelector("#Input-MostHours")!.GetAttribute("value"));
        var saved = await Pages.ParseAsync(await client.SubmitAsync(refused, "choices", [], address));
        Assert.Contains("Sparat", saved.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, (await crew.Reading().ChoicesAsync(crew.Initiative)).Value.Choices.MostHours);
    }

    [Fact]
    public async Task A_letter_that_was_refused_stays_chosen_beside_what_somebody_else_saved()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);
        var address = $"/initiatives/{crew.Initiative}/participants/roles";
        var stale = await client.PageAsync(address);
        await crew.Roles().HoursAsync(crew.Initiative, new() { Role = InitiativeRole.Participant, Hours = 9 });

        var refused = await Pages.ParseAsync(await client.SubmitAsync(stale, "form:has(#Form-Letter)",
            new() { ["Form.Step"] = nameof(InitiativeStep.Training), ["Form.Role"] = nameof(InitiativeRole.Ambassador), ["Form.Letter"] = nameof(RaciLetter.Responsible) }, address));

        Assert.Contains("Någon annan hann spara före dig", refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Training", "Ambassador", "Responsible"], refused.QuerySelectorAll("form:has(#Form-Letter) option[selected]").Select(option => option.GetAttribute("value")));
        await client.SubmitAsync(refused, "form:has(#Form-Letter)", [], address);
        Assert.Equal(RaciLetter.Responsible, (await crew.Roles().ReadAsync(crew.Initiative)).Value.Steps.Single(row => row.Step == InitiativeStep.Training).Letters[2]);
    }

    [Fact]
    public async Task A_program_that_does_not_say_what_it_read_is_told_with_409()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);
        var api = $"/api/v1/initiatives/{crew.Initiative}/participants";
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsJsonAsync(api + "/choices", new { mostHours = 30, version = 0 })).StatusCode);

        foreach (var (under, body) in new (string, object)[] { ("/choices", new { mostHours = 5 }), ("/needs", new { cell = "a", need = 2 }), ("/raci", new { step = "goals", role = "ambassador", letter = "consulted" }), ("/hours", new { role = "participant", hours = 9 }) })
            Assert.Equal(HttpStatusCode.Conflict, (await client.PutAsJsonAsync(api + under, body)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await client.PutAsJsonAsync($"/api/v1/initiatives/{crew.Initiative}/scope", new { profiles = Array.Empty<Guid>() })).StatusCode);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_scope_that_somebody_else_has_chosen_meanwhile_stays(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var crew = await Crew.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);
        var address = $"/initiatives/{crew.Initiative}/edit";
        var stale = await client.PageAsync(address);
        await client.SubmitAsync(await client.PageAsync(address), "scope", new() { ["Scope.Profiles"] = $"{crew.Nurse.Id}" }, address);

        var refused = await Pages.ParseAsync(await client.SubmitAsync(stale, "scope", new() { ["Scope.Units"] = $"{crew.School.Id}" }, address));

        Assert.Contains("Sparat nu: Undersköterska", refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.True(refused.QuerySelector($"#unit-{crew.School.Id}")!.HasAttribute("checked"));
        await client.SubmitAsync(refused, "scope", [], address);
        Assert.Contains((await crew.Reading().BoardAsync(crew.Initiative)).Value.Cells, cell => cell.Parts[0].Function == "Skola");
    }
}
