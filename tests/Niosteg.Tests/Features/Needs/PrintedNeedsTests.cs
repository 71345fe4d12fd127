using System.Net;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Audit;

namespace Niosteg.Tests.Features.Needs;

public class PrintedNeedsTests
{
    [Fact]
    public async Task The_needs_come_on_paper_and_those_named_on_it_can_see_that_they_were()
    {
        Paper.Chromium();
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 1);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await ward.ManagerActorAsync());

        var paper = await Paper.GetAsync(client, $"/needs.pdf?unit={ward.Unit.Id}");

        Assert.True(paper.IsPdf && paper.IsTagged);
        Assert.Equal("Vad enheten behöver mest · Niosteg", paper.Title);
        Assert.Equal(new[] { ward.Björn.Id.Value, ward.Cecilia.Id.Value }.Order(), await ExportedAsync(scene));
    }

    [Fact]
    public async Task The_workbook_of_needs_is_noted_for_those_it_names()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await ward.AssessAsync(ward.Anna, ward.Health, AssessmentKind.Agreed, 1);
        await using var product = new Product(scene);
        using var client = product.ClientFor(await ward.ManagerActorAsync());

        await client.GetAsync($"/needs.xlsx?unit={ward.Unit.Id}");

        Assert.Equal([ward.Anna.Id.Value], await ExportedAsync(scene));
    }

    [Fact]
    public async Task Who_may_not_see_the_needs_gets_no_paper_of_them()
    {
        await using var scene = await Scene.StartAsync();
        var ward = await Ward.InAsync(scene);
        await using var product = new Product(scene);
        using var reader = product.ClientFor(await scene.ActorAsync(AccessRole.Reader));
        using var manager = product.ClientFor(await ward.ManagerActorAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/needs.pdf?unit={ward.Unit.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/needs.pdf?unit={ward.Elsewhere.Id}")).StatusCode);
        Assert.Empty(await ExportedAsync(scene));
    }

    private static async Task<List<Guid>> ExportedAsync(Scene scene)
    {
        await using var db = scene.Open();
        var rows = await db.Audit.Where(a => a.Action == AuditAction.Exported && a.Detail == "needs.file").ToListAsync();
        return [.. rows.Select(a => a.PersonId!.Value).Order()];
    }
}
