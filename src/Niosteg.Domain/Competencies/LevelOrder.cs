using System.Globalization;

namespace Niosteg.Domain.Competencies;

/// <summary>Puts level names that came in any order from the lowest to the highest, when their words or numbers tell.</summary>
public static class LevelOrder
{
    /// <summary>Words that scales use, lowest first. Words on one line mean about the same step.</summary>
    private static readonly string[][] Words =
    [
        ["none", "ingen"],
        ["awareness", "aware", "beginner", "novice", "nybörjare", "kännedom", "medvetenhet", "entry", "learner"],
        ["foundational", "foundation", "basic", "basics", "elementary", "grund", "grunder", "grundläggande", "bas"],
        ["working", "working knowledge", "intermediate", "competent", "medel", "självständig", "tillämpar", "kompetent"],
        ["practitioner", "proficient", "skilled", "skicklig", "van", "erfaren"],
        ["advanced", "senior", "avancerad", "avancerat", "leder", "leading"],
        ["expert", "mastery", "master", "authority", "strategic", "mästare", "formar"],
    ];

    /// <summary>The names from lowest to highest. As they came when neither words nor numbers tell for all of them.</summary>
    public static IReadOnlyList<string> Sort(IReadOnlyList<string> names)
    {
        if (names.All(n => RankOf(n) is not null)) return [.. names.OrderBy(n => RankOf(n))];
        return names.All(n => NumberOf(n) is not null) ? [.. names.OrderBy(n => NumberOf(n))] : names;
    }

    /// <summary>Whether the name, by its words, is a step of a scale: "Practitioner", "Nivå 3", "2".</summary>
    public static bool LooksLikeLevel(string name) => RankOf(name) is not null || (NumberOf(name) is >= 0 and <= 6 && IsNumbered(name));

    /// <summary>The step a name stands for on a scale of <paramref name="top"/> levels: by the scale's own names, else by
    /// its number. Null when nothing tells.</summary>
    public static int? StepOf(string name, IReadOnlyList<string> scaleNames)
    {
        for (var i = 0; i < scaleNames.Count; i++)
            if (string.Equals(scaleNames[i].Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase)) return i + 1;
        return NumberOf(name) is { } number and >= 1 ? Math.Min(number, scaleNames.Count) : null;
    }

    private static int? RankOf(string name)
    {
        var clean = name.Trim().TrimEnd('.', ':').ToLowerInvariant();
        var at = Array.FindIndex(Words, words => words.Contains(clean));
        return at < 0 ? null : at;
    }

    private static int? NumberOf(string name)
    {
        var digits = new string([.. name.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).Take(3)]);
        return digits.Length == 0 ? null : int.Parse(digits, CultureInfo.InvariantCulture);
    }

    /// <summary>Only a number, or a word for level and a number.</summary>
    private static bool IsNumbered(string name)
    {
        var word = new string([.. name.Where(c => !char.IsAsciiDigit(c))]).Trim(' ', '.', ':', '-').ToLowerInvariant();
        return word is "" or "level" or "nivå" or "steg" or "step" or "grad" or "l" or "n";
    }
}
