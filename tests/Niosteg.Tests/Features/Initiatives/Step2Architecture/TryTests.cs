using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Initiatives.Step2Architecture;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Niosteg.Tests.Features.Initiatives.Step2Architecture;

public class TryTests
{
    // Without å, ä and ö: the writer that makes the test's PDF has no such letters. The reader has.
    private const string Said = "Du ska tillse att det finns rutiner och att arbetet blir klart i tid.";

    [Fact]
    public async Task Word_pdf_and_plain_text_are_read_alike()
    {
        await using var scene = await Scene.StartAsync();
        var trying = await VerbsAsync(scene);

        var view = (await trying.ReadAsync([("a.docx", Docx(Said)), ("b.pdf", Pdf(Said)), ("c.txt", Encoding.UTF8.GetBytes(Said)), ("d.txt", Encoding.Latin1.GetBytes(Said))], Said, null)).Value;

        Assert.Empty(view.Refused);
        Assert.Equal(5, view.Texts.Count);
        Assert.All(view.Texts, text => Assert.Contains(text.Findings, f => f.Rule == "stiff-words"));
        Assert.All(view.Texts, text => Assert.Equal((Language.Sv, true), (text.Language, text.IsGuessed)));
        Assert.Equal((5, 5), view.ByRule.Where(s => s.Code == "stiff-words").Select(s => (s.Hits, s.Texts)).Single());
    }

    [Theory]
    [InlineData("scanned", "document-scanned")]
    [InlineData("ole", "document-locked-or-old")]
    [InlineData("zip", "document-unreadable")]
    [InlineData("cut-pdf", "file-broken")]
    [InlineData("cut-docx", "file-broken")]
    [InlineData("picture", "document-unreadable")]
    [InlineData("large", "document-too-large")]
    [InlineData("long", "document-too-long")]
    public void What_cannot_be_read_is_refused_by_name(string kind, string refusal)
    {
        byte[] content = kind switch
        {
            "scanned" => Pdf(""),
            "ole" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 1, 2, 3],
            "zip" => RuleZip.Write([RuleBook.Find("overlap")!]),
            "cut-pdf" => Pdf(Said)[..60],
            "cut-docx" => Docx(Said)[..200],
            "picture" => [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13],
            "large" => new byte[DocumentText.MaxBytes + 1],
            _ => Encoding.UTF8.GetBytes(new string('a', DocumentText.MostLetters + 1)),
        };

        Assert.Equal(refusal, DocumentText.Read(content).Refusal?.Code);
    }

    [Fact]
    public async Task One_bad_file_does_not_stop_the_others_and_eleven_are_too_many()
    {
        await using var scene = await Scene.StartAsync();
        var trying = await VerbsAsync(scene);

        var view = (await trying.ReadAsync([("a.txt", Encoding.UTF8.GetBytes(Said)), ("b.pdf", [0x25, 0x50, 0x44, 0x46, 1])], null, Language.Sv)).Value;

        Assert.Equal(("a.txt", "b.pdf"), (Assert.Single(view.Texts).Name, Assert.Single(view.Refused).Name));
        Assert.Equal("try-too-many", (await trying.ReadAsync([.. Enumerable.Repeat(("a.txt", "a"u8.ToArray()), 11)], null, null)).Refusal?.Code);
        Assert.Equal("try-nothing", (await trying.ReadAsync([], " ", null)).Refusal?.Code);
        Assert.Equal(Refusal.NotFound, (await new TryVerbs(scene.For(Niosteg.Web.Hosting.Actor.Nobody), Niosteg.Web.Hosting.Actor.Nobody).ReadAsync([], Said, null)).Refusal);
    }

    [Fact]
    public async Task The_page_marks_the_words_and_tells_the_notes_beside()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Employee));
        var page = await client.PageAsync("/architecture/try");

        var read = await Pages.ParseAsync(await client.SubmitAsync(page, "try", new() { ["Input.Pasted"] = "Du ska vara <b>spindeln i nätet</b> och tillse att rutiner följs.", ["Input.Language"] = "Sv" }, "/architecture/try"));

        Assert.Contains("tillse", read.QuerySelectorAll("main mark").Select(m => m.TextContent));
        Assert.Equal("Du ska vara <b>spindeln i nätet</b> och tillse att rutiner följs.", string.Concat(read.QuerySelector("p.said")!.ChildNodes.Where(n => n.NodeName != "SUP").Select(n => n.TextContent)));
        Assert.NotEmpty(read.QuerySelectorAll("ol.notes-beside li"));
    }

    [Theory]
    [InlineData("Du planerar arbetet och ser till att alla är med.", Language.Sv)]
    [InlineData("You plan the work and see to it that all are in.", Language.En)]
    [InlineData("", Language.Sv)]
    public void The_language_is_guessed_by_the_smallest_words(string text, Language language) => Assert.Equal(language, LanguageGuess.Of(text));

    [Fact]
    public void A_marked_text_put_together_again_is_the_text_even_where_findings_overlap()
    {
        RuleFinding At(int start, int length) => new("a", RuleSeverity.Hint, "", new("Text"), start, length, [], LocalText.Empty);

        var pieces = MarkedText.Of("abcdefgh", [At(1, 4), At(3, 3), At(0, 0), At(7, 99)]);

        Assert.Equal("abcdefgh", string.Concat(pieces.Select(p => p.Text)));
        Assert.Equal([("a", ""), ("bc", "1"), ("de", "1,2"), ("f", "2"), ("g", ""), ("h", "4")], pieces.Select(p => (p.Text, string.Join(',', p.Notes))));
    }

    [Fact]
    public async Task The_booklet_tells_the_frame_the_rules_and_who_owns_them_and_is_had_as_word()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var actor = await scene.ActorAsync(AccessRole.ProcessLeader);
        using var client = product.ClientFor(actor);
        var rules = new RuleBookVerbs(scene.For(actor), actor, scene.Clock);
        var input = RuleBookTests.Slogans();
        input.Owner = "Ingrid Sandberg";
        await rules.AddAsync(input);

        var page = (await client.PageAsync("/architecture/booklet")).QuerySelector("main")!;
        using var word = WordprocessingDocument.Open(new MemoryStream(await client.GetByteArrayAsync("/architecture/booklet.docx")), false);
        var text = word.MainDocumentPart!.Document!.InnerText;

        Assert.All(new[] { "Fyra nivåer", "Inga slagord", "Ingrid Sandberg" }, said => Assert.Contains(said, page.TextContent, StringComparison.Ordinal));
        Assert.All(new[] { "Fyra nivåer", "Inga slagord", "Ingrid Sandberg" }, said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.NotNull(page.QuerySelector("svg[role=img][aria-label^='Ett profilkort']"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/architecture/booklet?version=7")).StatusCode);
    }

    private static async Task<TryVerbs> VerbsAsync(Scene scene)
    {
        var actor = await scene.ActorAsync(AccessRole.Employee);
        return new(scene.For(actor), actor);
    }

    private static byte[] Docx(string text) => new DocxWriter(Language.Sv).Text(LocalText.In(Language.Sv, text)).Write("t", "t");

    private static byte[] Pdf(string text)
    {
        var builder = new PdfDocumentBuilder();
        var page = builder.AddPage(PageSize.A4);
        if (text.Length > 0) page.AddText(text, 10, new PdfPoint(25, 700), builder.AddStandard14Font(Standard14Font.Helvetica));
        return builder.Build();
    }
}
