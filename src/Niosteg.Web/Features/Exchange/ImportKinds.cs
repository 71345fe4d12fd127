using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Exchange;

/// <summary>One kind of file that can be brought in. Each feature registers its own; the exchange pages know none of them.</summary>
/// <param name="Preview">The component that shows the draft before it is accepted. Its parameter is <c>Id</c>, an <see cref="ImportId"/>.</param>
/// <param name="Receipt">The component that shows what an accepted draft did. Its parameter is <c>Json</c>.</param>
/// <param name="Upload">Reads the file and keeps it as a draft, or refuses it.</param>
/// <param name="Keep">Keeps tables that are read already as a draft of this kind, or refuses them.</param>
/// <param name="Likeness">How much a table looks like this kind: 0 not at all, then the number of telling columns.</param>
/// <param name="Template">An example file: the header, two or three rows. Null for a kind that is no table; it says <see cref="Example"/>.</param>
internal sealed record ImportKindEntry(
    ImportKind Kind, Type Preview, Type Receipt,
    Func<IServiceProvider, string, byte[], CancellationToken, Task<Outcome<ImportId>>> Upload,
    Func<IServiceProvider, string, IReadOnlyList<Table>, CancellationToken, Task<Outcome<ImportId>>> Keep,
    Func<Table, int> Likeness,
    Func<Texts, XlsxSheet>? Template)
{
    /// <summary>How files are called that can be nothing but this kind, whatever they were said to be.</summary>
    public string[] Endings { get; init; } = [];
    /// <summary>Where its example is, when it is no table.</summary>
    public string? Example { get; init; }

    /// <summary>The kind in addresses and text keys: "people".</summary>
    public string Name { get; } = Kind.ToString().ToLowerInvariant();

    /// <summary>The kind a file clearly is when it is not the one it was said to be; null when it may well be that.</summary>
    public static ImportKindEntry? Better(IEnumerable<ImportKindEntry> kinds, ImportKindEntry said, IReadOnlyList<Table> tables)
    {
        int Of(ImportKindEntry kind) => tables.Max(kind.Likeness);
        var best = kinds.MaxBy(Of)!;
        return Of(best) >= 2 && Of(said) * 2 <= Of(best) ? best : null;
    }
}
