using System.Text;

namespace Niosteg.Domain.Competencies;

/// <summary>Finds names that are so alike that they may be the same thing written twice.</summary>
public static class SimilarNames
{
    /// <summary>Share of common letter triples (Dice's coefficient) from which two names are called alike. Chosen so that
    /// a slip of a letter or a changed ending is alike in names of ten letters and more, another word is not.</summary>
    public const double AlikeFrom = 0.7;

    /// <summary>What two names must have in common to be the same name: letter case, spaces and marks do not count.</summary>
    public static string Key(string? name)
    {
        var key = new StringBuilder();
        foreach (var letter in name?.Normalize(NormalizationForm.FormKC) ?? "")
        {
            // C# and C++ are not C.
            if (char.IsLetterOrDigit(letter) || letter is '#' or '+') key.Append(char.ToLowerInvariant(letter));
            else if (char.IsWhiteSpace(letter) || char.IsPunctuation(letter)) Space(key);
        }
        return key.ToString().TrimEnd();
    }

    /// <summary>From 0, nothing in common, to 1, the same name.</summary>
    public static double Likeness(string? one, string? other)
    {
        var (a, b) = (Key(one), Key(other));
        if (a.Length == 0 || b.Length == 0) return 0;
        if (a == b) return 1;
        var (of, with) = (Triples(a), Triples(b));
        return 2.0 * of.Intersect(with).Count() / (of.Count + with.Count);
    }

    public static bool AreAlike(string? one, string? other) => Likeness(one, other) >= AlikeFrom;

    private static HashSet<string> Triples(string key)
    {
        var padded = $"  {key} ";
        return [.. Enumerable.Range(0, padded.Length - 2).Select(i => padded.Substring(i, 3))];
    }

    private static void Space(StringBuilder key)
    {
        if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
    }
}
