using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Initiatives.Step1Goals;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Competencies.Merging;

/// <summary>Makes two own competencies one. Requirements, views and links follow; sealed versions keep what they sealed, and
/// the views of the one that goes stay where they are for them.</summary>
public sealed class MergeVerbs(IDbContextFactory<AppDb> database, Actor actor)
{
    public async Task<Outcome<MergeView>> PreviewAsync(CompetencyId kept, CompetencyId gone, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var (stays, goes) = await PairAsync(db, kept, gone, cancel);
        if (stays is null || goes is null) return Refusal.NotFound;
        var profiles = await ProfilesAsync(db, gone, cancel);
        var requirements = profiles.Select(p => (Profile: p, Follows: RequirementFollow.Of(p.ToDraft().Requirements, gone, kept)!))
            .Select(x => new MergedRequirement(x.Profile.Id, x.Profile.Title, x.Follows.Gone.RequiredLevel, x.Follows.Kept?.RequiredLevel, x.Follows.Becomes.RequiredLevel, x.Follows.Becomes.Necessity));
        var links = await db.CompetencyLinks.CountAsync(l => l.CompetencyId == gone && !db.CompetencyLinks.Any(k => k.CompetencyId == kept && k.ConceptId == l.ConceptId), cancel);
        var goneText = gone.ToString();
        var top = (await db.Scales.AsNoTracking().FirstAsync(s => s.Id == stays.ScaleId, cancel)).Top;
        return new MergeView(kept, stays.Name, gone, goes.Name, [.. requirements], await db.Assessments.CountAsync(a => a.CompetencyId == gone, cancel),
            await DifferingAsync(db, kept, gone, cancel), links, await db.ProfileVersions.CountAsync(v => v.ContentJson.Contains(goneText), cancel),
            [.. goes.Levels.Select(l => l.Ordinal).Except(stays.Levels.Select(l => l.Ordinal))], top, await StopAsync(db, stays, goes, cancel));
    }

    /// <summary>All of it in one transaction.</summary>
    public async Task<Outcome> MergeAsync(CompetencyId kept, MergeInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotAllowed;
        await using var db = await database.CreateDbContextAsync(cancel);
        var gone = new CompetencyId(input.Gone);
        var (stays, goes) = await PairAsync(db, kept, gone, cancel);
        if (stays is null || goes is null) return Refusal.NotFound;
        if (await StopAsync(db, stays, goes, cancel) is { } refusal) return refusal;
        var now = db.Clock.GetUtcNow().UtcDateTime;
        foreach (var profile in await ProfilesAsync(db, gone, cancel))
        {
            var draft = profile.ToDraft();
            var after = draft with { Requirements = RequirementFollow.Follow(draft.Requirements, RequirementFollow.Of(draft.Requirements, gone, kept)!) };
            if (profile.Write(after, now).Refusal is { } no) return no;
            db.ProfileSaves.Add(new ProfileSave(profile.Id, profile.Version + 1, profile.ToDraft(), actor.AccountId, actor.Name, now));
        }
        db.Assessments.AddRange((await db.Assessments.AsNoTracking().Where(a => a.CompetencyId == gone).ToListAsync(cancel)).Select(a => a.Of(AssessmentId.New(), kept)));
        await MoveLinksAsync(db, kept, gone, cancel);
        await MoveTiesAsync(db, kept, gone, cancel);
        foreach (var earlier in await db.Competencies.Where(c => c.ReplacedById == gone).ToListAsync(cancel)) earlier.MergeInto(kept);
        goes.MergeInto(kept);
        return await db.TrySaveAsync(cancel);
    }

    private static async Task<(Competency? Stays, Competency? Goes)> PairAsync(AppDb db, CompetencyId kept, CompetencyId gone, CancellationToken cancel)
    {
        var pair = await db.Competencies.Where(c => c.Id == kept || c.Id == gone).ToListAsync(cancel);
        return (pair.Find(c => c.Id == kept), pair.Find(c => c.Id == gone));
    }

    private static Task<List<JobProfile>> ProfilesAsync(AppDb db, CompetencyId gone, CancellationToken cancel) =>
        db.Profiles.Include(p => p.Requirements).Where(p => p.Requirements.Any(r => r.CompetencyId == gone)).OrderBy(p => p.Title.Sv ?? p.Title.En).ToListAsync(cancel);

    /// <summary>Levels of another scale say nothing of these.</summary>
    private static async Task<Refusal?> StopAsync(AppDb db, Competency stays, Competency goes, CancellationToken cancel)
    {
        if (stays.Id == goes.Id) return new Refusal("merge-with-itself");
        if (stays.IsRetired || goes.IsRetired) return new Refusal("merge-retired");
        if (stays.ScaleId == goes.ScaleId) return null;
        var isUsed = await db.Requirements.AnyAsync(r => r.CompetencyId == goes.Id, cancel) || await db.Assessments.AnyAsync(a => a.CompetencyId == goes.Id, cancel);
        return isUsed ? new Refusal("merge-other-scale") : null;
    }

    private static async Task<int> DifferingAsync(AppDb db, CompetencyId kept, CompetencyId gone, CancellationToken cancel)
    {
        var views = await db.Assessments.AsNoTracking().Where(a => a.CompetencyId == kept || a.CompetencyId == gone).ToListAsync(cancel);
        return views.GroupBy(a => a.PersonId).Count(person =>
        {
            StandingViews Of(CompetencyId id) => StandingViews.Of(person.Where(a => a.CompetencyId == id));
            bool Differ(Assessment? one, Assessment? other) => one is not null && other is not null && one.Level != other.Level;
            var (a, b) = (Of(kept), Of(gone));
            return Differ(a.Self, b.Self) || Differ(a.Manager, b.Manager) || Differ(a.Agreed, b.Agreed);
        });
    }

    /// <summary>What it did for a goal follows, unless the one that stays has been looked at for the same goal.</summary>
    private static async Task MoveTiesAsync(AppDb db, CompetencyId kept, CompetencyId gone, CancellationToken cancel)
    {
        var ties = await db.GoalTies.Where(t => t.CompetencyId == kept || t.CompetencyId == gone).ToListAsync(cancel);
        var there = ties.Where(t => t.CompetencyId == kept).Select(t => t.GoalId).ToHashSet();
        foreach (var tie in ties.Where(t => t.CompetencyId == gone))
        {
            if (!there.Contains(tie.GoalId)) db.GoalTies.Add(GoalTie.Of(tie.GoalId, kept, tie.Strength).Value);
            db.GoalTies.Remove(tie);
        }
    }

    private static async Task MoveLinksAsync(AppDb db, CompetencyId kept, CompetencyId gone, CancellationToken cancel)
    {
        var links = await db.CompetencyLinks.Where(l => l.CompetencyId == kept || l.CompetencyId == gone).ToListAsync(cancel);
        var there = links.Where(l => l.CompetencyId == kept).Select(l => l.ConceptId).ToHashSet();
        foreach (var link in links.Where(l => l.CompetencyId == gone))
        {
            if (!there.Contains(link.ConceptId)) db.CompetencyLinks.Add(link.Of(kept));
            db.CompetencyLinks.Remove(link);
        }
    }
}
