using System.Text.RegularExpressions;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>A rule's question where there is no text to ask about: its places are left open.</summary>
internal static partial class RuleText
{
    public static LocalText Plain(LocalText message) => new(Plain(message.Sv), Plain(message.En));

    private static string? Plain(string? message) => message is null ? null : Place().Replace(message, "…");

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();
}
