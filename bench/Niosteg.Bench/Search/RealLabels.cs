using Niosteg.Domain.Competencies.Search;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Competencies.Taxonomies.Reading;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Competencies.Taxonomies;
using Niosteg.Web.Features.Search;

namespace Niosteg.Bench.Search;

/// <summary>The labels of ESCO 1.1.1 in English and Swedish and of JobTech's occupations, groups and skills, read from the
/// official files as the import does, but without a database: what is measured is the search and nothing else.</summary>
internal static class RealLabels
{
    public static readonly string[] Esco = ["esco/esco-v1.1.1-classification-en-csv.zip", "esco/derived-esco-v1.1.1-labels-sv-csv.zip"];
    public static readonly string[] JobTech = ["jobtech/skills.json.gz", "jobtech/the-ssyk-hierarchy-with-occupations.json.gz", "jobtech/ssyk-level-4-groups.json.gz", "jobtech/isco-level-4-groups.json.gz"];

    /// <param name="find">Where one of the files lies.</param>
    public static IReadOnlyList<SearchEntry> Read(Func<string, string> find) =>
        [.. Read(TaxonomyScheme.Esco, Esco.Select(find)), .. Read(TaxonomyScheme.JobTech, JobTech.Select(find))];

    private static IEnumerable<SearchEntry> Read(TaxonomyScheme scheme, IEnumerable<string> files)
    {
        var read = new TaxonomyFiles(scheme, _ => { }).Read(files.Select(file => new TaxonomyFile(Path.GetFileName(file), File.ReadAllBytes(file))));
        return read.Value.Concepts.Values.Where(concept => !concept.IsDeprecated && concept.Kind is not ConceptKind.Keyword).Select(concept => Entry(scheme, concept));
    }

    private static SearchEntry Entry(TaxonomyScheme scheme, ReadConcept concept)
    {
        var labels = concept.Labels.Select(label => new SearchLabel(label.Text, label.Role == LabelRole.Hidden ? TextRole.Hidden : TextRole.Alternative, label.Language)).ToList();
        if (concept.Name.En is { } en) labels.Insert(0, new(en, TextRole.Preferred, Language.En));
        if (concept.Name.Sv is { } sv) labels.Insert(0, new(sv, TextRole.Preferred, Language.Sv));
        if (concept.Code is { } code) labels.Add(new(code, TextRole.Code, Language.Sv));
        return new($"{EntrySource.SourceOf(scheme)}:{concept.ExternalId}", EntrySource.KindOf(concept.Kind), EntrySource.SourceOf(scheme), null, EntryUse.Unused, labels);
    }
}
