using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step2Architecture;

/// <summary>A rule as a JSON file. What is not known is refused by name: a misspelt parameter would otherwise make a rule
/// that never finds anything.</summary>
public static class RuleFile
{
    public const int LongestFile = 200_000;
    public const int MostPhrases = 4_000;
    public const int LongestPattern = 1_000;
    private const int LongestMessage = 500;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        ReadCommentHandling = JsonCommentHandling.Skip,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        MaxDepth = 16,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static string Write(ArchitectureRule rule) => JsonSerializer.Serialize(rule, Options) + "\n";

    public static Outcome<ArchitectureRule> Read(string json)
    {
        if (json.Length > LongestFile) return new Refusal("rule-file-too-large", null, LongestFile);
        try
        {
            var rule = JsonSerializer.Deserialize<ArchitectureRule>(json, Options);
            if (rule is null) return new Refusal("rule-not-readable", null, "null");
            return Check(rule) is { } refusal ? refusal : rule;
        }
        catch (JsonException bad)
        {
            return new Refusal("rule-not-readable", null, Said(bad));
        }
    }

    internal static (List<ArchitectureRule>, List<RefusedRule>) ReadAll(IEnumerable<(string Name, string Json)> files)
    {
        var (rules, refused) = (new List<ArchitectureRule>(), new List<RefusedRule>());
        foreach (var (name, json) in files)
        {
            var read = Read(json);
            if (read.Refusal is { } refusal) refused.Add(new(name, refusal));
            else rules.Add(read.Value);
        }
        return (rules, refused);
    }

    private static Refusal? Check(ArchitectureRule rule)
    {
        if (rule.Code.Length is 0 or > ArchitectureRule.CodeLength || !rule.Code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            return new Refusal("rule-bad-code", null, rule.Code);
        if (rule.Name.Sv is null || rule.Name.En is null || rule.Message.Sv is null || rule.Message.En is null) return new Refusal("rule-text-missing", null, rule.Code);
        if (rule.Message.IsLongerThan(LongestMessage)) return new Refusal("text-too-long", "Message", LongestMessage);
        if (rule.Why.Link is { } link && !(Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps))
            return new Refusal("rule-bad-link", null, link);
        if (RuleShapes.Phrases(rule.Parameters).Skip(MostPhrases).Any()) return new Refusal("rule-too-many-phrases", null, MostPhrases);
        var patterns = new[] { rule.Parameters.Sv, rule.Parameters.En }.OfType<RuleWords>().SelectMany(w => w.Patterns);
        return patterns.FirstOrDefault(p => p.Length > LongestPattern) is { } pattern ? new Refusal("rule-bad-pattern", null, pattern[..40]) : null;
    }

    /// <summary>What was wrong and where, without .NET's type names.</summary>
    private static string Said(JsonException bad) => $"{bad.Path ?? "$"}, {(bad.LineNumber ?? 0) + 1}:{(bad.BytePositionInLine ?? 0) + 1}";
}
