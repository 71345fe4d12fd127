using System.IO.Compression;
using System.Text;
using System.Xml;
using Niosteg.Domain.Shared;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;

namespace Niosteg.Web.Documents;

/// <summary>The text of a Word document, a PowerPoint presentation, a PDF or a plain text, one paragraph a line. Nothing in a file is run, fetched or
/// believed: what it says of its own size is not either.</summary>
public static class DocumentText
{
    public const int MaxMegabytes = 10;
    public const int MaxBytes = MaxMegabytes * 1024 * 1024;
    public const int MostPages = 60;
    public const int MostSlides = 300;
    /// <summary>Longer texts are not job descriptions.</summary>
    public const int MostLetters = 100_000;
    private const long MostUnpacked = 60L * 1024 * 1024;
    private const int FewestLetters = 20;
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string Slides = "ppt/slides/slide";

    public static Outcome<string> Read(byte[] content)
    {
        if (content.Length > MaxBytes) return new Refusal("document-too-large", null, MaxMegabytes);
        var read = content switch
        {
            [0x25, 0x50, 0x44, 0x46, ..] => Pdf(content),
            [0x50, 0x4B, 3, 4, ..] => Office(content),
            // The old way to store documents, and the one in which a locked new one is wrapped.
            [0xD0, 0xCF, 0x11, 0xE0, ..] => new Refusal("document-locked-or-old"),
            _ => Plain(content),
        };
        if (read.Refusal is { } refusal) return refusal;
        var text = read.Value.Trim();
        return text.Length > MostLetters ? new Refusal("document-too-long", null, MostLetters) : text;
    }

    private static Outcome<string> Plain(byte[] content)
    {
        try
        {
            var text = content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
                ? new StreamReader(new MemoryStream(content), Encoding.Unicode, detectEncodingFromByteOrderMarks: true).ReadToEnd()
                : new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
            return IsText(text) ? text : new Refusal("document-unreadable");
        }
        catch (DecoderFallbackException)
        {
            var text = Encoding.Latin1.GetString(content);
            return IsText(text) ? text : new Refusal("document-unreadable");
        }
    }

    private static bool IsText(string text) => !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f' or '\u0085'));

    private static Outcome<string> Office(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            List<ZipArchiveEntry> parts = zip.GetEntry("word/document.xml") is { } document ? [document] : [.. SlidesOf(zip)];
            if (parts.Count == 0) return new Refusal("document-unreadable");
            if (parts.Count > MostSlides) return new Refusal("document-too-many-pages", null, MostSlides);
            if (parts.Sum(part => part.Length) > MostUnpacked) return new Refusal("document-too-large", null, MaxMegabytes);
            var text = new StringBuilder();
            foreach (var part in parts)
            {
                using var stream = part.Open();
                using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostUnpacked });
                if (!AddParagraphs(xml, text)) return new Refusal("document-too-long", null, MostLetters);
            }
            return text.ToString();
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException)
        {
            return new Refusal("file-broken");
        }
    }

    /// <summary>In the order they are numbered, which is nearly always the order they are shown in.</summary>
    private static IEnumerable<ZipArchiveEntry> SlidesOf(ZipArchive zip) =>
        from part in zip.Entries
        where part.FullName.StartsWith(Slides, StringComparison.Ordinal) && part.FullName.EndsWith(".xml", StringComparison.Ordinal)
        let number = part.FullName[Slides.Length..^4]
        where number.Length is > 0 and < 6 && number.All(char.IsAsciiDigit)
        orderby int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)
        select part;

    private static bool AddParagraphs(XmlReader xml, StringBuilder text)
    {
        while (xml.Read())
        {
            if (text.Length > MostLetters * 2) return false;
            if (xml.NamespaceURI is not (Word or Drawing)) continue;
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" } && !xml.IsEmptyElement) text.Append(xml.ReadString());
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "tab" or "br" }) text.Append(' ');
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "p" }) text.Append('\n');
        }
        return true;
    }

    private static Outcome<string> Pdf(byte[] content)
    {
        try
        {
            using var pdf = PdfDocument.Open(content);
            if (pdf.NumberOfPages > MostPages) return new Refusal("document-too-many-pages", null, MostPages);
            var text = string.Join('\n', pdf.GetPages().Select(page => ContentOrderTextExtractor.GetText(page)));
            return text.Count(char.IsLetter) < FewestLetters ? new Refusal("document-scanned") : text;
        }
        catch (PdfDocumentEncryptedException)
        {
            return new Refusal("document-locked-or-old");
        }
        // A broken PDF breaks its reader in more ways than can be listed; none of them is ours.
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return new Refusal("file-broken");
        }
    }
}
