using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Profiles;

/// <summary>What the editor shows around the text that is being written: the levels to choose among, what a search found,
/// who the owner is, and what is worth asking.</summary>
public sealed class ProfileEditor(IDbContextFactory<AppDb> database, Actor actor, Texts texts)
{
    private const int MostFound = 8;

    private static readonly CompareInfo Swedish = CultureInfo.GetCultureInfo("sv-SE").CompareInfo;

    public async Task<EditorView> AroundAsync(ProfileInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var catalogue = await db.CatalogueAsync(input.Requirements.Select(r => new CompetencyId(r.CompetencyId)), cancel);
        var owner = input.OwnerId is { } id ? await db.People.AsNoTracking().Where(p => p.Id == new PersonId(id)).FirstOrDefaultAsync(cancel) : null;
        return new(catalogue, await FamiliesAsync(db, cancel), owner is null || (owner.IsProtected && !actor.IsAdministrator) ? null : owner.DisplayName,
            await CompetenciesAsync(db, input, cancel), await PeopleAsync(db, input.OwnerSearch, cancel), ProfileHints.For(input.ToDraft()));
    }

    /// <summary>The levels of a competency that is about to be added.</summary>
    public async Task<IReadOnlyDictionary<CompetencyId, CompetencyOnScale>> LevelsAsync(CompetencyId? id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.CatalogueAsync(id is { } known ? [known] : [], cancel);
    }

    /// <summary>The text with a competency that was just made, ready to be given its level; as it is where nobody knows the competency.</summary>
    public async Task<ProfileInput> WithAsync(ProfileInput input, CompetencyId made, CancellationToken cancel = default)
    {
        var levels = await LevelsAsync(made, cancel);
        if (!levels.ContainsKey(made)) return input;
        input.Act = $"add:{made}";
        EditActs.Apply(input, actor.PersonId, levels);
        return input;
    }

    /// <summary>Both people's words for everything that collides.</summary>
    public async Task<IReadOnlyList<CollisionView>> CollisionsAsync(SaveResult result, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var (theirs, mine) = (result.Theirs, result.Merge.Draft);
        var catalogue = await db.CatalogueAsync(theirs.Requirements.Concat(mine.Requirements).Select(r => r.CompetencyId), cancel);
        var families = await FamiliesAsync(db, cancel);
        var owners = await db.People.AsNoTracking().Where(p => p.Id == theirs.OwnerId || p.Id == mine.OwnerId).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel);
        var words = new PartWords(texts, catalogue, families.ToDictionary(f => f.Id, f => f.Name), owners);
        return [.. result.Merge.Conflicts.Select(part => new CollisionView(part, words.Name(part), words.Value(theirs, part), words.Value(mine, part)))];
    }

    /// <summary>Families and profiles to begin a new one from.</summary>
    public async Task<NewProfileView?> BeginAsync(CancellationToken cancel = default)
    {
        if (!actor.MayShape) return null;
        await using var db = await database.CreateDbContextAsync(cancel);
        var profiles = await db.ProfilesSeenBy(actor).AsNoTracking().Where(p => !p.IsRetired).Select(p => new { p.Id, p.Title }).ToListAsync(cancel);
        return new(await FamiliesAsync(db, cancel), [.. profiles.Select(p => (p.Id, texts.Of(p.Title))).OrderBy(p => p.Item2, ByName)]);
    }

    private async Task<IReadOnlyList<FamilyView>> FamiliesAsync(AppDb db, CancellationToken cancel) =>
        [.. (await db.Families.AsNoTracking().ToListAsync(cancel)).OrderBy(f => texts.Of(f.Name), ByName).Select(f => new FamilyView(f.Id, f.Name, 0))];

    private async Task<IReadOnlyList<FoundCompetency>?> CompetenciesAsync(AppDb db, ProfileInput input, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(input.Search)) return null;
        var words = Words(input.Search);
        var there = input.Requirements.Select(r => new CompetencyId(r.CompetencyId)).ToHashSet();
        var all = await (from c in db.Competencies.AsNoTracking()
                         where !c.IsRetired
                         from a in db.Areas.Where(a => a.Id == c.AreaId).DefaultIfEmpty()
                         select new FoundCompetency(c.Id, new LocalText(c.Name.Sv, c.Name.En), new LocalText(a.Name.Sv, a.Name.En))).ToListAsync(cancel);
        return [.. all.Where(c => !there.Contains(c.Id) && words.All(w => Has(c.Name.Sv, w) || Has(c.Name.En, w) || Has(c.Area.Sv, w) || Has(c.Area.En, w)))
            .OrderByDescending(c => words.All(w => Has(c.Name.Sv, w) || Has(c.Name.En, w)))
            .ThenByDescending(c => Swedish.IsPrefix(texts.Of(c.Name), words[0], CompareOptions.IgnoreCase))
            .ThenBy(c => texts.Of(c.Name), ByName).Take(MostFound)];
    }

    private async Task<IReadOnlyList<FoundPerson>?> PeopleAsync(AppDb db, string? search, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(search)) return null;
        var words = Words(search);
        var all = await db.PeopleSeenBy(actor).AsNoTracking().Select(p => new { p.Id, p.GivenName, p.FamilyName, p.Email }).ToListAsync(cancel);
        return [.. all.Select(p => new FoundPerson(p.Id, $"{p.GivenName} {p.FamilyName}".Trim(), p.Email))
            .Where(p => words.All(w => Has(p.Name, w) || Has(p.Email, w))).OrderBy(p => p.Name, ByName).Take(MostFound)];
    }

    private static string[] Words(string search) => search.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool Has(string? text, string word) => text is not null && Swedish.IndexOf(text, word, CompareOptions.IgnoreCase) >= 0;

    private static readonly IComparer<string> ByName = Comparer<string>.Create((a, b) => Swedish.Compare(a, b, CompareOptions.IgnoreCase));
}

/// <param name="Found">Null when nothing was searched for; empty when nothing was found.</param>
public sealed record EditorView(IReadOnlyDictionary<CompetencyId, CompetencyOnScale> Catalogue, IReadOnlyList<FamilyView> Families, string? OwnerName,
    IReadOnlyList<FoundCompetency>? Found, IReadOnlyList<FoundPerson>? People, IReadOnlyList<ProfileHint> Hints);

public sealed record FoundCompetency(CompetencyId Id, LocalText Name, LocalText Area);

public sealed record FoundPerson(PersonId Id, string Name, string? Email);

public sealed record NewProfileView(IReadOnlyList<FamilyView> Families, IReadOnlyList<(ProfileId Id, string Title)> Profiles);

/// <summary>One thing that two people changed differently, in words.</summary>
public sealed record CollisionView(ProfilePart Part, string Name, string Theirs, string Mine);
