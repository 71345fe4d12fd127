using System.Globalization;
using System.Text;

namespace Niosteg.Domain.Competencies.Search;

/// <summary>Texts as search compares them.</summary>
public static class SearchText
{
    /// <summary>Letter case, marks and double spaces do not count: "HR-chef" is "hr chef". C# and C++ are not C.</summary>
    public static string Key(string? text) => SimilarNames.Key(text);

    /// <summary>A key without rings, dots and accents, for those who typed it so: "sjuksköterska" is "sjukskoterska".</summary>
    public static string Plain(string key)
    {
        if (Ascii.IsValid(key)) return key;
        var plain = new StringBuilder(key.Length);
        foreach (var letter in key.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) plain.Append(letter switch { 'ø' => 'o', 'æ' => 'a', 'ł' => 'l', 'ı' => 'i', _ => letter });
        }
        return plain.ToString();
    }
}
