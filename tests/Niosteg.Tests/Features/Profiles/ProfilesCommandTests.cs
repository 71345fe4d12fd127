using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Profiles;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Profiles;

public class ProfilesCommandTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Every_profile_in_use_comes_as_JSON_with_the_words_of_its_seal(string database)
    {
        await using var there = await TwoAsync(database);

        var (code, bytes, _) = await RunAsync(there, "export", "profiles");

        Assert.Equal(0, code);
        var profiles = JsonDocument.Parse(bytes).RootElement.EnumerateArray().Select(p => ProfileJson.ReadContent(p.GetRawText())).ToList();
        Assert.Equal(["Undersköterska", "Vaktmästare"], profiles.Select(p => p.Title.Sv));
        Assert.Equal("Ger äldre en trygg vardag.", profiles[0].Purpose.Sv);
        Assert.Equal([3, 2], profiles[0].Requirements.Select(r => r.RequiredLevel));
    }

    [Fact]
    public async Task A_family_is_asked_for_by_its_name_in_either_language()
    {
        await using var there = await TwoAsync();

        var (code, bytes, _) = await RunAsync(there, "export", "profiles", "--family", "care");
        var unknown = await RunAsync(there, "export", "profiles", "--family", "Rymdfart");

        Assert.Equal(0, code);
        Assert.Equal(1, JsonDocument.Parse(bytes).RootElement.GetArrayLength());
        Assert.Equal(1, unknown.Code);
        Assert.Contains("Rymdfart", unknown.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workbook_has_one_row_for_each_requirement()
    {
        await using var there = await TwoAsync();
        var file = Path.Combine(there.Scene.Folder, "profiler.xlsx");

        var (code, _, said) = await RunAsync(there, "export", "profiles", "--out", file);

        Assert.Equal((0, true), (code, said.Contains("2 profiler", StringComparison.Ordinal)));
        using var workbook = SpreadsheetDocument.Open(file, false);
        var rows = workbook.WorkbookPart!.WorksheetParts.Select(p => p.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Count()).Order();
        Assert.Equal([3, 4], rows); // two profiles and three requirements, each sheet with its heads
    }

    [Fact]
    public async Task The_Word_document_starts_each_profile_on_a_page_of_its_own()
    {
        await using var there = await TwoAsync();

        var (code, bytes, _) = await RunAsync(there, "export", "profiles", "--format", "docx", "--out", "-");

        Assert.Equal(0, code);
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var body = document.MainDocumentPart!.Document!.Body!;
        Assert.Equal(["Undersköterska", "Vaktmästare"], body.Elements<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Title").Select(p => p.InnerText));
        Assert.Single(body.Descendants<PageBreakBefore>());
    }

    [Fact]
    public async Task What_is_not_understood_or_cannot_be_written_is_told_with_a_code()
    {
        await using var there = await ProfileScene.StartAsync();

        Assert.Equal(2, (await RunAsync(there, "export", "profiles", "--format", "pdf")).Code);
        Assert.Equal(2, (await RunAsync(there, "export", "profiles", "--out")).Code);
        Assert.Equal(2, (await RunAsync(there, "export", "hästar")).Code);
        Assert.Equal(1, (await RunAsync(there, "export", "profiles", "--out", "/finns/inte/här.json")).Code);
    }

    [Fact]
    public async Task Help_and_an_unknown_command_list_what_can_be_written()
    {
        await using var there = await ProfileScene.StartAsync();

        var help = await RunAsync(there, "help");
        var unknown = await RunAsync(there, "hitta-på");

        Assert.Equal((0, 2), (help.Code, unknown.Code));
        Assert.All([help.Said, unknown.Said], said => Assert.All(["export", "import", "needs", "serve"], command => Assert.Contains(command, said, StringComparison.Ordinal)));
    }

    private static async Task<(int Code, byte[] Bytes, string Said)> RunAsync(ProfileScene there, params string[] args)
    {
        await using var told = new StringWriter();
        var written = new MemoryStream();
        var code = await Commands.RunAsync(args, new CommandDesk(there.Scene.Options, there.Scene.Clock, told, told) { OpenOutput = () => written });
        return (code, written.ToArray(), told.ToString());
    }

    /// <summary>A sealed profile whose draft has moved on, one that was never sealed, and one that is put away.</summary>
    private static async Task<ProfileScene> TwoAsync(string database = "sqlite")
    {
        var there = await ProfileScene.StartAsync(database);
        await there.SealAsync();
        await there.SaveAsync(i => i.Purpose.Sv = "Ett nytt syfte.");
        var editing = there.Editing(there.Leader);
        var other = (await editing.CreateAsync(new() { Title = new() { Sv = "Vaktmästare" } })).Value;
        var input = (await editing.OpenAsync(other)).Value;
        input.Requirements = [ProfileScene.Demand(there.Lifting, 1)];
        await editing.SaveAsync(other, input);
        var old = (await editing.CreateAsync(new() { Title = new() { Sv = "Vaktmästare förr" } })).Value;
        await editing.RetireAsync(old, true);
        return there;
    }
}
