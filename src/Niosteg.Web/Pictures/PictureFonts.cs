using System.Collections.Concurrent;

namespace Niosteg.Web.Pictures;

/// <summary>Gives a saved picture the letters it was drawn for, so that it looks the same where nobody has them. Inter and EB Garamond
/// may be put into a document (SIL Open Font License 1.1).</summary>
internal sealed class PictureFonts(IWebHostEnvironment files)
{
    private readonly ConcurrentDictionary<string, string> _faces = [];

    /// <summary>The picture with the letters of the texts, and those of the headings where it has such.</summary>
    public string In(string svg)
    {
        var at = svg.IndexOf("<style>", StringComparison.Ordinal);
        return at < 0 ? svg : svg.Insert(at + "<style>".Length, Faces(svg, "Inter", "inter/inter-{0}-wght-normal", "100 900") + (svg.Contains("'EB Garamond'", StringComparison.Ordinal) ? Faces(svg, "EB Garamond", "eb-garamond/eb-garamond-{0}-400-normal", "400") : ""));
    }

    /// <summary>The letters beyond those of western Europe are heavy, and come along where a name needs them.</summary>
    private string Faces(string svg, string family, string file, string weight) =>
        Face(family, string.Format(null, file, "latin"), weight, "U+0-FF,U+131,U+152-153,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215")
        + (svg.Any(letter => letter is > 'ÿ' and < '\u0300' or >= '\u1E00' and < '\u1F00') ? Face(family, string.Format(null, file, "latin-ext"), weight, "U+100-2BA,U+1E00-1EFF") : "");

    private string Face(string family, string file, string weight, string range) => _faces.GetOrAdd(file, _ =>
    {
        if (files.WebRootFileProvider.GetFileInfo($"lib/{file}.woff2") is not { Exists: true } font) return "";
        using var stream = font.CreateReadStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return $"@font-face{{font-family:'{family}';font-weight:{weight};src:url(data:font/woff2;base64,{Convert.ToBase64String(bytes.ToArray())}) format('woff2');unicode-range:{range}}}";
    });
}
