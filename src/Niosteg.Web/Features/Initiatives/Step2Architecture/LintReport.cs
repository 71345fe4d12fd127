using System.Globalization;
using System.Text;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>What the rules say of some files, as Markdown: numbers for each rule and a few short quotations.</summary>
internal static class LintReport
{
    private const int Quotations = 3;
    private const int LongestQuotation = 110;

    public static string Write(IReadOnlyList<LintFile> files, IReadOnlyList<PlacedFinding> findings, RuleSet rules, Texts texts)
    {
        var report = new StringBuilder();
        report.AppendLine($"| {texts["lint.report.file"]} | {texts["lint.report.documents"]} | {texts["lint.report.texts"]} | {texts["lint.report.touched"]} |").AppendLine("|---|---:|---:|---:|");
        foreach (var file in files)
        {
            var touched = findings.Where(f => f.File == file.Name && f.Text.Length > 0).Select(f => (f.Finding.Document, f.Finding.Place)).Distinct().Count();
            report.AppendLine(CultureInfo.InvariantCulture, $"| {Path.GetFileName(file.Name)} | {file.Documents.Count} | {file.Documents.Sum(d => d.Texts.Count)} | {touched} |");
        }
        report.AppendLine().AppendLine($"| {texts["lint.report.rule"]} | {texts["lint.report.severity"]} | {string.Join(" | ", files.Select(f => Path.GetFileName(f.Name)))} |")
            .AppendLine("|---|---|" + string.Concat(Enumerable.Repeat("---:|", files.Count)));
        foreach (var rule in rules.Rules)
            report.AppendLine($"| {rule.Code} | {texts[$"lint.severity.{rule.Severity}"]} | {string.Join(" | ", files.Select(f => findings.Count(p => p.File == f.Name && p.Finding.Rule == rule.Code)))} |");
        foreach (var rule in rules.Rules.Where(r => findings.Any(f => f.Finding.Rule == r.Code)))
        {
            report.AppendLine().AppendLine($"### {texts.Of(rule.Name)} ({rule.Code})").AppendLine().AppendLine(LintSarif.Help(rule, texts)).AppendLine();
            // Spread over the files, the first of each.
            foreach (var example in findings.Where(f => f.Finding.Rule == rule.Code).GroupBy(f => f.File).SelectMany(g => g.Take(1)).Concat(findings.Where(f => f.Finding.Rule == rule.Code)).Distinct().Take(Quotations))
                report.AppendLine($"- {Path.GetFileName(example.File)}:{example.Line}: {Quotation(example)} {texts.Of(example.Finding.Message).Replace('\n', ' ')}");
        }
        return report.ToString().TrimEnd();
    }

    private static string Quotation(PlacedFinding placed)
    {
        var text = placed.Text.Replace('\n', ' ');
        return text.Length == 0 ? "" : $"“{(text.Length <= LongestQuotation ? text : text[..LongestQuotation] + "…")}”";
    }
}
