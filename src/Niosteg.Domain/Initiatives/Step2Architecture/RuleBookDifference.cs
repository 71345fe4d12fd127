using System.Text.Json.Nodes;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

public enum RuleChangeKind
{
    New = 0,
    Changed = 1,
    Gone = 2,
}

/// <param name="Parts">What differs in a changed rule, by the names of its file.</param>
public sealed record RuleChange(string Code, LocalText Name, RuleChangeKind Kind, IReadOnlyList<string> Parts);

/// <summary>What differs between two rule books, rule by rule, in the order of their codes.</summary>
public static class RuleBookDifference
{
    public static IReadOnlyList<RuleChange> Between(IReadOnlyList<ArchitectureRule> before, IReadOnlyList<ArchitectureRule> after)
    {
        var (old, now) = (before.DistinctBy(r => r.Code).ToDictionary(r => r.Code), after.DistinctBy(r => r.Code).ToDictionary(r => r.Code));
        return [.. old.Keys.Union(now.Keys).Order(StringComparer.Ordinal).Select(code => Of(old.GetValueOrDefault(code), now.GetValueOrDefault(code))).OfType<RuleChange>()];
    }

    /// <summary>The parts in which two states of a rule differ.</summary>
    public static IReadOnlyList<string> Parts(ArchitectureRule before, ArchitectureRule after)
    {
        var (old, now) = (JsonNode.Parse(RuleFile.Write(before))!.AsObject(), JsonNode.Parse(RuleFile.Write(after))!.AsObject());
        return [.. old.Select(p => p.Key).Union(now.Select(p => p.Key)).Where(key => !JsonNode.DeepEquals(old[key], now[key]))];
    }

    private static RuleChange? Of(ArchitectureRule? before, ArchitectureRule? after) => (before, after) switch
    {
        (null, { } made) => new(made.Code, made.Name, RuleChangeKind.New, []),
        ({ } gone, null) => new(gone.Code, gone.Name, RuleChangeKind.Gone, []),
        ({ } old, { } now) when Parts(old, now) is { Count: > 0 } parts => new(now.Code, now.Name, RuleChangeKind.Changed, parts),
        _ => null,
    };
}
