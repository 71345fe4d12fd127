using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Data;

/// <summary>The rules that a text is judged by, made ready once. Kept by what they say, so that a new version needs no
/// forgetting of the old.</summary>
internal static class RulesInForce
{
    /// <summary>Versions that are in use at the same time are few; a working text that is tried makes some more.</summary>
    private const int Most = 12;
    private static readonly ConcurrentDictionary<(string Rules, ArchitectureFrame Frame), RuleSet> Ready = new();

    /// <param name="number">The architecture a profile was written under; null for the newest. 0, and the newest when none is
    /// adopted, is the book that the product comes with.</param>
    public static async Task<RuleSet> RuleSetAsync(this AppDb db, int? number, CancellationToken cancel)
    {
        if (number == 0) return Make(RuleList.Unwritten, ArchitectureFrame.Start);
        var version = await db.ArchitectureVersions.AsNoTracking().Where(v => number == null || v.Number == number).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);
        return version is null ? Make(RuleList.Unwritten, ArchitectureFrame.Start) : Make(version.RulesJson, version.Frame);
    }

    public static RuleSet Make(string rulesJson, ArchitectureFrame frame)
    {
        if (Ready.TryGetValue((rulesJson, frame), out var known)) return known;
        var made = RuleSet.Of(RuleList.Read(rulesJson).Rules.Under(frame));
        if (Ready.Count >= Most) Ready.Clear();
        return Ready[(rulesJson, frame)] = made;
    }

    /// <summary>Number of the newest adopted version; 0 when there is none.</summary>
    public static async Task<int> ArchitectureNumberAsync(this AppDb db, CancellationToken cancel) =>
        await db.ArchitectureVersions.MaxAsync(v => (int?)v.Number, cancel) ?? 0;

    /// <summary>The waivers that hold today for one profile or competency.</summary>
    public static async Task<IReadOnlyList<RuleWaiver>> WaiversAsync(this AppDb db, ProfileId? profile, CompetencyId? competency, CancellationToken cancel)
    {
        var today = db.Today();
        return await db.Waivers.AsNoTracking().Where(w => w.ProfileId == profile && w.CompetencyId == competency && w.EndsOn >= today).ToListAsync(cancel);
    }

    /// <summary>A rule by its code, in the newest adopted version or else in the product's own book.</summary>
    public static async Task<ArchitectureRule?> FindRuleAsync(this AppDb db, string code, CancellationToken cancel) =>
        (await db.RuleSetAsync(null, cancel)).Rules.FirstOrDefault(r => r.Code == code) ?? RuleBook.Find(code);
}
