namespace Niosteg.Domain.Competencies.Taxonomies.Reading;

/// <param name="TakenAs">What it was read as: an <see cref="EscoFileKind"/> or "JobTech"; null when it was left out.</param>
/// <param name="LeftOut">Why it was left out: "unknown", "unused", "broken".</param>
public sealed record FileNote(string Name, string? TakenAs, string? LeftOut, int Rows);

public sealed record OddityNote(string Code, int Count, IReadOnlyList<string> Examples);

/// <summary>What the files held, what was odd about them, and what they change: kept with the import as its receipt.</summary>
/// <param name="Concepts">Concepts that were read, by kind.</param>
/// <param name="Before">The release that was current before.</param>
/// <param name="IsOlder">The files are of an older release than the current one.</param>
/// <param name="NotSaid">Kinds that we have and the files do not list: they stay as they are.</param>
public sealed record TaxonomyReport(IReadOnlyList<FileNote> Files, IReadOnlyList<OddityNote> Oddities, IReadOnlyDictionary<ConceptKind, int> Concepts,
    int Relations, int Labels, string? Before, bool IsOlder, IReadOnlyList<ConceptKind> NotSaid, IReadOnlyDictionary<TaxonomyChangeKind, int> Changes,
    int Completed, int RelationsAdded, int RelationsRemoved, int LabelsAdded, int LabelsRemoved)
{
    public static TaxonomyReport Of(TaxonomyReading read, IReadOnlyList<FileNote> files, TaxonomyComparison comparison, PresentTaxonomy present, string release) => new(
        files,
        [.. read.Oddities.OrderByDescending(o => o.Count).Select(o => new OddityNote(o.Code, o.Count, o.Examples))],
        read.Concepts.Values.CountBy(c => c.Kind).ToDictionary(c => c.Key, c => c.Value),
        comparison.Relations.Count, read.Concepts.Values.Sum(c => c.Labels.Count),
        present.Release, present.Release is { } before && EscoFile.IsOlder(release, before) == true,
        [.. present.Concepts.Values.Where(c => !c.IsRetired).Select(c => c.Kind).Distinct().Except(read.WholeKinds).Order()],
        comparison.Differences.CountBy(d => d.Kind).ToDictionary(d => d.Key, d => d.Value),
        comparison.Completed, comparison.RelationsAdded, comparison.RelationsRemoved, comparison.LabelsAdded, comparison.LabelsRemoved);

    /// <summary>What was read when nothing of it could be used.</summary>
    public static TaxonomyReport OfNothing(IReadOnlyList<FileNote> files) => new(files, [], new Dictionary<ConceptKind, int>(), 0, 0, null, false, [], new Dictionary<TaxonomyChangeKind, int>(), 0, 0, 0, 0, 0);
}
