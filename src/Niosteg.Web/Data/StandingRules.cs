using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;

namespace Niosteg.Web.Data;

internal static class StandingRules
{
    /// <summary>The organisation's rules for counting and hiding, or the ones it begins with: commands may fill a database
    /// that nobody has made a first visit to.</summary>
    public static async Task<OrganisationSettings> RulesAsync(this AppDb db, CancellationToken cancel) =>
        await db.Settings.AsNoTracking().FirstOrDefaultAsync(cancel) ?? new OrganisationSettings("", isExample: false, startedAt: default);
}
