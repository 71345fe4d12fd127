using System.IO.Compression;
using Niosteg.Domain.Competencies.Search;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Search;
using Sylvan.Data.Csv;

namespace Niosteg.Bench.Search;

/// <summary>The labels of ESCO 1.1.1, English with alternative labels and Swedish, as entries of the index. Read straight from
/// the official files, so that what is measured is the search and nothing else.</summary>
internal static class RealLabels
{
    private static readonly (string File, FoundKind Kind)[] English =
        [("skills_en.csv", FoundKind.Skill), ("occupations_en.csv", FoundKind.Occupation), ("ISCOGroups_en.csv", FoundKind.Group), ("skillGroups_en.csv", FoundKind.Group)];
    private static readonly string[] Swedish = ["skills_sv.csv", "occupations_sv.csv", "ISCOGroups_sv.csv"];

    public static IReadOnlyList<SearchEntry> Read(string englishZip, string swedishZip)
    {
        var entries = new Dictionary<string, SearchEntry>();
        using (var english = ZipFile.OpenRead(englishZip))
        {
            foreach (var (file, kind) in English)
            {
                foreach (var (uri, preferred, others) in Rows(english, file))
                    entries[uri] = new(uri, kind, "esco", null, EntryUse.Unused, [new(preferred, TextRole.Preferred, Language.En), .. others.Select(o => new SearchLabel(o, TextRole.Alternative, Language.En))]);
            }
        }
        using (var swedish = ZipFile.OpenRead(swedishZip))
        {
            foreach (var (uri, preferred, _) in Swedish.SelectMany(file => Rows(swedish, file)))
            {
                if (entries.TryGetValue(uri, out var entry)) entries[uri] = entry with { Labels = [.. entry.Labels, new(preferred, TextRole.Preferred, Language.Sv)] };
            }
        }
        return [.. entries.Values];
    }

    private static IEnumerable<(string Uri, string Preferred, List<string> Others)> Rows(ZipArchive zip, string file)
    {
        using var text = new StreamReader(zip.GetEntry(file)!.Open());
        using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { BufferSize = 1 << 20 });
        var (uri, preferred, others, hidden) = (csv.GetOrdinal("conceptUri"), csv.GetOrdinal("preferredLabel"), csv.GetOrdinal("altLabels"), Ordinal(csv, "hiddenLabels"));
        while (csv.Read())
        {
            var labels = $"{csv.GetString(others)}\n{(hidden < 0 ? "" : csv.GetString(hidden))}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            yield return (csv.GetString(uri), csv.GetString(preferred).Trim(), [.. labels.Distinct()]);
        }
    }

    private static int Ordinal(CsvDataReader csv, string name) => Enumerable.Range(0, csv.FieldCount).Where(i => csv.GetName(i) == name).DefaultIfEmpty(-1).First();
}
