using System.IO.Compression;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Niosteg.Domain.Competencies.Imports;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <param name="Line">From 1, in the file's own text; a paragraph in a Word document.</param>
internal sealed record PlacedFinding(string File, int Line, int Column, string Text, RuleFinding Finding);

/// <summary>A file as the rules read it: plain text, Markdown, Word, PDF, our own YAML and JSON, and the known shapes of frameworks.</summary>
/// <param name="Raw">The file's text, in which findings get their line.</param>
internal sealed record LintFile(string Name, string Raw, IReadOnlyList<LintDocument> Documents)
{
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>Set for a YAML file of ours, which knows where each text stands, and what is wrong with it.</summary>
    public LintYaml? Yaml { get; init; }

    public static Outcome<LintFile> Read(string name, byte[] content, Language? language)
    {
        if (content is [0x1F, 0x8B, ..])
        {
            var unpacked = Unpacked(content);
            if (unpacked.Refusal is { } broken) return broken;
            var inside = Read(name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name, unpacked.Value, language);
            return inside.IsDone ? inside.Value with { Name = name } : inside;
        }
        var ending = Path.GetExtension(name).ToLowerInvariant();
        if (ending == ".docx") return Word(name, content, language);
        if (ending == ".pdf") return Pdf(name, content, language);
        if (ending is ".yaml" or ".yml") return LintYaml.Read(name, content);
        if (ending is not (".txt" or ".md" or ".json" or ".csv")) return new Refusal("lint-file-unknown");
        if (CsvTable.Decode(content) is not { } raw) return new Refusal("lint-file-unknown");
        return ending switch
        {
            ".json" => Json(name, raw, language),
            ".csv" => Table(name, raw, content, language),
            _ => new LintFile(name, raw, [LintReaders.OfText(name, raw, language ?? Guess([raw]))]),
        };
    }

    /// <summary>Findings with the place in the file where they stand.</summary>
    public static IReadOnlyList<PlacedFinding> Placed(IReadOnlyList<LintFile> files, IReadOnlyList<RuleFinding> findings)
    {
        var of = files.SelectMany(f => f.Documents.Select(d => (d.Key, File: f, Document: d))).DistinctBy(d => d.Key).ToDictionary(d => d.Key);
        return [.. findings.Select(finding => of[finding.Document].File.Place(of[finding.Document].Document, finding))];
    }

    private PlacedFinding Place(LintDocument document, RuleFinding finding)
    {
        var text = document.Texts.FirstOrDefault(t => t.Place == finding.Place)?.Text ?? "";
        if (Yaml is not null)
        {
            var (yamlLine, yamlColumn) = Yaml.At(finding);
            return new(Name, yamlLine, yamlColumn, text, finding);
        }
        var named = document.Name.For(Language.Sv);
        var whole = text.Length > 0 ? Raw.IndexOf(text, StringComparison.Ordinal) : -1;
        var at = whole >= 0 ? whole + finding.Start : Math.Max(0, Raw.IndexOf(text.Length > 0 ? text.Split('\n')[0] : named, StringComparison.Ordinal));
        var line = Raw.AsSpan(0, at).Count('\n') + 1;
        return new(Name, line, at - (at == 0 ? -1 : Raw.LastIndexOf('\n', at - 1)), text, finding);
    }

    internal static Language Guess(IEnumerable<string> texts) => TextLanguage.Of(texts) ?? Language.Sv;

    private static Outcome<LintFile> Word(string name, byte[] content, Language? language)
    {
        if (ZipGuard.CheckPackage(content) is { } refusal) return refusal;
        try
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(content), false);
            var text = string.Join('\n', document.MainDocumentPart?.Document?.Body?.Descendants<Paragraph>().Select(p => p.InnerText) ?? []);
            return new LintFile(name, text, [LintReaders.OfText(name, text, language ?? Guess([text]))]);
        }
        catch (Exception broken) when (broken is InvalidDataException or OpenXmlPackageException or System.Xml.XmlException or FileFormatException)
        {
            return new Refusal("file-broken");
        }
    }

    /// <summary>The text as it can be lifted out; its lines are what findings count.</summary>
    private static Outcome<LintFile> Pdf(string name, byte[] content, Language? language)
    {
        var read = DocumentText.Read(content);
        if (read.Refusal is { } refusal) return refusal;
        var text = read.Value.ReplaceLineEndings("\n");
        return new LintFile(name, text, [LintReaders.OfText(name, text, language ?? Guess([text]))]);
    }

    /// <summary>Our own export of profiles, or a framework with a list of statements.</summary>
    private static Outcome<LintFile> Json(string name, string raw, Language? language)
    {
        try
        {
            using var json = JsonDocument.Parse(raw);
            var root = json.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("competencies", out var statements))
            {
                var texts = statements.EnumerateArray().Select(s => s.GetProperty("summary").GetString()!.Trim()).ToList();
                return new LintFile(name, raw, [Statements(name, name, texts, language ?? Guess(texts))]);
            }
            var profiles = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().ToArray() : [root];
            return new LintFile(name, raw, [.. profiles.Select((p, i) => ProfileJson.ReadContent(p.GetRawText()).ToLint($"{name}#{i + 1}"))]);
        }
        catch (Exception bad) when (bad is JsonException or KeyNotFoundException or InvalidOperationException or NullReferenceException or ArgumentNullException)
        {
            return new Refusal("lint-json-unknown");
        }
    }

    private static Outcome<LintFile> Table(string name, string raw, byte[] content, Language? language)
    {
        var table = TableReader.Read(content);
        if (table.Refusal is { } refusal) return refusal;
        return LintTables.Read(name, table.Value, language) is { } documents ? new LintFile(name, raw, documents) : new Refusal("lint-columns-unknown");
    }

    internal static LintDocument Statements(string key, string name, IEnumerable<string> texts, Language language) => new(key, LocalText.In(language, name),
        [.. texts.Select((t, i) => new LintText(RuleScope.Indicator, new("Statements", i, null, language), language, t))]);

    private static Outcome<byte[]> Unpacked(byte[] content)
    {
        try
        {
            using var packed = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            var buffer = new byte[81920];
            for (int read; (read = packed.Read(buffer)) > 0;)
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > MostBytes) return new Refusal("file-too-large", null, MostBytes / 1024 / 1024);
            }
            return unpacked.ToArray();
        }
        catch (InvalidDataException)
        {
            return new Refusal("file-broken");
        }
    }
}
