using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Initiatives.Step5Engagement;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Presentation;

namespace Niosteg.Tests.Features.Initiatives.Step5Engagement;

/// <summary>A message leaves as slides, paper, picture, HTML and text message, whole and without anything that tracks.</summary>
public class OutputsTests
{
    private const string Body = "Hej!\n\nVi har börjat beskriva jobben <i vården> & skolan.\n\nDet här betyder det för dig:\n- Du läser utkastet.\n- Du säger vad du tycker.\n\nUndrar du något? Fråga Ivar.";

    [Fact]
    public async Task Slides_are_valid_have_titles_of_their_own_and_hold_every_line()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        foreach (var body in new[] { Body, string.Join("\n\n", Enumerable.Range(1, 24).Select(n => $"Rubrik {n}:\n- " + string.Join("\n- ", Enumerable.Range(1, 3).Select(m => $"rad {n}.{m} " + new string('x', 50))))) })
        {
            var file = MessageFiles.Slides(await ViewAsync(campaign, body), Language.Sv);

            using var document = PresentationDocument.Open(new MemoryStream(file), false);
            Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}"));
            var slides = document.PresentationPart!.SlideParts.Select(s => s.Slide!).ToList();
            // More slides before letters too small to read from a chair.
            Assert.InRange(slides.Count, 1, body == Body ? 2 : 25);
            var texts = slides.SelectMany(s => s.Descendants<P.Shape>().Where(shape => shape.Descendants<P.PlaceholderShape>().Any(h => h.Type is null))).ToList();
            Assert.All(texts, text => Assert.InRange(text.Descendants<A.Paragraph>().Count(), 1, 7));
            Assert.All(texts.SelectMany(text => text.Descendants<A.RunProperties>()), run => Assert.True(run.FontSize!.Value >= 1800));
            Assert.All(texts.SelectMany(text => text.Descendants<A.Paragraph>()).Where(p => p.InnerText is "Det här betyder det för dig" or "Läs mer och fråga:"), heading => Assert.True(heading.Descendants<A.RunProperties>().Single().Bold!.Value));
            var titles = slides.Select(s => string.Concat(s.Descendants<P.Shape>().First(shape => shape.Descendants<P.PlaceholderShape>().Any(h => h.Type?.Value == P.PlaceholderValues.Title)).Descendants<A.Text>().Select(t => t.Text))).ToList();
            Assert.Equal(titles.Count, titles.Distinct().Count());
            Assert.All(slides.SelectMany(s => s.Descendants<P.Picture>()), picture => Assert.False(string.IsNullOrEmpty(picture.NonVisualPictureProperties!.NonVisualDrawingProperties!.Description)));
            var said = string.Concat(slides.SelectMany(s => s.Descendants<A.Text>()).Select(t => t.Text + "\n"));
            Assert.All(body.Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)), line => Assert.Contains(line[2..], said, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_picture_is_for_a_wide_screen_and_the_html_fetches_nothing()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var view = await ViewAsync(campaign, Body);

        var svg = System.Xml.Linq.XDocument.Parse(MessageFiles.Screen(view, Language.Sv));
        var html = new HtmlParser().ParseDocument(view.Html(Language.Sv));

        Assert.Equal(("1920", "1080"), (svg.Root!.Attribute("width")!.Value, svg.Root.Attribute("height")!.Value));
        Assert.Contains("Du läser utkastet.", svg.Root.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(html.All, e => e.LocalName is "img" or "script" or "style" or "link" or "iframe" || e.HasAttribute("style") || e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.Equal(view.Address, Assert.Single(html.QuerySelectorAll("a")).GetAttribute("href"));
        Assert.Equal(2, html.QuerySelectorAll("li").Length);
        Assert.Contains("<i vården> & skolan", html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leader_takes_the_files_from_the_page_once_nothing_is_left_to_write()
    {
        await using var scene = await Scene.StartAsync();
        var campaign = await Campaign.StartAsync(scene);
        var blank = (await campaign.Messages().BeginAsync(campaign.Id.Value, new())).Value;
        var whole = await campaign.DraftAsync(Body);
        await using var product = new Product(scene);
        using var client = product.ClientFor(campaign.Leader);
        using var reader = product.ClientFor(await scene.ActorAsync(AccessRole.Reader));
        string At(Guid message) => $"/initiatives/{campaign.Id}/engagement/messages/{message}";

        var waits = await client.PageAsync(At(blank) + "/outputs");
        var page = await client.PageAsync(At(whole) + "/outputs");
        var files = page.QuerySelectorAll("main ul a").Select(a => a.GetAttribute("href")!).Where(href => href.StartsWith('/') && !href.Contains(".png", StringComparison.Ordinal)).ToList();

        Assert.Contains("Texten har en lucka kvar", waits.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.GetAsync(At(blank) + "/message.pptx")).StatusCode);
        Assert.Equal(4, files.Count);
        foreach (var file in files) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(file)).StatusCode);
        var screen = await client.GetStringAsync(At(whole) + "/screen.svg");
        Assert.All(new[] { "'Inter'", "'EB Garamond'" }, family => Assert.Contains($"@font-face{{font-family:{family}", screen, StringComparison.Ordinal));
        Assert.All(files, file => Assert.Equal(HttpStatusCode.NotFound, reader.GetAsync(file).GetAwaiter().GetResult().StatusCode));
        Assert.Contains("/open/", page.QuerySelector("textarea[name=sms-sv]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.GetAsync(At(whole) + "/message.docx?lang=en")).StatusCode);
        Assert.Equal(Refusal.NotFound, (await campaign.Outputs(await scene.ActorAsync(AccessRole.Reader)).ReadAsync(campaign.Id.Value, whole)).Refusal);
    }

    private static async Task<OutputsView> ViewAsync(Campaign campaign, string body) => (await campaign.Outputs().ReadAsync(campaign.Id.Value, await campaign.DraftAsync(body))).Value;
}
