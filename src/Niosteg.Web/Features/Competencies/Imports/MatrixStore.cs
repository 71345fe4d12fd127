using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Competencies.Imports;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Features.Exchange;

namespace Niosteg.Web.Features.Competencies.Imports;

/// <summary>Reads what a levelled matrix is compared with, and writes an accepted plan inside the caller's transaction. New
/// rows go in bulk, each with a line of their own in the audit trail; changed ones go through the entities.</summary>
internal static class MatrixStore
{
    public static async Task<CatalogueNow> ReadAsync(AppDb db, bool withProfiles, CancellationToken cancel) => new(
        await db.Scales.AsNoTracking().ToListAsync(cancel),
        await db.Areas.AsNoTracking().ToListAsync(cancel),
        await db.Competencies.AsNoTracking().ToListAsync(cancel),
        withProfiles ? await db.Families.AsNoTracking().ToListAsync(cancel) : [],
        withProfiles ? await db.Profiles.AsNoTracking().Include(p => p.Requirements).ToListAsync(cancel) : []);

    public static async Task<Outcome> WriteAsync(AppDb db, MatrixPlan plan, ImportDraft draft, CancellationToken cancel)
    {
        var tops = (await db.Scales.AsNoTracking().ToListAsync(cancel)).Concat(plan.NewScales).ToDictionary(s => s.Id, s => s.Top);
        var fresh = new List<object>([.. plan.NewScales, .. plan.NewAreas, .. plan.NewFamilies]);
        foreach (var planned in plan.Competencies.Where(c => c.Effect == PlannedEffect.New))
        {
            var competency = new Competency(planned.Id, planned.After.Name, planned.After.Kind ?? CompetencyKind.Skill, planned.ScaleId, planned.AreaId);
            if (Write(competency, planned, tops[planned.ScaleId]).Refusal is { } refusal) return refusal;
            fresh.Add(competency);
        }
        if (NewProfiles(db, plan, draft, fresh) is { } refused) return refused;
        await db.InsertAllAsync([.. fresh, .. Trail(db, fresh, draft)], cancel);
        return await ChangeCompetenciesAsync(db, plan, tops, cancel) is { } no ? no : await ChangeProfilesAsync(db, plan, cancel);
    }

    private static async Task<Refusal?> ChangeCompetenciesAsync(AppDb db, MatrixPlan plan, Dictionary<ScaleId, int> tops, CancellationToken cancel)
    {
        var changed = plan.Competencies.Where(c => c.Effect == PlannedEffect.Changed).ToDictionary(c => c.Id);
        var ids = changed.Keys.ToList();
        if (ids.Count == 0) return null;
        foreach (var competency in await db.Competencies.Where(c => ids.Contains(c.Id)).ToListAsync(cancel))
            if (Write(competency, changed[competency.Id], tops[competency.ScaleId]).Refusal is { } refusal) return refusal;
        return null;
    }

    private static Outcome Write(Competency competency, PlannedCompetency planned, int top)
    {
        var described = competency.Describe(planned.After.Name, planned.After.Definition, planned.After.Kind ?? competency.Kind, planned.AreaId);
        if (!described.IsDone) return described;
        competency.CameFrom(planned.Source);
        if (planned.Retired is { } retired) competency.Retire(retired);
        return competency.DescribeLevels(planned.After.Levels, top);
    }

    private static Refusal? NewProfiles(AppDb db, MatrixPlan plan, ImportDraft draft, List<object> fresh)
    {
        var now = db.Clock.GetUtcNow().UtcDateTime;
        foreach (var planned in plan.Profiles.Where(p => p.Effect == PlannedEffect.New))
        {
            var profile = new JobProfile(planned.Id, planned.After.Title);
            if (profile.Write(planned.After, now).Refusal is { } refusal) return refusal;
            profile.CameFrom(draft.FileName);
            fresh.AddRange([profile, .. profile.Requirements, new ProfileSave(profile.Id, profile.Version, planned.After, db.Actor.AccountId, db.Actor.Name, now)]);
        }
        return null;
    }

    private static async Task<Outcome> ChangeProfilesAsync(AppDb db, MatrixPlan plan, CancellationToken cancel)
    {
        var now = db.Clock.GetUtcNow().UtcDateTime;
        var changed = plan.Profiles.Where(p => p.Effect == PlannedEffect.Changed).ToDictionary(p => p.Id);
        var ids = changed.Keys.ToList();
        if (ids.Count == 0) return Outcome.Done;
        var saved = (await db.ProfileSaves.Where(s => ids.Contains(s.ProfileId)).Select(s => new { s.ProfileId, s.Version }).ToListAsync(cancel)).Select(s => (s.ProfileId, s.Version)).ToHashSet();
        foreach (var profile in await db.Profiles.Include(p => p.Requirements).Where(p => ids.Contains(p.Id)).ToListAsync(cancel))
        {
            // So that the import can be undone in the editor: what was there before it.
            if (!saved.Contains((profile.Id, profile.Version))) db.ProfileSaves.Add(new ProfileSave(profile.Id, profile.Version, profile.ToDraft(), null, "", profile.ChangedAt));
            if (profile.Write(changed[profile.Id].After, now).Refusal is { } refusal) return refusal;
            db.ProfileSaves.Add(new ProfileSave(profile.Id, profile.Version + 1, changed[profile.Id].After, db.Actor.AccountId, db.Actor.Name, now));
        }
        return Outcome.Done;
    }

    private static IEnumerable<AuditEntry> Trail(AppDb db, List<object> fresh, ImportDraft draft)
    {
        AuditEntry Line(string subject, object id) => new()
        {
            At = db.Clock.GetUtcNow().UtcDateTime,
            ActorId = db.Actor.AccountId?.Value,
            ActorName = db.Actor.Name,
            Action = AuditAction.Imported,
            Subject = subject,
            SubjectId = id.ToString()!,
            Detail = draft.FileName,
        };
        yield return Line(nameof(ImportDraft), draft.Id);
        foreach (var one in fresh)
        {
            object? id = one switch { ProficiencyScale s => s.Id, CompetencyArea a => a.Id, Competency c => c.Id, JobFamily f => f.Id, JobProfile p => p.Id, _ => null };
            if (id is not null) yield return Line(one.GetType().Name, id);
        }
    }
}
