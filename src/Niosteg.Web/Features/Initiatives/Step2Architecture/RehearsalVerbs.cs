using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Kit;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>What the working text would cost if it held tomorrow. It reads everybody's working texts, so only those who shape
/// profiles ask.</summary>
public sealed class RehearsalVerbs(IDbContextFactory<AppDb> database, Actor actor)
{
    /// <param name="code">One rule alone; null for the whole text.</param>
    public async Task<Outcome<RehearsalView>> RehearseAsync(string? code, int? minutes, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var architecture = await db.Architectures.AsNoTracking().FirstOrDefaultAsync(cancel);
        var inForce = await db.ArchitectureVersions.AsNoTracking().OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);
        var working = Rules(architecture?.RulesJson, architecture?.Frame, code);
        if (code is not null && working.Count == 0) return Refusal.NotFound;
        // Asked about by name, a rule that is off is tried as if it were on.
        if (code is not null) working = [.. working.Select(r => r with { IsOn = true })];
        var rehearsal = Rehearsal.Of(await db.LintDocumentsAsync(cancel), working, Rules(inForce?.RulesJson, inForce?.Frame, code), await db.LintContextAsync(cancel));
        var each = Math.Clamp(minutes ?? Rehearsal.MinutesPerText, 1, Rehearsal.MostMinutes);
        return new RehearsalView(code is null ? null : working[0], inForce?.Number ?? 0, rehearsal.Texts, rehearsal.Flagged, rehearsal.Share,
            rehearsal.IsDoubtful, rehearsal.Touched, rehearsal.New, rehearsal.Gone, each, rehearsal.Hours(each));
    }

    private static List<ArchitectureRule> Rules(string? json, ArchitectureFrame? frame, string? code) =>
        [.. RuleList.Read(json ?? RuleList.Unwritten).Rules.Under(frame ?? ArchitectureFrame.Start).Where(r => code is null || r.Code == code)];
}

/// <param name="Rule">The rule when it is about one alone.</param>
/// <param name="Against">Number of the version it is compared with; 0 for what the product begins with.</param>
/// <param name="Share">Flagged texts of all; null when there is none.</param>
public sealed record RehearsalView(ArchitectureRule? Rule, int Against, int Texts, int Flagged, Measure? Share, bool IsDoubtful,
    IReadOnlyList<TouchedText> Touched, int New, int Gone, int Minutes, Measure Hours);
