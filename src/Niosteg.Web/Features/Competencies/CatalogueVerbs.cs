using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Competencies;

/// <summary>The competency catalogue as a list to search. Everyone who is signed in may read it: it is what the
/// organisation has said that its work needs.</summary>
public sealed class CatalogueVerbs(IDbContextFactory<AppDb> database, Actor actor)
{
    private static readonly CompareInfo Swedish = CultureInfo.GetCultureInfo("sv-SE").CompareInfo;

    /// <summary>Those that match, sorted by name in the reader's language.</summary>
    public async Task<CatalogueView> ListAsync(CatalogueQuery query, Language reader, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var uses = await UsesAsync(db, cancel);
        var areas = await AreasAsync(db, cancel);
        var scales = await ScalesAsync(db, cancel);
        var all = await db.Competencies.AsNoTracking()
            .Select(c => new CompetencyHead(c.Id, c.Name, c.Definition, c.AreaId, c.Kind, c.ScaleId, c.IsRetired)).ToListAsync(cancel);
        var described = query.Show == "missing" ? await DescribedAsync(db, null, cancel) : [];
        var tops = scales.ToDictionary(s => s.Id, s => s.Levels.Count);
        var found = all.Where(c => Matches(c, query, areas) && Shows(c, query.Show, uses, c => described.GetValueOrDefault(c.Id, []).Count < tops[c.ScaleId]))
            .OrderBy(c => c.Name.For(reader), Comparer<string>.Create((a, b) => Swedish.Compare(a, b, CompareOptions.IgnoreCase))).ToList();
        var page = Math.Clamp(query.Page ?? 1, 1, Math.Max(1, (found.Count + CatalogueQuery.PageSize - 1) / CatalogueQuery.PageSize));
        var shown = found.Skip((page - 1) * CatalogueQuery.PageSize).Take(CatalogueQuery.PageSize).ToList();
        var levels = await DescribedAsync(db, [.. shown.Select(c => c.Id)], cancel);
        var rows = shown.Select(c => Row(c, areas, scales.First(s => s.Id == c.ScaleId), levels.GetValueOrDefault(c.Id, []), uses.GetValueOrDefault(c.Id)));
        return new([.. rows], found.Count, all.Count, page, CatalogueQuery.PageSize, areas, scales);
    }

    public async Task<IReadOnlyList<AreaView>> ListAreasAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await AreasAsync(db, cancel);
    }

    public async Task<IReadOnlyList<ScaleView>> ListScalesAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await ScalesAsync(db, cancel);
    }

    /// <summary>All in use but this one, by name: to choose among.</summary>
    public async Task<IReadOnlyList<SimilarCompetency>> NamesAsync(CompetencyId but, Language reader, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var all = await db.Competencies.AsNoTracking().Where(c => !c.IsRetired && c.Id != but).Select(c => new SimilarCompetency(c.Id, c.Name)).ToListAsync(cancel);
        return [.. all.OrderBy(c => c.Name.For(reader), Comparer<string>.Create((a, b) => Swedish.Compare(a, b, CompareOptions.IgnoreCase)))];
    }

    internal static async Task<List<AreaView>> AreasAsync(AppDb db, CancellationToken cancel)
    {
        var counts = await db.Competencies.Where(c => !c.IsRetired && c.AreaId != null).GroupBy(c => c.AreaId)
            .Select(g => new { Id = g.Key!.Value, Count = g.Count() }).ToDictionaryAsync(g => g.Id, g => g.Count, cancel);
        var areas = await db.Areas.AsNoTracking().OrderBy(a => a.Name.Sv ?? a.Name.En).ToListAsync(cancel);
        return [.. areas.Select(a => new AreaView(a.Id, a.Name, counts.GetValueOrDefault(a.Id)))];
    }

    internal static async Task<List<ScaleView>> ScalesAsync(AppDb db, CancellationToken cancel)
    {
        var counts = await db.Competencies.GroupBy(c => c.ScaleId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var scales = await db.Scales.AsNoTracking().ToListAsync(cancel);
        return [.. scales.Select(s => ScaleView.Of(s, counts.GetValueOrDefault(s.Id))).OrderByDescending(s => s.Competencies)];
    }

    /// <summary>Requirements in profiles the actor may see: those who shape see all of them, the rest those that were sealed.</summary>
    internal static IQueryable<CompetencyRequirement> RequirementsSeenBy(AppDb db, Actor actor)
    {
        var shapes = actor.MayShape;
        return db.Requirements.Where(r => db.Profiles.Any(p => p.Id == r.ProfileId && !p.IsRetired && (shapes || p.SealedNumber > 0)));
    }

    private Task<Dictionary<CompetencyId, int>> UsesAsync(AppDb db, CancellationToken cancel) =>
        RequirementsSeenBy(db, actor).GroupBy(r => r.CompetencyId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    private static async Task<Dictionary<CompetencyId, List<int>>> DescribedAsync(AppDb db, CompetencyId[]? only, CancellationToken cancel)
    {
        var some = only is null ? db.Competencies : db.Competencies.Where(c => only.Contains(c.Id));
        return (await some.AsNoTracking().Select(c => new { c.Id, c.Levels }).ToListAsync(cancel))
            .ToDictionary(c => c.Id, c => c.Levels.Select(l => l.Ordinal).ToList());
    }

    private static bool Matches(CompetencyHead c, CatalogueQuery query, List<AreaView> areas)
    {
        if (query.Area is { } area && c.AreaId?.Value != area) return false;
        if (query.OfKind is { } kind && c.Kind != kind) return false;
        if (query.Scale is { } scale && c.ScaleId.Value != scale) return false;
        if (string.IsNullOrWhiteSpace(query.Q)) return true;
        var name = areas.Find(a => a.Id == c.AreaId)?.Name;
        string?[] texts = [c.Name.Sv, c.Name.En, c.Definition.Sv, c.Definition.En, name?.Sv, name?.En];
        return query.Q.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .All(word => texts.Any(t => t is not null && t.Contains(word, StringComparison.CurrentCultureIgnoreCase)));
    }

    private static bool Shows(CompetencyHead c, string? show, Dictionary<CompetencyId, int> uses, Func<CompetencyHead, bool> lacksLevels) => show switch
    {
        "retired" => c.IsRetired,
        "used" => !c.IsRetired && uses.ContainsKey(c.Id),
        "unused" => !c.IsRetired && !uses.ContainsKey(c.Id),
        "missing" => !c.IsRetired && lacksLevels(c),
        _ => !c.IsRetired,
    };

    private static CompetencyRow Row(CompetencyHead c, List<AreaView> areas, ScaleView scale, List<int> described, int usedIn) =>
        new(c.Id, c.Name, c.Definition, areas.Find(a => a.Id == c.AreaId)?.Name ?? LocalText.Empty, c.Kind, scale.Name, scale.Levels.Count, described, usedIn, c.IsRetired);

    private sealed record CompetencyHead(CompetencyId Id, LocalText Name, LocalText Definition, AreaId? AreaId, CompetencyKind Kind, ScaleId ScaleId, bool IsRetired);
}
