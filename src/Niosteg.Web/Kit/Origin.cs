namespace Niosteg.Web.Kit;

/// <summary>Where a figure's thread is read, or the named reason why it needs none. There is no figure without one.</summary>
public sealed record Origin
{
    private Origin() { }

    /// <summary>The page that answers why; null only when there is a reason for having none.</summary>
    public string? Href { get; private init; }

    /// <summary>The link to it stands beside, in the same row, and is not repeated.</summary>
    public bool IsBeside { get; private init; }

    /// <summary>Why there is no thread, by name.</summary>
    public string? Reason { get; private init; }

    /// <summary>Counted from rows that stand on this very page, each with a thread of its own.</summary>
    public static readonly Origin RowsOnThisPage = new() { Reason = "rows-on-this-page" };

    /// <summary>An invented figure that shows how a finished page looks.</summary>
    public static readonly Origin Invented = new() { Reason = "invented" };

    public static Origin At(string href) => href.StartsWith("/why/", StringComparison.Ordinal)
        ? new() { Href = href }
        : throw new ArgumentException($"{href} is no thread: those stand under /why/.", nameof(href));

    /// <summary>The same thread as another figure in the row, whose link serves both.</summary>
    public static Origin Beside(string href) => At(href) with { IsBeside = true };

    public static implicit operator Origin(string href) => At(href);
}
