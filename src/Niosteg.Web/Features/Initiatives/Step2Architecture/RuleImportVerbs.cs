using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>Rules from someone else. They are shown before they are taken, and what is taken is what was shown: the page carries
/// the rules themselves, and they are read anew when they come back.</summary>
public sealed class RuleImportVerbs(IDbContextFactory<AppDb> database, Actor actor, RuleBookVerbs rules)
{
    public async Task<Outcome<RuleImportView>> PreviewAsync(IReadOnlyList<(string Name, byte[] Content)> files, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return actor.IsSignedIn ? Refusal.NotAllowed : Refusal.NotFound;
        if (files.Count == 0) return new Refusal("file-missing", "Files");
        var (read, refused) = (new List<ArchitectureRule>(), new List<RefusedRule>());
        foreach (var (name, content) in files)
        {
            var texts = RuleZip.Read(name, content);
            if (texts.Refusal is { } whole) refused.Add(new(name, whole));
            else foreach (var (file, json) in texts.Value) Take(file, json, read, refused);
        }
        await using var db = await database.CreateDbContextAsync(cancel);
        var working = await db.WorkingRulesAsync(cancel);
        var changes = RuleBookDifference.Between(working.Rules, [.. working.Rules.Where(r => !read.Exists(n => n.Code == r.Code)), .. read]);
        return new RuleImportView(changes, read.Count - changes.Count, refused, working.Version, RuleList.Write(read.Where(r => changes.Any(c => c.Code == r.Code))));
    }

    /// <param name="rulesJson">The rules as the preview gave them.</param>
    public async Task<Outcome> AcceptAsync(int version, string? rulesJson, CancellationToken cancel = default)
    {
        if (rulesJson is not { Length: > 0 and <= RuleZip.MostBytes }) return new Refusal("rules-no-file");
        try
        {
            var (taken, refused) = RuleList.Read(rulesJson);
            return refused is [var first, ..] ? first.Refusal : await rules.PutManyAsync(version, taken, cancel);
        }
        catch (System.Text.Json.JsonException)
        {
            return new Refusal("rules-no-file");
        }
    }

    /// <summary>A rule that cannot be read, cannot run or fails on its own examples is left out by name; the rest are kept.</summary>
    private static void Take(string file, string json, List<ArchitectureRule> read, List<RefusedRule> refused)
    {
        var rule = RuleFile.Read(json);
        if (rule.Refusal is { } unreadable) refused.Add(new(file, unreadable));
        else if (read.Exists(r => r.Code == rule.Value.Code)) refused.Add(new(file, new("rule-code-twice", null, rule.Value.Code)));
        else if (read.Count == RuleSet.MostRules) refused.Add(new(file, new("rule-too-many", null, RuleSet.MostRules)));
        else if (RuleBookVerbs.Put([], rule.Value) is { } refusal) refused.Add(new(file, refusal));
        else read.Add(rule.Value);
    }
}

/// <param name="Changes">What is new and what changes.</param>
/// <param name="Same">Rules that are here already, word for word.</param>
/// <param name="Version">The working text that they were compared with.</param>
/// <param name="RulesJson">What to send back to take them.</param>
public sealed record RuleImportView(IReadOnlyList<RuleChange> Changes, int Same, IReadOnlyList<RefusedRule> Refused, int Version, string RulesJson);
