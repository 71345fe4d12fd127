using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Profiles;

/// <summary>What profiles like this usually need, by the public classifications: ESCO's relations for the occupation with the same
/// title, or else for those of the same group; and JobTech's skills for the group. Never added by itself.</summary>
public sealed class ProfileSuggestions(IDbContextFactory<AppDb> database, Actor actor)
{
    private const int Most = 15;
    private const int MostOccupations = 80;

    public async Task<Outcome<SuggestionsView>> ReadAsync(ProfileId id, ProfileInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (!await db.ProfilesWrittenBy(actor).AnyAsync(p => p.Id == id, cancel)) return Refusal.NotFound;
        if (!await db.TaxonomyReleases.AnyAsync(r => r.IsCurrent, cancel)) return new SuggestionsView(false, []);
        var group = await db.Concepts.AsNoTracking().FirstOrDefaultAsync(c => c.Kind == ConceptKind.SsykGroup && c.Code == input.SsykCode && !c.IsRetired, cancel);
        var occupations = await OccupationsAsync(db, input, group, cancel);
        var wanted = await EscoAsync(db, occupations, cancel);
        if (group is not null) wanted.AddRange(await JobTechAsync(db, group, wanted.Select(w => w.ConceptId).ToHashSet(), cancel));
        return new SuggestionsView(true, await SpellAsync(db, input, wanted, cancel));
    }

    /// <param name="Order">The lowest first: cannot do without, then good to have, then what others list.</param>
    private sealed record Wanted(int ConceptId, int Order, int Share, SuggestionReason Reason, LocalText Of);

    private static async Task<List<TaxonomyConcept>> OccupationsAsync(AppDb db, ProfileInput input, TaxonomyConcept? group, CancellationToken cancel)
    {
        var (sv, en) = (input.Title.Text.Sv?.ToLowerInvariant(), input.Title.Text.En?.ToLowerInvariant());
        var esco = db.Concepts.AsNoTracking().Where(c => c.Scheme == TaxonomyScheme.Esco && c.Kind == ConceptKind.Occupation && !c.IsRetired);
        var named = await esco.Where(c => (sv != null && c.Name.Sv == sv) || (en != null && c.Name.En == en)).ToListAsync(cancel);
        if (named.Count > 0 || group is null) return named;
        var codes = await db.ConceptRelations.Where(r => r.FromId == group.Id && r.Kind == RelationKind.Related)
            .Join(db.Concepts.Where(c => c.Kind == ConceptKind.IscoGroup), r => r.ToId, c => c.Id, (_, c) => c.Code).ToListAsync(cancel);
        var under = db.Concepts.Where(c => c.Scheme == TaxonomyScheme.Esco && c.Kind == ConceptKind.IscoGroup && codes.Contains(c.Code));
        return await esco.Where(c => db.ConceptRelations.Any(r => r.FromId == c.Id && r.Kind == RelationKind.Broader && under.Any(g => g.Id == r.ToId))).OrderBy(c => c.Id).Take(MostOccupations).ToListAsync(cancel);
    }

    private static async Task<List<Wanted>> EscoAsync(AppDb db, List<TaxonomyConcept> occupations, CancellationToken cancel)
    {
        var ids = occupations.Select(o => o.Id).ToList();
        var relations = await db.ConceptRelations.AsNoTracking().Where(r => ids.Contains(r.FromId) && (r.Kind == RelationKind.Essential || r.Kind == RelationKind.Optional)).ToListAsync(cancel);
        var names = occupations.ToDictionary(o => o.Id, o => o.Name);
        return [.. relations.GroupBy(r => r.ToId).Select(g =>
        {
            var essential = g.Where(r => r.Kind == RelationKind.Essential).ToList();
            var of = (essential.Count > 0 ? essential : [.. g]).MinBy(r => r.FromId)!;
            return new Wanted(g.Key, essential.Count > 0 ? 0 : 1, essential.Count > 0 ? essential.Count : g.Count(), essential.Count > 0 ? SuggestionReason.Essential : SuggestionReason.Optional, names[of.FromId]);
        })];
    }

    private static async Task<List<Wanted>> JobTechAsync(AppDb db, TaxonomyConcept group, HashSet<int> there, CancellationToken cancel)
    {
        var skills = await db.ConceptRelations.Where(r => r.FromId == group.Id && r.Kind == RelationKind.Related)
            .Join(db.Concepts.Where(c => c.Kind == ConceptKind.Skill || c.Kind == ConceptKind.Knowledge), r => r.ToId, c => c.Id, (_, c) => c.Id).ToListAsync(cancel);
        return [.. skills.Where(s => !there.Contains(s)).Select(s => new Wanted(s, 2, 0, SuggestionReason.JobTech, group.Name))];
    }

    /// <summary>Those that are not required already, the organisation's own before the rest.</summary>
    private static async Task<IReadOnlyList<Suggestion>> SpellAsync(AppDb db, ProfileInput input, List<Wanted> wanted, CancellationToken cancel)
    {
        var ids = wanted.Select(w => w.ConceptId).ToList();
        var concepts = await db.Concepts.AsNoTracking().Where(c => ids.Contains(c.Id) && !c.IsRetired).ToDictionaryAsync(c => c.Id, cancel);
        var links = await db.CompetencyLinks.AsNoTracking().Where(l => ids.Contains(l.ConceptId) && (l.Kind == LinkKind.Exact || l.Kind == LinkKind.Close))
            .Join(db.Competencies.Where(c => !c.IsRetired), l => l.CompetencyId, c => c.Id, (l, c) => new { l.ConceptId, c.Id, c.Name.Sv, c.Name.En }).ToListAsync(cancel);
        var own = links.GroupBy(l => l.ConceptId).ToDictionary(g => g.Key, g => g.First());
        var required = input.Requirements.Select(r => new CompetencyId(r.CompetencyId)).ToHashSet();
        return [.. wanted.Where(w => concepts.ContainsKey(w.ConceptId) && !(own.TryGetValue(w.ConceptId, out var mine) && required.Contains(mine.Id)))
            .OrderByDescending(w => own.ContainsKey(w.ConceptId)).ThenBy(w => w.Order).ThenByDescending(w => w.Share).ThenBy(w => concepts[w.ConceptId].Reuse == ReuseLevel.Transversal).ThenBy(w => w.ConceptId)
            .Take(Most).Select(w => own.TryGetValue(w.ConceptId, out var mine)
                ? new Suggestion(w.ConceptId, new(mine.Sv, mine.En), mine.Id.Value, w.Reason, w.Of)
                : new Suggestion(w.ConceptId, concepts[w.ConceptId].Name, null, w.Reason, w.Of))];
    }
}

/// <summary>Why something is suggested.</summary>
public enum SuggestionReason
{
    Essential = 0,
    Optional = 1,
    JobTech = 2,
}

/// <param name="HasCatalogue">Whether any classification is here to suggest from.</param>
public sealed record SuggestionsView(bool HasCatalogue, IReadOnlyList<Suggestion> Rows);

/// <param name="CompetencyId">The organisation's own competency for it; null when it has none yet.</param>
/// <param name="Of">The occupation or the group that it comes from.</param>
public sealed record Suggestion(int ConceptId, LocalText Name, Guid? CompetencyId, SuggestionReason Reason, LocalText Of);
