using System.Text.Json;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Competencies.Taxonomies;

/// <summary><c>niosteg import esco FILE...</c> and <c>niosteg import jobtech FILE...</c> take a taxonomy in. What a newer release
/// changes is only told; <c>--accept</c> does it. <c>--release NUMBER</c> when the files' names do not say, <c>--format json</c> for scripts.</summary>
internal static class TaxonomyCommand
{
    public static async Task<int> RunAsync(CommandDesk desk, TaxonomyScheme scheme, string[] args)
    {
        var (paths, said) = (new List<string>(), new Dictionary<string, string>());
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--accept") said[args[i]] = "";
            else if (args[i] is "--release" or "--format" && i + 1 < args.Length) said[args[i]] = args[++i];
            else if (!args[i].StartsWith('-')) paths.Add(args[i]);
            else return await desk.SayAsync(desk.Texts["taxonomy.command.usage"], Commands.NotUnderstood);
        }
        if (paths.Count == 0 || said.GetValueOrDefault("--format") is not (null or "json" or "table")) return await desk.SayAsync(desk.Texts["taxonomy.command.usage"], Commands.NotUnderstood);
        if (paths.Find(p => !File.Exists(p)) is { } missing) return await desk.SayAsync(desk.Texts["import.command.no-file", missing], Commands.Refused);
        if (paths.Sum(p => new FileInfo(p).Length) > TaxonomyUploadInput.Most) return await desk.SayAsync(desk.Texts.Of(TaxonomyUploadInput.TooLarge), Commands.Refused);
        return await TakeInAsync(desk, scheme, paths, said);
    }

    private static async Task<int> TakeInAsync(CommandDesk desk, TaxonomyScheme scheme, List<string> paths, Dictionary<string, string> said)
    {
        var taxonomies = new TaxonomyVerbs(desk.Db, Actor.System, desk.Clock);
        var uploaded = await taxonomies.UploadAsync([.. paths.Select(p => new TaxonomyFile(Path.GetFileName(p), File.ReadAllBytes(p)))], said.GetValueOrDefault("--release"), scheme);
        if (uploaded.Refusal is { } refusal) return await desk.SayAsync(desk.Texts.Of(refusal), Commands.Refused);
        var view = await WorkAsync(desk, taxonomies, uploaded.Value);
        if (view.State == TaxonomyImportState.AwaitingAnswer && said.ContainsKey("--accept"))
        {
            await taxonomies.AcceptAsync(uploaded.Value);
            view = await WorkAsync(desk, taxonomies, uploaded.Value);
        }
        // What was not accepted is not left lying: the command can be given again with the same files.
        else if (view.State == TaxonomyImportState.AwaitingAnswer) await taxonomies.CancelAsync(uploaded.Value);
        if (said.GetValueOrDefault("--format") == "json") await desk.Out.WriteLineAsync(JsonSerializer.Serialize(view, Drafts.Json));
        else await TellAsync(desk, view);
        if (view.Refused is { } why) return await desk.SayAsync(desk.Texts.Of(why), Commands.Refused);
        return view.State == TaxonomyImportState.Cancelled ? Commands.Refused : Commands.Done;
    }

    /// <summary>Works here, or waits while a server that runs on the same database does.</summary>
    private static async Task<TaxonomyImportView> WorkAsync(CommandDesk desk, TaxonomyVerbs taxonomies, ImportId id)
    {
        var work = new TaxonomyWork(desk.Database, desk.Clock);
        while (true)
        {
            var worked = await work.WorkAsync(CancellationToken.None);
            var view = (await taxonomies.ReadAsync(id)).Value;
            if (!view.IsUnderWay) return view;
            if (!worked) await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
    }

    private static async Task TellAsync(CommandDesk desk, TaxonomyImportView view)
    {
        if (view.Report is { } report)
        {
            foreach (var line in TaxonomyWords.Lines(desk.Texts, report)) await desk.Out.WriteLineAsync(line);
        }
        if (view.State == TaxonomyImportState.Done) await desk.Out.WriteLineAsync(desk.Texts["taxonomy.command.done", TaxonomyWords.NameOf(desk.Texts, view.Scheme), view.Release]);
        else if (view.State == TaxonomyImportState.AwaitingAnswer) await desk.Out.WriteLineAsync(desk.Texts["import.command.not-accepted"]);
    }
}
