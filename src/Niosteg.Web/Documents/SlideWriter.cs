using System.Globalization;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Niosteg.Domain.Shared;
using Niosteg.Web.Pictures;

namespace Niosteg.Web.Documents;

/// <summary>One slide: a title of its own, lines, and perhaps a picture to the right with what it is.</summary>
/// <param name="Lines">A line that begins with "- " is a row in a list.</param>
/// <param name="Picture">PNG.</param>
/// <param name="Headings">The places of the lines that stand over others.</param>
internal sealed record Slide(string Title, IReadOnlyList<string> Lines, byte[]? Picture = null, string? PictureName = null, IReadOnlyCollection<int>? Headings = null);

/// <summary>Writes slides that PowerPoint and LibreOffice open: titles and texts are placeholders, so that outlines, screen
/// readers and the reader's own theme find them; pictures say what they are; every text carries its language.</summary>
internal sealed class SlideWriter(Language language, string footer)
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    private const string Names = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
    private const string Group = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";
    private const int Left = 838200;
    private const int Wide = 10515600;
    /// <summary>Width of the text beside a picture.</summary>
    private const int Narrow = 7200000;
    private const int PictureSize = 2700000;
    private const int TitleTall = 1150000;
    private const int TextTop = 1960000;
    private const int TextTall = 4000000;

    private string Tag => language == Language.Sv ? "sv-SE" : "en-GB";

    public byte[] Write(string title, string author, IReadOnlyList<Slide> slides)
    {
        using var stream = new MemoryStream();
        using (var document = PresentationDocument.Create(stream, PresentationDocumentType.Presentation))
        {
            (document.PackageProperties.Title, document.PackageProperties.Creator, document.PackageProperties.Language) = (title, author, Tag);
            var main = document.AddPresentationPart();
            var master = main.AddNewPart<SlideMasterPart>("rMaster");
            var layout = master.AddNewPart<SlideLayoutPart>("rLayout");
            Feed(layout, $"<p:sldLayout {Names} type=\"obj\" preserve=\"1\"><p:cSld name=\"Niosteg\"><p:spTree>{Group}{Holder(2, "Title", "type=\"title\"", "", "")}{Holder(3, "Text", "idx=\"1\"", "", "")}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>");
            layout.AddPart(master, "rMaster");
            Feed(master, Master());
            Feed(master.AddNewPart<ThemePart>("rTheme"), Theme());
            var ids = new StringBuilder();
            foreach (var (slide, n) in slides.Select((slide, n) => (slide, n)))
            {
                var part = main.AddNewPart<SlidePart>($"rSlide{n + 1}");
                part.AddPart(layout, "rLayout");
                if (slide.Picture is { } picture)
                {
                    using var image = new MemoryStream(picture);
                    part.AddImagePart(ImagePartType.Png, "rPicture").FeedData(image);
                }
                Feed(part, Page(slide, n + 1));
                ids.Append(CultureInfo.InvariantCulture, $"<p:sldId id=\"{256 + n}\" r:id=\"rSlide{n + 1}\"/>");
            }
            Feed(main, $"<p:presentation {Names} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rMaster\"/></p:sldMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx=\"12192000\" cy=\"6858000\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>");
        }
        return stream.ToArray();
    }

    private string Page(Slide slide, int number)
    {
        var width = slide.Picture is null ? Wide : Narrow;
        var size = SizeOf(slide.Lines, slide.Picture is not null);
        var text = string.Concat(slide.Lines.Select((line, at) => Paragraph(line, size, slide.Headings?.Contains(at) == true)));
        var shapes = Holder(2, "Title", "type=\"title\"", "", $"<a:p><a:r><a:rPr lang=\"{Tag}\" sz=\"{TitleSizeOf(slide.Title)}\"/><a:t>{Encoded(slide.Title)}</a:t></a:r></a:p>")
            + (text.Length == 0 ? "" : Holder(3, "Text", "idx=\"1\"", Box(Left, TextTop, width, TextTall), text))
            + Footer(number);
        if (slide.Picture is not null)
            shapes += $"<p:pic><p:nvPicPr><p:cNvPr id=\"5\" name=\"Code\" descr=\"{Encoded(slide.PictureName ?? "")}\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rPicture\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>"
                + $"<p:spPr>{Transform(Left + Wide - PictureSize, TextTop, PictureSize, PictureSize)}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>";
        return $"<p:sld {Names}><p:cSld><p:spTree>{Group}{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>";
    }

    private static int TitleSizeOf(string title) =>
        new[] { 4000, 3200, 2800, 2400, 2000 }.FirstOrDefault(size => Math.Ceiling(title.Length / (Wide / (size * 127 * 0.52))) * size * 127 <= TitleTall, 1600);

    /// <summary>In hundredths of a point: as large as the text allows, so that it stays on its slide.</summary>
    private static int SizeOf(IReadOnlyList<string> lines, bool isNarrow)
    {
        foreach (var size in new[] { 2400, 2000, 1800, 1600, 1400, 1200 })
        {
            var letters = (isNarrow ? Narrow : Wide) / (size * 127 * 0.52);
            var rows = lines.Sum(line => Math.Ceiling(line.Length / letters));
            if (rows * size * 127 * 1.2 + lines.Count * 76200 <= TextTall) return size;
        }
        return 1000;
    }

    private string Paragraph(string line, int size, bool isHeading)
    {
        var isRow = line.StartsWith("- ", StringComparison.Ordinal);
        var look = isRow ? "<a:pPr marL=\"285750\" indent=\"-285750\"><a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/></a:pPr>" : "<a:pPr marL=\"0\" indent=\"0\"><a:buNone/></a:pPr>";
        return $"<a:p>{look}<a:r><a:rPr lang=\"{Tag}\" sz=\"{size}\"{(isHeading ? " b=\"1\"" : "")}/><a:t>{Encoded(isRow ? line[2..] : line)}</a:t></a:r></a:p>";
    }

    private string Footer(int number) =>
        $"<p:sp><p:nvSpPr><p:cNvPr id=\"4\" name=\"Footer\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{Transform(Left, 6250000, Wide, 330000)}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>"
        + $"<p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" rIns=\"0\"/><a:lstStyle/><a:p><a:r><a:rPr lang=\"{Tag}\" sz=\"1200\"><a:solidFill><a:schemeClr val=\"tx2\"/></a:solidFill></a:rPr><a:t>{Encoded(footer)} · {number}</a:t></a:r></a:p></p:txBody></p:sp>";

    private static string Holder(int id, string name, string kind, string box, string paragraphs) =>
        $"<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{box}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{(paragraphs.Length == 0 ? "<a:p/>" : paragraphs)}</p:txBody></p:sp>";

    private static string Box(int x, int y, int width, int height) => Transform(x, y, width, height);

    private static string Transform(int x, int y, int width, int height) => string.Create(CultureInfo.InvariantCulture, $"<a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>");

    private static string Master() =>
        $"<p:sldMaster {Names}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{Group}"
        + Holder(2, "Title", "type=\"title\"", Box(Left, 620000, Wide, TitleTall), "").Replace("<a:bodyPr/>", "<a:bodyPr lIns=\"0\" rIns=\"0\" anchor=\"b\"><a:normAutofit/></a:bodyPr>", StringComparison.Ordinal)
        + Holder(3, "Text", "type=\"body\" idx=\"1\"", Box(Left, TextTop, Wide, TextTall), "").Replace("<a:bodyPr/>", "<a:bodyPr lIns=\"0\" rIns=\"0\"><a:normAutofit/></a:bodyPr>", StringComparison.Ordinal)
        // The red thread, under the title.
        + $"<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"6\" name=\"Thread\"/><p:cNvCxnSpPr/><p:nvPr userDrawn=\"1\"/></p:nvCxnSpPr><p:spPr>{Transform(Left, 1850000, 1200000, 0)}<a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom><a:ln w=\"38100\"><a:solidFill><a:schemeClr val=\"accent1\"/></a:solidFill></a:ln></p:spPr></p:cxnSp>"
        + "</p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>"
        + "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rLayout\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn=\"l\"><a:lnSpc><a:spcPct val=\"95000\"/></a:lnSpc><a:buNone/><a:defRPr sz=\"4000\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mj-lt\"/></a:defRPr></a:lvl1pPr></p:titleStyle>"
        + "<p:bodyStyle><a:lvl1pPr marL=\"0\" indent=\"0\" algn=\"l\"><a:spcBef><a:spcPts val=\"600\"/></a:spcBef><a:buNone/><a:defRPr sz=\"2000\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr></p:bodyStyle><p:otherStyle><a:lvl1pPr><a:defRPr><a:latin typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr></p:otherStyle></p:txStyles></p:sldMaster>";

    private static string Theme()
    {
        static string Colour(string name, string token) => $"<a:{name}><a:srgbClr val=\"{Palette.Light[token][1..].ToUpperInvariant()}\"/></a:{name}>";
        var colours = Colour("dk1", "ink") + Colour("lt1", "paper") + Colour("dk2", "ink-2") + Colour("lt2", "ground") + Colour("accent1", "thread") + Colour("accent2", "have")
            + Colour("accent3", "gap-1") + Colour("accent4", "gap-2") + Colour("accent5", "gap-3") + Colour("accent6", "edge") + Colour("hlink", "ink") + Colour("folHlink", "ink-2");
        const string fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
        const string line = "<a:ln w=\"9525\">" + fill + "</a:ln>";
        const string effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
        return $"<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Niosteg\"><a:themeElements><a:clrScheme name=\"Niosteg\">{colours}</a:clrScheme>"
            // What comes nearest of what slides are shown with: our own letters are on few machines.
            + "<a:fontScheme name=\"Niosteg\"><a:majorFont><a:latin typeface=\"Garamond\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:majorFont><a:minorFont><a:latin typeface=\"Calibri\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:minorFont></a:fontScheme>"
            + $"<a:fmtScheme name=\"Niosteg\"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst><a:lnStyleLst>{line}{line}{line}</a:lnStyleLst><a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>";
    }

    private static void Feed(OpenXmlPart part, string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml));
        part.FeedData(stream);
    }

    /// <summary>XML has no room for control marks, nor for half letters.</summary>
    private static string Encoded(string text) => SecurityElement.Escape(string.Concat(text.EnumerateRunes().Where(rune => rune.Value >= ' ' && rune.Value is not (0xFFFE or 0xFFFF)).Select(rune => rune.ToString())));
}
