using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Documents;

namespace Niosteg.Tests.Features.Exchange;

public class ExchangePageTests
{
    private static async Task<HttpResponseMessage> DropAsync(HttpClient client, byte[] content, string name = "personer.csv")
    {
        var page = await client.PageAsync("/exchange");
        using var form = new MultipartFormDataContent();
        foreach (var field in page.QuerySelectorAll("form.upload input[type=hidden]").OfType<IHtmlInputElement>()) form.Add(new StringContent(field.Value), field.Name!);
        form.Add(new StringContent("people"), "Upload.Kind");
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "Upload.File", name);
        return await client.PostAsync("/exchange", form);
    }

    private static Task<HttpResponseMessage> DropAsync(HttpClient client, string csv) => DropAsync(client, Encoding.UTF8.GetBytes(csv));

    [Fact]
    public async Task A_dropped_file_is_seen_first_then_accepted_then_remembered()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var dropped = await DropAsync(client, "Namn;Kön;Enhet;Befattning\nAnna Berg;K;Hemtjänst;Kock\nBo <b>Lind</b>;M;Hemtjänst;Kock\nعمر خان 🙂;M;Skola;Lärare");
        var address = dropped.Headers.Location!.PathAndQuery;
        var preview = await client.PageAsync(address);

        Assert.Contains("3 nya personer", preview.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Kön. Det säger inget om vad jobbet kräver.", preview.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bo <b>Lind</b>", preview.QuerySelectorAll("bdi").Select(b => b.TextContent));
        Assert.Contains("عمر خان 🙂", preview.QuerySelectorAll("bdi").Select(b => b.TextContent));
        var accepted = await client.SubmitAsync(preview, "choices", new() { ["Act"] = "accept" }, address);
        Assert.Equal(HttpStatusCode.Found, accepted.StatusCode);
        Assert.Contains("2 nya befattningar", (await client.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Godkänd", (await client.PageAsync("/exchange")).QuerySelector("#imports, table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_made_just_before_accepting_is_shown_first_and_never_dropped()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var address = (await DropAsync(client, "Namn;Semester\nAnna Berg;Kalmar")).Headers.Location!.PathAndQuery;
        var preview = await client.PageAsync(address);
        var accept = (IHtmlButtonElement)preview.QuerySelector("button[name=Act][value=accept]")!;
        Assert.Equal("choices", accept.Form?.Id);

        var turned = await client.SubmitAsync(preview, "choices", new() { ["Act"] = "accept", ["Choices.Columns[1]"] = "Site" }, address);
        var again = await client.PageAsync(turned.Headers.Location!.ToString());

        Assert.Contains("Du hade ändrat hur filen läses.", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Site", ((IHtmlSelectElement)again.QuerySelector("select[name='Choices.Columns[1]']")!).Value);
        await client.SubmitAsync(again, "choices", new() { ["Act"] = "accept" }, address);
        await using var db = scene.Open();
        Assert.Equal("Kalmar", Assert.Single(db.Sites).Name);
    }

    [Fact]
    public async Task The_same_file_again_says_that_it_changes_nothing()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader), "en");
        var first = (await DropAsync(client, "Name;Email\nAnna Berg;anna@x.se")).Headers.Location!.PathAndQuery;
        await client.SubmitAsync(await client.PageAsync(first), "choices", new() { ["Act"] = "accept" }, first);

        var again = await client.PageAsync((await DropAsync(client, "Name;Email\nAnna Berg;ANNA@x.se")).Headers.Location!.PathAndQuery);

        Assert.Contains("The file changes nothing.", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(again.QuerySelectorAll("button"), b => b.TextContent == "Accept and bring in");
    }

    [Fact]
    public async Task Problems_are_told_row_by_row_and_a_choice_lets_the_rest_in()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));
        var address = (await DropAsync(client, "Anst.nr;Namn;Chef;Anställd från\n1;Anna;2;2020-01-01\n2;Bo;1;2020-01-01\n3;Cia;9;i går\n4;Dan;;")).Headers.Location!.PathAndQuery;

        var preview = await client.PageAsync(address);
        Assert.Contains("Anna → Bo → Anna", preview.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("i går är inget datum", preview.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(preview.QuerySelectorAll("button"), b => b.TextContent == "Godkänn och ta in");

        await client.SubmitAsync(preview, "choices", new() { ["Choices.SkipStopped"] = "true" }, address);
        var after = await client.PageAsync(address);
        await client.SubmitAsync(after, "choices", new() { ["Act"] = "accept" }, address);
        Assert.Contains("3 rader hoppades över", (await client.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false, "/exchange?kind=profiles")]
    [InlineData(true, false, "/organisation/positions?without=true")]
    [InlineData(true, true, "/needs")]
    public async Task A_receipt_shows_the_next_step_of_the_road(bool profiles, bool given, string way)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var profile = new JobProfile(ProfileId.New(), new("Kock", null));
        if (profiles) await scene.AddAsync(profile);
        var address = (await DropAsync(client, "Namn;Enhet;Befattning\nAnna;Skola;Kock")).Headers.Location!.PathAndQuery;
        await client.SubmitAsync(await client.PageAsync(address), "choices", new() { ["Act"] = "accept" }, address);
        if (given)
        {
            await using var db = scene.Open();
            foreach (var position in db.Positions) position.FollowProfile(profile.Id);
            await db.SaveChangesAsync();
        }

        var receipt = await client.PageAsync(address);

        Assert.Equal(way, receipt.QuerySelector("#next a")!.GetAttribute("href"));
        Assert.StartsWith("Nästa steg:", receipt.QuerySelector("#next")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_in_words()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));

        var binary = await Pages.ParseAsync(await DropAsync(client, [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1], "bild.csv"));
        var large = await DropAsync(client, new byte[50 * 1024 * 1024], "stor.csv");

        Assert.Contains("Filen är ingen tabell", binary.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/exchange?refused=file-too-large", large.Headers.Location!.OriginalString);
        Assert.Contains("Högst 20 MB", (await client.PageAsync("/exchange?refused=file-too-large")).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_can_be_thrown_away_and_is_then_gone()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));
        var address = (await DropAsync(client, "Namn\nAnna")).Headers.Location!.PathAndQuery;

        await client.SubmitAsync(await client.PageAsync(address), "throw-away", [], address);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData(AccessRole.Manager | AccessRole.Employee)]
    [InlineData(AccessRole.Reader)]
    public async Task Who_may_not_bring_files_in_does_not_find_the_pages(AccessRole role)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var administrator = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));
        var address = (await DropAsync(administrator, "Namn\nAnna")).Headers.Location!.PathAndQuery;
        using var client = product.ClientFor(await scene.ActorAsync(role));

        foreach (var page in new[] { "/exchange", address, "/exchange/templates/people.xlsx", "/api/v1/imports", "/api/v1" + address.Replace("/exchange", "/imports", StringComparison.Ordinal), "/api/v1" + address.Replace("/exchange", "/imports/people", StringComparison.Ordinal) })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(page)).StatusCode);
        using var body = new StringContent("Namn\nBo");
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync("/api/v1/imports/people?name=x.csv", body)).StatusCode);
    }

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task The_template_comes_in_as_it_stands(string language)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator), language);

        foreach (var format in new[] { "xlsx", "csv" })
        {
            var template = await client.GetByteArrayAsync($"/exchange/templates/people.{format}");
            Assert.Equal(11, TableReader.Read(template).Value.Header.Count);
            var preview = await client.PageAsync((await DropAsync(client, template, "mall." + format)).Headers.Location!.PathAndQuery);
            Assert.Contains(language == "sv" ? "3 nya personer" : "3 new people", preview.Body!.TextContent, StringComparison.Ordinal);
            Assert.Null(preview.QuerySelector("#problems"));
        }
    }

    [Fact]
    public async Task A_script_sends_a_file_looks_and_accepts()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));
        using var body = new ByteArrayContent("Namn;Enhet\nAnna;Skola"u8.ToArray());

        var uploaded = await client.PostAsync("/api/v1/imports/people?name=x.csv", body);
        var id = System.Text.Json.JsonDocument.Parse(await uploaded.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetGuid();
        var preview = await client.GetStringAsync($"/api/v1/imports/people/{id}");
        using var nothing = new StringContent("{}", Encoding.UTF8, "application/json");
        var accepted = await client.PostAsync($"/api/v1/imports/people/{id}/acceptance", nothing);

        Assert.Contains("\"new\":1", preview, StringComparison.Ordinal);
        Assert.Contains("\"newUnits\":2", await accepted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
