using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>Findings as SARIF 2.1.0, the form that editors and code hosts read.</summary>
internal static class LintSarif
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyList<PlacedFinding> findings, RuleSet rules, Texts texts)
    {
        var index = rules.Rules.Select((r, i) => (r.Code, i)).ToDictionary(r => r.Code, r => r.i);
        var sarif = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject { ["driver"] = new JsonObject { ["name"] = "Niosteg", ["rules"] = new JsonArray([.. rules.Rules.Select(r => Rule(r, texts))]) } },
                // Columns count UTF-16 units, as .NET does.
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. findings.Select(f => Result(f, index[f.Finding.Rule], texts))]),
            }),
        };
        return sarif.ToJsonString(Options);
    }

    /// <summary>What the rule is for, and how often it was right.</summary>
    public static string Help(ArchitectureRule rule, Texts texts) => string.Join(' ',
        Enum.GetValues<Language>().Select(l => (Language: l, Precision: rule.Precision(l))).Where(p => p.Precision is not null)
            .Select(p => RuleText.Precision(texts, p.Language, p.Precision!)).Prepend(texts.Of(rule.Why.Text)));

    private static JsonObject Rule(ArchitectureRule rule, Texts texts)
    {
        var said = new JsonObject
        {
            ["id"] = rule.Code,
            ["shortDescription"] = new JsonObject { ["text"] = texts.Of(rule.Name) },
            ["help"] = new JsonObject { ["text"] = Help(rule, texts) },
            ["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule.Severity) },
        };
        if (rule.Why.Link is { } link) said["helpUri"] = link;
        return said;
    }

    private static JsonObject Result(PlacedFinding placed, int rule, Texts texts) => new()
    {
        ["ruleId"] = placed.Finding.Rule,
        ["ruleIndex"] = rule,
        ["level"] = Level(placed.Finding.Severity),
        ["message"] = new JsonObject { ["text"] = texts.Of(placed.Finding.Message) },
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = Uri.EscapeDataString(placed.File.Replace('\\', '/')).Replace("%2F", "/", StringComparison.Ordinal) },
                ["region"] = new JsonObject { ["startLine"] = placed.Line, ["startColumn"] = placed.Column },
            },
        }),
    };

    private static string Level(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Stop => "error",
        RuleSeverity.Warn => "warning",
        _ => "note",
    };
}
