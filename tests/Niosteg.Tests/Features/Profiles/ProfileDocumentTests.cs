using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Profiles;
using Niosteg.Web.Shell;

namespace Niosteg.Tests.Features.Profiles;

public class ProfileDocumentTests
{
    [Fact]
    public async Task The_Word_document_is_valid_and_has_headings_a_table_and_its_languages()
    {
        await using var there = await ProfileScene.StartAsync();
        await there.SaveAsync(i => { i.Tasks = [new() { Sv = "Ge omvårdnad." }, new() { En = "Only English." }]; i.FormalRequirements = [new() { Sv = "Bevis." }]; i.Effort.Sv = "Tungt\nibland."; i.ReviewOn = new(2027, 1, 1); });
        await there.SealAsync();
        var card = (await there.Cards(there.Leader).ReadAsync(there.Id)).Value;

        using var document = WordprocessingDocument.Open(new MemoryStream(ProfileDocument.Of(card, Texts.In(Language.Sv))), false);

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal("Undersköterska", document.PackageProperties.Title);
        var body = document.MainDocumentPart!.Document!.Body!;
        Assert.Equal(["Title", "Heading1", "Heading1", "Heading1", "Heading1", "Heading1"], body.Elements<Paragraph>().Select(p => p.ParagraphProperties!.ParagraphStyleId!.Val!.Value!).Where(s => s is "Title" or "Heading1"));
        Assert.Equal(3, Assert.Single(body.Elements<Table>()).Elements<TableRow>().Count());
        Assert.Equal("en-GB", Assert.Single(body.Descendants<Languages>()).Val!.Value);
    }
}
