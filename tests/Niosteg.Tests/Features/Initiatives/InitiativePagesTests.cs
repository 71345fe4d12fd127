using System.Net;
using AngleSharp.Dom;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Initiatives;

public class InitiativePagesTests
{
    [Fact]
    public async Task A_leader_begins_an_initiative_chooses_people_and_passes_a_gate_without_scripts()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var (leader, anna) = (new Person(PersonId.New(), "Ingrid", "Sandberg"), new Person(PersonId.New(), "Anna", "Åberg"));
        await scene.AddAsync(leader, anna);
        var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader, leader.Id));

        var begun = await client.SubmitAsync(await client.PageAsync("/initiatives/new"), "new-initiative", new() { ["Input.Name"] = "Jobbprofiler i vården" }, "/initiatives/new");
        var edit = begun.Headers.Location!.OriginalString;
        var address = edit[..edit.IndexOf("/edit", StringComparison.Ordinal)].Replace("http://localhost", "", StringComparison.Ordinal);
        Assert.Contains("Jobbprofiler i vården", (await client.PageAsync(address)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);

        var gate = await client.PageAsync(address + "/steps/2");
        var refused = await Pages.ParseAsync(await client.SubmitAsync(gate, "gate", new() { ["Input.Reason"] = "" }, address + "/steps/2"));
        Assert.Contains("Skriv varför", refused.Body!.TextContent, StringComparison.Ordinal);
        var passed = await client.SubmitAsync(gate, "gate", new() { ["Input.Reason"] = "Vi börjar ändå." }, address + "/steps/2");
        Assert.Equal(HttpStatusCode.Found, passed.StatusCode);
        Assert.Contains("Vi börjar ändå.", (await client.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_roles_ticked_at_once_are_all_kept()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var leader = new Person(PersonId.New(), "Ingrid", "Sandberg");
        await scene.AddAsync(leader);
        var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader, leader.Id));
        var begun = await client.SubmitAsync(await client.PageAsync("/initiatives/new"), "new-initiative", new() { ["Input.Name"] = "Våg 1" }, "/initiatives/new");
        var edit = new Uri(new("http://localhost"), begun.Headers.Location!).AbsolutePath;
        var page = await client.PageAsync(edit);

        var form = page.QuerySelector($"input[value='member-{leader.Id}']")!.Closest("form")!;
        form.QuerySelectorAll("input[type=checkbox]").Single(box => box.GetAttribute("value") == "Ambassador").SetAttribute("checked", "checked");
        var saved = await client.SubmitAsync(page, $"member-{leader.Id}", [], edit);

        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains("ansvarig, ambassadör", (await client.PageAsync(edit)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/initiatives/new")]
    [InlineData("/initiatives/019d0000-0000-7000-8000-000000000001")]
    [InlineData("/initiatives/019d0000-0000-7000-8000-000000000001/edit")]
    [InlineData("/initiatives/019d0000-0000-7000-8000-000000000001/steps/1")]
    [InlineData("/initiatives/019d0000-0000-7000-8000-000000000001/steps/12")]
    public async Task What_is_not_there_or_not_theirs_is_not_found(string address)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var client = product.ClientFor(await scene.ActorAsync(AccessRole.Employee));

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
    }
}
