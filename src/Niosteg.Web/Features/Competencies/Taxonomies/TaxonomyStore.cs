using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Competencies.Taxonomies.Reading;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Competencies.Taxonomies;

/// <summary>Reads what there is of a taxonomy, and writes what the files say over it. Writing is one transaction of the caller's.</summary>
internal static class TaxonomyStore
{
    public static async Task<PresentTaxonomy> PresentAsync(AppDb db, TaxonomyScheme scheme, CancellationToken cancel)
    {
        var concepts = await db.Concepts.AsNoTracking().Where(c => c.Scheme == scheme)
            .Select(c => new PresentConcept(c.Id, c.ExternalId, c.Kind, c.Name, c.IsRetired)).ToDictionaryAsync(c => c.ExternalId, cancel);
        if (concepts.Count == 0) return PresentTaxonomy.Empty;
        var ours = db.Concepts.Where(c => c.Scheme == scheme);
        var release = await db.TaxonomyReleases.Where(r => r.Scheme == scheme && r.IsCurrent).Select(r => r.Version).FirstOrDefaultAsync(cancel);
        var labels = await db.ConceptLabels.Where(l => ours.Any(c => c.Id == l.ConceptId))
            .Select(l => new PresentLabel(l.ConceptId, l.Language, l.Role, l.Text)).ToListAsync(cancel);
        var relations = await db.ConceptRelations.Where(r => ours.Any(c => c.Id == r.FromId))
            .Select(r => new PresentRelation(r.FromId, r.Kind, r.ToId)).ToListAsync(cancel);
        var linked = await db.CompetencyLinks.Where(l => ours.Any(c => c.Id == l.ConceptId)).Select(l => l.ConceptId).ToListAsync(cancel);
        var coded = await ours.Where(c => c.Kind == ConceptKind.SsykGroup && db.Profiles.Any(p => !p.IsRetired && p.SsykCode == c.Code)).Select(c => c.Id).ToListAsync(cancel);
        return new(release, concepts, [.. labels], [.. relations], linked.Concat(coded).ToHashSet());
    }

    /// <summary>Everything the comparison found, and the release as the current one.</summary>
    public static async Task WriteAsync(AppDb db, TaxonomyReading read, TaxonomyComparison comparison, PresentTaxonomy present, string release, CancellationToken cancel)
    {
        var releaseId = await ReleaseAsync(db, read, release, cancel);
        var ids = present.Concepts.Values.ToDictionary(c => c.ExternalId, c => c.Id);
        var next = (await db.Concepts.MaxAsync(c => (int?)c.Id, cancel) ?? 0) + 1;
        var added = read.Concepts.Values.Where(c => !ids.ContainsKey(c.ExternalId)).ToList();
        foreach (var concept in added) ids[concept.ExternalId] = next++;
        await db.InsertStreamAsync(added.Select(c => New(c, ids[c.ExternalId], read.Scheme, releaseId)), cancel);
        if (present.Concepts.Count > 0) await ChangeAsync(db, read, comparison, ids, releaseId, cancel);
        await WriteLabelsAsync(db, read, ids, present.Labels.Count > 0, cancel);
        await WriteRelationsAsync(db, read.Scheme, comparison, ids, present.Relations.Count > 0, cancel);
    }

    private static async Task<int> ReleaseAsync(AppDb db, TaxonomyReading read, string version, CancellationToken cancel)
    {
        await db.TaxonomyReleases.Where(r => r.Scheme == read.Scheme && r.IsCurrent && r.Version != version).ExecuteUpdateAsync(s => s.SetProperty(r => r.IsCurrent, false), cancel);
        var release = await db.TaxonomyReleases.FirstOrDefaultAsync(r => r.Scheme == read.Scheme && r.Version == version, cancel);
        if (release is null)
        {
            release = new()
            {
                Id = (await db.TaxonomyReleases.MaxAsync(r => (int?)r.Id, cancel) ?? 0) + 1,
                Scheme = read.Scheme,
                Version = version,
                TakenInAt = db.Clock.GetUtcNow().UtcDateTime,
                TakenInBy = db.Actor.Name,
            };
            db.TaxonomyReleases.Add(release);
        }
        release.IsCurrent = true;
        release.HasSwedish |= read.Languages.Contains(Language.Sv);
        release.HasEnglish |= read.Languages.Contains(Language.En);
        await db.SaveChangesAsync(cancel);
        return release.Id;
    }

    private static TaxonomyConcept New(ReadConcept read, int id, TaxonomyScheme scheme, int releaseId) => new()
    {
        Id = id,
        Scheme = scheme,
        ExternalId = read.ExternalId,
        Kind = read.Kind,
        Name = read.Name,
        Definition = read.Definition,
        ScopeNote = read.ScopeNote,
        Code = read.Code,
        Reuse = read.Reuse,
        Collections = read.Collections,
        FirstReleaseId = releaseId,
        LastReleaseId = releaseId,
    };

    private static async Task ChangeAsync(AppDb db, TaxonomyReading read, TaxonomyComparison comparison, Dictionary<string, int> ids, int releaseId, CancellationToken cancel)
    {
        var gone = comparison.Differences.Where(d => d.Kind == TaxonomyChangeKind.Gone).ToDictionary(d => d.ConceptId!.Value, d => d.ReplacedBy);
        foreach (var concept in await db.Concepts.Where(c => c.Scheme == read.Scheme).ToListAsync(cancel))
        {
            if (gone.TryGetValue(concept.Id, out var heir)) (concept.IsRetired, concept.ReplacedById) = (true, heir is not null && ids.TryGetValue(heir, out var by) && by != concept.Id ? by : null);
            else if (read.Concepts.TryGetValue(concept.ExternalId, out var said) && !said.IsDeprecated) Change(concept, said, read);
        }
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        await db.Concepts.Where(c => c.Scheme == read.Scheme && !c.IsRetired).ExecuteUpdateAsync(s => s.SetProperty(c => c.LastReleaseId, releaseId), cancel);
    }

    private static void Change(TaxonomyConcept concept, ReadConcept said, TaxonomyReading read)
    {
        // A collection or a mention says less than the kind's own file: what it does not say stays.
        if (read.WholeKinds.Contains(said.Kind)) concept.Kind = said.Kind;
        concept.Name = Domain.Competencies.CompetencyStatement.Over(said.Name, concept.Name);
        concept.Definition = Domain.Competencies.CompetencyStatement.Over(said.Definition, concept.Definition);
        concept.ScopeNote = Domain.Competencies.CompetencyStatement.Over(said.ScopeNote, concept.ScopeNote);
        concept.Code = said.Code ?? concept.Code;
        if (said.Reuse != ReuseLevel.Unsaid) concept.Reuse = said.Reuse;
        concept.Collections = read.WholeCollections.Aggregate(concept.Collections, (all, one) => all & ~one) | said.Collections;
        (concept.IsRetired, concept.ReplacedById) = (false, null);
    }

    private static async Task WriteLabelsAsync(AppDb db, TaxonomyReading read, Dictionary<string, int> ids, bool some, CancellationToken cancel)
    {
        foreach (var (kind, language) in some ? read.WholeLabels : [])
        {
            await db.ConceptLabels.Where(l => l.Language == language && db.Concepts.Any(c => c.Id == l.ConceptId && c.Scheme == read.Scheme && c.Kind == kind && !c.IsRetired))
                .ExecuteDeleteAsync(cancel);
        }
        var next = (await db.ConceptLabels.MaxAsync(l => (int?)l.Id, cancel) ?? 0) + 1;
        await db.InsertStreamAsync(read.Concepts.Values.Where(c => !c.IsDeprecated).SelectMany(c => c.Labels.Select(l =>
            new ConceptLabel { Id = next++, ConceptId = ids[c.ExternalId], Language = l.Language, Role = l.Role, Text = l.Text })), cancel);
    }

    private static async Task WriteRelationsAsync(AppDb db, TaxonomyScheme scheme, TaxonomyComparison comparison, Dictionary<string, int> ids, bool some, CancellationToken cancel)
    {
        foreach (var family in some ? comparison.WholeFamilies : [])
        {
            var (kinds, from, to) = (family.Kinds, RelationFamily.Kindred(family.From), RelationFamily.Kindred(family.To));
            await db.ConceptRelations.Where(r => kinds.Contains(r.Kind)
                && db.Concepts.Any(c => c.Id == r.FromId && c.Scheme == scheme && from.Contains(c.Kind)) && db.Concepts.Any(c => c.Id == r.ToId && to.Contains(c.Kind))).ExecuteDeleteAsync(cancel);
        }
        await db.InsertStreamAsync(comparison.Relations.Select(r => new ConceptRelation { FromId = ids[r.From], Kind = r.Kind, ToId = ids[r.To] }), cancel);
    }
}
