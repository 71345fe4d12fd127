using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Domain.Initiatives.Step2Architecture;

/// <summary>Real statements that a person has read and judged. What is kept here is where each stands and a short hash
/// of it; the words are read from shared data.</summary>
internal static partial class ReadStatements
{
    /// <param name="At">Source, row and place in the row.</param>
    /// <param name="Wrong">Rules that flag it though the reader saw nothing to change.</param>
    private sealed record Label(string At, string Language, string Hash, string? Scope = null, string[]? Wrong = null);

    public sealed record Statement(string At, Language Language, RuleScope Scope, string Text, string[] Wrong);

    private static readonly Dictionary<string, Func<int, string[], string>> Sources = new()
    {
        ["uk"] = (row, at) => Rows("uk-digital-data-framework/skills.csv")[row][at[0]].Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ElementAt(int.Parse(at[1])),
        ["dropbox"] = (row, _) => Rows("career-ladders/derived-dropbox-role-behaviours.csv.gz")[row]["behaviour"],
        ["direct"] = (row, _) => Rows("direct-framework/skill.csv")[row]["description"],
        ["ft-engineering"] = (row, _) => Summary("ft-engineering", row),
        ["ft-engineering-v1"] = (row, _) => Summary("ft-engineering-v1", row),
        ["ft-operations"] = (row, _) => Summary("ft-operations", row),
        ["ssyk"] = (row, at) => Sentences().Split(Rows("jobtech/derived-ssyk2012.csv")[row]["definitionSv"].Split("Hit hör")[0])[int.Parse(at[0])].Trim().TrimEnd('.') + ".",
        ["ad0"] = (row, at) => Advertisement(Json("job-ads-sv/jobsearch-api-format-3-annonser.json")[row].GetProperty("description").GetProperty("text").GetString()!, at),
        ["ad1"] = (row, at) => Advertisement(Json("job-ads-sv/platsbanken-kallformat-2-annonser.json").GetProperty("testannonser")[row].GetProperty("annonstext").GetString()!, at),
    };

    private static readonly Dictionary<string, List<Dictionary<string, string>>> Read = [];

    public static IReadOnlyList<Statement> All()
    {
        var file = Path.Combine(RepositoryFiles.Root, "tests/Niosteg.Tests/Domain/Initiatives/Step2Architecture/Fixtures/Read/labels.json");
        return [.. JsonSerializer.Deserialize<Label[]>(File.ReadAllText(file), JsonSerializerOptions.Web)!.Select(Find)];
    }

    private static Statement Find(Label label)
    {
        var parts = label.At.Split(':');
        var text = Sources[parts[0]](int.Parse(parts[1]), parts[2..]).Trim();
        if (label.Language == "en") text = text.TrimStart('-', '•', '*').Trim();
        Assert.Equal((label.At, label.Hash), (label.At, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8]));
        return new(label.At, label.Language == "sv" ? Language.Sv : Language.En, label.Scope is null ? RuleScope.Indicator : RuleScope.PlainText, text, label.Wrong ?? []);
    }

    private static List<Dictionary<string, string>> Rows(string path) =>
        Read.TryGetValue(path, out var rows) ? rows : Read[path] = TinyCsv.Read(TinyCsv.TextOf(path));

    private static JsonElement Json(string path) => JsonDocument.Parse(TinyCsv.TextOf(path)).RootElement;
    private static string Summary(string file, int row) => Json($"career-ladders/{file}.json").GetProperty("competencies")[row].GetProperty("summary").GetString()!;
    private static string Advertisement(string text, string[] at) => Parts().Split(text)[int.Parse(at[0])];

    [GeneratedRegex(@"(?<=[a-zåäö])\. (?=[A-ZÅÄÖ])|\n+")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"(?<=[a-zåäö)])[.!?]\s*(?=[A-ZÅÄÖ])|\n+|·|•|\*|\t-")]
    private static partial Regex Parts();
}
