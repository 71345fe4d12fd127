using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies.Search;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Search;

/// <summary>Search as one types, over the organisation's own competencies and the classifications together. The index says
/// what fits and in which order; everything that is shown is read from the database.</summary>
public sealed class SearchVerbs(IDbContextFactory<AppDb> database, IndexKeeper keeper, Actor actor)
{
    /// <summary>Nobody leafs further; who does not find it here says more.</summary>
    public const int Most = 100;

    public async Task<SearchView> SearchAsync(SearchQuery query, CancellationToken cancel = default)
    {
        var wish = new SearchWish(query.Q, query.Kinds, query.Source, query.Area, query.IsUsed, actor.MayShape);
        if (await keeper.SearchAsync(wish, Most + 1, cancel) is not { } hits) return new([], 0, false, true, 1, SearchQuery.PageSize);
        await using var db = await database.CreateDbContextAsync(cancel);
        var same = await SameAsOwnAsync(db, hits, cancel);
        var shown = hits.Where(hit => !same.Contains(hit.Key)).Take(Most).ToList();
        var page = Math.Clamp(query.Page ?? 1, 1, Math.Max(1, (shown.Count + SearchQuery.PageSize - 1) / SearchQuery.PageSize));
        var rows = await RowsAsync(db, [.. shown.Skip((page - 1) * SearchQuery.PageSize).Take(SearchQuery.PageSize)], wish, cancel);
        return new(rows, shown.Count, hits.Count > Most, false, page, SearchQuery.PageSize);
    }

    /// <summary>Whether there is anything but the organisation's own to search.</summary>
    public async Task<bool> HasClassificationsAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.TaxonomyReleases.AnyAsync(r => r.IsCurrent, cancel);
    }

    /// <summary>A concept that one of the found own competencies is exactly: the own one stands for both.</summary>
    private static async Task<HashSet<string>> SameAsOwnAsync(AppDb db, IReadOnlyList<SearchHit> hits, CancellationToken cancel)
    {
        var own = hits.Where(hit => IsOwn(hit.Key)).Select(hit => OwnId(hit.Key)).ToList();
        if (own.Count == 0) return [];
        var same = await db.CompetencyLinks.Where(l => l.Kind == LinkKind.Exact && own.Contains(l.CompetencyId)).Select(l => l.ConceptId).ToListAsync(cancel);
        return [.. same.Select(EntrySource.ConceptKey)];
    }

    private static async Task<IReadOnlyList<FoundRow>> RowsAsync(AppDb db, IReadOnlyList<SearchHit> hits, SearchWish wish, CancellationToken cancel)
    {
        var own = hits.Where(hit => IsOwn(hit.Key)).Select(hit => OwnId(hit.Key)).ToList();
        var ids = hits.Where(hit => !IsOwn(hit.Key)).Select(hit => ConceptId(hit.Key)).ToList();
        var competencies = await db.Competencies.AsNoTracking().Where(c => own.Contains(c.Id)).Select(c => new { c.Id, c.Name, c.Kind, c.AreaId }).ToDictionaryAsync(c => c.Id, cancel);
        var areas = await db.Areas.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        var concepts = await db.Concepts.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Scheme, c.Kind, c.Code, c.Name }).ToDictionaryAsync(c => c.Id, cancel);
        var rows = new List<FoundRow>();
        foreach (var hit in hits)
        {
            if (IsOwn(hit.Key) && competencies.TryGetValue(OwnId(hit.Key), out var c))
                rows.Add(new(c.Id.Value, null, SearchEntry.Own, EntrySource.KindOf(c.Kind), c.Name, c.AreaId is { } area ? areas[area] : LocalText.Empty, null, Fitted(hit, c.Name), hit.Language, !hit.Rank.IsUnused));
            else if (!IsOwn(hit.Key) && concepts.TryGetValue(ConceptId(hit.Key), out var concept))
                rows.Add(new(null, concept.Id, EntrySource.SourceOf(concept.Scheme), EntrySource.KindOf(concept.Kind), concept.Name, LocalText.Empty, concept.Code, Fitted(hit, concept.Name), hit.Language, !hit.Rank.IsUnused));
        }
        return rows;
    }

    /// <summary>Hidden labels are misspellings and the like: they help to find, and are not shown.</summary>
    internal static string? Fitted(SearchHit hit, LocalText name) =>
        hit.Role is TextRole.Hidden or TextRole.Text || hit.Label == name.Sv || hit.Label == name.En ? null : hit.Label;

    private static bool IsOwn(string key) => key.StartsWith(SearchEntry.Own, StringComparison.Ordinal);
    private static CompetencyId OwnId(string key) => new(Guid.Parse(key.AsSpan(SearchEntry.Own.Length)));
    internal static int ConceptId(string key) => int.Parse(key.AsSpan(1), null);
}
