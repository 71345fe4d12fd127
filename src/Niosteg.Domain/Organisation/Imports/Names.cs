using System.Globalization;
using System.Text;

namespace Niosteg.Domain.Organisation.Imports;

/// <summary>People's names as files write them.</summary>
public static class Names
{
    /// <summary>They stand before a family name and belong to it.</summary>
    private static readonly HashSet<string> Particles =
        new(["af", "av", "von", "van", "der", "den", "de", "la", "le", "du", "di", "da", "dos", "das", "del", "el", "al", "bin", "ben", "ibn", "zu", "ter", "ten", "mac", "st"], StringComparer.OrdinalIgnoreCase);

    /// <summary>One space between words, and no invisible marks: some of them turn the writing of all that follows on the page.</summary>
    public static string Tidy(string text)
    {
        var clean = true;
        for (var i = 0; i < text.Length && clean; i++) clean = text[i] is > ' ' and < '\u007F' or (>= '\u00C0' and <= '\u024F') || (text[i] == ' ' && i > 0 && text[i - 1] != ' ' && i < text.Length - 1);
        if (clean) return text;
        var tidy = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (tidy.Length > 0 && tidy[^1] != ' ') tidy.Append(' ');
            }
            else if (!char.IsControl(c) && c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u200B' or '\u2060' or '\uFEFF' or '\u00AD')) tidy.Append(c);
        }
        return tidy.ToString().Trim().Normalize(NormalizationForm.FormC);
    }

    /// <summary>"Berg, Anna" and "Anna Berg" are the same; "Eva von Essen" keeps her von.</summary>
    public static (string Given, string Family) Split(string full)
    {
        var comma = full.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0) return (full[(comma + 1)..].Trim(), full[..comma].Trim());
        var words = full.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length <= 1) return (full, "");
        var family = words.Length - 1;
        while (family > 1 && Particles.Contains(words[family - 1])) family--;
        return (string.Join(' ', words[..family]), string.Join(' ', words[family..]));
    }

    /// <summary>"anna-lena.berg2@lovsta.se" is Anna-Lena Berg; "ken0@..." is Ken.</summary>
    public static (string Given, string Family) FromEmail(string email)
    {
        var local = email[..email.IndexOf('@', StringComparison.Ordinal)].TrimEnd("0123456789".ToCharArray());
        var words = local.Split(['.', '_', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0) return (email, "");
        return (Capital(words[0]), string.Join(' ', words[1..].Select(Capital)));
    }

    private static string Capital(string word) => string.Join('-', word.Split('-').Select(part =>
        part.Length == 0 ? part : char.ToUpper(part[0], CultureInfo.InvariantCulture) + part[1..]));
}
