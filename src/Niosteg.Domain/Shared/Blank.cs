using System.Globalization;

namespace Niosteg.Domain.Shared;

public static class Blank
{
    /// <summary>Whether nothing is to be seen: no text, white space, or signs without a shape such as U+200B.</summary>
    public static bool IsBlank(this string? text) =>
        text is null || text.All(letter => char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Control);
}
