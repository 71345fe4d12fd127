using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Competencies.Imports;

public class MatrixPagesTests
{
    private const string Roles = "Role;Role Level;Skill Name;Skill Level;Skill Level Description\n"
        + "Tester;Junior tester;Testing;Aware;Knows of it.\nTester;Tester;Testing;Working;Writes tests.\nTester;Lead tester;Testing;Expert;Coaches.\n"
        + "Chief;NOT IN USE;Testing;NOT IN USE;NOT IN USE\nTester;Tester;;Working;";

    private static async Task<string> DropAsync(HttpClient client, string kind, string text)
    {
        var page = await client.PageAsync("/exchange?kind=" + kind);
        using var form = new MultipartFormDataContent();
        foreach (var field in page.QuerySelectorAll("form.upload input[type=hidden]").OfType<IHtmlInputElement>()) form.Add(new StringContent(field.Value), field.Name!);
        form.Add(new StringContent(page.QuerySelector("input[name='Upload.Kind'][checked]")!.GetAttribute("value")!), "Upload.Kind");
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "Upload.File", "roles.csv");
        return (await client.PostAsync("/exchange", form)).Headers.Location!.PathAndQuery;
    }

    [Theory]
    [InlineData("sv", "4 nya jobbprofiler", "Inget krav, för nivån används inte")]
    [InlineData("en", "4 new job profiles", "No requirement, as the level is not in use")]
    public async Task A_dropped_framework_is_seen_first_then_accepted_then_remembered(string language, string count, string problem)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader), language);

        var address = await DropAsync(client, "profiles", Roles);
        var preview = await client.PageAsync(address);
        Assert.Contains(count, preview.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(problem, preview.Body.TextContent, StringComparison.Ordinal);
        await client.SubmitAsync(preview, "choices", new() { ["Act"] = "accept" }, address);

        var receipt = await client.PageAsync(address);
        Assert.Contains(count, receipt.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(receipt.QuerySelector("a[href='/profiles']"));
        Assert.Contains("Testing", (await client.PageAsync("/competencies")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_of_language_and_columns_is_kept_and_shown()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));
        var address = await DropAsync(client, "profiles", Roles);

        await client.SubmitAsync(await client.PageAsync(address), "choices", new() { ["Input.Language"] = "En", ["Input.Columns[4]"] = "None", ["Input.ScaleName"] = "Three", ["Input.Steps"] = "None" }, address);

        var page = await client.PageAsync(address);
        Assert.Equal("En", page.QuerySelector("input[name='Input.Language'][checked]")!.GetAttribute("value"));
        Assert.Equal("None", ((IHtmlSelectElement)page.QuerySelector("select[name='Input.Columns[4]']")!).Value);
        Assert.Equal("Three", page.QuerySelector("input[name='Input.ScaleName']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_level_chosen_just_before_accepting_is_shown_first_and_never_dropped()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));
        var address = await DropAsync(client, "profiles", Roles);
        var preview = await client.PageAsync(address);

        var turned = await client.SubmitAsync(preview, "choices", new() { ["Act"] = "accept", ["Input.Levels[0].Place"] = "2" }, address);

        Assert.EndsWith("?reread=true", turned.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("2", ((IHtmlSelectElement)(await client.PageAsync(address)).QuerySelector("select[name='Input.Levels[0].Place']")!).Value);
        Assert.Equal(["Jobbprofil", "Kompetens"], preview.QuerySelectorAll("table:has(th.num) thead th:first-child:not(.num)").Select(th => th.TextContent));
        Assert.True(preview.QuerySelector("select[name='Input.Levels[0].Place']")!.CompareDocumentPosition(preview.QuerySelector("th.num")!).HasFlag(AngleSharp.Dom.DocumentPositions.Following));
    }

    [Fact]
    public async Task A_file_without_a_column_we_need_says_which_and_comes_in_when_it_is_chosen()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator), "en");
        var address = await DropAsync(client, "competencies", "Ability;Level 1;Level 2;Level 3\nTesting;a;b;c");

        var stopped = await client.PageAsync(address);
        await client.SubmitAsync(stopped, "choices", new() { ["Input.Columns[0]"] = "Competency" }, address);

        Assert.Contains("No column says what the competency is called.", stopped.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(stopped.QuerySelector("input[name='Accept.Seen']"));
        Assert.Contains("1 new competency", (await client.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_catalogue_and_the_templates_come_as_files()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var leader = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader), "en");
        using var reader = product.ClientFor(await scene.ActorAsync(AccessRole.Reader), "en");

        foreach (var address in new[] { "/competencies.xlsx", "/competencies.csv", "/competencies.json" })
            Assert.Equal("attachment", (await reader.GetAsync(address)).Content.Headers.ContentDisposition!.DispositionType);
        foreach (var address in new[] { "/exchange/templates/competencies.xlsx", "/exchange/templates/profiles.csv" })
        {
            Assert.Equal(HttpStatusCode.OK, (await leader.GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address)).StatusCode);
        }
    }

    [Fact]
    public async Task A_script_sends_a_matrix_looks_and_accepts()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader), "en");
        using var reader = product.ClientFor(await scene.ActorAsync(AccessRole.Reader), "en");

        var sent = await client.PostAsync("/api/v1/imports/matrices?kind=profiles&language=en&name=roles.csv", new StringContent(Roles));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        var address = "/api/v1/imports/matrices/" + (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        var preview = await client.GetFromJsonAsync<JsonElement>(address);
        var hidden = await reader.GetAsync(address);
        var accepted = await client.PostAsJsonAsync(address + "/acceptance", new { skipStopped = true });

        Assert.Equal(4, preview.GetProperty("counts").GetProperty("newProfiles").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal(3, (await accepted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("requirements").GetInt32());
    }
}
