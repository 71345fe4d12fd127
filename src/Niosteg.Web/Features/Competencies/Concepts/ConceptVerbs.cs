using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Competencies.Concepts;

/// <summary>One concept of a classification, as its current release says it.</summary>
public sealed class ConceptVerbs(IDbContextFactory<AppDb> database)
{
    private const int MostListed = 60;

    /// <summary>From the concept to others, or from others to it; in the order they are read.</summary>
    private static readonly (RelationKind Kind, bool IsFrom, string What)[] Lists =
    [
        (RelationKind.Broader, true, "relation.broader"), (RelationKind.Broader, false, "relation.narrower"),
        (RelationKind.Essential, true, "relation.essential"), (RelationKind.Optional, true, "relation.optional"),
        (RelationKind.Essential, false, "relation.essential-for"), (RelationKind.Optional, false, "relation.optional-for"),
        (RelationKind.Related, true, "relation.related"), (RelationKind.Related, false, "relation.related"),
        (RelationKind.CloseSubstitute, true, "relation.close-substitute"), (RelationKind.PossibleSubstitute, true, "relation.possible-substitute"),
        (RelationKind.ExactMatch, true, "relation.match"), (RelationKind.CloseMatch, true, "relation.match"),
        (RelationKind.BroadMatch, true, "relation.match"), (RelationKind.NarrowMatch, true, "relation.match"),
    ];

    public async Task<Outcome<ConceptView>> ReadAsync(int id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Concepts.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel) is not { } concept) return Refusal.NotFound;
        var labels = await db.ConceptLabels.AsNoTracking().Where(l => l.ConceptId == id && l.Role == LabelRole.Alternative).ToListAsync(cancel);
        var release = await db.TaxonomyReleases.AsNoTracking().Where(r => r.Id == concept.LastReleaseId).Select(r => r.Version).FirstOrDefaultAsync(cancel) ?? "";
        var replaced = concept.ReplacedById is { } other ? await db.Concepts.AsNoTracking().Where(c => c.Id == other).Select(c => new NamedConcept(c.Id, c.Name, c.Code)).FirstOrDefaultAsync(cancel) : null;
        var own = await (from l in db.CompetencyLinks.AsNoTracking()
                         where l.ConceptId == id
                         join c in db.Competencies on l.CompetencyId equals c.Id
                         select new PointsHere(c.Id, c.Name, l.Kind)).ToListAsync(cancel);
        return new ConceptView(concept.Id, concept.Scheme, concept.Kind, concept.ExternalId, concept.Code, concept.Name, concept.Definition, concept.ScopeNote,
            concept.Reuse, concept.IsRetired, replaced, release, [.. labels.Select(l => new ConceptName(l.Text, l.Language)).OrderBy(l => l.Text, StringComparer.CurrentCultureIgnoreCase)],
            await RelatedAsync(db, id, cancel), own);
    }

    private static async Task<IReadOnlyList<ConceptList>> RelatedAsync(AppDb db, int id, CancellationToken cancel)
    {
        var from = await db.ConceptRelations.AsNoTracking().Where(r => r.FromId == id).Select(r => new { r.Kind, IsFrom = true, Other = r.ToId }).ToListAsync(cancel);
        var to = await db.ConceptRelations.AsNoTracking().Where(r => r.ToId == id).Select(r => new { r.Kind, IsFrom = false, Other = r.FromId }).ToListAsync(cancel);
        var all = from.Concat(to).ToList();
        var ids = all.Select(r => r.Other).Distinct().ToList();
        var names = await db.Concepts.AsNoTracking().Where(c => ids.Contains(c.Id) && !c.IsRetired).Select(c => new NamedConcept(c.Id, c.Name, c.Code)).ToDictionaryAsync(c => c.Id, cancel);
        return [.. Lists.GroupBy(list => list.What).Select(list =>
        {
            var some = all.Where(r => list.Any(l => l.Kind == r.Kind && l.IsFrom == r.IsFrom) && names.ContainsKey(r.Other)).Select(r => names[r.Other]).Distinct()
                .OrderBy(c => c.Name.Sv ?? c.Name.En, StringComparer.CurrentCultureIgnoreCase).ToList();
            return new ConceptList(list.Key, [.. some.Take(MostListed)], some.Count);
        }).Where(list => list.Total > 0)];
    }
}
