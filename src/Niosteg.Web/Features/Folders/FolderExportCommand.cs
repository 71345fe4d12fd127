using System.Text;
using Niosteg.Web.Documents.Yaml;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Folders;

/// <summary><c>niosteg export profiles --format yaml FOLDER</c> and <c>niosteg export competencies [--format yaml] FOLDER</c>: one
/// file a thing. A file that holds the thing already keeps its name, and one with the same letters is not written, so that a
/// folder under version control shows what changed and nothing else.</summary>
internal static class FolderExportCommand
{
    private const int LongestHead = 400;

    public static bool IsFor(string[] args) => args[0] == "competencies" || args.Contains("yaml");

    public static async Task<int> RunAsync(CommandDesk desk, string[] args)
    {
        if (FolderOf(args[1..]) is not { } folder) return await desk.SayAsync(desk.Texts["folders.command.export-usage"], Commands.NotUnderstood);
        var export = new FolderFiles(desk.Db, Actor.System);
        var files = args[0] == "competencies" ? await export.CompetenciesAsync() : await export.ProfilesAsync();
        try
        {
            Directory.CreateDirectory(folder);
            var (there, written) = (Known(folder), 0);
            foreach (var file in files)
                if (await WriteAsync(Path.Combine(folder, there.GetValueOrDefault(HeadOf(file.Text)) ?? file.Path), file.Text))
                    written++;
            await desk.Out.WriteLineAsync(desk.Texts.Count("folders.command.exported", files.Count, folder, written));
            return Commands.Done;
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            return await desk.SayAsync(desk.Texts["command.export.cannot-write", folder], Commands.Refused);
        }
    }

    private static string? FolderOf(string[] args)
    {
        var left = args.ToList();
        var at = left.IndexOf("--format");
        if (at >= 0)
        {
            if (at + 1 >= left.Count || left[at + 1] != "yaml") return null;
            left.RemoveRange(at, 2);
        }
        left.Remove("--out");
        return left is [var folder] && !folder.StartsWith('-') ? folder : null;
    }

    /// <summary>The files that are there, by what they hold.</summary>
    private static Dictionary<string, string> Known(string folder)
    {
        var known = new Dictionary<string, string>();
        foreach (var path in FolderPaths.In(folder))
        {
            using var reader = new StreamReader(path);
            var head = new char[LongestHead];
            var read = reader.ReadBlock(head);
            if (HeadOf(new string(head, 0, read).ReplaceLineEndings("\n")) is { Length: > 0 } of) known.TryAdd(of, Path.GetRelativePath(folder, path));
        }
        return known;
    }

    /// <summary>The two first lines as we write them: what it is, and its id.</summary>
    private static string HeadOf(string text) =>
        text.Split('\n') is [var kind, var id, ..] && kind.StartsWith("niosteg-", StringComparison.Ordinal) && id.StartsWith("id: ", StringComparison.Ordinal) ? $"{kind.Split(':')[0]} {id}" : "";

    private static async Task<bool> WriteAsync(string path, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (File.Exists(path) && (await File.ReadAllBytesAsync(path)).AsSpan().SequenceEqual(bytes)) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, bytes);
        return true;
    }
}
