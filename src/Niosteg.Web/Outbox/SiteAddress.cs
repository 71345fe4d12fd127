using Microsoft.EntityFrameworkCore;
using Niosteg.Web.Data;

namespace Niosteg.Web.Outbox;

/// <summary>Where readers find this Niosteg, for links that leave it: what the administrator has said, or else the address that
/// the present request came to.</summary>
public sealed class SiteAddress(IHttpContextAccessor http)
{
    /// <summary>Without a slash at the end. Null when nobody has said and there is no request.</summary>
    public async Task<string?> ReadAsync(AppDb db, CancellationToken cancel) =>
        await db.MailSettings.Select(s => s.PublicAddress).FirstOrDefaultAsync(cancel) ?? (http.HttpContext?.Request is { Host.HasValue: true } request ? $"{request.Scheme}://{request.Host}" : null);
}
