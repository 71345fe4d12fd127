using System.Text.Json;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents.Yaml;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary><c>niosteg lint FILE|FOLDER... [--rules DIR|FILE] [--format plain|json|sarif|report] [--language sv|en]</c>: the rules over files, for
/// profiles kept in a version-controlled folder. Ends with 0 when there is nothing but hints, 1 when there are warnings or
/// stops, 2 when something could not be read.</summary>
internal static class LintCommand
{
    private static readonly string[] Formats = ["plain", "json", "sarif", "report"];

    private sealed record Options(IReadOnlyList<string> Files, string? Rules, string Format, Language? Language);

    public static async Task<int> RunAsync(CommandDesk desk, string[] args)
    {
        if (Understand(args) is not { } options) return await desk.SayAsync(desk.Texts["lint.usage"], Commands.NotUnderstood);
        var texts = options.Language is { } language ? Texts.In(language) : desk.Texts;
        if (await RulesAsync(desk, texts, options.Rules) is not { } rules) return Commands.NotUnderstood;
        var (files, isWhole) = (new List<LintFile>(), true);
        foreach (var name in options.Files.SelectMany(f => Directory.Exists(f) ? FolderPaths.In(f) : [f]))
        {
            var read = await ReadAsync(name, options.Language);
            if (read.Refusal is { } refusal)
            {
                await desk.Error.WriteLineAsync($"{name}: {texts.Of(refusal)}");
                isWhole = false;
            }
            else files.Add(read.Value);
        }
        foreach (var (file, note) in files.SelectMany(f => f.Yaml?.Notes.Select(n => (f.Name, n)) ?? []))
        {
            await desk.Error.WriteLineAsync($"{file}:{Math.Max(1, note.Line)}: {YamlSentences.Of(note, texts)}");
            isWhole &= !note.Stops;
        }
        files = LintYaml.Together(files);
        var result = Linter.Run([.. files.SelectMany(f => f.Documents)], rules, new(LintYaml.IsWhole(files)));
        foreach (var both in result.Contradictions) await desk.Error.WriteLineAsync(texts["lint.contradiction", both.One, both.Other, both.Words]);
        foreach (var cut in result.CutOff) await desk.Error.WriteLineAsync(texts["lint.cut-off", cut.Rule, cut.Document]);
        await desk.Out.WriteLineAsync(Written(options.Format, files, result, rules, texts));
        return !isWhole ? Commands.NotUnderstood : result.Worst >= RuleSeverity.Warn ? Commands.Refused : Commands.Done;
    }

    private static string Written(string format, IReadOnlyList<LintFile> files, LintResult result, RuleSet rules, Texts texts)
    {
        var placed = LintFile.Placed(files, result.Findings);
        return format switch
        {
            "sarif" => LintSarif.Write(placed, rules, texts),
            "report" => LintReport.Write(files, placed, rules, texts),
            "json" => JsonSerializer.Serialize(placed.Select(p => new { p.File, p.Line, p.Column, p.Finding }), ProfileJson.Options),
            _ => string.Join('\n', placed.Select(p => $"{p.File}:{p.Line}:{p.Column} {texts[$"lint.severity.{p.Finding.Severity}"]} {p.Finding.Rule} {texts.Of(p.Finding.Message)}")
                .Append(texts.Count("lint.sum", result.Findings.Count, files.Sum(f => f.Documents.Sum(d => d.Texts.Count))))),
        };
    }

    private static Options? Understand(string[] args)
    {
        var (files, options) = (new List<string>(), new Options([], null, "plain", null));
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                files.Add(args[i]);
                continue;
            }
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i++])
            {
                case "--rules" when value.Length > 0: options = options with { Rules = value }; break;
                case "--format" when Formats.Contains(value): options = options with { Format = value }; break;
                case "--language" when value is "sv" or "en": options = options with { Language = value == "sv" ? Language.Sv : Language.En }; break;
                default: return null;
            }
        }
        return files.Count == 0 ? null : options with { Files = files };
    }

    /// <summary>The built-in book, or the rules of a folder or file. Rules that can not be used are told; null when none is left.</summary>
    private static async Task<RuleSet?> RulesAsync(CommandDesk desk, Texts texts, string? from)
    {
        if (from is null) return RuleBook.Default;
        try
        {
            var names = Directory.Exists(from) ? Directory.GetFiles(from, "*.json").Order(StringComparer.Ordinal).ToArray() : [from];
            var files = new List<(string, string)>();
            foreach (var name in names) files.AddRange(Separate(Path.GetFileName(name), await File.ReadAllTextAsync(name)));
            var rules = RuleSet.Read(files);
            foreach (var refused in rules.Refused) await desk.Error.WriteLineAsync($"{refused.Name}: {texts.Of(refused.Refusal)}");
            if (rules.Rules.Count > 0) return rules;
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException or JsonException)
        {
            await desk.Error.WriteLineAsync(texts["lint.no-rules", from]);
            return null;
        }
        await desk.Error.WriteLineAsync(texts["lint.no-rules", from]);
        return null;
    }

    /// <summary>A file holds one rule, or a list of them.</summary>
    private static IEnumerable<(string, string)> Separate(string name, string json)
    {
        if (!json.TrimStart().StartsWith('[')) return [(name, json)];
        using var list = JsonDocument.Parse(json);
        return [.. list.RootElement.EnumerateArray().Select((rule, at) => ($"{name}[{at}]", rule.GetRawText()))];
    }

    private static async Task<Outcome<LintFile>> ReadAsync(string name, Language? language)
    {
        try
        {
            if (!File.Exists(name)) return new Refusal("lint-file-missing");
            if (new FileInfo(name).Length > LintFile.MostBytes) return new Refusal("file-too-large", null, LintFile.MostBytes / 1024 / 1024);
            return LintFile.Read(name, await File.ReadAllBytesAsync(name), language);
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            return new Refusal("lint-file-missing");
        }
    }
}
