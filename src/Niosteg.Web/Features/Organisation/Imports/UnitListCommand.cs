using System.Text.Json;
using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Organisation.Imports;

/// <summary><c>niosteg import units FILE</c> says what the list would do; <c>--accept</c> does it. <c>--format json</c> is for scripts.</summary>
internal static class UnitListCommand
{
    private sealed record Options(string? File, bool Accept, bool Json);

    public static async Task<int> RunAsync(CommandDesk desk, string[] args)
    {
        if (Understand(args) is not { File: { } file } options) return await SayAsync(desk, desk.Texts["units.command.usage"], Commands.NotUnderstood);
        if (!File.Exists(file)) return await SayAsync(desk, desk.Texts["import.command.no-file", file], Commands.Refused);
        if (new FileInfo(file).Length > TableReader.MaxBytes) return await SayAsync(desk, desk.Texts.Of(UploadLimit.TooLarge), Commands.Refused);
        var imports = new UnitListVerbs(desk.Db, Actor.System, desk.Clock);
        var uploaded = await imports.UploadAsync(file, await File.ReadAllBytesAsync(file));
        if (uploaded.Refusal is { } refusal) return await SayAsync(desk, desk.Texts.Of(refusal), Commands.Refused);
        var view = (await imports.PreviewAsync(uploaded.Value)).Value;
        var accepted = options.Accept ? await imports.AcceptAsync(uploaded.Value, new() { Seen = view.Seen }) : (Outcome<UnitListReceipt>?)null;
        // What was not accepted is not left lying: the command can be given again with the same file.
        if (accepted is not { IsDone: true }) await new ExchangeVerbs(desk.Db, Actor.System).ThrowAwayAsync(uploaded.Value);
        await TellAsync(desk, options, view, accepted is { IsDone: true });
        return accepted?.Refusal is { } no ? await SayAsync(desk, desk.Texts.Of(no), Commands.Refused) : Commands.Done;
    }

    private static Options? Understand(string[] args)
    {
        var options = new Options(null, false, false);
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--accept": options = options with { Accept = true }; break;
                case "--format" when i + 1 < args.Length && args[i + 1] is "json" or "table": options = options with { Json = args[++i] == "json" }; break;
                case var file when options.File is null && !file.StartsWith('-'): options = options with { File = file }; break;
                default: return null;
            }
        }
        return options;
    }

    private static async Task TellAsync(CommandDesk desk, Options options, UnitListView view, bool accepted)
    {
        var t = desk.Texts;
        if (options.Json)
        {
            await desk.Out.WriteLineAsync(JsonSerializer.Serialize(new
            {
                view.FileName,
                view.Rows,
                view.New,
                view.Changed,
                view.Same,
                view.Stopped,
                Columns = view.Columns.DistinctBy(c => c.Header).ToDictionary(c => c.Header, c => c.Field),
                Units = view.First,
                view.Problems,
                view.ProblemTotal,
                Accepted = accepted,
            }, Drafts.Json));
            return;
        }
        string[] counts = ["new", "changed", "same"];
        int[] numbers = [view.New, view.Changed, view.Same];
        foreach (var (count, number) in counts.Zip(numbers)) await desk.Out.WriteLineAsync(t.Count("units." + count, number));
        foreach (var unit in view.First.Where(u => u.Was is not null)) await desk.Out.WriteLineAsync($"{unit.Code ?? ""}  {unit.Was} → {unit.Name}".Trim());
        foreach (var problem in view.Problems)
            await desk.Out.WriteLineAsync($"{t["import.row"]} {problem.Row}  {t[problem.Weight == ProblemWeight.Stops ? "import.stops" : "import.note"]}  {t["units.problem." + problem.Code, problem.Args]}");
        await desk.Out.WriteLineAsync(t[view.ChangesNothing && view.Stopped == 0 ? "import.no-change" : accepted ? "import.command.accepted" : "import.command.not-accepted"]);
    }

    private static async Task<int> SayAsync(CommandDesk desk, string text, int code)
    {
        await desk.Error.WriteLineAsync(text);
        return code;
    }
}
