using Niosteg.Domain.Shared;
using Niosteg.Web.Kit;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Profiles;

/// <summary>The files a profile can be had as.</summary>
internal static class ProfileFiles
{
    /// <param name="version">Null is the working text.</param>
    /// <param name="pdf">Whether there is something here that prints.</param>
    public static IReadOnlyList<Export> Of(ProfileId id, int? version, bool pdf, Texts texts)
    {
        string Address(string ending) => version is { } number ? $"/profiles/{id}/versions/{number}.{ending}" : $"/profiles/{id}.{ending}?draft=true";
        return [.. pdf ? [new("PDF", Address("pdf"))] : Array.Empty<Export>(), new(texts["profiles.word"], Address("docx")), new(texts["profiles.excel"], Address("xlsx")), new("JSON", Address("json"))];
    }
}
