using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Web.Data;

namespace Niosteg.Web.Live;

/// <summary>There is one door for codes. Somebody may stand there with the organisation's own.</summary>
public sealed class LiveRoomDoor(IDbContextFactory<AppDb> database)
{
    public async Task<bool> IsOrganisationsAsync(string? code, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return JoinCode.Matches(await db.Settings.Select(s => s.JoinCode).FirstOrDefaultAsync(cancel), code);
    }
}
