using System.Text.Json;
using Niosteg.Tests.Support;
using Niosteg.Web.Hosting;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Niosteg.Tests.Features.Initiatives.Step2Architecture;

public sealed class LintYamlTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("niosteg-lint").FullName;

    private const string Cook = """
        niosteg-profile: 1
        title:
          sv: Kock
        purpose:
          sv: |-
            Lagar mat till åttio boende varje dag, också när någon i köket är sjuk och vagnarna är sena.
            Du tål stress.
        tasks:
          - sv: Du tål stress.
          - sv: "Lagar mat. Du tål stress."
        requirements:
          - competency: Såser
            level: 1
        """;

    [Fact]
    public async Task A_finding_in_YAML_points_at_the_line_its_words_stand_on_also_when_the_same_words_stand_twice()
    {
        var file = Write("kock.yaml", Cook);

        var (code, said, complained) = await RunAsync(file, "--language", "sv");

        Assert.Equal((1, ""), (code, complained));
        Assert.Contains($"{file}:7:8 varning exclusionary-words", said, StringComparison.Ordinal);
        Assert.Contains($"{file}:9:12 varning exclusionary-words", said, StringComparison.Ordinal);
        Assert.Contains($"{file}:10:24 varning exclusionary-words", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_SARIF_too()
    {
        var (_, said, _) = await RunAsync(Write("kock.yaml", Cook), "--format", "sarif", "--language", "sv");

        using var sarif = JsonDocument.Parse(said);
        Assert.Equal([7, 9, 10], sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Where(r => r.GetProperty("ruleId").GetString() == "exclusionary-words")
            .Select(r => r.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32()).Order());
    }

    [Fact]
    public async Task A_folder_is_every_YAML_file_in_it_but_not_what_is_hidden()
    {
        Write(Path.Combine("profiler", "kock å.yaml"), Cook);
        Write(Path.Combine(".git", "kock.yaml"), Cook);
        Write("README.md", "Du tål stress.");

        var (_, said, _) = await RunAsync(_folder, "--language", "sv");

        Assert.Contains(Path.Combine(_folder, "profiler", "kock å.yaml") + ":7:8", said, StringComparison.Ordinal);
        Assert.DoesNotContain(".git", said, StringComparison.Ordinal);
        Assert.DoesNotContain("README", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_competency_knows_its_scale_and_its_profiles_from_the_files_beside_it()
    {
        Write("kock.yaml", Cook);
        Write("sås.yaml", "niosteg-competency: 1\nname:\n  sv: Såser\nscale:\n  sv: Ansvar\nlevels:\n  1:\n    text:\n      sv: Rör om.\n");
        Write("bröd.yaml", "niosteg-competency: 1\nname:\n  sv: Bröd\nscale:\n  sv: Ansvar\nlevels:\n  1:\n    text:\n      sv: Bakar ut.\n");
        Write("skala.yaml", "niosteg-scale: 1\nname: {sv: Ansvar}\nlevels:\n  1: {name: {sv: a}}\n  2: {name: {sv: b}}\n  3: {name: {sv: c}}\n");

        var (_, said, complained) = await RunAsync(_folder, "--language", "sv", "--format", "json");

        Assert.Equal("", complained);
        var rules = JsonDocument.Parse(said).RootElement.EnumerateArray().Select(f => (Path.GetFileName(f.GetProperty("file").GetString()), f.GetProperty("finding").GetProperty("rule").GetString())).ToList();
        Assert.Contains(("bröd.yaml", "orphan-competency"), rules);
        Assert.DoesNotContain(("sås.yaml", "orphan-competency"), rules);
    }

    [Fact]
    public async Task A_YAML_file_that_cannot_be_read_is_told_by_line_and_the_rest_is_still_read()
    {
        var bad = Write("fel.yaml", "niosteg-profile: 1\ntitle: Kock\n");
        var good = Write("kock.yaml", Cook);

        var (code, said, complained) = await RunAsync(bad, good, "--language", "sv");

        Assert.Equal(2, code);
        Assert.Contains($"{bad}:2: Skriv ”sv:”", complained, StringComparison.Ordinal);
        Assert.Contains($"{good}:7:8", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_nobody_knows_is_told_and_is_no_fault()
    {
        var file = Write("a.yaml", "niosteg-profile: 1\ntitle:\n  sv: Kock\nlön: 30000\n");

        var (code, _, complained) = await RunAsync(file, "--language", "sv");

        Assert.NotEqual(2, code);
        Assert.Contains($"{file}:4: ”lön” är okänt", complained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PDF_is_read_line_by_line()
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        var page = builder.AddPage(595, 842);
        page.AddText("Du leder laget i det stora skafferiet.", 12, new PdfPoint(50, 780), font);
        page.AddText("Vi vill ha en ENTJ.", 12, new PdfPoint(50, 740), font);
        var file = Path.Combine(_folder, "annons.pdf");
        await File.WriteAllBytesAsync(file, builder.Build(), TestContext.Current.CancellationToken);

        var (code, said, _) = await RunAsync(file, "--language", "sv");

        Assert.Equal(1, code);
        Assert.Matches($@"{System.Text.RegularExpressions.Regex.Escape(file)}:[23]:\d+ stopp personality-types", said);
        Assert.Equal(2, (await RunAsync(Write("b.pdf", "%PDF-1.7 trasig"))).Code);
    }

    /// <summary>The guide is what people copy from: what stands in it must be read without a word.</summary>
    [Theory]
    [InlineData("folders.md")]
    [InlineData("mappar.md")]
    public async Task The_example_in_the_guide_is_read_without_a_word(string guide)
    {
        var text = RepositoryFiles.Under("docs/guide", ".md").Single(f => f.Path.EndsWith("/" + guide, StringComparison.Ordinal)).Text;
        var examples = text.Split("```yaml\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)]).ToList();

        Assert.True(examples.Count >= 3);
        for (var i = 0; i < examples.Count; i++) Write($"{i}.yaml", examples[i]);
        Assert.Equal("", (await RunAsync(_folder, "--language", "sv")).Complained);
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    private static async Task<(int Code, string Said, string Complained)> RunAsync(params string[] args)
    {
        var (said, complained) = (new StringWriter(), new StringWriter());
        var code = await Commands.RunAsync(["lint", .. args], new CommandDesk(null!, TimeProvider.System, said, complained));
        return (code, said.ToString(), complained.ToString());
    }
}
