using System.Net;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Audit;

namespace Niosteg.Tests.Features.Audit;

public class AuditPageTests
{
    [Fact]
    public async Task What_happened_is_told_in_words_and_can_be_narrowed()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var person = new Person(PersonId.New(), "Anna", "Berg");
        await scene.AddAsync(person, new AuditEntry { At = scene.Clock.GetUtcNow().UtcDateTime, ActorName = "Bo Ek", Action = AuditAction.Read, Subject = "Assessment", PersonId = person.Id.Value, Detail = "needs.matrix" });
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));

        var page = await client.PageAsync("/audit?by=bo&deed=Read&from=2026-03-12&to=2026-03-12");

        var row = Assert.Single(page.QuerySelectorAll("tbody tr")).TextContent;
        Assert.Contains("Läste bedömningar", row, StringComparison.Ordinal);
        Assert.Contains("i kompetensmatrisen", row, StringComparison.Ordinal);
        Assert.Contains("Anna Berg", row, StringComparison.Ordinal);
        Assert.Contains("Inget har hänt", (await client.PageAsync("/audit?by=ingen")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_rows_come_as_a_workbook_and_as_csv()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator, null));

        var links = (await client.PageAsync("/audit?by=niosteg")).QuerySelectorAll("a[download]").Select(a => a.GetAttribute("href")!).ToList();
        var csv = await client.GetStringAsync(links.Single(l => l.Contains("csv", StringComparison.Ordinal)));

        Assert.Contains("konto", csv, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(links.Single(l => l.Contains("xlsx", StringComparison.Ordinal)))).StatusCode);
    }

    [Theory]
    [InlineData("/audit")]
    [InlineData("/audit.csv")]
    [InlineData("/audit.xlsx")]
    [InlineData("/api/v1/audit")]
    public async Task Nobody_but_the_administrator_finds_the_trail(string address)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var manager = product.ClientFor(await scene.ActorAsync(AccessRole.Manager));

        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Over_the_api_everybody_reads_what_concerns_themselves()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var reader = product.ClientFor(await scene.ActorAsync(AccessRole.Reader));

        Assert.Contains("\"rows\":[]", await reader.GetStringAsync("/api/v1/me/audit"), StringComparison.Ordinal);
    }
}
