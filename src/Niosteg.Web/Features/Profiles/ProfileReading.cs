using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Profiles;

/// <summary>The queries that several of the profile verbs ask.</summary>
internal static class ProfileReading
{
    /// <summary>What is on a card beside its content, and the newest seal. One query.</summary>
    public sealed record Head(JobProfile Profile, string? FamilySv, string? FamilyEn, string? Owner, JobProfileVersion? Seal)
    {
        public LocalText Family => new(FamilySv, FamilyEn);
        public bool HasUnsealedChanges => Seal is not null && Profile.ChangedAt > Seal.SealedAt;
    }

    public static IQueryable<Head> Heads(this AppDb db, IQueryable<JobProfile> profiles) =>
        from profile in profiles.AsNoTracking()
        from family in db.Families.Where(f => f.Id == profile.FamilyId).DefaultIfEmpty()
        from owner in db.People.Where(o => o.Id == profile.OwnerId && !o.IsProtected).DefaultIfEmpty()
        from seal in db.ProfileVersions.AsNoTracking().Where(v => v.ProfileId == profile.Id && v.Number == profile.SealedNumber).DefaultIfEmpty()
        select new Head(profile, family.Name.Sv, family.Name.En, owner == null ? null : owner.GivenName + " " + owner.FamilyName, seal);

    /// <summary>The working text spelt out with today's catalogue. One query.</summary>
    public static async Task<ProfileContent> SpellAsync(this AppDb db, Head head, CancellationToken cancel)
    {
        var rows = await (from requirement in db.Requirements.AsNoTracking()
                          where requirement.ProfileId == head.Profile.Id
                          join competency in db.Competencies.AsNoTracking() on requirement.CompetencyId equals competency.Id
                          join scale in db.Scales.AsNoTracking() on competency.ScaleId equals scale.Id
                          orderby requirement.Order
                          select new { requirement, competency, scale }).ToListAsync(cancel);
        var draft = head.Profile.ToDraft() with
        {
            Requirements = [.. rows.Select(r => new DraftRequirement(r.requirement.CompetencyId, r.requirement.RequiredLevel, r.requirement.Necessity, r.requirement.Importance, r.requirement.AssessedBy))],
        };
        return ProfileSpelling.Spell(draft, head.Family, rows.ToDictionary(r => r.competency.Id, r => new CompetencyOnScale(r.competency, r.scale)), head.Profile.ArchitectureNumber);
    }

    /// <summary>These competencies with their scales. One query.</summary>
    public static async Task<Dictionary<CompetencyId, CompetencyOnScale>> CatalogueAsync(this AppDb db, IEnumerable<CompetencyId> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToList();
        return await (from competency in db.Competencies.AsNoTracking()
                      where wanted.Contains(competency.Id)
                      join scale in db.Scales.AsNoTracking() on competency.ScaleId equals scale.Id
                      select new CompetencyOnScale(competency, scale)).ToDictionaryAsync(c => c.Competency.Id, cancel);
    }

    public static SealView View(this JobProfileVersion seal) =>
        new(seal.Number, seal.SealedAt, seal.EffectiveFrom, seal.Note, seal.SealedByName, seal.Hash);

    public static ProfileCard Card(this Head head, Actor actor, ProfileContent content, JobProfileVersion? seal, DateOnly today)
    {
        var writes = actor.Writes(head.Profile.OwnerId);
        return new(head.Profile.Id, content, seal?.View(), head.Profile.SealedNumber, writes && head.HasUnsealedChanges, writes, head.Owner,
            head.Profile.ReviewOn, head.Profile.ReviewOn <= today, head.Profile.IsRetired, head.Profile.Version);
    }
}
