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

    [Fact]
    public async Task What_was_taken_out_of_many_people_in_one_go_is_one_line_and_each_of_them_still_sees_it()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var people = Enumerable.Range(0, 300).Select(i => new Person(PersonId.New(), $"Person{i:000}", "Berg")).ToList();
        await scene.AddAsync([.. people]);
        var (at, hand) = (scene.Clock.GetUtcNow().UtcDateTime, Guid.CreateVersion7());
        await scene.AddAsync([.. people.Select((p, i) => new AuditEntry { At = at.AddMilliseconds(i), ActorId = hand, ActorName = "Bo Ek", Action = AuditAction.Exported, Subject = "Person", PersonId = p.Id.Value, Detail = "people" })]);
        await scene.AddAsync(new AuditEntry { At = at.AddHours(1), ActorId = hand, ActorName = "Bo Ek", Action = AuditAction.Exported, Subject = "Person", PersonId = people[0].Id.Value, Detail = "people" });
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));
        using var one = product.ClientFor(await scene.ActorAsync(AccessRole.Employee, people[7].Id));

        var rows = (await client.PageAsync("/audit?by=bo")).QuerySelectorAll("tbody tr").ToList();

        Assert.Equal(2, rows.Count);
        Assert.Contains("Person000", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("300 personer", rows[1].QuerySelector("summary")!.TextContent);
        Assert.Equal(300, rows[1].QuerySelectorAll("details a").Length);
        Assert.Contains("Bo Ek", Assert.Single((await one.PageAsync("/me/looked")).QuerySelectorAll("tbody tr"), r => r.TextContent.Contains("Hämtade ut", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_events_follow_after_a_long_go_without_one_lost_or_twice()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var at = scene.Clock.GetUtcNow().UtcDateTime;
        AuditEntry Entry(int i, AuditAction action, Guid? person) => new() { At = at.AddSeconds(-i), ActorName = "Bo Ek", Action = action, Subject = "Person", SubjectId = $"{i}", PersonId = person, Detail = "people" };
        await scene.AddAsync([.. Enumerable.Range(0, 60).Reverse().Select(i => Entry(i, AuditAction.Changed, null)), .. Enumerable.Range(0, 400).Select(_ => Entry(0, AuditAction.Read, Guid.CreateVersion7()))]);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));

        var first = await client.PageAsync("/audit?by=bo");
        var second = await client.PageAsync(first.QuerySelectorAll("main nav.acts a").Single().GetAttribute("href")!);

        Assert.Equal(50, first.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(11, second.QuerySelectorAll("tbody tr").Length);
    }
}
