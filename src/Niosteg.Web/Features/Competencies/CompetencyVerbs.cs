using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Competencies;

/// <summary>One competency: read by everyone who is signed in, written by those who shape the organisation.</summary>
public sealed class CompetencyVerbs(IDbContextFactory<AppDb> database, Actor actor)
{
    public bool MayWrite => actor.MayShape;

    public async Task<Outcome<CompetencyView>> ReadAsync(CompetencyId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var competency = await db.Competencies.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel);
        return competency is null ? Refusal.NotFound : await ViewAsync(db, competency, cancel);
    }

    /// <summary>Others whose name is nearly the same, most alike first.</summary>
    public async Task<IReadOnlyList<SimilarCompetency>> SimilarAsync(LocalText name, CompetencyId? but = null, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await SimilarAsync(db, name, but, cancel);
    }

    public async Task<Outcome<CompetencyView>> CreateAsync(CompetencyInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotAllowed;
        await using var db = await database.CreateDbContextAsync(cancel);
        var scaleId = new ScaleId(input.ScaleId);
        if (!await db.Scales.AnyAsync(s => s.Id == scaleId, cancel)) return new Refusal("scale-missing", nameof(input.ScaleId));
        var competency = new Competency(CompetencyId.New(), input.Name, input.Kind, scaleId);
        db.Competencies.Add(competency);
        return await SaveAsync(db, competency, input, cancel);
    }

    public async Task<Outcome<CompetencyView>> WriteAsync(CompetencyId id, CompetencyInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotAllowed;
        await using var db = await database.CreateDbContextAsync(cancel);
        var competency = await db.Competencies.FirstOrDefaultAsync(c => c.Id == id, cancel);
        if (competency is null) return Refusal.NotFound;
        return competency.Version != input.Version ? Refusal.ChangedMeanwhile : await SaveAsync(db, competency, input, cancel);
    }

    /// <summary>Takes the competency out of use, or back into it. What stands on it stays.</summary>
    public async Task<Outcome> RetireAsync(CompetencyId id, bool retired, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotAllowed;
        await using var db = await database.CreateDbContextAsync(cancel);
        var competency = await db.Competencies.FirstOrDefaultAsync(c => c.Id == id, cancel);
        if (competency is null) return Refusal.NotFound;
        competency.Retire(retired);
        return await db.TrySaveAsync(cancel);
    }

    private async Task<Outcome<CompetencyView>> SaveAsync(AppDb db, Competency competency, CompetencyInput input, CancellationToken cancel)
    {
        var areaId = input.AreaId is { } area ? new AreaId(area) : (AreaId?)null;
        if (areaId is not null && !await db.Areas.AnyAsync(a => a.Id == areaId, cancel)) return new Refusal("area-missing", nameof(input.AreaId));
        if (competency.Describe(input.Name, input.Definition, input.Kind, areaId).Refusal is { } name) return name;
        if (await MoveAsync(db, competency, new ScaleId(input.ScaleId), cancel) is { } scale) return scale;
        var top = (await db.Scales.AsNoTracking().FirstAsync(s => s.Id == competency.ScaleId, cancel)).Top;
        if (competency.DescribeLevels(input.Levels.Select(l => l.ToLevel()), top).Refusal is { } levels) return levels;
        if (!input.IsAnother && (await SimilarAsync(db, input.Name, competency.Id, cancel)).Count > 0) return new Refusal("name-like-another", nameof(input.NameSv));
        return await db.TrySaveAsync(cancel) is { Refusal: { } lost } ? lost : await ViewAsync(db, competency, cancel);
    }

    private static async Task<Refusal?> MoveAsync(AppDb db, Competency competency, ScaleId to, CancellationToken cancel)
    {
        if (competency.ScaleId == to) return null;
        var scale = await db.Scales.AsNoTracking().FirstOrDefaultAsync(s => s.Id == to, cancel);
        if (scale is null) return new Refusal("scale-missing", nameof(CompetencyInput.ScaleId));
        return competency.MeasureOn(to, scale.Top, await IsUsedAsync(db, competency.Id, cancel)).Refusal;
    }

    private static async Task<IReadOnlyList<SimilarCompetency>> SimilarAsync(AppDb db, LocalText name, CompetencyId? but, CancellationToken cancel)
    {
        var others = await db.Competencies.AsNoTracking().Where(c => !c.IsRetired && c.Id != but)
            .Select(c => new SimilarCompetency(c.Id, c.Name)).ToListAsync(cancel);
        return [.. others
            .Select(o => (Other: o, Likeness: Math.Max(SimilarNames.Likeness(name.Sv, o.Name.Sv), SimilarNames.Likeness(name.En, o.Name.En))))
            .Where(o => o.Likeness >= SimilarNames.AlikeFrom).OrderByDescending(o => o.Likeness).Take(5).Select(o => o.Other)];
    }

    private static async Task<bool> IsUsedAsync(AppDb db, CompetencyId id, CancellationToken cancel) =>
        await db.Requirements.AnyAsync(r => r.CompetencyId == id, cancel) || await db.Assessments.AnyAsync(a => a.CompetencyId == id, cancel);

    private async Task<CompetencyView> ViewAsync(AppDb db, Competency competency, CancellationToken cancel)
    {
        var scale = await db.Scales.AsNoTracking().FirstAsync(s => s.Id == competency.ScaleId, cancel);
        var area = await db.Areas.AsNoTracking().FirstOrDefaultAsync(a => a.Id == competency.AreaId, cancel);
        var required = await CatalogueVerbs.RequirementsSeenBy(db, actor).Where(r => r.CompetencyId == competency.Id)
            .Join(db.Profiles, r => r.ProfileId, p => p.Id, (r, p) => new { p, r })
            .OrderBy(x => x.r.RequiredLevel).ThenBy(x => x.p.Title.Sv ?? x.p.Title.En)
            .Select(x => new RequiredIn(x.p.Id, x.p.Title, x.p.JobLevel, x.r.RequiredLevel, x.r.Necessity)).ToListAsync(cancel);
        return new(competency.Id, competency.Name, competency.Definition, competency.Kind,
            area is null ? null : new AreaView(area.Id, area.Name, 0), ScaleView.Of(scale),
            competency.Levels, competency.Source, competency.IsRetired, competency.Version, required, await IsUsedAsync(db, competency.Id, cancel),
            await db.Competencies.Where(c => c.Id == competency.ReplacedById).Select(c => new SimilarCompetency(c.Id, c.Name)).FirstOrDefaultAsync(cancel));
    }
}
