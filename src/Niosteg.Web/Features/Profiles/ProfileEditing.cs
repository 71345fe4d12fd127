using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Profiles;

/// <summary>Writing a profile's working text. Two who save at the same time both keep what they wrote: what does not
/// collide is brought together, what does is asked about.</summary>
public sealed class ProfileEditing(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    /// <summary>How often a save that met another save in the same instant is tried again.</summary>
    private const int Tries = 3;

    public async Task<Outcome<ProfileInput>> OpenAsync(ProfileId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var profile = await db.ProfilesWrittenBy(actor).AsNoTracking().Include(p => p.Requirements).FirstOrDefaultAsync(p => p.Id == id, cancel);
        return profile is null ? Refusal.NotFound : ProfileInput.From(profile.ToDraft(), profile.Version);
    }

    public async Task<Outcome<ProfileId>> CreateAsync(NewProfileInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var start = ProfileDraft.Empty;
        if (input.CopyOf is { } copy)
        {
            if (await db.ProfilesSeenBy(actor).AsNoTracking().Include(p => p.Requirements).FirstOrDefaultAsync(p => p.Id == new ProfileId(copy), cancel) is not { } other) return Refusal.NotFound;
            start = other.ToDraft() with { OwnerId = null, ReviewOn = null };
        }
        var draft = start with
        {
            Title = input.Title.Text,
            FamilyId = input.FamilyId is { } family ? new FamilyId(family) : start.FamilyId,
            JobLevel = input.JobLevel ?? start.JobLevel,
        };
        var profile = new JobProfile(ProfileId.New(), draft.Title);
        if (await CheckAsync(db, ProfileDraft.Empty, draft, cancel) is { } unknown) return unknown;
        if (profile.Write(draft, Now).Refusal is { } refusal) return refusal;
        profile.WriteUnder(await db.ArchitectureNumberAsync(cancel));
        db.Profiles.Add(profile);
        db.ProfileSaves.Add(new ProfileSave(profile.Id, profile.Version, profile.ToDraft(), actor.AccountId, actor.Name, Now));
        await db.SaveChangesAsync(cancel);
        return profile.Id;
    }

    /// <param name="alone">Refuse when someone else has saved since, instead of bringing the two together. For the save
    /// that happens by itself: what the writer has before them must not change under their hands.</param>
    public async Task<Outcome<SaveResult>> SaveAsync(ProfileId id, ProfileInput input, bool alone = false, CancellationToken cancel = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var saved = await TrySaveAsync(id, input, alone, cancel);
            if (saved.Refusal != Refusal.ChangedMeanwhile || alone || attempt == Tries) return saved;
        }
    }

    /// <summary>Brings an earlier saved state back as a new save.</summary>
    public async Task<Outcome<SaveResult>> RestoreAsync(ProfileId id, RestoreInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, cancel) is not { } profile) return await NoAsync(db, id, cancel);
        if (profile.Version != input.Version) return Refusal.ChangedMeanwhile;
        if (await db.ProfileSaves.AsNoTracking().FirstOrDefaultAsync(s => s.ProfileId == id && s.Version == input.To, cancel) is not { } save) return Refusal.NotFound;
        var there = await db.CatalogueAsync(save.Draft.Requirements.Select(r => r.CompetencyId), cancel);
        var draft = save.Draft with { Requirements = [.. save.Draft.Requirements.Where(r => there.ContainsKey(r.CompetencyId))] };
        return await WriteAsync(db, profile, new Merged(draft, [], []), null, cancel);
    }

    /// <summary>Takes the newest save back: the state before it becomes a new save.</summary>
    public async Task<Outcome<SaveResult>> UndoAsync(ProfileId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var latest = await db.ProfileSaves.AsNoTracking().Where(s => s.ProfileId == id).OrderByDescending(s => s.Version).Take(2).Select(s => s.Version).ToListAsync(cancel);
        var version = await db.ProfilesWrittenBy(actor).Where(p => p.Id == id).Select(p => (int?)p.Version).FirstOrDefaultAsync(cancel);
        if (version is null || latest.Count < 2) return await NoAsync(db, id, cancel);
        return await RestoreAsync(id, new() { To = latest[1], Version = version.Value }, cancel);
    }

    public async Task<Outcome<HistoryView>> HistoryAsync(ProfileId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.ProfilesWrittenBy(actor).AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancel) is not { } profile) return Refusal.NotFound;
        var saves = await db.ProfileSaves.AsNoTracking().Where(s => s.ProfileId == id).OrderBy(s => s.Version).ToListAsync(cancel);
        var views = new List<SaveView>();
        ProfileDraft? before = null;
        foreach (var save in saves)
        {
            var draft = save.Draft;
            views.Add(new(save.Version, save.ByName, save.SavedAt, before is null ? [] : ProfileFields.Between(before, draft), save.Version == saves[^1].Version));
            before = draft;
        }
        views.Reverse();
        var catalogue = await db.CatalogueAsync(views.SelectMany(v => v.Changed).Where(p => p.Competency is not null).Select(p => p.Competency!.Value), cancel);
        return new HistoryView(id, profile.Title, profile.Version, views, catalogue.ToDictionary(c => c.Key, c => c.Value.Competency.Name));
    }

    public async Task<Outcome> RetireAsync(ProfileId id, bool retired, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, cancel) is not { } profile) return await NoAsync(db, id, cancel);
        profile.Retire(retired);
        return await db.TrySaveAsync(cancel);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private Task<JobProfile?> FindAsync(AppDb db, ProfileId id, CancellationToken cancel) =>
        db.ProfilesWrittenBy(actor).Include(p => p.Requirements).FirstOrDefaultAsync(p => p.Id == id, cancel);

    /// <summary>Whoever may read it learns that they may not write it; nobody else learns that it is there.</summary>
    private async Task<Refusal> NoAsync(AppDb db, ProfileId id, CancellationToken cancel) =>
        await db.ProfilesSeenBy(actor).AnyAsync(p => p.Id == id, cancel) ? Refusal.NotAllowed : Refusal.NotFound;

    private async Task<Outcome<SaveResult>> TrySaveAsync(ProfileId id, ProfileInput input, bool alone, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, cancel) is not { } profile) return await NoAsync(db, id, cancel);
        if (alone && profile.Version != input.Version) return Refusal.ChangedMeanwhile;

        var (theirs, start) = (profile.ToDraft(), await BaseAsync(db, profile, input.Version, cancel));
        var mine = Chosen(input, start ?? theirs);
        var merged = profile.Version == input.Version ? new Merged(mine, Unanswered(input), []) : ProfileMerge.Merge(start, theirs, mine);
        var them = profile.Version == input.Version ? null : await LastWriterAsync(db, id, cancel);
        if (merged.Conflicts.Count > 0) return new SaveResult(false, profile.Version, profile.ChangedAt, merged, theirs, them);
        return await WriteAsync(db, profile, merged, them, cancel);
    }

    /// <summary>The text as it was at the version the writer began from; later saves of it are compared with that.</summary>
    private static async Task<ProfileDraft?> BaseAsync(AppDb db, JobProfile profile, int version, CancellationToken cancel) =>
        profile.Version == version ? profile.ToDraft() : (await db.ProfileSaves.AsNoTracking()
            .Where(s => s.ProfileId == profile.Id && s.Version <= version).OrderByDescending(s => s.Version).FirstOrDefaultAsync(cancel))?.Draft;

    private static ProfileDraft Chosen(ProfileInput input, ProfileDraft theirs) => input.Choices
        .Where(c => c.Take == "theirs").Select(c => ProfilePart.FromKey(c.Part)).OfType<ProfilePart>()
        .Aggregate(input.ToDraft(), (draft, part) => ProfileMerge.TakeTheirs(draft, theirs, part));

    private static IReadOnlyList<ProfilePart> Unanswered(ProfileInput input) =>
        [.. input.Choices.Where(c => c.Take is not ("theirs" or "mine")).Select(c => ProfilePart.FromKey(c.Part)).OfType<ProfilePart>()];

    private static Task<string?> LastWriterAsync(AppDb db, ProfileId id, CancellationToken cancel) =>
        db.ProfileSaves.Where(s => s.ProfileId == id).OrderByDescending(s => s.Version).Select(s => s.ByName).FirstOrDefaultAsync(cancel);

    private async Task<Outcome<SaveResult>> WriteAsync(AppDb db, JobProfile profile, Merged merged, string? them, CancellationToken cancel)
    {
        var before = profile.ToDraft();
        if (ProfileJson.Write(before) == ProfileJson.Write(merged.Draft)) return new SaveResult(true, profile.Version, profile.ChangedAt, merged, before, them);
        if (await CheckAsync(db, before, merged.Draft, cancel) is { } unknown) return unknown;
        var (version, changedAt) = (profile.Version, profile.ChangedAt);
        if (profile.Write(merged.Draft, Now).Refusal is { } refusal) return refusal;
        // Only rows of requirements may have changed: the profile itself must be saved too, to be noticed by the next.
        db.Entry(profile).Property(p => p.ChangedAt).IsModified = true;
        await ProfileSaving.KeepAsync(db, profile.Id, (version, changedAt, before), new ProfileSave(profile.Id, version + 1, profile.ToDraft(), actor.AccountId, actor.Name, Now), cancel);
        return await ProfileSaving.TrySaveAsync(db, profile.Id, version, cancel) is { Refusal: { } lost } ? lost : new SaveResult(true, profile.Version, Now, merged, before, them);
    }

    /// <summary>Everything the text points at exists, on the scale it says.</summary>
    private async Task<Refusal?> CheckAsync(AppDb db, ProfileDraft before, ProfileDraft draft, CancellationToken cancel)
    {
        if (draft.FamilyId is { } family && family != before.FamilyId && !await db.Families.AnyAsync(f => f.Id == family, cancel)) return new Refusal("family-unknown", "FamilyId");
        if (draft.OwnerId is { } owner && owner != before.OwnerId && !await db.PeopleSeenBy(actor).AnyAsync(p => p.Id == owner, cancel)) return new Refusal("owner-unknown", "OwnerId");
        var catalogue = await db.CatalogueAsync(draft.Requirements.Select(r => r.CompetencyId), cancel);
        foreach (var requirement in draft.Requirements)
        {
            if (!catalogue.TryGetValue(requirement.CompetencyId, out var on)) return new Refusal("competency-unknown", "Requirements");
            if (requirement.RequiredLevel < 1 || requirement.RequiredLevel > on.Scale.Top) return new Refusal("level-not-on-the-scale", "Requirements", on.Scale.Top);
        }
        return null;
    }
}

/// <param name="IsSaved">False when something has to be chosen first; then nothing was written.</param>
/// <param name="Merge">What was brought together, and what collides.</param>
/// <param name="Theirs">The text that stood when this save came.</param>
/// <param name="TheirName">Who saved in between; null when nobody did.</param>
public sealed record SaveResult(bool IsSaved, int Version, DateTime SavedAt, Merged Merge, ProfileDraft Theirs, string? TheirName);
