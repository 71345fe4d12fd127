using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features.Exchange;

/// <summary>A file dropped as what it is not: recognised, said, and read as what it is without being uploaded again.</summary>
public class WrongKindTests
{
    private const string People = "Förnamn;Efternamn;E-post;Befattning;Chef;Kön\nAnna;Berg;anna@lovsta.se;Kock;bo@lovsta.se;K\nBo;Ek;bo@lovsta.se;Chef;;M";
    private const string Matrix = "Kompetens;Område;Nivå 1;Nivå 2;Nivå 3\nHygien;Vård;Följer rutinen;Lär ut;Utvecklar\nSamverkan;Vård;Frågar;Delar;Leder";
    private const string Profiles = "Roll;Jobbprofil;Kompetens;Kravnivå\nKock;Förste kock;Hygien;2\nKock;Kock;Hygien;1";
    private const string Units = "Enhetskod;Enhetsnamn;Ligger under\n1;Vård;\n2;Hemtjänst;1";

    [Theory]
    [InlineData("competencies", People, "Personer och enheter")]
    [InlineData("profiles", People, "Personer och enheter")]
    [InlineData("units", People, "Personer och enheter")]
    [InlineData("people", Matrix, "Kompetenser")]
    [InlineData("profiles", Matrix, "Kompetenser")]
    [InlineData("units", Matrix, "Kompetenser")]
    [InlineData("people", Profiles, "Jobbprofiler")]
    [InlineData("people", Units, "Enheter")]
    public async Task A_file_of_another_kind_kindrecognised_and_read_as_that_at_the_press_of_a_button(string said, string file, string kind)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var address = await DropAsync(client, said, file);
        var preview = await client.PageAsync(address);
        var reread = await client.SubmitAsync(preview, "reread", [], address);
        var right = await client.PageAsync(reread.Headers.Location!.PathAndQuery);

        Assert.Contains($"Filen ser ut att handla om: {kind}", preview.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"Läs den som: {kind}", preview.QuerySelectorAll("button").Select(b => b.TextContent));
        Assert.Equal(kind, right.QuerySelector(".eyebrow")!.TextContent);
        Assert.Contains("fil.csv", right.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("ser ut att handla om", right.Body!.TextContent, StringComparison.Ordinal);
        await using var db = scene.Open();
        Assert.Equal(1, await db.Imports.CountAsync());
    }

    [Theory]
    [InlineData("people", People)]
    [InlineData("people", "Namn;Enhet\nAnna;Skola")]
    [InlineData("competencies", Matrix)]
    [InlineData("competencies", Profiles)]
    [InlineData("profiles", Profiles)]
    [InlineData("units", Units)]
    [InlineData("units", "id;name;reportsto\n1;A;\n2;B;1")]
    public async Task A_file_that_may_be_what_it_was_said_to_be_kindread_as_that(string said, string file)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        Assert.DoesNotContain("ser ut att handla om", (await client.PageAsync(await DropAsync(client, said, file))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_kindnever_taken_in_kindgone_when_a_file_turns_out_to_be_of_people()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var address = await DropAsync(client, "competencies", People);

        var reread = await client.SubmitAsync(await client.PageAsync(address), "reread", [], address);

        Assert.Contains("Kön. Det säger inget om vad jobbet kräver.", (await client.PageAsync(reread.Headers.Location!.PathAndQuery)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_button_pressed_without_a_file_says_that_none_kindchosen()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var answer = await Pages.ParseAsync(await client.SubmitAsync(await client.PageAsync("/exchange"), "upload", [], "/exchange"));

        Assert.Contains("Ingen fil är vald", answer.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Filen gick inte att läsa", answer.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_that_say_missing_are_unknown_and_each_kindtold()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));

        var people = (await client.PageAsync(await DropAsync(client, "people", "Förnamn;Efternamn;E-post;Befattning;Chef\nAnna;Berg;TBC;Kock;MISSING\nBo;Ek;N/A;Chef;-"))).Body!.TextContent;
        var matrix = (await client.PageAsync(await DropAsync(client, "competencies", "Kompetens;Definition;Nivå 1;Nivå 2;Nivå 3\nHygien;MISSING;Följer;TBC;Utvecklar"))).Body!.TextContent;

        Assert.Contains("2 nya personer", people, StringComparison.Ordinal);
        Assert.Contains("E-post: ”TBC” läses som okänt.", people, StringComparison.Ordinal);
        Assert.Contains("Chef: ”MISSING” läses som okänt.", people, StringComparison.Ordinal);
        Assert.Contains("Definition: ”MISSING” läses som okänt.", matrix, StringComparison.Ordinal);
        Assert.Contains("Nivå 2: ”TBC” läses som okänt.", matrix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_kindtoo_long_kindone_problem_on_one_row()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.ProcessLeader));
        var name = new string('a', 300) + " " + new string('b', 300);

        foreach (var file in new[] { $"Namn;Enhet\n{name};Skola\nBo;Skola", $"E-post;Enhet\n{new string('a', 300)}@lovsta.se;Skola\nbo@lovsta.se;Skola" })
        {
            var problems = (await client.PageAsync(await DropAsync(client, "people", file))).QuerySelector("#problems")!;
            Assert.Single(problems.QuerySelectorAll("ul.lines li"));
            Assert.Contains("1 rad", problems.QuerySelector("ul.lines li")!.TextContent, StringComparison.Ordinal);
            Assert.Single(problems.QuerySelectorAll("tbody tr"));
        }
    }

    private static async Task<string> DropAsync(HttpClient client, string kind, string csv)
    {
        var page = await client.PageAsync("/exchange");
        using var form = new MultipartFormDataContent();
        foreach (var field in page.QuerySelectorAll("form.upload input[type=hidden]").OfType<IHtmlInputElement>()) form.Add(new StringContent(field.Value), field.Name!);
        form.Add(new StringContent(kind), "Upload.Kind");
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "Upload.File", "fil.csv");
        return (await client.PostAsync("/exchange", form)).Headers.Location!.PathAndQuery;
    }
}
