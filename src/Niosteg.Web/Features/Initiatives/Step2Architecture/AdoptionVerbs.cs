using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>Adopted versions of the architecture. Everybody reads them; those who shape profiles adopt; a profile is moved to the
/// newest by whoever writes it.</summary>
public sealed class AdoptionVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    /// <summary>What differs between the working text and the version in force.</summary>
    public async Task<Outcome<AdoptionView>> DifferenceAsync(CancellationToken cancel = default)
    {
        if (!actor.IsSignedIn) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var working = await db.Architectures.AsNoTracking().FirstOrDefaultAsync(cancel);
        var present = await NewestAsync(db, cancel);
        var (rules, frame) = (Rules(working?.RulesJson), working?.Frame ?? ArchitectureFrame.Start);
        return new AdoptionView(present?.Number ?? 0, present?.AdoptedAt, frame, present?.Frame ?? ArchitectureFrame.Start,
            RuleBookDifference.Between(Rules(present?.RulesJson), rules), rules.Count, rules.Count(r => r.IsOn), working?.Version ?? 0, actor.MayShape);
    }

    public async Task<Outcome<int>> AdoptAsync(AdoptInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return actor.IsSignedIn ? Refusal.NotAllowed : Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var architecture = await db.WorkingArchitectureAsync(cancel);
        if (!db.IsSeen(architecture, input.Version)) return Refusal.ChangedMeanwhile;
        var adopted = architecture.Adopt(await NewestAsync(db, cancel), input.Note, actor.AccountId, actor.Name, clock.GetUtcNow().UtcDateTime);
        if (adopted.Refusal is { } refusal) return refusal;
        db.ArchitectureVersions.Add(adopted.Value);
        return await db.TrySaveAsync(cancel) is { Refusal: { } lost } ? lost : adopted.Value.Number;
    }

    public async Task<Outcome<IReadOnlyList<VersionRow>>> VersionsAsync(CancellationToken cancel = default)
    {
        if (!actor.IsSignedIn) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var counts = await db.ProfilesSeenBy(actor).Where(p => !p.IsRetired).GroupBy(p => p.ArchitectureNumber).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var versions = await db.ArchitectureVersions.AsNoTracking().OrderByDescending(v => v.Number).Select(v => new { v.Number, v.AdoptedAt, v.AdoptedByName, v.Note }).ToListAsync(cancel);
        var rows = versions.Select(v => new VersionRow(v.Number, v.AdoptedAt, v.AdoptedByName, v.Note, counts.GetValueOrDefault(v.Number))).ToList();
        // What the product begins with is number 0: it is listed while somebody's profile still follows it.
        if (counts.TryGetValue(0, out var before)) rows.Add(new(0, null, null, null, before));
        return rows;
    }

    public async Task<Outcome<VersionView>> VersionAsync(int number, CancellationToken cancel = default)
    {
        if (!actor.IsSignedIn) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var versions = await db.ArchitectureVersions.AsNoTracking().OrderBy(v => v.Number).ToListAsync(cancel);
        var wanted = versions.Find(v => v.Number == number);
        if (wanted is null && number != 0) return Refusal.NotFound;
        var profiles = await db.ProfilesSeenBy(actor).CountAsync(p => p.ArchitectureNumber == number && !p.IsRetired, cancel);
        var rules = Rules(wanted?.RulesJson);
        var later = versions.Where(v => v.Number > number).Select(v => (v.Number, Codes: Rules(v.RulesJson).Where(r => r.IsOn).Select(r => r.Code).ToHashSet())).ToList();
        var retired = rules.Where(r => r.IsOn).Select(r => (r.Code, In: later.Find(v => !v.Codes.Contains(r.Code)).Number)).Where(r => r.In > 0).ToDictionary(r => r.Code, r => r.In);
        return new VersionView(number, wanted?.Frame ?? ArchitectureFrame.Start, [.. rules.OrderByDescending(r => r.IsOn).ThenBy(r => r.Code, StringComparer.Ordinal)], retired,
            wanted?.Note, wanted?.AdoptedAt, wanted?.AdoptedByName, profiles, versions.LastOrDefault()?.Number ?? 0);
    }

    /// <summary>The profiles under a version that the reader may write, with what the newest would ask of each.</summary>
    public async Task<Outcome<MovesView>> ProfilesAsync(int number, CancellationToken cancel = default)
    {
        if (!actor.IsSignedIn) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var newest = await NewestAsync(db, cancel);
        if (number < 0 || number > (newest?.Number ?? 0)) return Refusal.NotFound;
        var wanted = db.ProfilesWrittenBy(actor).Where(p => p.ArchitectureNumber == number && !p.IsRetired);
        var documents = await db.LintProfilesAsync(wanted, cancel);
        var (now, then) = (await db.RuleSetAsync(number, cancel), await db.RuleSetAsync(null, cancel));
        var moves = documents.Select(d =>
        {
            var today = Linter.Run(d, now).Findings.Select(f => f.Key).ToHashSet();
            var asked = Linter.Run(d, then).Findings;
            return new Move(Guid.Parse(d.Key), d.Name, [.. asked.Where(f => !today.Contains(f.Key))], today.Count(key => asked.All(f => f.Key != key)));
        });
        return new MovesView(number, newest?.Number ?? 0, [.. moves.OrderBy(m => m.Asked.Count)]);
    }

    public async Task<Outcome> MoveAsync(ProfileId id, CancellationToken cancel = default)
    {
        if (!actor.IsSignedIn) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.ProfilesWrittenBy(actor).FirstOrDefaultAsync(p => p.Id == id, cancel) is not { } profile)
            return await db.ProfilesSeenBy(actor).AnyAsync(p => p.Id == id, cancel) ? Refusal.NotAllowed : Refusal.NotFound;
        profile.WriteUnder(await db.ArchitectureNumberAsync(cancel));
        return await db.TrySaveAsync(cancel);
    }

    private static IReadOnlyList<ArchitectureRule> Rules(string? json) => RuleList.Read(json ?? RuleList.Unwritten).Rules;

    private static Task<ArchitectureVersion?> NewestAsync(AppDb db, CancellationToken cancel) =>
        db.ArchitectureVersions.AsNoTracking().OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);
}
