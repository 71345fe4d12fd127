using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Competencies.Taxonomies.Reading;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Competencies.Taxonomies;

/// <summary>How taxonomies, their kinds and an import's report are told.</summary>
internal static class TaxonomyWords
{
    public static string NameOf(Texts texts, TaxonomyScheme scheme) => texts["taxonomy.scheme." + scheme];

    /// <summary>Whose words they are and on what terms: shown wherever they are.</summary>
    public static string Attribution(Texts texts, TaxonomyScheme scheme, string release) => texts["taxonomy.attribution." + scheme, release];

    public static string KindOf(Texts texts, ConceptKind kind) => texts["concept.kind." + kind];

    public static string Odd(Texts texts, OddityNote odd) => texts.Count("taxonomy.odd." + odd.Code, odd.Count);

    /// <summary>What the files change, one line a kind of change.</summary>
    public static IEnumerable<string> Changes(Texts texts, TaxonomyReport report)
    {
        foreach (var (kind, number) in report.Changes.OrderBy(c => c.Key)) yield return texts.Count("taxonomy.changes." + kind, number);
        (string Key, int Number)[] quiet =
        [
            ("completed", report.Completed), ("labels-added", report.LabelsAdded), ("labels-removed", report.LabelsRemoved),
            ("relations-added", report.RelationsAdded), ("relations-removed", report.RelationsRemoved),
        ];
        foreach (var (key, number) in quiet.Where(q => q.Number > 0)) yield return texts.Count("taxonomy.changes." + key, number);
    }

    /// <summary>The whole report as plain lines, for the command line.</summary>
    public static IEnumerable<string> Lines(Texts texts, TaxonomyReport report)
    {
        foreach (var file in report.Files) yield return $"{file.Name}: {FileState(texts, file)}";
        foreach (var line in Changes(texts, report)) yield return line;
        foreach (var odd in report.Oddities) yield return $"{Odd(texts, odd)} {string.Join(" · ", odd.Examples)}";
        if (report.IsOlder) yield return texts["taxonomy.older", report.Before];
    }

    public static string FileState(Texts texts, FileNote file) =>
        file.LeftOut is { } why ? texts["taxonomy.file." + why] : texts.Count("taxonomy.file.rows", file.Rows);
}
