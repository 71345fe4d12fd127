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

    [Fact]
    public async Task Thin_ice_names_the_last_day_that_makes_the_risk_to_those_who_may_see_it()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 3);
        await ward.AssessAsync(ward.Björn, ward.Health, AssessmentKind.Agreed, 1);
        await ward.AssessAsync(ward.Cecilia, ward.Health, AssessmentKind.Agreed, 1);
        await using (var db = scene.Open())
        {
            (await db.People.FindAsync(ward.Anna.Id))!.WorksBetween(null, new DateOnly(2027, 2, 3));
            await db.SaveChangesAsync();
        }
        await using var product = new Product(scene);
        using var manager = product.ClientFor(await ward.ManagerActorAsync());
        using var leader = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var row = (await manager.PageAsync($"/needs?unit={ward.Unit.Id}")).QuerySelector("table.needs tbody tr")!.TextContent;

        Assert.Contains("Risken är 100 %", row, StringComparison.Ordinal);
        Assert.Contains("Anna Ek slutar 3 februari 2027.", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna Ek", (await leader.PageAsync($"/needs?unit={ward.Unit.Id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_equal_weights_the_picture_is_one_line_and_says_so()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 1);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await ward.ManagerActorAsync());

        var text = (await client.PageAsync($"/needs?unit={ward.Unit.Id}")).QuerySelector("main")!.TextContent;

        Assert.Contains("Alla kompetenser väger lika än, så de står på samma linje.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("behövs mest\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hur viktigt det är", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persons_page_leads_to_what_their_unit_needs()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var manager = product.ClientFor(await ward.ManagerActorAsync());
        using var anna = product.ClientFor(await scene.ActorAsync(AccessRole.Employee, ward.Anna.Id));

        var link = (await manager.PageAsync($"/people/{ward.Anna.Id}")).QuerySelector("main a[href^='/needs?unit=']")!.GetAttribute("href")!;

        Assert.Contains("Norrby", (await manager.PageAsync(link)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await anna.PageAsync($"/people/{ward.Anna.Id}")).QuerySelector("main a[href^='/needs?unit=']"));
    }
}
