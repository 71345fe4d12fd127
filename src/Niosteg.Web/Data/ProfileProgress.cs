using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Data;

/// <summary>How far the profiles of an initiative have come. The one rule: Resan, the gates and the plan say the same.</summary>
/// <param name="All">How many the initiative is to make.</param>
/// <param name="Begun">Those that have requirements.</param>
/// <param name="Written">Those that are written to the end: sealed since it began, or with requirements and, where the plan has a
/// line for writing them, with that line finished.</param>
/// <param name="Sealed">Those that were sealed since it began. What was sealed before is what it is to renew.</param>
internal sealed record ProfileProgress(int All, int Begun, int Written, int Sealed)
{
    public int NotWritten => All - Written;
    /// <summary>Profiles that the plan counts and nobody has chosen yet.</summary>
    public int OnlyCounted { get; init; }
}

internal static class ProfileProgressReading
{
    public static async Task<ProfileProgress> ProfileProgressAsync(this AppDb db, InitiativeId id, CancellationToken cancel)
    {
        var started = await db.Initiatives.Where(i => i.Id == id).Select(i => i.CreatedAt).FirstOrDefaultAsync(cancel);
        var profiles = await db.InitiativeProfiles.Where(p => p.InitiativeId == id).Select(p => new
        {
            p.ProfileId,
            HasRequirements = db.Requirements.Any(r => r.ProfileId == p.ProfileId),
            IsSealed = db.ProfileVersions.Any(v => v.ProfileId == p.ProfileId && v.SealedAt >= started),
        }).ToListAsync(cancel);
        var lines = await db.ScheduleActivities.Where(a => a.InitiativeId == id && a.Kind == ActivityKind.WritingUp).Select(a => new { a.Profile, a.FinishedOn }).ToListAsync(cancel);
        // The plan counts the profiles from 1, in the order of their ids.
        var open = lines.Where(line => line.FinishedOn is null).Select(line => line.Profile).ToHashSet();
        var inOrder = profiles.OrderBy(p => p.ProfileId.Value).Select((p, at) => (p.HasRequirements, p.IsSealed, IsOpen: open.Contains(at + 1))).ToList();
        var plan = await db.Schedules.AsNoTracking().Where(s => s.InitiativeId == id).Select(s => s.Answers).FirstOrDefaultAsync(cancel);
        return new(inOrder.Count, inOrder.Count(p => p.HasRequirements), inOrder.Count(p => p.IsSealed || (p.HasRequirements && !p.IsOpen)), inOrder.Count(p => p.IsSealed))
        {
            OnlyCounted = Math.Max(0, (plan?.Profiles ?? 0) - inOrder.Count),
        };
    }
}
