using System.Text.Json;
using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Organisation.Imports;

/// <summary><c>niosteg import units FILE</c> says what the list would do; <c>--accept</c> does it. <c>--format json</c> is for scripts.</summary>
internal static class UnitListCommand
{
    public static async Task<int> RunAsync(CommandDesk desk, string[] args)
    {
        if (ImportCommandLine.Read(args, []) is not { } options) return await desk.SayAsync(desk.Texts["units.command.usage"], Commands.NotUnderstood);
        if (options.Fault(desk.Texts) is { } fault) return await desk.SayAsync(fault, Commands.Refused);
        var imports = new UnitListVerbs(desk.Db, Actor.System, desk.Clock);
        var uploaded = await imports.UploadAsync(options.Path, await File.ReadAllBytesAsync(options.Path));
        if (uploaded.Refusal is { } refusal) return await desk.SayAsync(desk.Texts.Of(refusal), Commands.Refused);
        var view = (await imports.PreviewAsync(uploaded.Value)).Value;
        var accepted = options.Accept ? await imports.AcceptAsync(uploaded.Value, new() { Seen = view.Seen }) : (Outcome<UnitListReceipt>?)null;
        // What was not accepted is not left lying: the command can be given again with the same file.
        if (accepted is not { IsDone: true }) await new ExchangeVerbs(desk.Db, Actor.System).ThrowAwayAsync(uploaded.Value);
        await TellAsync(desk, options, view, accepted is { IsDone: true });
        return accepted?.Refusal is { } no ? await desk.SayAsync(desk.Texts.Of(no), Commands.Refused) : Commands.Done;
    }

    private static async Task TellAsync(CommandDesk desk, ImportCommandLine options, UnitListView view, bool accepted)
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
}
