using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Competencies.Links;

/// <summary>How own competencies point at the taxonomies: read by everyone who is signed in, written by those who shape the organisation.</summary>
public sealed class LinkVerbs(IDbContextFactory<AppDb> database, Actor actor)
{
    private const int Found = 20;
    private const int MostNear = 400;
    private const int MostAlike = 5;
    private static readonly ConceptKind[] Abilities = [ConceptKind.Skill, ConceptKind.Knowledge, ConceptKind.SkillGroup, ConceptKind.Language];

    public async Task<Outcome<LinksView>> ListAsync(CompetencyId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Competencies.AsNoTracking().Where(c => c.Id == id).Select(c => c.Name).FirstOrDefaultAsync(cancel) is not { } name) return Refusal.NotFound;
        var links = await (from link in db.CompetencyLinks.AsNoTracking()
                           where link.CompetencyId == id
                           join concept in db.Concepts.AsNoTracking() on link.ConceptId equals concept.Id
                           from heir in db.Concepts.AsNoTracking().Where(h => h.Id == concept.ReplacedById).DefaultIfEmpty()
                           orderby link.Kind, concept.Id
                           select new LinkView(concept.Id, concept.Scheme, concept.Kind, concept.Name, link.Kind, link.Release, link.NamedThen, concept.IsRetired, heir == null ? null : heir.Name)).ToListAsync(cancel);
        return new LinksView(id, name, links, await CurrentAsync(db, cancel));
    }

    /// <summary>Concepts with these letters in a name, those that begin with them first.</summary>
    public async Task<IReadOnlyList<FoundConcept>> FindAsync(string? letters, CancellationToken cancel = default)
    {
        if (!actor.MayShape || letters?.Trim().ToLowerInvariant() is not { Length: > 1 } said) return [];
        await using var db = await database.CreateDbContextAsync(cancel);
        var abilities = db.Concepts.AsNoTracking().Where(c => !c.IsRetired && Abilities.Contains(c.Kind));
        var byName = await abilities.Where(c => c.Name.Sv!.ToLower().Contains(said) || c.Name.En!.ToLower().Contains(said))
            .OrderBy(c => c.Name.Sv!.ToLower().StartsWith(said) || c.Name.En!.ToLower().StartsWith(said) ? 0 : 1).ThenBy(c => c.Name.Sv ?? c.Name.En).Take(Found)
            .Select(c => new FoundConcept(c.Id, c.Scheme, c.Kind, c.Name, c.Definition, null)).ToListAsync(cancel);
        if (byName.Count == Found) return byName;
        var ids = byName.Select(c => c.Id).ToList();
        var byOther = await db.ConceptLabels.Where(l => l.Role == LabelRole.Alternative && l.Text.ToLower().Contains(said) && !ids.Contains(l.ConceptId)).OrderBy(l => l.Id).Take(Found)
            .Join(abilities, l => l.ConceptId, c => c.Id, (l, c) => new FoundConcept(c.Id, c.Scheme, c.Kind, c.Name, c.Definition, l.Text)).ToListAsync(cancel);
        return [.. byName.Concat(byOther.DistinctBy(c => c.Id)).Take(Found)];
    }

    /// <summary>Concepts that are called nearly the same and are not linked to the competency: most alike first.</summary>
    public async Task<IReadOnlyList<FoundConcept>> SimilarAsync(LocalText name, CompetencyId? but = null, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return [];
        await using var db = await database.CreateDbContextAsync(cancel);
        var near = new List<FoundConcept>();
        foreach (var start in new[] { name.Sv, name.En }.OfType<string>().Select(Begin).Where(s => s.Length > 2).Distinct())
        {
            near.AddRange(await db.Concepts.AsNoTracking().Where(c => !c.IsRetired && Abilities.Contains(c.Kind) && (c.Name.Sv!.ToLower().Contains(start) || c.Name.En!.ToLower().Contains(start))
                && !db.CompetencyLinks.Any(l => l.ConceptId == c.Id && l.CompetencyId == but)).OrderBy(c => c.Id).Take(MostNear)
                .Select(c => new FoundConcept(c.Id, c.Scheme, c.Kind, c.Name, c.Definition, null)).ToListAsync(cancel));
        }
        return [.. near.DistinctBy(c => c.Id)
            .Select(c => (Concept: c, Likeness: Math.Max(SimilarNames.Likeness(name.Sv, c.Name.Sv), SimilarNames.Likeness(name.En, c.Name.En))))
            .Where(c => c.Likeness >= SimilarNames.AlikeFrom).OrderByDescending(c => c.Likeness).Take(MostAlike).Select(c => c.Concept)];
    }

    /// <summary>The first letters of the longest word: what is nearly the same has them too, mostly.</summary>
    private static string Begin(string name)
    {
        var word = SimilarNames.Key(name).Split(' ').MaxBy(w => w.Length) ?? "";
        return word.Length > 5 ? word[..5] : word;
    }

    /// <summary>Points the competency at the concept; a second time only says how anew.</summary>
    public async Task<Outcome> SetAsync(CompetencyId id, LinkInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotAllowed;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (!await db.Competencies.AnyAsync(c => c.Id == id, cancel)) return Refusal.NotFound;
        if (await db.CompetencyLinks.FirstOrDefaultAsync(l => l.CompetencyId == id && l.ConceptId == input.ConceptId, cancel) is { } there) there.Becomes(input.Kind);
        else if (await db.Concepts.AsNoTracking().FirstOrDefaultAsync(c => c.Id == input.ConceptId && !c.IsRetired, cancel) is { } concept)
            db.CompetencyLinks.Add(new(id, concept, input.Kind, (await CurrentAsync(db, cancel)).GetValueOrDefault(concept.Scheme, "")));
        else return new Refusal("concept-unknown", nameof(LinkInput.ConceptId));
        return await db.TrySaveAsync(cancel);
    }

    public async Task<Outcome> RemoveAsync(CompetencyId id, int conceptId, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotAllowed;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.CompetencyLinks.FirstOrDefaultAsync(l => l.CompetencyId == id && l.ConceptId == conceptId, cancel) is not { } link) return Refusal.NotFound;
        db.CompetencyLinks.Remove(link);
        return await db.TrySaveAsync(cancel);
    }

    public async Task<Outcome<OwnableConcept>> OwnableAsync(int conceptId, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Concepts.AsNoTracking().FirstOrDefaultAsync(c => c.Id == conceptId && Abilities.Contains(c.Kind), cancel) is not { } concept) return Refusal.NotFound;
        var ours = await OursAsync(db, conceptId, cancel);
        return new OwnableConcept(concept.Id, concept.Scheme, concept.Kind, concept.Name, concept.Definition, (await CurrentAsync(db, cancel)).GetValueOrDefault(concept.Scheme, ""), ours?.Id, ours?.Name);
    }

    /// <summary>A new own competency with the concept's words, and an exact link to it.</summary>
    public async Task<Outcome<CompetencyId>> MakeOurOwnAsync(int conceptId, OwnInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotAllowed;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Concepts.AsNoTracking().FirstOrDefaultAsync(c => c.Id == conceptId && !c.IsRetired && Abilities.Contains(c.Kind), cancel) is not { } concept) return Refusal.NotFound;
        if (await OursAsync(db, conceptId, cancel) is { } ours) return new Refusal("concept-is-ours", null, (ours.Name.Sv ?? ours.Name.En)!);
        var areaId = input.AreaId is { } area ? new AreaId(area) : (AreaId?)null;
        if (await ScaleAsync(db, input.ScaleId, cancel) is not { } scaleId) return new Refusal("scale-missing", nameof(OwnInput.ScaleId));
        if (areaId is not null && !await db.Areas.AnyAsync(a => a.Id == areaId, cancel)) return new Refusal("area-missing", nameof(OwnInput.AreaId));
        var kind = concept.Kind == ConceptKind.Knowledge ? CompetencyKind.Knowledge : CompetencyKind.Skill;
        var own = new Competency(CompetencyId.New(), concept.Name, kind, scaleId, areaId);
        if (own.Describe(Capital(concept.Name), concept.Definition, kind, areaId).Refusal is { } refusal) return refusal;
        var release = (await CurrentAsync(db, cancel)).GetValueOrDefault(concept.Scheme, "");
        own.CameFrom($"{(concept.Scheme == TaxonomyScheme.Esco ? "ESCO" : "JobTech")} {release}");
        db.Competencies.Add(own);
        db.CompetencyLinks.Add(new(own.Id, concept, LinkKind.Exact, release));
        return await db.TrySaveAsync(cancel) is { Refusal: { } lost } ? lost : own.Id;
    }

    /// <summary>The chosen scale; and the finished one, for the first competency of an organisation that has none.</summary>
    private static async Task<ScaleId?> ScaleAsync(AppDb db, Guid? chosen, CancellationToken cancel)
    {
        if (chosen is { } id) return await db.Scales.AnyAsync(s => s.Id == new ScaleId(id), cancel) ? new ScaleId(id) : null;
        if (await db.Scales.AnyAsync(cancel)) return null;
        var standard = Starter.Scale(ScaleId.New());
        db.Scales.Add(standard);
        return standard.Id;
    }

    /// <summary>Says what replaces a retired competency, or takes that back.</summary>
    public async Task<Outcome> ReplaceAsync(CompetencyId id, ReplacementInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotAllowed;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Competencies.FirstOrDefaultAsync(c => c.Id == id, cancel) is not { } competency) return Refusal.NotFound;
        var by = input.By is { } other ? new CompetencyId(other) : (CompetencyId?)null;
        if (by is not null && !await db.Competencies.AnyAsync(c => c.Id == by && !c.IsRetired, cancel)) return new Refusal("competency-unknown", nameof(ReplacementInput.By));
        return competency.ReplaceBy(by).Refusal is { } refusal ? refusal : await db.TrySaveAsync(cancel);
    }

    /// <summary>The taxonomies write their names in lower case in the middle of a sentence; a name of ours stands alone.</summary>
    private static LocalText Capital(LocalText name)
    {
        static string? Raised(string? text) => text is { Length: > 1 } && char.IsLower(text[0]) && !char.IsUpper(text[1]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
        return new(Raised(name.Sv), Raised(name.En));
    }

    private static Task<OursRow?> OursAsync(AppDb db, int conceptId, CancellationToken cancel) =>
        db.CompetencyLinks.Where(l => l.ConceptId == conceptId && l.Kind == LinkKind.Exact)
            .Join(db.Competencies.Where(c => !c.IsRetired), l => l.CompetencyId, c => c.Id, (l, c) => new OursRow(c.Id, c.Name)).FirstOrDefaultAsync(cancel);

    private sealed record OursRow(CompetencyId Id, LocalText Name);

    private static Task<Dictionary<TaxonomyScheme, string>> CurrentAsync(AppDb db, CancellationToken cancel) =>
        db.TaxonomyReleases.Where(r => r.IsCurrent).ToDictionaryAsync(r => r.Scheme, r => r.Version, cancel);
}
