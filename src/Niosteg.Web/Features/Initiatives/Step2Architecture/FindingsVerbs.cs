using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>Everything the rules ask about the catalogue and the profiles as they stand: also what no single text shows, such as
/// two competencies that say the same. Read once for everything and remembered until something is saved.</summary>
public sealed class FindingsVerbs(IDbContextFactory<AppDb> database, Actor actor, Remembered remembered, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<Outcome<FindingsView>> ReadAsync(FindingsQuery query, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        var all = await remembered.GetAsync((typeof(FindingsVerbs), clock.Today()), () => LintAsync(cancel), cancel);
        var shown = all.Where(f => query.Waived || f.Waiver is null).ToList();
        var found = shown.Where(f => (query.Rule is null || f.Rule == query.Rule) && (query.OfSeverity is null || f.Severity == query.OfSeverity)
            && (query.OfAbout is null || f.About == query.OfAbout)).ToList();
        var page = Math.Clamp(query.Page ?? 1, 1, Math.Max(1, (found.Count + PageSize - 1) / PageSize));
        return new FindingsView([.. shown.GroupBy(f => f.Rule).Select(g => new RuleCount(g.Key, g.First().RuleName, g.First().Severity, g.Count()))
            .OrderByDescending(c => c.Severity).ThenByDescending(c => c.Count).ThenBy(c => c.Rule, StringComparer.Ordinal)],
            [.. found.Skip((page - 1) * PageSize).Take(PageSize)], found.Count, page);
    }

    private async Task<IReadOnlyList<FindingView>> LintAsync(CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var profiles = await db.Profiles.AsNoTracking().Include(p => p.Requirements).Where(p => !p.IsRetired).ToListAsync(cancel);
        var tops = await db.Scales.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Levels.Count, cancel);
        var competencies = await db.Competencies.AsNoTracking().Where(c => !c.IsRetired).ToListAsync(cancel);
        var names = competencies.ToDictionary(c => c.Id, c => c.Name);
        var documents = competencies.Select(c => c.ToLint(tops[c.ScaleId])).Concat(profiles.Select(p => Read(p, names))).ToList();
        var newest = await db.RuleSetAsync(null, cancel);
        var findings = Linter.Run(documents, newest, await db.LintContextAsync(cancel)).Findings.ToList();
        await ReadUnderOwnAsync(db, profiles, documents, newest, findings, cancel);

        var waivers = await db.Waivers.AsNoTracking().ToListAsync(cancel);
        var under = profiles.ToDictionary(p => p.Id.ToString(), p => p.Title);
        var rules = newest.Rules.ToDictionary(r => r.Code, r => r.Name);
        var (today, titles) = (db.Today(), competencies.ToDictionary(c => c.Id.ToString(), c => c.Name));
        return [.. findings.Select(f => View(f, under.TryGetValue(f.Document, out var title) ? title : null, titles, rules, waivers, today)).OrderByDescending(f => f.Severity)];
    }

    /// <summary>A profile under an earlier version is judged by that one; only what is asked across texts is the newest's.</summary>
    private static async Task ReadUnderOwnAsync(AppDb db, List<JobProfile> profiles, List<LintDocument> documents, RuleSet newest, List<RuleFinding> findings, CancellationToken cancel)
    {
        var across = newest.Rules.Where(r => r.Scope.Contains(RuleScope.Catalogue)).Select(r => r.Code).ToHashSet();
        foreach (var group in profiles.GroupBy(p => p.ArchitectureNumber))
        {
            var own = await db.RuleSetAsync(group.Key, cancel);
            if (ReferenceEquals(own, newest)) continue;
            var keys = group.Select(p => p.Id.ToString()).ToHashSet();
            findings.RemoveAll(f => keys.Contains(f.Document) && !across.Contains(f.Rule));
            findings.AddRange(Linter.Run([.. documents.Where(d => keys.Contains(d.Key))], own).Findings.Where(f => own.Rules.First(r => r.Code == f.Rule) is var rule && !rule.Scope.Contains(RuleScope.Catalogue)));
        }
    }

    private static LintDocument Read(JobProfile profile, Dictionary<CompetencyId, LocalText> names) => profile.ToDraft().ToLint(profile.Id.ToString(),
        r => new(r.CompetencyId.ToString(), names.GetValueOrDefault(r.CompetencyId) ?? LocalText.Empty, r.RequiredLevel, r.Necessity, AssessedBy: r.AssessedBy is { } way ? [$"{way}"] : []));

    private static FindingView View(RuleFinding finding, LocalText? profile, Dictionary<string, LocalText> competencies, Dictionary<string, LocalText> rules, List<RuleWaiver> waivers, DateOnly today)
    {
        var about = profile is not null ? WaiverSubject.Profile : WaiverSubject.Competency;
        var waiver = waivers.FirstOrDefault(w => $"{w.SubjectId}" == finding.Document && w.Covers(finding.Rule, RuleWaiver.PlaceOf(finding), today));
        return new(finding.Rule, rules.GetValueOrDefault(finding.Rule) ?? RuleBook.Find(finding.Rule)?.Name ?? LocalText.Empty, finding.Severity, about, finding.Document,
            profile ?? competencies.GetValueOrDefault(finding.Document) ?? LocalText.Empty, finding.Message, finding.Words, RuleWaiver.PlaceOf(finding), waiver is null ? null : $"{waiver.GrantedByName}, {waiver.EndsOn:yyyy-MM-dd}");
    }
}

/// <summary>Which findings to show. Comes from the address.</summary>
public sealed record FindingsQuery(string? Rule = null, string? Severity = null, string? About = null, bool Waived = false, int? Page = null)
{
    internal RuleSeverity? OfSeverity => Enum.TryParse<RuleSeverity>(Severity, ignoreCase: true, out var known) ? known : null;
    internal WaiverSubject? OfAbout => Enum.TryParse<WaiverSubject>(About, ignoreCase: true, out var known) ? known : null;
}

public sealed record FindingsView(IReadOnlyList<RuleCount> Rules, IReadOnlyList<FindingView> Rows, int Total, int Page);

public sealed record RuleCount(string Rule, LocalText Name, RuleSeverity Severity, int Count);

/// <param name="Document">The id of the profile or the competency.</param>
/// <param name="Waiver">Who answers for it and until when; null when nobody does.</param>
public sealed record FindingView(string Rule, LocalText RuleName, RuleSeverity Severity, WaiverSubject About, string Document, LocalText Name, LocalText Message, IReadOnlyList<string> Words, string Place, string? Waiver)
{
    internal string EditHref => About == WaiverSubject.Profile ? $"/profiles/{Document}/edit" : $"/competencies/{Document}/edit";
    internal string WaiveHref => $"/architecture/waivers/new?rule={Uri.EscapeDataString(Rule)}&about={About}&id={Document}&place={Uri.EscapeDataString(Place)}";
}
