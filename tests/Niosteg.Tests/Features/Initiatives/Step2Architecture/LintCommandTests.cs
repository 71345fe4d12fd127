using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Initiatives.Step2Architecture;

public sealed class LintCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("niosteg-lint").FullName;

    [Fact]
    public async Task A_warning_is_told_by_file_line_and_column_and_by_the_exit_status()
    {
        var file = Write("annons.md", "Du leder laget.\nGod svenska krävs.\n");

        var (code, said, _) = await RunAsync(file, "--language", "sv");

        Assert.Equal(1, code);
        Assert.Contains($"{file}:2:1 varning good-swedish Vilken nivå i språket behöver jobbet", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lägger schema två veckor före perioden.")]
    [InlineData("Du ska tillse att maten är varm.")]
    public async Task Nothing_and_hints_alone_end_well(string text) => Assert.Equal(0, (await RunAsync(Write("a.txt", text), "--language", "sv")).Code);

    [Fact]
    public async Task A_file_that_is_not_there_is_told_and_the_rest_is_still_read()
    {
        var (code, said, complained) = await RunAsync(Path.Combine(_folder, "borta.txt"), Write("a.txt", "Du tål stress."), "--language", "sv");

        Assert.Equal(2, code);
        Assert.Contains("borta.txt: Filen finns inte", complained, StringComparison.Ordinal);
        Assert.Contains("exclusionary-words", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--format", "xml", "a.txt")]
    [InlineData("a.txt", "--rules")]
    public async Task What_is_not_understood_is_answered_with_how_to_write(params string[] args) =>
        Assert.Contains("niosteg lint", (await RunAsync(args)).Complained, StringComparison.Ordinal);

    [Fact]
    public async Task Sarif_names_the_rule_its_level_and_the_place()
    {
        var (_, said, _) = await RunAsync(Write("a.txt", "\nVi söker en ENTJ.\n"), "--format", "sarif", "--language", "en");

        var run = JsonDocument.Parse(said).RootElement.GetProperty("runs")[0];
        var result = run.GetProperty("results").EnumerateArray().Single(r => r.GetProperty("ruleId").GetString() == "personality-types");
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal("error", result.GetProperty("level").GetString());
        Assert.Equal(2, result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Equal("personality-types", rule.GetProperty("id").GetString());
        Assert.NotEmpty(rule.GetProperty("help").GetProperty("text").GetString()!);
    }

    [Fact]
    public async Task Ones_own_rules_are_read_and_a_bad_one_is_told_by_name()
    {
        var rules = Path.Combine(_folder, "rules");
        Directory.CreateDirectory(rules);
        await File.WriteAllTextAsync(Path.Combine(rules, "körkort.json"), RuleFile.Write(RuleBook.Find("driving-licence")!));
        await File.WriteAllTextAsync(Path.Combine(rules, "trasig.json"), "{");

        var (code, said, complained) = await RunAsync(Write("a.txt", "Körkort krävs. Du tål stress."), "--rules", rules, "--language", "sv");

        Assert.Equal(0, code);
        Assert.Contains("driving-licence", said, StringComparison.Ordinal);
        Assert.DoesNotContain("exclusionary-words", said, StringComparison.Ordinal);
        Assert.Contains("trasig.json", complained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Word_document_is_read_paragraph_by_paragraph()
    {
        var file = Path.Combine(_folder, "a.docx");
        using (var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
            word.AddMainDocumentPart().Document = new Document(new Body(new Paragraph(new Run(new Text("Du leder laget."))), new Paragraph(new Run(new Text("Du tål stress.")))));

        Assert.Contains($"{file}:2:4 varning exclusionary-words", (await RunAsync(file, "--language", "sv")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_British_framework_is_read_as_188_competencies()
    {
        var (code, said, complained) = await RunAsync(SharedData.Find("uk-digital-data-framework", "skills.csv"), "--format", "report", "--language", "en");

        Assert.Equal((1, ""), (code, complained));
        Assert.Contains("| skills.csv | 188 |", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_that_nobody_knows_are_refused() =>
        Assert.Equal(2, (await RunAsync(Write("a.csv", "x;y\n1;2\n"))).Code);

    public void Dispose() => Directory.Delete(_folder, true);

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>There is no database: linting must not ask for one.</summary>
    private static async Task<(int Code, string Said, string Complained)> RunAsync(params string[] args)
    {
        var (said, complained) = (new StringWriter(), new StringWriter());
        var code = await Commands.RunAsync(["lint", .. args], new CommandDesk(null!, TimeProvider.System, said, complained));
        return (code, said.ToString(), complained.ToString());
    }
}
