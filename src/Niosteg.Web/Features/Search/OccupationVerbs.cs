using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Search;

/// <summary>Occupations by title, with their codes. The Swedish group comes from JobTech; for an ESCO occupation through the
/// international group, which can stand for several Swedish ones.</summary>
public sealed class OccupationVerbs(IDbContextFactory<AppDb> database, IndexKeeper keeper, Actor actor)
{
    private const int Most = 12;
    private const int IscoDigits = 4;

    public async Task<OccupationsView> FindAsync(OccupationQuery query, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var there = await db.TaxonomyReleases.AnyAsync(r => r.IsCurrent, cancel);
        if (string.IsNullOrWhiteSpace(query.Q) || !there) return new([], false, there, !string.IsNullOrWhiteSpace(query.Q));
        var wish = new SearchWish(query.Q, [FoundKind.Occupation, FoundKind.Group], SeesWorkingTexts: actor.MayShape);
        if (await keeper.SearchAsync(wish, 4 * Most, cancel) is not { } hits) return new([], true, there, true);
        var ids = hits.Select(hit => SearchVerbs.ConceptId(hit.Key)).ToList();
        var concepts = await db.Concepts.AsNoTracking().Where(c => ids.Contains(c.Id) && c.Kind != ConceptKind.SkillGroup && c.Kind != ConceptKind.OccupationField)
            .ToDictionaryAsync(c => c.Id, cancel);
        var codes = await CodesAsync(db, concepts.Values, cancel);
        return new([.. hits.Where(hit => concepts.ContainsKey(SearchVerbs.ConceptId(hit.Key))).Select(hit =>
        {
            var concept = concepts[SearchVerbs.ConceptId(hit.Key)];
            var (groups, isco) = codes[concept.Id];
            return new OccupationRow(concept.Id, concept.Name, SearchVerbs.Fitted(hit, concept.Name), concept.Scheme, groups, isco?.Code, isco?.Name ?? LocalText.Empty);
        }).Where(row => row.Groups.Count > 0 || row.IscoCode is not null).Take(Most)], false, there, true);
    }

    /// <summary>The Swedish group of a code that is already chosen; null when there is none of that code.</summary>
    public async Task<ChosenGroup?> ChosenAsync(string? ssykCode, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(ssykCode)) return null;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Concepts.AsNoTracking().FirstOrDefaultAsync(c => c.Kind == ConceptKind.SsykGroup && c.Code == ssykCode.Trim() && !c.IsRetired, cancel) is not { } group) return null;
        var isco = await db.ConceptRelations.Where(r => r.FromId == group.Id && r.Kind == RelationKind.Related)
            .Join(db.Concepts.Where(c => c.Kind == ConceptKind.IscoGroup && c.Code != null), r => r.ToId, c => c.Id, (_, c) => c.Code!).Distinct().Order().ToListAsync(cancel);
        return new(group.Code!, group.Name, isco);
    }

    private static async Task<Dictionary<int, (IReadOnlyList<OccupationGroup> Groups, TaxonomyConcept? Isco)>> CodesAsync(AppDb db, IReadOnlyCollection<TaxonomyConcept> concepts, CancellationToken cancel)
    {
        var groups = (await db.Concepts.AsNoTracking().Where(c => !c.IsRetired && (c.Kind == ConceptKind.SsykGroup || c.Kind == ConceptKind.IscoGroup)).ToListAsync(cancel)).ToDictionary(c => c.Id);
        var ids = concepts.Select(c => c.Id).ToList();
        var above = await db.ConceptRelations.AsNoTracking().Where(r => r.Kind == RelationKind.Broader && ids.Contains(r.FromId)).ToListAsync(cancel);
        var ssyk = groups.Values.Where(c => c.Kind == ConceptKind.SsykGroup).Select(c => c.Id).ToList();
        var across = await db.ConceptRelations.AsNoTracking().Where(r => r.Kind == RelationKind.Related && ssyk.Contains(r.FromId)).ToListAsync(cancel);
        var isco = across.Where(r => groups.GetValueOrDefault(r.ToId)?.Kind == ConceptKind.IscoGroup).Select(r => (Ssyk: groups[r.FromId], Isco: groups[r.ToId])).ToList();
        var iscoByCode = groups.Values.Where(c => c is { Kind: ConceptKind.IscoGroup, Code: not null }).GroupBy(c => c.Code!).ToDictionary(g => g.Key, g => g.OrderBy(c => c.Scheme).First());
        return concepts.ToDictionary(c => c.Id, c =>
        {
            TaxonomyConcept[] own = c.Kind == ConceptKind.SsykGroup ? [c]
                : [.. above.Where(r => r.FromId == c.Id).Select(r => groups.GetValueOrDefault(r.ToId)).OfType<TaxonomyConcept>().Where(g => g.Kind == ConceptKind.SsykGroup)];
            var code = c.Scheme == TaxonomyScheme.Esco || c.Kind == ConceptKind.IscoGroup ? c.Code?.Split('.')[0] : isco.FirstOrDefault(pair => own.Any(g => g.Id == pair.Ssyk.Id)).Isco?.Code;
            var international = code?.Length == IscoDigits ? iscoByCode.GetValueOrDefault(code) : null;
            if (own.Length == 0 && international is not null) own = [.. isco.Where(pair => pair.Isco.Code == code).Select(pair => pair.Ssyk).Distinct()];
            var named = own.Where(g => g.Code?.Length == IscoDigits).Select(g => new OccupationGroup(g.Id, g.Code!, g.Name, g.Definition)).ToList();
            return ((IReadOnlyList<OccupationGroup>)named, international);
        });
    }
}
