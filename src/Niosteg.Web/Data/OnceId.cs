using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Data;

/// <summary>The id of what a form makes: of the key that was drawn with the form, and of what was written in it. The same form sent
/// twice is one thing; the same form gone back to and filled in otherwise is another.</summary>
internal static class OnceId
{
    /// <param name="key">Drawn with the form; null for who sends none, and then every time is a new thing.</param>
    /// <param name="content">Where it belongs and what it says.</param>
    public static Guid Of(Guid? key, params IEnumerable<object?> content) => key is not { } drawn ? Guid.CreateVersion7()
        : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', content.Prepend(drawn).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part}"))))).AsSpan(0, 16));

    /// <summary>Saves. Where the same form came in between and made it first, that is as good.</summary>
    public static async Task<Outcome> TrySaveOnceAsync<T>(this AppDb db, IQueryable<T> made, CancellationToken cancel)
    {
        var saved = await db.TrySaveAsync(cancel);
        return saved.Refusal?.Code == Refusal.ChangedMeanwhile.Code && await made.AnyAsync(cancel) ? Outcome.Done : saved;
    }
}
