using System.Text.RegularExpressions;

namespace Niosteg.Domain.Initiatives.Step5Engagement;

/// <summary>What a text assembled from facts does not know. It stands there to be seen, and is never made up.</summary>
public static partial class Blanks
{
    /// <param name="what">What somebody has to write there.</param>
    public static string Of(string what) => $"[… {what}]";

    /// <summary>What is left to write, in the order it stands.</summary>
    public static IReadOnlyList<string> In(string? text) => [.. Blank().Matches(text ?? "").Select(match => match.Groups["what"].Value.Trim())];

    /// <summary>What is left to write, each with the line it stands in: several may ask for the same.</summary>
    public static IEnumerable<BlankPlace> PlacesIn(string? text) =>
        (text ?? "").ReplaceLineEndings("\n").Split('\n').SelectMany(line => In(line).Select(what => new BlankPlace(what, line.Trim().TrimStart('-').Trim())));

    [GeneratedRegex(@"\[(?:…|\.\.\.)(?<what>[^\]\n]*)\]")]
    private static partial Regex Blank();
}

/// <summary>One thing that is not known.</summary>
/// <param name="Line">The whole line, with the blank in it.</param>
public sealed record BlankPlace(string What, string Line)
{
    /// <summary>Nothing else stands in the line.</summary>
    public bool IsAlone => Line == Blanks.Of(What);
}
