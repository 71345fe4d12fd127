using System.Text;

namespace Niosteg.Domain.Organisation.Imports;

/// <summary>A heading as it is compared: letter case, spaces and signs do not count.</summary>
internal static class Headers
{
    /// <summary>"E-post (arbete)" is "epostarbete".</summary>
    public static string Squeeze(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>The words of a heading: "NationalIDNumber" is national, id, number; "Anställd från" is anställd, från.</summary>
    public static IReadOnlyList<string> Words(string header)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < header.Length; i++)
        {
            var c = header[i];
            var begins = char.IsUpper(c) && i > 0
                && (char.IsLower(header[i - 1]) || (char.IsUpper(header[i - 1]) && i + 1 < header.Length && char.IsLower(header[i + 1])));
            if (begins || !char.IsLetter(c)) Flush();
            if (char.IsLetter(c)) word.Append(char.ToLowerInvariant(c));
        }
        Flush();
        return words;

        void Flush()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }
}
