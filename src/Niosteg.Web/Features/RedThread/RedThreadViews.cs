using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.RedThread;

/// <summary>Where a figure comes from, as a chain a person can read, from the figure back to its goal.</summary>
/// <param name="Conclusion">The figure in a sentence.</param>
/// <param name="Unknown">What nobody knows yet, and what it could change.</param>
/// <param name="Withheld">What this reader may not see, and why. The thread says that it is there.</param>
public sealed record Thread(Sentence Title, Sentence Conclusion, IReadOnlyList<ThreadStep> Steps,
    IReadOnlyList<Sentence> Unknown, IReadOnlyList<Sentence> Withheld, string BackHref);

/// <param name="Parts">Smaller sentences under this one, such as one a person.</param>
public sealed record ThreadStep(Sentence Text, string? Href = null, IReadOnlyList<ThreadPart>? Parts = null);

public sealed record ThreadPart(Sentence Text, string? Href = null);
