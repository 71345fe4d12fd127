using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LocalText = Niosteg.Domain.Shared.LocalText;
using Language = Niosteg.Domain.Shared.Language;

namespace Niosteg.Web.Documents;

/// <summary>Builds a Word document the way people write one: real headings, lists and tables by style, so that a table of
/// contents, a screen reader and the reader's own theme all work. Texts carry their language.</summary>
public sealed class DocxWriter(Language language)
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private readonly Body _body = new();
    private bool _nextPage;

    public DocxWriter Title(LocalText text) => Styled("Title", text);
    public DocxWriter Heading(string text) => Styled("Heading1", Own(text));
    public DocxWriter SubHeading(LocalText text) => Styled("Heading2", text);
    public DocxWriter Eyebrow(string text) => Styled("Eyebrow", Own(text));
    public DocxWriter Lead(LocalText text) => Styled("Lead", text);
    public DocxWriter Quiet(string text) => Styled("Quiet", Own(text));
    public DocxWriter Text(LocalText text) => Styled("Normal", text);

    /// <summary>What comes next starts at the top of a page.</summary>
    public DocxWriter NextPage()
    {
        _nextPage = true;
        return this;
    }

    public DocxWriter Bullets(IEnumerable<LocalText> rows)
    {
        foreach (var row in rows) Styled("ListBullet", row);
        return this;
    }

    /// <param name="widths">In hundredths of the text's width.</param>
    /// <param name="rows">A cell is one or more paragraphs; the first row's cells are read as the row's name.</param>
    public DocxWriter Table(IReadOnlyList<int> widths, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<LocalText[]>> rows)
    {
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = "Lines" },
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { FirstRow = true, FirstColumn = true, NoVerticalBand = true, NoHorizontalBand = true }),
            new TableGrid(widths.Select(w => new GridColumn { Width = (w * 96).ToString() })));
        table.AppendChild(new TableRow([new TableRowProperties(new CantSplit(), new TableHeader()),
            .. headers.Select((h, i) => Cell(widths[i], "TableHead", [Own(h)]))]));
        foreach (var row in rows)
            table.AppendChild(new TableRow([new TableRowProperties(new CantSplit()), .. row.Select((cell, i) => Cell(widths[i], i == 0 ? "TableName" : "TableText", cell))]));
        _body.AppendChild(table);
        return this;
    }

    public byte[] Write(string title, string author)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = title;
            document.PackageProperties.Creator = author;
            document.PackageProperties.Language = Tag(language);
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.Make(Tag(language));
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = DocxStyles.Bullets();
            main.AddNewPart<FontTablePart>().Fonts = DocxStyles.FontTable();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
                new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
                new ThemeFontLanguages { Val = Tag(language) });
            _body.AppendChild(new SectionProperties(
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567 }));
            main.Document = new Document(_body);
        }
        return stream.ToArray();
    }

    private LocalText Own(string text) => LocalText.In(language, text);

    private DocxWriter Styled(string style, LocalText text)
    {
        var paragraph = Paragraph(style, text);
        if (_nextPage) paragraph.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
        _nextPage = false;
        _body.AppendChild(paragraph);
        return this;
    }

    private Paragraph Paragraph(string style, LocalText text)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        var spoken = text.LanguageFor(language);
        foreach (var (line, at) in Allowed(text.For(language)).Split('\n').Select((line, at) => (line, at)))
        {
            var run = new Run();
            if (spoken != language) run.AppendChild(new RunProperties(new Languages { Val = Tag(spoken) }));
            if (at > 0) run.AppendChild(new Break());
            run.AppendChild(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
            paragraph.AppendChild(run);
        }
        return paragraph;
    }

    private TableCell Cell(int width, string style, IReadOnlyList<LocalText> texts) => new([
        new TableCellProperties(new TableCellWidth { Width = (width * 50).ToString(), Type = TableWidthUnitValues.Pct }),
        .. texts.DefaultIfEmpty(LocalText.Empty).Select((text, i) => Paragraph(i == 0 ? style : "TableText", text))]);

    /// <summary>XML has no room for control marks.</summary>
    private static string Allowed(string text) => string.Concat(text.ReplaceLineEndings("\n").Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    private static string Tag(Language language) => language == Language.Sv ? "sv-SE" : "en-GB";
}
