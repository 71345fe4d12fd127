using System.Text.Json;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>A whole rule book as one text: a JSON list of rules in the order of their codes, each as in its own file, so that
/// equal books are equal texts.</summary>
public static class RuleList
{
    /// <summary>A book that says nothing of its own is the one the product comes with.</summary>
    public const string Unwritten = "[]";

    public static string Write(IEnumerable<ArchitectureRule> rules) =>
        "[\n" + string.Join(",\n", rules.OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => RuleFile.Write(r).TrimEnd())) + "\n]\n";

    /// <summary>The rules, and those that could not be read, each by its code or its place in the list.</summary>
    public static (IReadOnlyList<ArchitectureRule> Rules, IReadOnlyList<RefusedRule> Refused) Read(string json)
    {
        if (json == Unwritten) return (RuleBook.BuiltIn, []);
        using var list = JsonDocument.Parse(json);
        return RuleFile.ReadAll(list.RootElement.EnumerateArray().Select((rule, at) => (Name(rule, at), rule.GetRawText())));
    }

    /// <summary>The rules with the frame's own numbers: how many requirements, how many musts.</summary>
    public static IReadOnlyList<ArchitectureRule> Under(this IEnumerable<ArchitectureRule> rules, ArchitectureFrame frame) => [.. rules.Select(rule => rule.Shape switch
    {
        "requirement-count" => rule with { Parameters = rule.Parameters with { Fewest = frame.Fewest, Most = frame.Most } },
        "must-count" => rule with { Parameters = rule.Parameters with { Most = frame.MostMusts }, IsOn = rule.IsOn && frame.Musts == MustWay.FewMusts },
        _ => rule,
    })];

    private static string Name(JsonElement rule, int at) =>
        rule.ValueKind == JsonValueKind.Object && rule.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String ? code.GetString()! : $"{at + 1}";
}
