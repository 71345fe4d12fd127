using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Niosteg.Web.Hosting;

/// <summary>Names of downloads for those who read only the plain one (RFC 6266, 4.3): Målet becomes Malet, not M_let.</summary>
internal static class DownloadNames
{
    public static IApplicationBuilder UseDownloadNames(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            if (ContentDispositionHeaderValue.TryParse(context.Response.Headers.ContentDisposition.ToString(), out var named) && named.FileNameStar.HasValue)
            {
                named.FileName = new StringBuilder().Append('"').Append(Plain(named.FileNameStar.Value!)).Append('"').ToString();
                context.Response.Headers.ContentDisposition = named.ToString();
            }
            return Task.CompletedTask;
        });
        return next(context);
    });

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
