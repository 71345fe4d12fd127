using System.Globalization;
using System.Text.RegularExpressions;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>A goal as one sentence in the reader's language, in parts: our words, and what was filled in. A part that is not
/// filled in is a blank.</summary>
internal sealed partial record SentenceParts(IReadOnlyList<(bool IsFilledIn, string? Text)> Parts)
{
    /// <summary>As one line of text, with a row of points for what is not filled in.</summary>
    public string Plain => string.Concat(Parts.Select(part => part.Text ?? "………"));

    public static SentenceParts Of(GoalView goal, Texts t)
    {
        string?[] filled =
        [
            goal.By is { } by ? t.Date(by) : null, goal.Who, goal.CanDo, goal.Measure,
            GoalNumbers.Said(goal.StartValue, t), GoalNumbers.Said(goal.TargetValue, t) is { } to ? string.Join(' ', new[] { to, goal.Unit == "%" ? t["goals.percent"] : goal.Unit }.OfType<string>()) : null,
        ];
        return new([.. Blank().Split(t["goals.sentence"]).Select((part, at) => at % 2 == 0 ? (false, (string?)part) : (true, filled[int.Parse(part, CultureInfo.InvariantCulture)]))]);
    }

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Blank();
}
