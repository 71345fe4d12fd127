using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Niosteg.Web.Pictures;

/// <summary>Turns a page's drawing into a file of its own: the light colours written in, so that it looks the same in a
/// document, a slide or a drawing program that knows nothing of our style sheets.</summary>
internal static partial class Standalone
{
    private static readonly string Looks = ReadLooks();

    /// <param name="legend">Lines to write beneath the drawing.</param>
    public static string Of(string svg, params IReadOnlyList<string> legend)
    {
        var size = Size().Match(svg).Groups;
        var (width, height) = (double.Parse(size[1].Value, CultureInfo.InvariantCulture), double.Parse(size[2].Value, CultureInfo.InvariantCulture));
        var file = new Svg(width, height + (legend.Count + 1) / 2 * 20 + (legend.Count > 0 ? 12 : 0), WebUtility.HtmlDecode(Name().Match(svg).Groups[1].Value), "file");
        file.Raw($"<style>{Looks}</style><rect width=\"100%\" height=\"100%\" fill=\"{Palette.Light["paper"]}\"/>");
        file.Raw(Links().Replace(svg[(svg.IndexOf('>') + 1)..^"</svg>".Length], ""));
        for (var at = 0; at < legend.Count; at++)
            file.Text(34 + at % 2 * width / 2, height + 14 + at / 2 * 20, Svg.Shortened(legend[at], 44), "p-text", 13);
        return file.ToString().Replace("<svg ", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" ", StringComparison.Ordinal);
    }

    private static string ReadLooks()
    {
        using var stream = typeof(Standalone).Assembly.GetManifestResourceStream("pictures.css")!;
        using var reader = new StreamReader(stream);
        var css = Comment().Replace(reader.ReadToEnd(), "");
        return Variable().Replace(css, name => Palette.Light[name.Groups[1].Value]).ReplaceLineEndings("").Trim();
    }

    [GeneratedRegex("viewBox=\"0 0 ([0-9.]+) ([0-9.]+)\"")]
    private static partial Regex Size();

    [GeneratedRegex("aria-label=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex(@"</?a\b[^>]*>")]
    private static partial Regex Links();

    [GeneratedRegex(@"var\(--([a-z0-9-]+)\)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
