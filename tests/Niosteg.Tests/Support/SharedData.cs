namespace Niosteg.Tests.Support;

/// <summary>Real files that lie beside the repository on machines that have them. They are not part of it.</summary>
internal static class SharedData
{
    /// <summary>The file's path; the test is skipped, with the reason, where there is none.</summary>
    public static string Find(params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine([folder.FullName, "shared", "data", .. path]);
            if (File.Exists(file)) return file;
        }
        Assert.Skip($"There is no shared/data/{string.Join('/', path)} beside the repository.");
        return "";
    }
}
