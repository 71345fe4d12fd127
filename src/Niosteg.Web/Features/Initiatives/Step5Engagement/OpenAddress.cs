using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>The address of an initiative's open page, for letters that lead to it.</summary>
public sealed class OpenAddress(IDbContextFactory<AppDb> database, Actor actor, EngagementLinks links, SiteAddress site)
{
    /// <summary>Null for who does not see the initiative.</summary>
    public async Task<string?> ReadAsync(InitiativeId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (!await db.InitiativesSeenBy(actor).AnyAsync(i => i.Id == id, cancel)) return null;
        var token = await links.OpenAsync(db, id, cancel);
        if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync(cancel);
        return $"{await site.ReadAsync(db, cancel)}/open/{token}";
    }
}
