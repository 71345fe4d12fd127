using System.Net;
using System.Net.Http.Json;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Competencies.Taxonomies;

namespace Niosteg.Tests.Features.Competencies.Taxonomies;

public class TaxonomyPageTests
{
    [Fact]
    public async Task Files_that_are_dropped_are_taken_in_behind_a_page_that_says_how_far_it_has_come()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var page = await client.PageAsync("/competencies/import");

        using var form = new MultipartFormDataContent();
        foreach (var field in page.QuerySelector("form[enctype]")!.QuerySelectorAll("input[type=hidden]")) form.Add(new StringContent(field.GetAttribute("value")!), field.GetAttribute("name")!);
        form.Add(new ByteArrayContent(SmallEsco.First().Content), "Upload.Files", SmallEsco.First().Name);
        form.Add(new ByteArrayContent(SmallEsco.Swedish().Content), "Upload.Files", SmallEsco.Swedish().Name);
        var sent = await client.PostAsync("/competencies/import", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var ended = await EndedAsync(client, new Uri(sent.Headers.Location!.ToString(), UriKind.RelativeOrAbsolute));
        Assert.Contains("ESCO 1.1.1 finns nu här.", ended, StringComparison.Ordinal);
        Assert.Contains("Här används klassifikationen ESCO", ended, StringComparison.Ordinal);
        Assert.Contains("Klar", (await client.PageAsync("/competencies/import")).QuerySelector("#imports")?.TextContent ?? (await client.PageAsync("/competencies/import")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_change_list_is_looked_through_and_accepted()
    {
        await using var scene = await Scene.StartAsync();
        await scene.TakeInAsync(SmallEsco.First());
        var asked = await scene.TakeInAsync(SmallEsco.Second());
        await using var product = new Product(scene);
        var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var page = await client.PageAsync($"/competencies/import/{asked.Id}?kind=Gone");
        Assert.Contains("write letters", Assert.Single(page.QuerySelectorAll("tbody tr"), r => r.TextContent.Contains("Borta", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(page, "answer", new() { ["Answer"] = "yes" })).StatusCode);

        Assert.Contains("ESCO 1.2.0 finns nu här.", await EndedAsync(client, new Uri($"/competencies/import/{asked.Id}", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_uploads_asks_and_stops_and_who_may_not_finds_nothing()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var reader = product.ClientFor(await scene.ActorAsync(AccessRole.Reader));
        var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));
        using var body = new ByteArrayContent(SmallEsco.First().Content);

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/competencies/import", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.PostAsync("/api/v1/taxonomies/imports?name=esco-v1.1.1.zip", body, TestContext.Current.CancellationToken)).StatusCode);
        var uploaded = await client.PostAsync("/api/v1/taxonomies/imports?name=esco-v1.1.1.zip", new ByteArrayContent(SmallEsco.First().Content), TestContext.Current.CancellationToken);
        var id = (await uploaded.Content.ReadFromJsonAsync<Dictionary<string, Guid>>(TestContext.Current.CancellationToken))!["id"];
        await EndedAsync(client, new Uri($"/competencies/import/{id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/v1/taxonomies/imports/{id}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync($"/api/v1/taxonomies/imports/{id}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(TaxonomyImportState.Done, (await scene.Verbs().ReadAsync(new(id))).Value.State);
    }

    /// <summary>Looks again, as the page does by itself, until the work has ended.</summary>
    private static async Task<string> EndedAsync(HttpClient client, Uri address)
    {
        for (var i = 0; i < 100; i++)
        {
            var html = await client.GetStringAsync(address, TestContext.Current.CancellationToken);
            if (!html.Contains("import-progress", StringComparison.Ordinal)) return WebUtility.HtmlDecode(html);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("The work never ended.");
    }
}
