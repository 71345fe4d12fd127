using System.Text.RegularExpressions;
using Niosteg.Domain.Shared;

namespace Niosteg.Domain.Initiatives.Step5Engagement;

/// <summary>Whether a text asks its readers to answer the three questions: an answer is asked for, and three questions named, in
/// one sentence.</summary>
public static partial class CheckAsked
{
    public static bool In(LocalText text) => (text.Sv is { } swedish && Swedish().IsMatch(swedish)) || (text.En is { } english && English().IsMatch(english));

    [GeneratedRegex(@"\b(?:be)?svara\b[^.!?]*\b(?:tre|3)\s+(?:korta\s+|snabba\s+|små\s+)?frågor(?:na)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Swedish();

    [GeneratedRegex(@"\banswer\b[^.!?]*\b(?:three|3)\s+(?:short\s+|quick\s+|small\s+)?questions\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex English();
}
