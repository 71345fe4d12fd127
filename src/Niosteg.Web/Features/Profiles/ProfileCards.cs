using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Profiles;

/// <summary>Reading profiles: the card, its versions, what differs between them, and several side by side.</summary>
public sealed class ProfileCards(IDbContextFactory<AppDb> database, Actor actor, Remembered remembered, TimeProvider clock)
{
    /// <param name="draft">Show the working text even when a version is sealed. Only for those who write it.</param>
    public ValueTask<Outcome<ProfileCard>> ReadAsync(ProfileId id, bool draft = false, CancellationToken cancel = default) =>
        remembered.GetAsync((typeof(ProfileCard), id, draft, actor, clock.Today()), () => FetchAsync(id, draft, cancel), cancel);

    private async Task<Outcome<ProfileCard>> FetchAsync(ProfileId id, bool draft, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await HeadAsync(db, id, cancel) is not { } head) return Refusal.NotFound;
        if (draft && !actor.Writes(head.Profile.OwnerId) && head.Seal is not null) return Refusal.NotFound;
        var seal = draft ? null : head.Seal;
        return head.Card(actor, seal?.Content ?? await db.SpellAsync(head, cancel), seal, db.Today());
    }

    public async Task<Outcome<ProfileCard>> ReadVersionAsync(ProfileId id, int number, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await HeadAsync(db, id, cancel) is not { } head || await SealAsync(db, id, number, cancel) is not { } seal) return Refusal.NotFound;
        return head.Card(actor, seal.Content, seal, db.Today());
    }

    public async Task<Outcome<VersionsView>> VersionsAsync(ProfileId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await HeadAsync(db, id, cancel) is not { } head) return Refusal.NotFound;
        var seals = await db.ProfileVersions.AsNoTracking().Where(v => v.ProfileId == id).OrderByDescending(v => v.Number)
            .Select(v => new SealView(v.Number, v.SealedAt, v.EffectiveFrom, v.Note, v.SealedByName, v.Hash)).ToListAsync(cancel);
        return new VersionsView(id, Title(head), seals, SeesDraft(head), SeesDraft(head) && head.HasUnsealedChanges);
    }

    public async Task<Outcome<GenuineView>> GenuineAsync(ProfileId id, int number, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await HeadAsync(db, id, cancel) is null || await SealAsync(db, id, number, cancel) is not { } seal) return Refusal.NotFound;
        return new GenuineView(id, seal.Content.Title, seal.View(), seal.ComputedHash, seal.IsGenuine);
    }

    /// <summary>The sealed content exactly as it was stored, so that anyone can compute its checksum.</summary>
    public async Task<Outcome<string>> StoredAsync(ProfileId id, int number, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await HeadAsync(db, id, cancel) is null || await SealAsync(db, id, number, cancel) is not { } seal) return Refusal.NotFound;
        return seal.ContentJson;
    }

    /// <param name="from">A version's number, or 0 for the working text.</param>
    public async Task<Outcome<DifferenceView>> DifferenceAsync(ProfileId id, int from, int to, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await HeadAsync(db, id, cancel) is not { } head) return Refusal.NotFound;
        if (await ContentAsync(db, head, from, cancel) is not { } old || await ContentAsync(db, head, to, cancel) is not { } now) return Refusal.NotFound;
        var numbers = await db.ProfileVersions.Where(v => v.ProfileId == id).OrderBy(v => v.Number).Select(v => v.Number).ToListAsync(cancel);
        return new DifferenceView(id, now.Title, from, to, numbers, SeesDraft(head), VersionDifference.Between(old, now));
    }

    /// <summary>Two to four profiles as the reader sees each: sealed, or the draft when that is what they see.</summary>
    public async Task<Outcome<ComparisonView>> CompareAsync(IReadOnlyList<ProfileId> ids, CancellationToken cancel = default)
    {
        var wanted = ids.Distinct().ToList();
        if (wanted.Count is < 2 or > ProfileComparison.Most) return new Refusal("compare-two-to-four", "Ids", ProfileComparison.Most);
        await using var db = await database.CreateDbContextAsync(cancel);
        var heads = await db.Heads(db.ProfilesSeenBy(actor).Where(p => wanted.Contains(p.Id))).ToListAsync(cancel);
        if (heads.Count != wanted.Count) return Refusal.NotFound;
        var compared = new List<ComparedProfile>();
        foreach (var head in heads.OrderBy(h => wanted.IndexOf(h.Profile.Id)))
            compared.Add(new(head.Profile.Id, head.Seal?.Content ?? await db.SpellAsync(head, cancel), head.Seal?.Number ?? 0));
        return new ComparisonView(compared, ProfileComparison.Of([.. compared.Select(c => c.Content)]));
    }

    /// <summary>Where a requirement comes from: the profile's purpose and tasks, what the level means, and who set it when.</summary>
    /// <param name="number">A version's number; the one the reader sees when left out.</param>
    public async Task<Outcome<RequirementWhy>> WhyAsync(ProfileId id, CompetencyId competency, int? number = null, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await HeadAsync(db, id, cancel) is not { } head) return Refusal.NotFound;
        var seal = number is > 0 ? await SealAsync(db, id, number.Value, cancel) : number is null ? head.Seal : null;
        if (number is > 0 && seal is null) return Refusal.NotFound;
        if (seal is null && !SeesDraft(head) && !await CountsAsWrittenAsync(db, id, cancel)) return Refusal.NotFound;
        var content = seal?.Content ?? await db.SpellAsync(head, cancel);
        if (content.Requirements.FirstOrDefault(r => r.CompetencyId == competency) is not { } requirement) return Refusal.NotFound;
        var until = seal?.SealedAt ?? DateTime.MaxValue;
        var saves = await db.ProfileSaves.AsNoTracking().Where(s => s.ProfileId == id && s.SavedAt <= until).OrderBy(s => s.Version).ToListAsync(cancel);
        var catalogue = await db.CatalogueAsync([competency], cancel);
        var names = catalogue.TryGetValue(competency, out var on) ? on.Scale.Levels.Select(l => l.Name).ToList() : [];
        return new RequirementWhy(id, content.Title, content.Purpose, content.Tasks, requirement, seal?.View(), RequirementHistory.Of(competency, saves), names);
    }

    private Task<ProfileReading.Head?> HeadAsync(AppDb db, ProfileId id, CancellationToken cancel) =>
        db.Heads(db.ProfilesSeenBy(actor).Where(p => p.Id == id)).FirstOrDefaultAsync(cancel);

    private static Task<JobProfileVersion?> SealAsync(AppDb db, ProfileId id, int number, CancellationToken cancel) =>
        db.ProfileVersions.AsNoTracking().FirstOrDefaultAsync(v => v.ProfileId == id && v.Number == number, cancel);

    private async Task<ProfileContent?> ContentAsync(AppDb db, ProfileReading.Head head, int number, CancellationToken cancel)
    {
        if (number != 0) return (await SealAsync(db, head.Profile.Id, number, cancel))?.Content;
        return SeesDraft(head) ? await db.SpellAsync(head, cancel) : null;
    }

    /// <summary>While no version is in effect yet the working text is what people are compared with, so they may see it.</summary>
    private static async Task<bool> CountsAsWrittenAsync(AppDb db, ProfileId id, CancellationToken cancel)
    {
        var today = db.Today();
        return !await db.ProfileVersions.AnyAsync(v => v.ProfileId == id && v.EffectiveFrom <= today, cancel);
    }

    private bool SeesDraft(ProfileReading.Head head) => head.Seal is null || actor.Writes(head.Profile.OwnerId);

    private static LocalText Title(ProfileReading.Head head) => head.Seal?.Content.Title ?? head.Profile.Title;
}
