using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Profiles;

/// <summary>Freezing a profile's working text as its next version, and what to look at before.</summary>
public sealed class ProfileSealing(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    public async Task<Outcome<SealingView>> PrepareAsync(ProfileId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Heads(db.ProfilesWrittenBy(actor).Where(p => p.Id == id)).FirstOrDefaultAsync(cancel) is not { } head) return Refusal.NotFound;
        var content = await db.SpellAsync(head, cancel);
        var difference = head.Seal is null ? null : VersionDifference.Between(head.Seal.Content, content);
        var draft = await db.Profiles.AsNoTracking().Include(p => p.Requirements).FirstAsync(p => p.Id == id, cancel);
        return new SealingView(id, content.Title, head.Profile.SealedNumber + 1, head.Profile.Version, db.Today(), difference,
            ProfileHints.For(draft.ToDraft()), (await NotesAsync(db, draft, cancel)).All, [.. content.Requirements.Where(r => r.Means().IsEmpty).Select(r => r.Name)]);
    }

    public async Task<Outcome<SealView>> SealAsync(ProfileId id, SealInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var profile = await db.ProfilesWrittenBy(actor).Include(p => p.Requirements).FirstOrDefaultAsync(p => p.Id == id, cancel);
        if (profile is null) return await db.ProfilesSeenBy(actor).AnyAsync(p => p.Id == id, cancel) ? Refusal.NotAllowed : Refusal.NotFound;
        if (profile.Version != input.Version) return new Refusal("seal-changed-meanwhile");
        if ((await NotesAsync(db, profile, cancel)).All.Count(n => n.Stops) is > 0 and var stops) return new Refusal("seal-has-stops", null, stops);

        var family = await db.Families.AsNoTracking().Where(f => f.Id == profile.FamilyId).FirstOrDefaultAsync(cancel);
        var catalogue = await db.CatalogueAsync(profile.Requirements.Select(r => r.CompetencyId), cancel);
        var content = ProfileSpelling.Spell(profile.ToDraft(), family?.Name, catalogue, profile.ArchitectureNumber);
        var version = profile.Seal(ProfileVersionId.New(), content, input.Note, input.EffectiveFrom ?? db.Today(), actor.AccountId, actor.Name, clock.GetUtcNow().UtcDateTime);
        if (version.Refusal is { } refusal) return refusal;
        db.ProfileVersions.Add(version.Value);
        return await ProfileSaving.TrySaveAsync(db, id, input.Version, cancel) is { Refusal: not null } ? new Refusal("seal-changed-meanwhile") : version.Value.View();
    }

    private static Task<NoteBoard> NotesAsync(AppDb db, JobProfile profile, CancellationToken cancel) =>
        ProfileNotes.BoardAsync(db, profile.Id, profile.ArchitectureNumber, ProfileInput.From(profile.ToDraft(), profile.Version), cancel);
}

/// <param name="Number">What the new version will be called.</param>
/// <param name="Difference">Since the newest sealed version; null when there is none.</param>
/// <param name="WithoutText">Competencies whose required level the catalogue does not describe.</param>
public sealed record SealingView(ProfileId Id, LocalText Title, int Number, int Version, DateOnly Today, VersionDifference? Difference,
    IReadOnlyList<ProfileHint> Hints, IReadOnlyList<RuleNote> Notes, IReadOnlyList<LocalText> WithoutText);
