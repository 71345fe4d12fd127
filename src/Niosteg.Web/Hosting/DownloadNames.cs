using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Niosteg.Web.Hosting;

/// <summary>Names of downloads that every machine can save, and a plain one for those who read only that (RFC 6266, 4.3):
/// Målet becomes Malet, not M_let.</summary>
internal static class DownloadNames
{
    public static IApplicationBuilder UseDownloadNames(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            if (ContentDispositionHeaderValue.TryParse(context.Response.Headers.ContentDisposition.ToString(), out var named) && named.FileNameStar.HasValue)
            {
                var name = Clean(named.FileNameStar.Value!);
                named.FileNameStar = name;
                named.FileName = new StringBuilder().Append('"').Append(Plain(name)).Append('"').ToString();
                context.Response.Headers.ContentDisposition = named.ToString();
            }
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Without what Windows forbids in a file's name: its own marks, control marks, and a dot or a space last.</summary>
    internal static string Clean(string name)
    {
        var clean = name.Replace(": ", " - ", StringComparison.Ordinal);
        clean = string.Concat(clean.Select(letter => letter < ' ' || "<>:\"/\\|?*".Contains(letter, StringComparison.Ordinal) ? '_' : letter)).TrimEnd('.', ' ');
        var ending = Path.GetExtension(clean);
        var stem = clean[..^ending.Length].TrimEnd('.', ' ');
        return stem.Length == 0 ? "_" + ending : stem + ending;
    }

    /// <summary>Letters without their marks; what has no plain letter becomes a line.</summary>
    internal static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            plain.Append(letter switch { 'ø' => "o", 'Ø' => "O", 'æ' => "ae", 'Æ' => "AE", 'ß' => "ss", 'đ' => "d", 'ł' => "l", '–' or '—' => "-", '"' or '\\' => "_", < ' ' or > '~' => "_", _ => letter.ToString() });
        }
        return plain.ToString();
    }
}
