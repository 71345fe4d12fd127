using System.Text;
using Niosteg.Domain.Profiles;

namespace Niosteg.Web.Documents.Yaml;

/// <summary>The words that stand for choices: the type's own names, small and with dashes, and <c>must</c> for a must-have.</summary>
internal static class YamlWords
{
    public static string Of<T>(T value) where T : struct, Enum => value is Necessity.MustHave ? "must" : Dashed($"{value}");

    private static string Dashed(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('-');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
