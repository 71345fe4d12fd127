using System.Text;

namespace Niosteg.Web.Documents.Yaml;

/// <summary>Where a thing's file lies in its folder: by kind, and called as the thing is.</summary>
internal static class ThingNames
{
    private const int LongestName = 60;
    /// <summary>No file may be called so on Windows.</summary>
    private static readonly string[] Reserved = ["con", "prn", "aux", "nul", "com1", "com2", "com3", "lpt1", "lpt2", "lpt3"];

    public static IReadOnlyList<(string Path, WrittenThing Thing)> Of(IEnumerable<WrittenThing> things) =>
        [.. from same in things.GroupBy(PathOf)
            let alone = same.Count() == 1
            from thing in same
            let path = alone ? same.Key : $"{same.Key}-{thing.Id?.ToString()[^12..]}"
            orderby path
            select (path + ".yaml", thing)];

    private static string PathOf(WrittenThing thing)
    {
        var folder = thing switch { WrittenScale => "scales", WrittenCompetency => "competencies", _ => "profiles" };
        return $"{folder}/{Slug(thing.Name.Sv ?? thing.Name.En ?? "")}";
    }

    /// <summary>Letters and digits, å ä ö among them, small; the rest is dashes.</summary>
    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            if (slug.Length == LongestName) break;
            if (char.IsLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var clean = slug.ToString().Trim('-');
        return clean.Length == 0 || Reserved.Contains(clean) ? clean + "_" : clean;
    }
}
