using System.Text.Json;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents.Yaml;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Folders;

/// <summary><c>niosteg import profiles FOLDER|FILE...</c> says what the YAML files would do, one by one; <c>--accept</c> does it,
/// <c>--skip</c> leaves out the files that are stopped, <c>--format json</c> is for scripts.</summary>
internal static class FolderImportCommand
{
    public static bool IsFor(string[] args) => args.Any(a => Directory.Exists(a) || FolderPaths.IsYaml(a) || a.EndsWith(".zip", StringComparison.OrdinalIgnoreCase));

    public static async Task<int> RunAsync(CommandDesk desk, string[] args)
    {
        var (paths, said) = (args.Where(a => !a.StartsWith('-') && a is not ("json" or "table")).ToList(), args.Where(a => a.StartsWith('-')).ToList());
        if (paths.Count == 0 || said.Except(["--accept", "--skip", "--format"]).Any()) return await desk.SayAsync(desk.Texts["folders.command.import-usage"], Commands.NotUnderstood);
        var read = Files(paths);
        if (read.Refusal is { } unread) return await desk.SayAsync(desk.Texts.Of(unread), Commands.Refused);
        var imports = new FolderImportVerbs(desk.Db, Actor.System, desk.Clock);
        var kept = await imports.KeepAsync(paths[0], read.Value);
        if (kept.Refusal is { } refusal) return await desk.SayAsync(desk.Texts.Of(refusal), Commands.Refused);

        var view = (await imports.PreviewAsync(kept.Value)).Value;
        var files = await AllAsync(imports, view);
        var accepted = said.Contains("--accept") ? await imports.AcceptAsync(kept.Value, new() { SkipStopped = said.Contains("--skip") }) : (Outcome<FolderReceipt>?)null;
        // What was not accepted is not left lying: the command can be given again with the same files.
        if (accepted is not { IsDone: true }) await new ExchangeVerbs(desk.Db, Actor.System).ThrowAwayAsync(kept.Value);
        await TellAsync(desk, args.Contains("json"), view, files, accepted is { IsDone: true });
        if (accepted?.Refusal is { } no) return await desk.SayAsync(desk.Texts.Of(no), Commands.Refused);
        return view.Counts.Stopped > 0 ? Commands.Refused : Commands.Done;
    }

    /// <summary>A folder is all the YAML files in it; a zip what is in it; anything else is taken for a file of ours.</summary>
    private static Outcome<IReadOnlyList<(string, byte[])>> Files(List<string> paths)
    {
        var files = new List<(string, byte[])>();
        try
        {
            foreach (var path in paths)
            {
                if (Directory.Exists(path)) files.AddRange(FolderPaths.In(path).Select(file => (Path.GetRelativePath(path, file).Replace('\\', '/'), Read(file))));
                else if (!path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) files.Add((path, Read(path)));
                else if (FolderPackage.Read(path, File.ReadAllBytes(path)) is var zip && zip.Refusal is { } refusal) return refusal;
                else files.AddRange(zip.Value);
                if (files.Count > FolderPackage.MostFiles) return new Refusal("folder-too-many", null, FolderPackage.MostFiles);
            }
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            return new Refusal("folder-file-missing", null, paths[^1]);
        }
        return files;
    }

    /// <summary>One letter more than may be there tells that it is too large; the rest need not be read.</summary>
    private static byte[] Read(string path)
    {
        using var file = File.OpenRead(path);
        var content = new byte[Math.Min(file.Length, YamlTree.MostBytes + 1)];
        file.ReadExactly(content);
        return content;
    }

    private static async Task<List<FolderFileView>> AllAsync(FolderImportVerbs imports, FolderImportView first)
    {
        var files = first.Files.ToList();
        for (var page = 2; files.Count < first.Counts.All; page++) files.AddRange((await imports.PreviewAsync(first.Id, page)).Value.Files);
        return files;
    }

    private static async Task TellAsync(CommandDesk desk, bool json, FolderImportView view, List<FolderFileView> files, bool accepted)
    {
        if (json)
        {
            await desk.Out.WriteLineAsync(JsonSerializer.Serialize(new { view.Counts, Files = files.Select(f => new { f.File, f.Kind, f.Name, f.Effect, f.Changes, Notes = f.Notes.Select(n => new { n.Code, n.Line, n.Stops, Text = YamlSentences.Of(n, desk.Texts) }) }), Accepted = accepted }, Drafts.Json));
            return;
        }
        foreach (var file in files.Where(f => f.Effect != FolderEffect.Same || f.Notes.Count > 0))
        {
            await desk.Out.WriteLineAsync($"{file.File}  {desk.Texts[$"folders.effect.{file.Effect}"]}{(file.Changes.Count > 0 ? ": " + string.Join(", ", file.Changes) : "")}");
            foreach (var note in file.Notes) await desk.Out.WriteLineAsync($"  {(note.Line > 0 ? $"{file.File}:{note.Line}: " : "")}{YamlSentences.Of(note, desk.Texts)}");
        }
        await desk.Out.WriteLineAsync(desk.Texts["folders.counts", view.Counts.New, view.Counts.Changed, view.Counts.Same, view.Counts.Stopped]);
        await desk.Out.WriteLineAsync(desk.Texts[view.Counts.ChangesNothing ? view.Counts.Stopped == 0 ? "folders.no-change" : "folders.nothing-left" : accepted ? "import.command.accepted" : "import.command.not-accepted"]);
    }
}
