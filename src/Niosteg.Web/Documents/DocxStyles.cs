using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Niosteg.Web.Documents;

/// <summary>The look of our Word documents: EB Garamond for what is read like a book, Inter for the rest, and typefaces
/// that every machine has when those are not installed.</summary>
internal static class DocxStyles
{
    private const string Serif = "EB Garamond", Sans = "Inter", Ink = "1F2328", Quiet = "5B5F66", Line = "DDD7CB";

    public static Styles Make(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(FontOf(Sans), new Color { Val = Ink }, new FontSize { Val = "20" }, new Languages { Val = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        ParagraphStyle("Title", "Title", Serif, 56, before: 0, after: 160, keepWithNext: true),
        ParagraphStyle("Heading1", "heading 1", Serif, 30, before: 320, after: 100, keepWithNext: true, outline: 0),
        ParagraphStyle("Heading2", "heading 2", Sans, 21, before: 160, after: 40, keepWithNext: true, outline: 1, bold: true),
        ParagraphStyle("Eyebrow", "Eyebrow", Sans, 16, before: 0, after: 40, keepWithNext: true, colour: Quiet, caps: true),
        ParagraphStyle("Lead", "Lead", Serif, 26, before: 0, after: 240),
        ParagraphStyle("Quiet", "Quiet", Sans, 17, before: 0, after: 120, colour: Quiet),
        ParagraphStyle("TableHead", "Table head", Sans, 16, before: 60, after: 60, colour: Quiet),
        ParagraphStyle("TableName", "Table name", Sans, 19, before: 80, after: 40, bold: true),
        ParagraphStyle("TableText", "Table text", Sans, 19, before: 80, after: 40),
        ListStyle(), TableStyleOfLines());

    public static Numbering Bullets() => new(
        new AbstractNum(new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "•" },
                new PreviousParagraphProperties(new Indentation { Left = "284", Hanging = "284" }))
            { LevelIndex = 0 })
        { AbstractNumberId = 1 },
        new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 });

    public static Fonts FontTable() => new(
        new Font(new AltName { Val = "Garamond" }, new FontFamily { Val = FontFamilyValues.Roman }) { Name = Serif },
        new Font(new AltName { Val = "Calibri" }, new FontFamily { Val = FontFamilyValues.Swiss }) { Name = Sans });

    private static Style ParagraphStyle(string id, string name, string font, int halfPoints, int before, int after, bool keepWithNext = false, int? outline = null,
        bool bold = false, bool caps = false, string colour = Ink)
    {
        var paragraph = new StyleParagraphProperties();
        if (keepWithNext) paragraph.AppendChild(new KeepNext());
        paragraph.AppendChild(new SpacingBetweenLines { Before = $"{before}", After = $"{after}" });
        if (outline is { } level) paragraph.AppendChild(new OutlineLevel { Val = level });
        var run = new StyleRunProperties(FontOf(font));
        if (bold) run.AppendChild(new Bold());
        if (caps) run.AppendChild(new Caps());
        run.AppendChild(new Color { Val = colour });
        if (caps) run.AppendChild(new Spacing { Val = 10 });
        run.AppendChild(new FontSize { Val = $"{halfPoints}" });
        return new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), paragraph, run) { Type = StyleValues.Paragraph, StyleId = id };
    }

    private static Style ListStyle() => new(
        new StyleName { Val = "List Bullet" }, new BasedOn { Val = "Normal" }, new PrimaryStyle(),
        new StyleParagraphProperties(new NumberingProperties(new NumberingId { Val = 1 }), new SpacingBetweenLines { After = "120" }, new ContextualSpacing()))
    { Type = StyleValues.Paragraph, StyleId = "ListBullet" };

    private static Style TableStyleOfLines() => new(
        new StyleName { Val = "Lines" },
        new StyleTableProperties(
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4, Color = Line },
                new BottomBorder { Val = BorderValues.Single, Size = 4, Color = Line },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = Line }),
            new TableCellMarginDefault(new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 160, Type = TableWidthValues.Dxa })))
    { Type = StyleValues.Table, StyleId = "Lines" };

    private static RunFonts FontOf(string name) => new() { Ascii = name, HighAnsi = name, ComplexScript = name };
}
