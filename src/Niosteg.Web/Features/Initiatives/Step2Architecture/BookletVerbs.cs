using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>The rule book as something to read and print.</summary>
public sealed class BookletVerbs(IDbContextFactory<AppDb> database, Actor actor)
{
    /// <param name="number">Null for the version in force, or for the working text before the first is adopted; 0 for the working text.</param>
    public async Task<Outcome<BookletView>> ReadAsync(int? number, CancellationToken cancel = default)
    {
        if (!actor.IsSignedIn) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var version = number == 0 ? null : await db.ArchitectureVersions.AsNoTracking().Where(v => number == null || v.Number == number).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);
        if (version is null && number > 0) return Refusal.NotFound;
        var working = version is null ? await db.Architectures.AsNoTracking().FirstOrDefaultAsync(cancel) : null;
        var frame = version?.Frame ?? working?.Frame ?? ArchitectureFrame.Start;
        var rules = RuleList.Read(version?.RulesJson ?? working?.RulesJson ?? RuleList.Unwritten).Rules.Under(frame).Where(r => r.IsOn).ToList();
        return new BookletView(actor.Organisation, version?.Number ?? 0, version?.AdoptedAt, version?.AdoptedByName, frame, Grouped(rules), Parts(rules));
    }

    private static IReadOnlyList<BookletGroup> Grouped(List<ArchitectureRule> rules) =>
        [.. rules.InGroups(r => r).Select(g => new BookletGroup(g.Key, [.. g.OrderByDescending(r => r.Severity).ThenBy(r => r.Code, StringComparer.Ordinal)]))];

    /// <summary>The numbers of the anatomy picture, from the top of the card to its foot.</summary>
    private static IReadOnlyList<BookletPart> Parts(List<ArchitectureRule> rules) => [.. new (int Number, RuleScope[] Scopes)[]
    {
        (1, [RuleScope.Title]), (2, [RuleScope.Purpose]), (3, [RuleScope.Task]), (4, [RuleScope.FormalRequirement]), (5, [RuleScope.Factor]),
        (6, [RuleScope.CompetencyName, RuleScope.Definition]), (7, [RuleScope.LevelText, RuleScope.Indicator]), (8, [RuleScope.Competency, RuleScope.Profile, RuleScope.Catalogue]),
    }.Select(p => new BookletPart(p.Number, p.Scopes, [.. rules.Where(r => r.Scope.Intersect(p.Scopes).Any()).Select(r => r.Name)]))];
}

/// <param name="Number">0 for a text that nobody has adopted.</param>
public sealed record BookletView(string Organisation, int Number, DateTime? AdoptedAt, string? AdoptedByName, ArchitectureFrame Frame,
    IReadOnlyList<BookletGroup> Groups, IReadOnlyList<BookletPart> Parts)
{
    public IEnumerable<ArchitectureRule> Rules => Groups.SelectMany(g => g.Rules);
}

/// <param name="Key">What the rules are about: words, sentences, levels, profile, whole.</param>
public sealed record BookletGroup(string Key, IReadOnlyList<ArchitectureRule> Rules);

/// <param name="Number">The number in the anatomy picture.</param>
public sealed record BookletPart(int Number, IReadOnlyList<RuleScope> Scopes, IReadOnlyList<LocalText> Rules);
