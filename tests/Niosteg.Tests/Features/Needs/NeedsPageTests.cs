using System.Net;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Needs;

public class NeedsPageTests
{
    [Fact]
    public async Task A_manager_reads_the_needs_and_follows_a_figure_back_to_who_said_what_and_when()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 1);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await ward.ManagerActorAsync());

        var needs = await client.PageAsync($"/needs?unit={ward.Unit.Id}");
        var first = needs.QuerySelector("table.needs tbody tr")!;
        var need = await client.PageAsync(first.QuerySelector("a.why")!.GetAttribute("href")!);
        var level = await client.PageAsync(need.QuerySelector($"a[href*='/why/levels/{ward.Anna.Id}']")!.GetAttribute("href")!);

        Assert.Contains("Se förändring i hälsa", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("Anna Ek: kräver 3, har 1, saknar 2", need.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("12 mars 2026", level.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Den överenskomna nivån räknas", level.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_judged_is_called_unknown_on_the_page_and_never_zero()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await ward.ManagerActorAsync(), "en");

        var page = await client.PageAsync($"/needs?unit={ward.Unit.Id}");

        Assert.All(page.QuerySelectorAll("table.needs tbody tr"), row => Assert.Contains("unknown", row.TextContent, StringComparison.Ordinal));
        Assert.Contains("All competencies weigh the same", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_matrix_and_the_workbooks_open_for_the_manager_and_for_nobody_else()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 1);
        await using var product = new Product(scene);
        using var manager = product.ClientFor(await ward.ManagerActorAsync());
        using var reader = product.ClientFor(await scene.ActorAsync(AccessRole.Reader));
        using var leader = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        string[] own = [$"/needs/matrix?unit={ward.Unit.Id}", $"/needs/matrix.xlsx?unit={ward.Unit.Id}", $"/api/v1/needs/matrix?unit={ward.Unit.Id}"];

        foreach (var address in (string[])[.. own, $"/needs.xlsx?unit={ward.Unit.Id}", $"/needs/diagonal.svg?unit={ward.Unit.Id}", $"/api/v1/needs?unit={ward.Unit.Id}"])
        {
            Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address)).StatusCode);
        }
        foreach (var address in own) Assert.Equal(HttpStatusCode.NotFound, (await leader.GetAsync(address)).StatusCode);
        var matrix = await manager.PageAsync(own[0]);
        Assert.Contains("har 1, kräver 3", matrix.QuerySelector("td.cell-more")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thread_says_that_something_is_withheld_and_why_but_not_what()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 1);
        await using var product = new Product(scene);
        using var leader = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var page = await leader.PageAsync($"/why/needs/{ward.Health.Id}?unit={ward.Unit.Id}");

        Assert.Contains("Färre än 5 är bedömda", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await leader.GetAsync($"/why/levels/{ward.Anna.Id}/{ward.Health.Id}")).StatusCode);
    }
}
