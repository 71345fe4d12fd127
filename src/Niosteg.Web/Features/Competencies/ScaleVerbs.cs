using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Competencies;

/// <summary>What competencies are ordered by and described on: areas and scales.</summary>
public sealed class ScaleVerbs(IDbContextFactory<AppDb> database, Actor actor)
{
    public async Task<Outcome<ScaleView>> ReadScaleAsync(ScaleId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return (await CatalogueVerbs.ScalesAsync(db, cancel)).Find(s => s.Id == id) is { } scale ? scale : Refusal.NotFound;
    }

    public async Task<Outcome<ScaleView>> CreateScaleAsync(ScaleInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotAllowed;
        var made = ProficiencyScale.Create(ScaleId.New(), input.Name, [.. input.Levels.Where(l => !l.IsEmpty).Select(l => l.ToLevel())]);
        if (made.Refusal is { } refusal) return refusal;
        await using var db = await database.CreateDbContextAsync(cancel);
        db.Scales.Add(made.Value);
        await db.SaveChangesAsync(cancel);
        return ScaleView.Of(made.Value);
    }

    public async Task<Outcome<ScaleView>> WriteScaleAsync(ScaleId id, ScaleInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotAllowed;
        await using var db = await database.CreateDbContextAsync(cancel);
        var scale = await db.Scales.FirstOrDefaultAsync(s => s.Id == id, cancel);
        if (scale is null) return Refusal.NotFound;
        if (scale.Version != input.Version) return Refusal.ChangedMeanwhile;
        if (scale.Describe(input.Name, [.. input.Levels.Select(l => l.ToLevel())]).Refusal is { } refusal) return refusal;
        return await db.TrySaveAsync(cancel) is { Refusal: { } lost } ? lost : ScaleView.Of(scale);
    }

    /// <summary>Only a scale that no competency is described on.</summary>
    public async Task<Outcome> RemoveScaleAsync(ScaleId id, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotAllowed;
        await using var db = await database.CreateDbContextAsync(cancel);
        var scale = await db.Scales.FirstOrDefaultAsync(s => s.Id == id, cancel);
        if (scale is null) return Refusal.NotFound;
        var used = await db.Competencies.CountAsync(c => c.ScaleId == id, cancel);
        if (used > 0) return new Refusal("scale-in-use", null, used);
        db.Scales.Remove(scale);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>The scale told by responsibility, and with <paramref name="example"/> one finished competency on it.</summary>
    public async Task<Outcome<CompetencyId?>> StartAsync(bool example, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotAllowed;
        await using var db = await database.CreateDbContextAsync(cancel);
        var standard = Starter.Scale(ScaleId.New());
        var scale = (await db.Scales.AsNoTracking().ToListAsync(cancel)).Find(s => s.Name == standard.Name && s.Top == standard.Top);
        if (scale is null) db.Scales.Add(scale = standard);
        var competency = example ? Starter.Competency(CompetencyId.New(), scale.Id, null) : null;
        if (competency is not null) db.Competencies.Add(competency);
        await db.SaveChangesAsync(cancel);
        return competency?.Id;
    }

    public async Task<Outcome<AreaView>> CreateAreaAsync(AreaInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotAllowed;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await RefuseAsync(db, input.Name, null, cancel) is { } refusal) return refusal;
        var area = new CompetencyArea(AreaId.New(), input.Name);
        db.Areas.Add(area);
        await db.SaveChangesAsync(cancel);
        return new AreaView(area.Id, area.Name, 0);
    }

    public async Task<Outcome> WriteAreaAsync(AreaId id, AreaInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotAllowed;
        await using var db = await database.CreateDbContextAsync(cancel);
        var area = await db.Areas.FirstOrDefaultAsync(a => a.Id == id, cancel);
        if (area is null) return Refusal.NotFound;
        if (await RefuseAsync(db, input.Name, id, cancel) is { } refusal) return refusal;
        area.Rename(input.Name);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Only an area that no competency is in.</summary>
    public async Task<Outcome> RemoveAreaAsync(AreaId id, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotAllowed;
        await using var db = await database.CreateDbContextAsync(cancel);
        var area = await db.Areas.FirstOrDefaultAsync(a => a.Id == id, cancel);
        if (area is null) return Refusal.NotFound;
        var used = await db.Competencies.CountAsync(c => c.AreaId == id, cancel);
        if (used > 0) return new Refusal("area-in-use", null, used);
        db.Areas.Remove(area);
        return await db.TrySaveAsync(cancel);
    }

    private static async Task<Refusal?> RefuseAsync(AppDb db, LocalText name, AreaId? but, CancellationToken cancel)
    {
        if (name.IsEmpty) return new Refusal("name-missing", nameof(AreaInput.NameSv));
        if (name.IsLongerThan(CompetencyArea.NameLength)) return new Refusal("text-too-long", nameof(AreaInput.NameSv), CompetencyArea.NameLength);
        var others = await db.Areas.AsNoTracking().Where(a => a.Id != but).ToListAsync(cancel);
        return others.Exists(a => IsSame(a.Name.Sv, name.Sv) || IsSame(a.Name.En, name.En)) ? new Refusal("area-exists", nameof(AreaInput.NameSv)) : null;
    }

    private static bool IsSame(string? one, string? other) => one is not null && other is not null && SimilarNames.Key(one) == SimilarNames.Key(other);
}
