using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Competencies.Search;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Search;

/// <summary>Reads from the database what the index is made of.</summary>
internal static class EntrySource
{
    private static readonly Dictionary<ConceptKind, FoundKind> Kinds = new()
    {
        [ConceptKind.Skill] = FoundKind.Skill,
        [ConceptKind.Language] = FoundKind.Skill,
        [ConceptKind.Knowledge] = FoundKind.Knowledge,
        [ConceptKind.Occupation] = FoundKind.Occupation,
        [ConceptKind.JobTitle] = FoundKind.Occupation,
        [ConceptKind.SkillGroup] = FoundKind.Group,
        [ConceptKind.IscoGroup] = FoundKind.Group,
        [ConceptKind.SsykGroup] = FoundKind.Group,
        [ConceptKind.OccupationField] = FoundKind.Group,
    };

    /// <summary>Which releases the concepts are of: another answer, other concepts.</summary>
    public static async Task<string> StampAsync(AppDb db, CancellationToken cancel)
    {
        var current = await db.TaxonomyReleases.AsNoTracking().Where(r => r.IsCurrent).OrderBy(r => r.Id).ToListAsync(cancel);
        var imports = await db.TaxonomyImports.CountAsync(i => i.State == TaxonomyImportState.Done, cancel);
        return current.Count == 0 ? "" : $"{imports}:" + string.Join(',', current.Select(r => $"{r.Id}/{r.Version}/{r.TakenInAt.Ticks}/{r.HasSwedish}{r.HasEnglish}"));
    }

    /// <summary>What there is of the organisation's own, and which concepts its competencies point at.</summary>
    public static async Task<OwnState> OwnAsync(AppDb db, CancellationToken cancel)
    {
        var uses = await UsesAsync(db, cancel);
        var links = await db.CompetencyLinks.AsNoTracking().Select(l => new { l.CompetencyId, l.ConceptId, l.Kind }).ToListAsync(cancel);
        var linked = links.ToLookup(l => l.CompetencyId);
        var areas = await db.Areas.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        var heads = await db.Competencies.AsNoTracking().Where(c => !c.IsRetired).Select(c => new { c.Id, c.Version, c.AreaId }).ToListAsync(cancel);
        var stamps = heads.ToDictionary(c => OwnKey(c.Id), c => string.Join('|', c.Version, uses.GetValueOrDefault(c.Id),
            c.AreaId is { } area ? $"{area}{areas.GetValueOrDefault(area)}" : "", string.Join(',', linked[c.Id].Where(l => l.Kind == LinkKind.Exact).Select(l => l.ConceptId).Order())));
        var concepts = links.GroupBy(l => l.ConceptId).ToDictionary(g => g.Key, g => g.Max(l => uses.GetValueOrDefault(l.CompetencyId)));
        return new(stamps, concepts.Where(c => c.Value != EntryUse.Unused).ToDictionary(c => ConceptKey(c.Key), c => c.Value));
    }

    /// <summary>The organisation's own; all of them, or those with these keys.</summary>
    public static async Task<List<SearchEntry>> ReadOwnAsync(AppDb db, OwnState state, IReadOnlyCollection<string>? only, CancellationToken cancel)
    {
        var ids = only?.Select(key => new CompetencyId(Guid.Parse(key[SearchEntry.Own.Length..]))).ToList();
        var some = ids is null ? db.Competencies : db.Competencies.Where(c => ids.Contains(c.Id));
        var competencies = await some.AsNoTracking().Where(c => !c.IsRetired).ToListAsync(cancel);
        var areas = await db.Areas.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        var others = await OtherNamesAsync(db, cancel);
        return [.. competencies.Where(c => state.Stamps.ContainsKey(OwnKey(c.Id))).Select(c => Own(c, c.AreaId is { } area ? areas.GetValueOrDefault(area) : null, others[c.Id], state))];
    }

    /// <summary>Concepts of the classifications; all of them, or those with these ids.</summary>
    public static async IAsyncEnumerable<SearchEntry> ReadConceptsAsync(AppDb db, OwnState state, IReadOnlyCollection<int>? only, [EnumeratorCancellation] CancellationToken cancel)
    {
        var kinds = Kinds.Keys.ToList();
        var concepts = db.Concepts.AsNoTracking().Where(c => !c.IsRetired && kinds.Contains(c.Kind) && (only == null || only.Contains(c.Id))).OrderBy(c => c.Id)
            .Select(c => new ConceptHead(c.Id, c.Scheme, c.Kind, c.Code, new LocalText(c.Name.Sv, c.Name.En)));
        var labels = db.ConceptLabels.AsNoTracking().Where(l => only == null || only.Contains(l.ConceptId)).OrderBy(l => l.ConceptId).Select(l => new { l.ConceptId, l.Language, l.Role, l.Text });
        // One reader at a time on one connection: the concepts fit in memory, their labels stream by.
        var heads = await concepts.ToListAsync(cancel);
        await using var label = labels.AsAsyncEnumerable().GetAsyncEnumerator(cancel);
        var more = await label.MoveNextAsync();
        foreach (var head in heads)
        {
            while (more && label.Current.ConceptId < head.Id) more = await label.MoveNextAsync();
            List<SearchLabel> others = [];
            for (; more && label.Current.ConceptId == head.Id; more = await label.MoveNextAsync())
                others.Add(new(label.Current.Text, label.Current.Role == LabelRole.Hidden ? TextRole.Hidden : TextRole.Alternative, label.Current.Language));
            yield return Concept(head, others, state);
        }
    }

    public static string OwnKey(CompetencyId id) => $"{SearchEntry.Own}{id.Value:N}";
    public static string ConceptKey(int id) => $"c{id}";
    public static string SourceOf(TaxonomyScheme scheme) => scheme.ToString().ToLowerInvariant();

    public static FoundKind KindOf(ConceptKind kind) => Kinds[kind];

    public static FoundKind KindOf(CompetencyKind kind) => kind switch { CompetencyKind.Knowledge => FoundKind.Knowledge, CompetencyKind.Behaviour => FoundKind.Behaviour, _ => FoundKind.Skill };

    private static async Task<Dictionary<CompetencyId, EntryUse>> UsesAsync(AppDb db, CancellationToken cancel)
    {
        var required = await (from r in db.Requirements
                              join p in db.Profiles on r.ProfileId equals p.Id
                              where !p.IsRetired
                              group p by r.CompetencyId into g
                              select new { g.Key, Sealed = g.Max(p => p.SealedNumber) }).ToListAsync(cancel);
        return required.ToDictionary(r => r.Key, r => r.Sealed > 0 ? EntryUse.InSealedProfiles : EntryUse.InWorkingTexts);
    }

    /// <summary>What the same thing is called in the classifications.</summary>
    private static async Task<ILookup<CompetencyId, SearchLabel>> OtherNamesAsync(AppDb db, CancellationToken cancel)
    {
        var exact = db.CompetencyLinks.AsNoTracking().Where(l => l.Kind == LinkKind.Exact);
        var names = await exact.Join(db.Concepts, l => l.ConceptId, c => c.Id, (l, c) => new { l.CompetencyId, c.Name.Sv, c.Name.En }).ToListAsync(cancel);
        var labels = await exact.Join(db.ConceptLabels, l => l.ConceptId, c => c.ConceptId, (l, c) => new { l.CompetencyId, c.Language, c.Text }).ToListAsync(cancel);
        return names.SelectMany(n => new[] { (n.CompetencyId, Language.Sv, Text: n.Sv), (n.CompetencyId, Language.En, Text: n.En) })
            .Concat(labels.Select(l => (l.CompetencyId, l.Language, Text: (string?)l.Text))).Where(n => n.Text is not null)
            .ToLookup(n => n.CompetencyId, n => new SearchLabel(n.Text!, TextRole.Alternative, n.Item2));
    }

    private static SearchEntry Own(Competency c, LocalText? area, IEnumerable<SearchLabel> others, OwnState state)
    {
        var stamp = state.Stamps[OwnKey(c.Id)];

        return new(OwnKey(c.Id), KindOf(c.Kind), SearchEntry.Own, c.AreaId?.Value, Enum.Parse<EntryUse>(stamp.Split('|')[1]),
            [.. Both(c.Name, TextRole.Preferred), .. others, .. Both(c.Definition, TextRole.Text), .. Both(area ?? LocalText.Empty, TextRole.Text)], stamp);
    }

    private static SearchEntry Concept(ConceptHead head, List<SearchLabel> others, OwnState state)
    {
        var code = head.Code is null ? [] : new[] { new SearchLabel(head.Code, TextRole.Code, Language.Sv) };
        return new(ConceptKey(head.Id), Kinds[head.Kind], SourceOf(head.Scheme), null, state.UsedConcepts.GetValueOrDefault(ConceptKey(head.Id)), [.. Both(head.Name, TextRole.Preferred), .. others, .. code]);
    }

    private static IEnumerable<SearchLabel> Both(LocalText text, TextRole role)
    {
        if (text.Sv is { } sv) yield return new(sv, role, Language.Sv);
        if (text.En is { } en) yield return new(en, role, Language.En);
    }

    private sealed record ConceptHead(int Id, TaxonomyScheme Scheme, ConceptKind Kind, string? Code, LocalText Name);
}

/// <param name="Stamps">Of each own competency in use, what it was when it was read.</param>
/// <param name="UsedConcepts">Concepts that a required competency points at.</param>
internal sealed record OwnState(IReadOnlyDictionary<string, string> Stamps, IReadOnlyDictionary<string, EntryUse> UsedConcepts);
