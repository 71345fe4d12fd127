using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Features.Profiles;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Folders;

public class FolderPagesTests
{
    [Fact]
    public async Task A_zip_of_files_is_seen_first_file_by_file_and_then_accepted()
    {
        await using var there = await ProfileScene.StartAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader);
        var zip = await client.GetByteArrayAsync("/profiles.zip", TestContext.Current.CancellationToken);

        var address = (await DropAsync(client, Changed(zip, "Ger äldre", "Skapar åt äldre"), "profiler.zip")).Headers.Location!.PathAndQuery;
        var preview = await client.PageAsync(address);
        var accepted = await client.SubmitAsync(preview, "accept-folder", [], address);
        var receipt = await client.PageAsync(address);

        var row = preview.QuerySelectorAll("#folder-files tbody tr, table tbody tr").First(r => r.TextContent.Contains("profiles/undersköterska.yaml", StringComparison.Ordinal));
        Assert.Contains("Ändras", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("purpose", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, accepted.StatusCode);
        Assert.Contains("1 ändrad", receipt.Body!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Skapar åt äldre", (await there.OpenAsync()).Purpose.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_in_a_file_stands_with_its_line_and_the_rest_can_come_in()
    {
        await using var there = await ProfileScene.StartAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader, "en");
        var yaml = "niosteg-profile: 1\ntitle:\n  en: <b>Cook</b>\nrequirements:\n  - competency: Sauces\n    level: 1\n"u8.ToArray();

        var address = (await DropAsync(client, yaml, "kock å ä ö.yaml")).Headers.Location!.PathAndQuery;
        var preview = await client.PageAsync(address);

        Assert.Contains("Line 5: The competency “Sauces” is neither here nor in the files.", preview.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<b>Cook</b>", preview.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("kock å ä ö.yaml", preview.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("There is nothing to bring in", preview.Body.TextContent, StringComparison.Ordinal);
        Assert.Null(preview.QuerySelector("input[value='accept-folder']"));
    }

    [Fact]
    public async Task Over_the_API_a_file_is_read_previewed_and_accepted()
    {
        await using var there = await ProfileScene.StartAsync();
        await using var product = new Product(there.Scene);
        using var client = product.ClientFor(there.Leader);
        var stop = TestContext.Current.CancellationToken;
        var text = (await client.GetStringAsync($"/profiles/{there.Id}.yaml", stop)).Replace("job-level: 2", "job-level: 3", StringComparison.Ordinal);

        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        var id = (await (await client.PostAsync("/api/v1/imports/folders?name=a.yaml", body, stop)).Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("id").GetGuid();
        var preview = await client.GetFromJsonAsync<JsonElement>($"/api/v1/imports/folders/{id}", stop);
        var accepted = await client.PostAsJsonAsync($"/api/v1/imports/folders/{id}/acceptance", new { seen = preview.GetProperty("seen").GetString() }, stop);

        Assert.Equal("job-level", preview.GetProperty("files")[0].GetProperty("changes")[0].GetString());
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        Assert.Equal(3, (await there.OpenAsync()).JobLevel);
    }

    [Fact]
    public async Task The_files_are_offered_where_the_things_are_and_only_to_those_who_write_them()
    {
        await using var there = await ProfileScene.StartAsync();
        await there.SealAsync();
        await using var product = new Product(there.Scene);
        using var leader = product.ClientFor(there.Leader);
        using var employee = product.ClientFor(await there.Scene.ActorAsync(AccessRole.Employee));

        Assert.NotNull((await leader.PageAsync("/profiles")).QuerySelector("a[href='/profiles.zip']"));
        Assert.NotNull((await leader.PageAsync("/competencies")).QuerySelector("a[href='/competencies.zip']"));
        Assert.NotNull((await leader.PageAsync($"/profiles/{there.Id}")).QuerySelector($"a[href='/profiles/{there.Id}.yaml']"));
        Assert.NotNull((await leader.PageAsync($"/competencies/{there.Care}")).QuerySelector($"a[href='/competencies/{there.Care}.yaml']"));
        Assert.Null((await employee.PageAsync("/profiles")).QuerySelector("a[href='/profiles.zip']"));
        Assert.Equal(HttpStatusCode.NotFound, (await employee.GetAsync($"/profiles/{there.Id}.yaml", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await employee.GetAsync("/exchange/templates/folder.zip", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(3, new ZipArchive(await leader.GetStreamAsync("/exchange/templates/folder.zip", TestContext.Current.CancellationToken)).Entries.Count);
    }

    private static byte[] Changed(byte[] zip, string from, string to)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return Web.Features.Folders.FolderFiles.Zip([.. archive.Entries.Select(e => new Web.Features.Folders.FolderFile(e.FullName,
            new StreamReader(e.Open()).ReadToEnd().Replace(from, to, StringComparison.Ordinal)))]);
    }

    /// <summary>Said to be people, which the ending of its name knows better.</summary>
    private static async Task<HttpResponseMessage> DropAsync(HttpClient client, byte[] content, string name)
    {
        var page = await client.PageAsync("/exchange");
        using var form = new MultipartFormDataContent();
        foreach (var field in page.QuerySelectorAll("form.upload input[type=hidden]").OfType<IHtmlInputElement>()) form.Add(new StringContent(field.Value), field.Name!);
        form.Add(new StringContent("people"), "Upload.Kind");
        form.Add(new ByteArrayContent(content), "Upload.File", name);
        return await client.PostAsync("/exchange", form);
    }
}
