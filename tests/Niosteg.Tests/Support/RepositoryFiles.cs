namespace Niosteg.Tests.Support;

/// <summary>A file of the repository as it lies on disk. The path is from the root, with forward slashes.</summary>
public sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);
    public int LineCount => Text.TrimEnd('\n').Count(c => c == '\n') + 1;

    /// <summary>For a finding: where it is, so that an editor can open it.</summary>
    public string At(int position) => $"{Path}:{Text.AsSpan(0, position).Count('\n') + 1}";
}

/// <summary>The repository's own source, for the rules that read it.</summary>
public static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    /// <summary>What we have written by hand: C# and pages under src, but not the migrations, which a tool writes.</summary>
    public static IReadOnlyList<SourceFile> Product { get; } =
        [.. Under("src", ".cs", ".razor").Where(file => !file.Path.Contains("/Migrations/", StringComparison.Ordinal) && !file.Path.Contains("/Compiled/", StringComparison.Ordinal))];

    public static IReadOnlyList<SourceFile> Pages { get; } =
        [.. Product.Where(file => file.Path.EndsWith(".razor", StringComparison.Ordinal))];

    public static IReadOnlyList<SourceFile> Tests { get; } = Under("tests", ".cs");

    /// <summary>Every file with one of these endings below the folder; none when there is no such folder.</summary>
    public static IReadOnlyList<SourceFile> Under(string folder, params string[] endings)
    {
        var top = Path.Combine(Root, folder);
        if (!Directory.Exists(top)) return [];
        return [.. Directory.EnumerateFiles(top, "*", SearchOption.AllDirectories)
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Select(path => (Full: path, Short: Path.GetRelativePath(Root, path).Replace('\\', '/')))
            .Where(path => !path.Short.Split('/').Any(part => part is "bin" or "obj"))
            .OrderBy(path => path.Short, StringComparer.Ordinal)
            .Select(path => new SourceFile(path.Short, File.ReadAllText(path.Full)))];
    }

    /// <summary>The folders directly inside this one, by name; none when there is no such folder.</summary>
    public static IReadOnlyList<string> FoldersIn(string folder)
    {
        var top = Path.Combine(Root, folder);
        return Directory.Exists(top) ? [.. Directory.EnumerateDirectories(top).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Niosteg.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException($"No Niosteg.slnx above {AppContext.BaseDirectory}");
    }
}
