using System.Text;
using System.Text.RegularExpressions;
using Niosteg.Web.Documents;

namespace Niosteg.Tests.Support;

/// <summary>A PDF as far as it can be read without a library: Chromium leaves pages, title and tags uncompressed.</summary>
internal sealed partial class Paper(byte[] pdf)
{
    private readonly string _text = Encoding.Latin1.GetString(pdf);

    /// <summary>Where Chromium is. The test is skipped, with the reason, where there is none.</summary>
    public static string Chromium()
    {
        var path = PdfPrinter.Find(Environment.GetEnvironmentVariable("NIOSTEG_CHROMIUM"));
        Assert.SkipWhen(path is null, "There is no Chromium here: set NIOSTEG_CHROMIUM, or install it.");
        return path!;
    }

    public static async Task<Paper> GetAsync(HttpClient client, string address)
    {
        var response = await client.GetAsync(address);
        Assert.True(response.IsSuccessStatusCode, $"{address} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        Assert.Equal("application/pdf", response.Content.Headers.ContentType?.MediaType);
        return new(await response.Content.ReadAsByteArrayAsync());
    }

    public bool IsPdf => _text.StartsWith("%PDF-", StringComparison.Ordinal);
    public int Pages => Page().Count(_text);
    public bool IsTagged => _text.Contains("/StructTreeRoot", StringComparison.Ordinal) && _text.Contains("/Marked true", StringComparison.Ordinal);
    public string Language => Spoken().Match(_text).Groups["tag"].Value;
    public string Title => Read(Titled().Match(_text).Groups["text"].Value);
    public bool Holds(string text) => _text.Contains(text, StringComparison.Ordinal);

    /// <summary>Width and height in points.</summary>
    public (int Width, int Height) Size => Sheet().Match(_text) is { Success: true } box ? (Points(box, "width"), Points(box, "height")) : default;

    private static int Points(Match box, string name) => (int)Math.Round(double.Parse(box.Groups[name].Value, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A text of a PDF: plain, or as hexadecimal UTF-16 with its mark first.</summary>
    private static string Read(string text) => text.StartsWith("<FEFF", StringComparison.OrdinalIgnoreCase)
        ? Encoding.BigEndianUnicode.GetString(Convert.FromHexString(text[5..^1]))
        : text.Trim('(', ')');

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Page();

    [GeneratedRegex(@"/Lang\s*\((?<tag>[^)]*)\)")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"/Title\s*(?<text><[0-9A-Fa-f]+>|\([^)]*\))")]
    private static partial Regex Titled();

    [GeneratedRegex(@"/MediaBox\s*\[\s*0\s+0\s+(?<width>[\d.]+)\s+(?<height>[\d.]+)")]
    private static partial Regex Sheet();
}
