using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Exchange;

/// <summary>One kind of file that can be brought in. Each feature registers its own; the exchange pages know none of them.</summary>
/// <param name="Preview">The component that shows the draft before it is accepted. Its parameter is <c>Id</c>, an <see cref="ImportId"/>.</param>
/// <param name="Receipt">The component that shows what an accepted draft did. Its parameter is <c>Json</c>.</param>
/// <param name="Upload">Reads the file and keeps it as a draft, or refuses it.</param>
/// <param name="Template">An example file: the header, two or three rows.</param>
internal sealed record ImportKindEntry(
    ImportKind Kind, Type Preview, Type Receipt,
    Func<IServiceProvider, string, byte[], CancellationToken, Task<Outcome<ImportId>>> Upload,
    Func<Texts, XlsxSheet> Template)
{
    /// <summary>The kind in addresses and text keys: "people".</summary>
    public string Name { get; } = Kind.ToString().ToLowerInvariant();
}
