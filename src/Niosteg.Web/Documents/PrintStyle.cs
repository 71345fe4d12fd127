using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;

namespace Niosteg.Web.Documents;

/// <summary>The product's style sheets as one text, with the fonts inside, for a page that is printed without a server.</summary>
public sealed partial class PrintStyle(IWebHostEnvironment environment)
{
    private readonly Lazy<string> _element = new(() => $"<style>{Join(environment.WebRootFileProvider, [.. Kit.HeadLinks.Sheets, "niosteg.styles.css"])}</style>");

    public string Element => _element.Value;

    private static string Join(IFileProvider files, IEnumerable<string> sheets)
    {
        var css = new StringBuilder();
        foreach (var sheet in sheets)
        {
            if (Read(files, sheet) is not { } bytes) continue;
            var folder = sheet.Contains('/') ? sheet[..sheet.LastIndexOf('/')] : "";
            css.AppendLine(Font().Replace(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'), match => Inside(files, folder, match)));
        }
        return css.ToString();
    }

    private static string Inside(IFileProvider files, string folder, Match match)
    {
        // A made-up host, only to work out what ".." means.
        var path = new Uri(new Uri($"http://files/{folder}/"), match.Groups["path"].Value).AbsolutePath.TrimStart('/');
        return Read(files, path) is { } font ? $"url(data:font/woff2;base64,{Convert.ToBase64String(font)})" : match.Value;
    }

    private static byte[]? Read(IFileProvider files, string path)
    {
        var file = files.GetFileInfo(path);
        if (!file.Exists) return null;
        using var stream = file.CreateReadStream();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    [GeneratedRegex("""url\(\s*["']?(?<path>[^"')]+\.woff2)["']?\s*\)""")]
    private static partial Regex Font();
}
