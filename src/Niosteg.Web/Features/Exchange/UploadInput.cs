using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;

namespace Niosteg.Web.Features.Exchange;

/// <summary>A dropped file and what it is said to be.</summary>
public sealed record UploadInput
{
    public IFormFile? File { get; init; }
    public string? Kind { get; init; }

    internal static async Task<Outcome<ImportId>> ReadAsync(UploadInput? input, IEnumerable<ImportKindEntry> kinds, IServiceProvider services, CancellationToken cancel = default)
    {
        if (input?.File is not { } file || (Sure(kinds, file.FileName) ?? kinds.FirstOrDefault(k => k.Name == input.Kind)) is not { } kind) return new Refusal("file-missing", nameof(File));
        if (file.Length > TableReader.MaxBytes) return UploadLimit.TooLarge;
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancel);
        return await kind.Upload(services, file.FileName, content.ToArray(), cancel);
    }

    private static ImportKindEntry? Sure(IEnumerable<ImportKindEntry> kinds, string fileName) =>
        kinds.FirstOrDefault(k => k.Endings.Any(e => fileName.EndsWith(e, StringComparison.OrdinalIgnoreCase)));
}
