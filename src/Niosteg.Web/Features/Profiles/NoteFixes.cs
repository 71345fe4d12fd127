using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Profiles;

/// <summary>A rule's suggestion taken up without scripts: the words are changed in the text that was sent, and nothing is saved
/// until the writer does.</summary>
internal static class NoteFixes
{
    /// <summary>False when the suggestion does not fit the text any more: then nothing is changed.</summary>
    public static bool Apply(ProfileInput input)
    {
        if (input.Fix?.Split('|', 4) is not [var field, var from, var many, var words]) return false;
        input.Fix = null;
        var language = field.EndsWith(".Sv", StringComparison.Ordinal) ? Language.Sv : Language.En;
        if (field.Length < 10 || TextsAt(input, field["Input.".Length..^3]) is not { } texts) return false;
        var text = (language == Language.Sv ? texts.Text.Sv : texts.Text.En) ?? "";
        if (!int.TryParse(from, out var start) || !int.TryParse(many, out var length) || start < 0 || length < 0 || start + length > text.Length) return false;
        var fixedText = string.Concat(text.AsSpan(0, start), words, text.AsSpan(start + length));
        if (language == Language.Sv) texts.Sv = fixedText;
        else texts.En = fixedText;
        return true;
    }

    private static TwoTexts? TextsAt(ProfileInput input, string path) => path.Split('[', ']') switch
    {
        ["Title"] => input.Title,
        ["Purpose"] => input.Purpose,
        ["Skill"] => input.Skill,
        ["Responsibility"] => input.Responsibility,
        ["Effort"] => input.Effort,
        ["WorkingConditions"] => input.WorkingConditions,
        ["Tasks", var at, ""] => Row(input.Tasks, at),
        ["FormalRequirements", var at, ""] => Row(input.FormalRequirements, at),
        _ => null,
    };

    private static TwoTexts? Row(List<TwoTexts> rows, string at) => int.TryParse(at, out var row) && row >= 0 && row < rows.Count ? rows[row] : null;
}
