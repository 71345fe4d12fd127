using System.Text.RegularExpressions;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>A rule's question where there is no text to ask about: its places are left open.</summary>
internal static partial class RuleText
{
    public static LocalText Plain(LocalText message) => new(Plain(message.Sv), Plain(message.En));

    /// <summary>How often it was right on real texts; that this is unknown where it has found nothing to be right about.</summary>
    public static string Precision(Texts texts, Language language, RulePrecision precision) => precision.Share() is null
        ? texts[$"rules.precision.unknown.{language}", precision.Of] : texts[$"rules.precision.{language}", precision.Right, precision.Flagged, precision.Of];

    private static string? Plain(string? message) => message is null ? null : Place().Replace(message, "…");

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();
}
