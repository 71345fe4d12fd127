using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Data;

/// <summary>Everything that is written here today as the rules read it: working texts of profiles, and competencies. What is
/// retired is left alone.</summary>
internal static class LintedTexts
{
    /// <summary>Everything there is has been given, so that what is missing can be told. The rules about goals are silent until
    /// a competency is tied to one.</summary>
    public static async Task<LintContext> LintContextAsync(this AppDb db, CancellationToken cancel) => new(IsWhole: true, (await GoalWeighting.ReadAsync(db, cancel)).Links);

    public static async Task<IReadOnlyList<LintDocument>> LintDocumentsAsync(this AppDb db, CancellationToken cancel) =>
        [.. await db.LintProfilesAsync(db.Profiles.Where(p => !p.IsRetired), cancel), .. await db.LintCompetenciesAsync(cancel)];

    public static async Task<IReadOnlyList<LintDocument>> LintProfilesAsync(this AppDb db, IQueryable<JobProfile> wanted, CancellationToken cancel)
    {
        var names = await db.Competencies.AsNoTracking().Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        var profiles = await wanted.AsNoTracking().Include(p => p.Requirements).OrderBy(p => p.Id).ToListAsync(cancel);
        return [.. profiles.Select(p => p.ToDraft().ToLint(p.Id.ToString(), r => new(r.CompetencyId.ToString(), names.GetValueOrDefault(r.CompetencyId) ?? LocalText.Empty,
            r.RequiredLevel, r.Necessity, AssessedBy: r.AssessedBy is { } way ? [$"{way}"] : [])))];
    }

    private static async Task<IEnumerable<LintDocument>> LintCompetenciesAsync(this AppDb db, CancellationToken cancel)
    {
        var tops = await db.Scales.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Top, cancel);
        var competencies = await db.Competencies.AsNoTracking().Where(c => !c.IsRetired).OrderBy(c => c.Id).ToListAsync(cancel);
        return competencies.Select(c => c.ToLint(tops[c.ScaleId]));
    }
}
