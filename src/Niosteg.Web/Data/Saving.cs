using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Data;

internal static class Saving
{
    /// <summary>Saves, or says that someone else saved in between. Nothing is half-written either way.</summary>
    public static async Task<Outcome> TrySaveAsync(this AppDb db, CancellationToken cancel = default)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.ChangedMeanwhile;
        }
    }
}
