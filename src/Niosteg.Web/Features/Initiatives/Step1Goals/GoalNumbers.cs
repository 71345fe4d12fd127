using System.Globalization;
using Niosteg.Domain.Shared;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

/// <summary>Values that people type for a goal: 4,5 and 4.5 are the same, and 12 000 is twelve thousand.</summary>
internal static class GoalNumbers
{
    public static Outcome<double?> Read(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) return (double?)null;
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).TrimEnd('%').Replace('\u2212', '-').Replace(',', '.');
        return double.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e15
            ? number
            : field.EndsWith(nameof(GoalInput.TargetValue), StringComparison.Ordinal) ? new Refusal("goal-number-target", field)
            : field.EndsWith(nameof(GoalInput.StartValue), StringComparison.Ordinal) ? new Refusal("goal-number-start", field) : new Refusal("goal-number", field);
    }

    public static string? Written(double? number) => number?.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>With its unit, a percentage in words: it was typed, and not computed here.</summary>
    public static string? Said(string? number, string? unit, Texts t) => number is null ? null : $"{Said(number, t)} {(unit == "%" ? t["goals.percent"] : unit)}".Trim();

    /// <summary>As the reader writes numbers.</summary>
    public static string? Said(string? number, Texts t) => t.Language == Language.Sv ? number?.Replace('.', ',').Replace('-', '\u2212') : number?.Replace('-', '\u2212');
}
