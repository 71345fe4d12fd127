using System.Text.Json;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Initiatives.Step2Architecture;

/// <summary>The texts of the folder Fixtures.</summary>
internal static class RuleTexts
{
    public sealed record Texts(RuleScope Scope, string[] Flags, string[] Passes);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private static string Folder => Path.Combine(RepositoryFiles.Root, "tests/Niosteg.Tests/Domain/Initiatives/Step2Architecture/Fixtures");

    public static IEnumerable<(string Rule, Language Language, Texts Texts)> All() =>
        from file in Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal)
        from texts in JsonSerializer.Deserialize<Dictionary<string, Texts>>(File.ReadAllText(file), Options)!
        select (Path.GetFileNameWithoutExtension(file), texts.Key == "sv" ? Language.Sv : Language.En, texts.Value);

    public static LintDocument Document(RuleScope scope, Language language, string text) =>
        new("a", LocalText.Empty, [new(scope, new("Text", null, null, language), language, text)]);

    public static string[] Flagged(RuleSet rules, RuleScope scope, Language language, IEnumerable<string> texts) =>
        [.. texts.Where(text => Linter.Run(Document(scope, language, text), rules).Findings.Count > 0)];
}
