using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>The rules of the working text. Everybody who is signed in reads them; those who shape profiles write them.</summary>
public sealed class RuleBookVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    public async Task<Outcome<RuleBookView>> ListAsync(RuleFilter filter, CancellationToken cancel = default)
    {
        if (!actor.IsSignedIn) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var (rules, unreadable, version, set) = await db.WorkingRulesAsync(cancel);
        var views = Views(rules, set);
        return new RuleBookView([.. views.Where(v => filter.Lets(v.Rule))], views.Count, views.Count(v => v.Rule.IsOn), unreadable, version, actor.MayShape);
    }

    public async Task<Outcome<OneRuleView>> FindAsync(string code, CancellationToken cancel = default)
    {
        if (!actor.IsSignedIn) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var (rules, _, version, set) = await db.WorkingRulesAsync(cancel);
        return Views(rules, set).FirstOrDefault(v => v.Rule.Code == code) is { } view ? new OneRuleView(view, version, actor.MayShape) : Refusal.NotFound;
    }

    public Task<Outcome> ChangeAsync(string code, RuleInput input, CancellationToken cancel = default) => WriteAsync(input.Version, rules =>
    {
        if (rules.Find(r => r.Code == code) is not { } before) return Refusal.NotFound;
        var rule = input.ToRule(before);
        return rule.Refusal ?? Put(rules, rule.Value);
    }, cancel);

    public Task<Outcome> AddAsync(RuleInput input, CancellationToken cancel = default) => WriteAsync(input.Version, rules =>
    {
        if (rules.Count >= RuleSet.MostRules) return new Refusal("rule-too-many", null, RuleSet.MostRules);
        if (rules.Exists(r => r.Code == input.Code?.Trim())) return new Refusal("rule-code-taken", nameof(RuleInput.Code), input.Code);
        var rule = input.ToRule(null);
        return rule.Refusal ?? Put(rules, rule.Value);
    }, cancel);

    /// <summary>A whole rule as in its file: changes the one of that code or adds it.</summary>
    public Task<Outcome> PutAsync(string code, RuleFileInput input, CancellationToken cancel = default) => WriteAsync(input.Version, rules =>
    {
        var read = RuleFile.Read(input.Rule.GetRawText());
        return read.Refusal ?? (read.Value.Code == code ? Put(rules, read.Value) : new Refusal("rule-bad-code", nameof(RuleInput.Code), read.Value.Code));
    }, cancel);

    /// <summary>The rule as the product brings it.</summary>
    public Task<Outcome> RestoreAsync(string code, SeenInput input, CancellationToken cancel = default) => WriteAsync(input.Version, rules =>
    {
        if (RuleBook.Find(code) is not { } brought) return Refusal.NotFound;
        rules.RemoveAll(r => r.Code == code);
        rules.Add(brought);
        return null;
    }, cancel);

    /// <summary>Takes away a rule of one's own. One of the product's is turned off instead.</summary>
    public Task<Outcome> RemoveAsync(string code, SeenInput input, CancellationToken cancel = default) => WriteAsync(input.Version, rules =>
        RuleBook.Find(code) is not null ? new Refusal("rule-is-brought")
        : rules.RemoveAll(r => r.Code == code) == 0 ? Refusal.NotFound : null, cancel);

    /// <summary>Puts many in at once, each after its own trial; those of the same code are changed.</summary>
    public Task<Outcome> PutManyAsync(int version, IReadOnlyList<ArchitectureRule> many, CancellationToken cancel = default) => WriteAsync(version, rules =>
        many.Select(rule => Put(rules, rule)).FirstOrDefault(refusal => refusal is not null)
        ?? (rules.Count > RuleSet.MostRules ? new Refusal("rule-too-many", null, RuleSet.MostRules) : null), cancel);

    private async Task<Outcome> WriteAsync(int version, Func<List<ArchitectureRule>, Refusal?> change, CancellationToken cancel)
    {
        if (!actor.MayShape) return actor.IsSignedIn ? Refusal.NotAllowed : Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var architecture = await db.WorkingArchitectureAsync(cancel);
        if (!db.IsSeen(architecture, version)) return Refusal.ChangedMeanwhile;
        var rules = RuleList.Read(architecture.RulesJson).Rules.ToList();
        if (change(rules) is { } refusal) return refusal;
        architecture.Write(RuleList.Write(rules), clock.GetUtcNow().UtcDateTime);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>A rule goes in as its own file would: what could not be read back is refused here.</summary>
    internal static Refusal? Put(List<ArchitectureRule> rules, ArchitectureRule rule)
    {
        if (RuleFile.Read(RuleFile.Write(rule)).Refusal is { } unreadable) return unreadable;
        if (Tried(rule) is { } refusal) return refusal;
        rules.RemoveAll(r => r.Code == rule.Code);
        rules.Add(rule);
        return null;
    }

    /// <summary>One of the product's whose own examples need more than two lines to show is not asked for more here.</summary>
    private static Refusal? Tried(ArchitectureRule rule) =>
        RuleBook.Find(rule.Code) is { } brought && RuleTrial.Of(brought) is not null ? (RuleSet.Of([rule with { IsOn = true }]).Refused is [var left, ..] ? left.Refusal : null) : RuleTrial.Of(rule);

    internal static IReadOnlyList<RuleView> Views(IReadOnlyList<ArchitectureRule> rules, RuleSet set)
    {
        var names = rules.DistinctBy(r => r.Code).ToDictionary(r => r.Code, r => r.Name);
        var against = set.Contradictions.SelectMany(c => new[] { (c.One, c.Other, c.Words), (c.Other, c.One, c.Words) }).ToLookup(c => c.Item1, c => new RuleAgainst(c.Item2, names[c.Item2], c.Words));
        return [.. rules.Select(rule => new RuleView(rule, RuleBook.Find(rule.Code) is null,
            RuleBook.Find(rule.Code) is { } brought && RuleBookDifference.Parts(brought, rule).Count > 0,
            [.. against[rule.Code]], set.Refused.FirstOrDefault(r => r.Name == rule.Code)?.Refusal))
            .OrderByDescending(v => v.Against.Count > 0).ThenByDescending(v => v.Rule.IsOn).ThenByDescending(v => v.Rule.Severity).ThenBy(v => v.Rule.Code, StringComparer.Ordinal)];
    }
}

/// <param name="Unreadable">Rules of the text that could not be read, by name.</param>
/// <param name="Version">0 when nothing was written.</param>
/// <param name="Set">The same made ready, under the working frame.</param>
internal sealed record WorkingRuleBook(IReadOnlyList<ArchitectureRule> Rules, IReadOnlyList<RefusedRule> Unreadable, int Version, RuleSet Set);

internal static class WorkingRules
{
    public static async Task<WorkingRuleBook> WorkingRulesAsync(this AppDb db, CancellationToken cancel)
    {
        var there = await db.Architectures.AsNoTracking().FirstOrDefaultAsync(cancel);
        var text = there?.RulesJson ?? RuleList.Unwritten;
        var (rules, unreadable) = RuleList.Read(text);
        return new(rules, unreadable, there?.Version ?? 0, RulesInForce.Make(text, there?.Frame ?? ArchitectureFrame.Start));
    }
}
