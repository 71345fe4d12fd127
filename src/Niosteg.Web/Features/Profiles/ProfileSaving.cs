using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Profiles;

/// <summary>Keeps the earlier states of a profile's working text, so that nothing that was ever saved is lost at once.</summary>
internal static class ProfileSaving
{
    /// <summary>Adds the new state, the one before it when nobody kept it (an import, an example), and lets the surplus go.</summary>
    public static async Task KeepAsync(AppDb db, ProfileId id, (int Version, DateTime ChangedAt, ProfileDraft Draft) before, ProfileSave now, CancellationToken cancel)
    {
        var marks = await db.ProfileSaves.Where(s => s.ProfileId == id).OrderBy(s => s.Version)
            .Select(s => new SaveMark(s.Version, s.ByAccountId, s.ByName, s.SavedAt)).ToListAsync(cancel);
        if (marks.Count == 0 || (marks[^1].Version < before.Version && !await IsLastSavedAsync(db, id, marks[^1].Version, before.Draft, cancel)))
        {
            db.ProfileSaves.Add(new ProfileSave(id, before.Version, before.Draft, null, "", before.ChangedAt));
            marks.Add(new(before.Version, null, "", before.ChangedAt));
        }
        db.ProfileSaves.Add(now);
        var forgotten = SavesToForget.Among(marks, SavesToForget.Kept - 1);
        if (forgotten.Count > 0) db.ProfileSaves.RemoveRange(await db.ProfileSaves.Where(s => s.ProfileId == id && forgotten.Contains(s.Version)).ToListAsync(cancel));
    }

    /// <summary>Saves, or says that someone else did in between. Two who save in the same instant may also meet at the
    /// kept states' key; that is the same thing.</summary>
    public static async Task<Outcome> TrySaveAsync(AppDb db, ProfileId id, int loaded, CancellationToken cancel)
    {
        try
        {
            return await db.TrySaveAsync(cancel);
        }
        catch (DbUpdateException) when (db.Profiles.AsNoTracking().Where(p => p.Id == id).Select(p => p.Version).FirstOrDefault() != loaded)
        {
            return Refusal.ChangedMeanwhile;
        }
    }

    private static async Task<bool> IsLastSavedAsync(AppDb db, ProfileId id, int version, ProfileDraft draft, CancellationToken cancel) =>
        await db.ProfileSaves.Where(s => s.ProfileId == id && s.Version == version).Select(s => s.DraftJson).FirstAsync(cancel) == ProfileJson.Write(draft);
}
