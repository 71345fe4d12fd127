using System.Collections.Frozen;

namespace Niosteg.Web.Pictures;

/// <summary>The light colours of tokens.css, for drawings that leave the page. A test keeps the two equal.</summary>
internal static class Palette
{
    public static readonly FrozenDictionary<string, string> Light = new Dictionary<string, string>
    {
        ["ground"] = "#faf8f4",
        ["paper"] = "#fffdf9",
        ["quiet"] = "#ebe6db",
        ["line"] = "#ddd7cb",
        ["edge"] = "#857d6f",
        ["ink"] = "#1f2328",
        ["ink-2"] = "#5b5f66",
        ["thread"] = "#b3261e",
        ["have"] = "#3f5d54",
        ["gap-1"] = "#c9c1b0",
        ["gap-2"] = "#766e61",
        ["gap-3"] = "#3d3a35",
        ["on-gap-1"] = "#1f2328",
        ["on-gap-2"] = "#ffffff",
        ["on-gap-3"] = "#ffffff",
        ["sans"] = "Inter, \"Segoe UI\", Helvetica, Arial, sans-serif",
    }.ToFrozenDictionary();
}
