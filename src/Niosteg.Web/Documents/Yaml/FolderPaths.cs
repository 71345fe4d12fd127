namespace Niosteg.Web.Documents.Yaml;

/// <summary>The YAML files of a folder on disk, with those of its folders, in an order that is the same everywhere.</summary>
internal static class FolderPaths
{
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint, MaxRecursionDepth = 12 };

    public static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(folder, "*", Everywhere)
        .Where(path => IsOurs(Path.GetRelativePath(folder, path))).Order(StringComparer.Ordinal);

    public static bool IsYaml(string path) => path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Hidden folders are a tool's own, and so is what a Mac leaves in a zip.</summary>
    public static bool IsOurs(string relative) => IsYaml(relative) && !relative.Split('/', '\\').Any(part => part == "__MACOSX" || part.StartsWith('.'));
}
