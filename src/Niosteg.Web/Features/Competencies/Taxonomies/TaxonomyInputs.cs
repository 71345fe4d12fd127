using System.ComponentModel.DataAnnotations;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Competencies.Taxonomies;

/// <summary>The dropped files, and which release they are of when their names do not say.</summary>
public sealed record TaxonomyUploadInput
{
    /// <summary>In bytes, all files together: several language packages of ESCO are some thirty million.</summary>
    public const long Most = 128L * 1024 * 1024;

    public IReadOnlyList<IFormFile>? Files { get; init; }
    [MaxLength(TaxonomyRelease.VersionLength)]
    public string? Release { get; init; }

    internal static async Task<Outcome<IReadOnlyList<TaxonomyFile>>> ReadAsync(IReadOnlyList<IFormFile>? files, CancellationToken cancel = default)
    {
        if (files is null || files.Count == 0) return new Refusal("file-missing", nameof(Files));
        if (files.Sum(f => f.Length) > Most) return TooLarge;
        var read = new List<TaxonomyFile>();
        foreach (var file in files)
        {
            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, cancel);
            read.Add(new(file.FileName, content.ToArray()));
        }
        return read;
    }

    internal static readonly Refusal TooLarge = new("file-too-large", null, Most / 1024 / 1024);
}

/// <summary>Which lines of the change list to show.</summary>
public sealed record ChangesQuery
{
    public const int PageSize = 50;

    public string? Kind { get; init; }
    public string? Touching { get; init; }
    public int? Page { get; init; }

    public bool IsNarrowed => !string.IsNullOrEmpty(Kind) || !string.IsNullOrEmpty(Touching);
    internal TaxonomyChangeKind? OfKind => Enum.TryParse<TaxonomyChangeKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null;
}
