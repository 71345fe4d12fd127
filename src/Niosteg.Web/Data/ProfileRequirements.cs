using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Data;

/// <summary>What a profile requires today: by its newest sealed version in effect, else by its working text.</summary>
/// <param name="VersionNumber">0 for the working text.</param>
internal sealed record ProfileInForce(ProfileId ProfileId, LocalText Title, int VersionNumber, IReadOnlyList<RequirementInForce> Requirements);

internal sealed record RequirementInForce(CompetencyId CompetencyId, int RequiredLevel, int TopOfScale, Necessity Necessity, int Importance);

internal static class ProfileRequirements
{
    /// <summary>Three queries, whatever the number of profiles.</summary>
    public static async Task<Dictionary<ProfileId, ProfileInForce>> InForceAsync(this AppDb db, IReadOnlyCollection<ProfileId> ids, DateOnly today, CancellationToken cancel)
    {
        var profiles = await db.Profiles.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Title }).ToListAsync(cancel);
        var sealedNow = await db.ProfileVersions.AsNoTracking()
            .Where(v => ids.Contains(v.ProfileId) && v.EffectiveFrom <= today
                && !db.ProfileVersions.Any(n => n.ProfileId == v.ProfileId && n.EffectiveFrom <= today && n.Number > v.Number))
            .Select(v => new { v.ProfileId, v.Number, v.ContentJson }).ToDictionaryAsync(v => v.ProfileId, cancel);
        var drafts = ids.Where(id => !sealedNow.ContainsKey(id)).ToList();
        var working = drafts.Count == 0 ? null : (await db.Requirements.AsNoTracking().Where(r => drafts.Contains(r.ProfileId))
            .Join(db.Competencies, r => r.CompetencyId, c => c.Id, (r, c) => new { r, c.ScaleId })
            .Join(db.Scales, x => x.ScaleId, s => s.Id, (x, s) => new { x.r, s.Levels })
            .OrderBy(x => x.r.Order).ToListAsync(cancel)).ToLookup(x => x.r.ProfileId);

        return profiles.ToDictionary(p => p.Id, p => sealedNow.TryGetValue(p.Id, out var version)
            ? Sealed(p.Id, version.Number, version.ContentJson)
            : new ProfileInForce(p.Id, p.Title, 0, [.. working![p.Id].Select(x =>
                new RequirementInForce(x.r.CompetencyId, x.r.RequiredLevel, x.Levels.Count, x.r.Necessity, x.r.Importance))]));
    }

    /// <summary>Every profile's title as everyone may read it: the sealed one, though the working text may have another by now.</summary>
    public static async Task<Dictionary<ProfileId, LocalText>> ProfileTitlesAsync(this AppDb db, CancellationToken cancel)
    {
        var titles = await db.Profiles.Select(p => new { p.Id, p.Title }).ToDictionaryAsync(p => p.Id, p => p.Title, cancel);
        var moved = await db.Profiles.Join(db.ProfileVersions, p => new { p.Id, Number = p.SealedNumber }, v => new { Id = v.ProfileId, v.Number },
            (p, v) => new { p.Id, p.ChangedAt, v.SealedAt, v.ContentJson }).Where(p => p.ChangedAt > p.SealedAt).ToListAsync(cancel);
        foreach (var profile in moved) titles[profile.Id] = Sealed(profile.Id, 0, profile.ContentJson).Title;
        return titles;
    }

    /// <summary>As it was sealed, its title too: the working text may have another by now.</summary>
    private static ProfileInForce Sealed(ProfileId id, int number, string contentJson)
    {
        var content = JsonSerializer.Deserialize<TitleAndRequirements>(contentJson, ProfileJson.Options)!;
        return new(id, content.Title, number, content.Requirements);
    }

    private sealed record TitleAndRequirements(LocalText Title, IReadOnlyList<RequirementInForce> Requirements);
}
