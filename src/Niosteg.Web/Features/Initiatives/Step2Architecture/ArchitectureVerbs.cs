using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>The architecture's frame. Everybody reads it; those who shape profiles write it.</summary>
public sealed class ArchitectureVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    public async Task<Outcome<FrameView>> FrameAsync(CancellationToken cancel = default)
    {
        if (!actor.IsSignedIn) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var there = await db.Architectures.AsNoTracking().FirstOrDefaultAsync(cancel);
        return new FrameView(there?.Frame ?? ArchitectureFrame.Start, there?.Number ?? 0, there?.Version ?? 0, actor.MayShape);
    }

    public async Task<Outcome> ChooseAsync(FrameInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return actor.IsSignedIn ? Refusal.NotAllowed : Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var architecture = await db.WorkingArchitectureAsync(cancel);
        if (!db.IsSeen(architecture, input.Version)) return Refusal.ChangedMeanwhile;
        return architecture.Choose(input.ToFrame(), clock.GetUtcNow().UtcDateTime) is { Refusal: { } refusal } ? refusal : await db.TrySaveAsync(cancel);
    }
}

internal static class WorkingArchitecture
{
    /// <summary>The working text, begun from what the product comes with when nobody has written any.</summary>
    public static async Task<ProfileArchitecture> WorkingArchitectureAsync(this AppDb db, CancellationToken cancel)
    {
        if (await db.Architectures.FirstOrDefaultAsync(cancel) is { } there) return there;
        var begun = new ProfileArchitecture(ArchitectureFrame.Start, RuleList.Unwritten);
        db.Architectures.Add(begun);
        return begun;
    }

    /// <summary>Whether a writer saw the text as it stands: 0 is before anybody had written.</summary>
    public static bool IsSeen(this AppDb db, ProfileArchitecture architecture, int version) =>
        version == (db.Entry(architecture).State == EntityState.Added ? 0 : architecture.Version);
}
