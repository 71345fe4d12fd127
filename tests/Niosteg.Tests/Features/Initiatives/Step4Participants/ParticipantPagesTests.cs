using System.Net;
using System.Net.Http.Json;
using DocumentFormat.OpenXml.Packaging;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives.Step4Participants;

public class ParticipantPagesTests
{
    private static string At(Crew crew, string under = "") => $"/initiatives/{crew.Initiative}/participants{under}";

    [Fact]
    public async Task The_suggestion_is_taken_with_one_press_and_undone_with_another()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);

        var page = await client.PageAsync(At(crew));
        Assert.Equal("3 personer täcker allt", page.QuerySelector("#suggest")!.TextContent);
        var taken = await Pages.ParseAsync(await client.SubmitAsync(page, """form.act:has(input[value="add"])""", [], At(crew)));
        Assert.Contains("Allt är täckt, med 3 personer.", taken.Body!.TextContent);
        var undone = await Pages.ParseAsync(await client.SubmitAsync(taken, ".undo form", [], At(crew)));

        Assert.Contains("0 på listan", undone.Body!.TextContent);
    }

    [Fact]
    public async Task What_is_missing_is_told_in_words_and_not_by_colour()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Tea);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);

        var page = await client.PageAsync(At(crew));

        Assert.All(page.QuerySelectorAll("td.missing"), cell => Assert.Contains("någon fattas", cell.TextContent));
        Assert.NotEmpty(page.QuerySelectorAll("td.missing"));
    }

    [Fact]
    public async Task Saying_no_leads_to_the_smallest_swap_with_the_letter()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Lars, crew.Anna);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);

        var list = await client.PageAsync(At(crew, "/people"));
        var answer = await client.SubmitAsync(list, $"""form.act:has(input[value="{crew.Lars.Id}"]):has(input[value="Declined"])""", [], At(crew, "/people"));
        var instead = await client.PageAsync(answer.Headers.Location!.ToString());

        Assert.Contains("1 namn lagar det", instead.Body!.TextContent);
        Assert.StartsWith("Hej Berit!", instead.QuerySelector("textarea")!.TextContent);
        var swapped = await Pages.ParseAsync(await client.SubmitAsync(instead, """form.act:has(input[value="swap"])""", [], At(crew, $"/{crew.Lars.Id}/instead")));
        Assert.Contains("Bytet är gjort", swapped.Body!.TextContent);
    }

    [Fact]
    public async Task A_phone_without_an_account_searches_chooses_and_sends()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.Polls().OpenAsync(crew.Initiative, new());
        var address = "/ask/" + (await crew.Polls().ReadAsync(crew.Initiative)).Value.Code;
        await using var product = new Product(scene);
        using var phone = product.ClientFor(Actor.Nobody);

        var asked = await phone.PageAsync(address);
        var found = await Pages.ParseAsync(await phone.SubmitAsync(asked, "ask", new() { ["Ask.Search"] = "ann", ["Ask.Act"] = "find" }, address));
        var chosen = await Pages.ParseAsync(await phone.SubmitAsync(found, "ask", new() { ["Ask.Act"] = $"add:{crew.Anna.Id}" }, address));
        Assert.Contains("Anna Ek", chosen.Body!.TextContent);
        Assert.Equal("", chosen.QuerySelector("input[type=search]")!.GetAttribute("value") ?? "");
        Assert.DoesNotContain("Ingen heter så", chosen.Body.TextContent, StringComparison.Ordinal);
        var thanks = await Pages.ParseAsync(await phone.SubmitAsync(chosen, "ask", new() { ["Ask.Act"] = "send" }, address));

        Assert.Equal("Tack!", thanks.QuerySelector("h1")!.TextContent);
        Assert.Equal(1, (await crew.Polls().ReadAsync(crew.Initiative)).Value.Answers);
        Assert.DoesNotContain("Anna", (await phone.PageAsync(address)).QuerySelector("main")!.TextContent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/people")]
    [InlineData("/roles")]
    [InlineData("/poll")]
    [InlineData("/choices")]
    [InlineData("/sheet")]
    public async Task Every_page_of_the_step_is_read_in_both_languages_and_by_none_outside(string under)
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Anna);
        var stranger = await scene.ActorAsync(AccessRole.Employee, crew.Tea.Id);
        await using var product = new Product(scene);

        foreach (var language in new[] { "sv", "en" })
        {
            var page = await product.ClientFor(crew.Leader, language).PageAsync(At(crew, under));
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.DoesNotContain("participants.", page.QuerySelector("main")!.TextContent);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await product.ClientFor(stranger).GetAsync(At(crew, under))).StatusCode);
    }

    [Fact]
    public async Task The_files_open_and_hold_the_list()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Anna, crew.Tea);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);

        var document = DocumentText.Read(await client.GetByteArrayAsync(At(crew, "/list.docx"))).Value;
        var letter = DocumentText.Read(await client.GetByteArrayAsync(At(crew, "/union.docx"))).Value;
        var picture = await client.GetStringAsync(At(crew, "/raci.svg"));
        var book = await client.GetAsync(At(crew, "/list.xlsx"));

        Assert.Contains("Anna Ek", document);
        Assert.Contains("19 § medbestämmandelagen", letter);
        Assert.DoesNotContain("Anna", letter);
        Assert.StartsWith("<?xml", picture);
        Assert.Contains("url(data:font/woff2", picture, StringComparison.Ordinal);
        Assert.Equal(XlsxWriter.MediaType, book.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await product.ClientFor(await scene.ActorAsync(AccessRole.Employee)).GetAsync(At(crew, "/list.xlsx"))).StatusCode);
    }

    [Fact]
    public async Task The_workbook_is_no_wider_than_a_lying_paper_so_that_it_is_read_in_print()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await crew.AddAsync(crew.Anna, crew.Tea);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);

        using var book = SpreadsheetDocument.Open(new MemoryStream(await client.GetByteArrayAsync(At(crew, "/list.xlsx"))), isEditable: false);

        // A lying A4 holds some 140 letters a line in the size of the text.
        Assert.All(book.WorkbookPart!.WorksheetParts, sheet => Assert.InRange(sheet.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Column>().Sum(column => column.Width!.Value), 1, 150));
    }

    [Fact]
    public async Task A_program_reads_the_board_and_changes_the_list()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);
        var api = $"/api/v1/initiatives/{crew.Initiative}/participants";

        var added = await client.PostAsJsonAsync(api, new { people = new[] { crew.Anna.Id.Value } });
        var stood = await client.PutAsJsonAsync(api + "/standing", new { person = crew.Anna.Id.Value, standing = nameof(Standing.Accepted) });
        var wrong = await client.PutAsJsonAsync(api + "/choices", new { showUp = 3 });

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (added.StatusCode, stood.StatusCode));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("\"onList\":1", await client.GetStringAsync(api + "/board"));
    }

    [Fact]
    public async Task Who_leads_without_being_in_the_staff_list_is_told_why_they_do_not_stand_among_the_members()
    {
        await using var scene = await Scene.StartAsync();
        var crew = await Crew.InAsync(scene);
        await using var product = new Product(scene);
        using var client = product.ClientFor(crew.Leader);

        Assert.Contains("hör inte till någon i personallistan", (await client.PageAsync($"/initiatives/{crew.Initiative}/edit")).Body!.TextContent, StringComparison.Ordinal);
    }
}
