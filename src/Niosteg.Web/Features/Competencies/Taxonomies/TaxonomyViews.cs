using System.Text.Json;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Competencies.Taxonomies.Reading;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Exchange;

namespace Niosteg.Web.Features.Competencies.Taxonomies;

/// <param name="Concepts">How many of it are not retired.</param>
public sealed record ReleaseView(TaxonomyScheme Scheme, string Version, bool HasSwedish, bool HasEnglish, DateTime TakenInAt, string TakenInBy, int Concepts);

public sealed record TaxonomiesView(IReadOnlyList<ReleaseView> Releases, IReadOnlyList<TaxonomyImportView> Imports);

/// <param name="Report">What the files held and what they change; null before they are read.</param>
/// <param name="Refused">Why it was refused, when it was.</param>
public sealed record TaxonomyImportView(ImportId Id, TaxonomyScheme Scheme, TaxonomyImportState State, string? Release, string ByName, DateTime UploadedAt,
    DateTime? EndedAt, int Percent, bool CancelAsked, Refusal? Refused, TaxonomyReport? Report, IReadOnlyList<string> Files)
{
    /// <summary>Somebody works on it, or soon will.</summary>
    public bool IsUnderWay => State is TaxonomyImportState.Waiting or TaxonomyImportState.Reading or TaxonomyImportState.Accepted or TaxonomyImportState.Writing;

    internal static TaxonomyImportView Of(TaxonomyImport import, IReadOnlyList<string> files) => new(import.Id, import.Scheme, import.State, import.Release, import.ByName,
        import.UploadedAt, import.EndedAt, import.BytesInAll == 0 ? 0 : (int)Math.Min(99, import.BytesRead * 100 / import.BytesInAll), import.CancelAsked,
        Parsed<Refusal>(import.RefusedJson), Parsed<TaxonomyReport>(import.ReportJson), files);

    private static T? Parsed<T>(string? json) where T : class => json is null ? null : JsonSerializer.Deserialize<T>(json, Drafts.Json);
}

public sealed record ChangeRow(int Number, TaxonomyChangeKind Kind, ConceptKind ConceptKind, int? ConceptId, string ExternalId, LocalText Name, LocalText Before, LocalText After, bool TouchesUs);

/// <param name="Touching">How many touch what is ours, whatever is filtered.</param>
public sealed record ChangesView(IReadOnlyList<ChangeRow> Rows, int Total, int Touching, int Page, int PageSize);
