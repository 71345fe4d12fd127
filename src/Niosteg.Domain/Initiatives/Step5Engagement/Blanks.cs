using System.Text.RegularExpressions;

namespace Niosteg.Domain.Initiatives.Step5Engagement;

/// <summary>What a text assembled from facts does not know. It stands there to be seen, and is never made up.</summary>
public static partial class Blanks
{
    /// <param name="what">What somebody has to write there.</param>
    public static string Of(string what) => $"[… {what}]";

    /// <summary>What is left to write, in the order it stands.</summary>
    public static IReadOnlyList<string> In(string? text) => [.. Blank().Matches(text ?? "").Select(match => match.Groups["what"].Value.Trim())];

    [GeneratedRegex(@"\[(?:…|\.\.\.)(?<what>[^\]\n]*)\]")]
    private static partial Regex Blank();
}
