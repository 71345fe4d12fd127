using System.Text.Json;
using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.People;

/// <summary><c>niosteg import people FILE</c> says what the file would do; <c>--accept</c> does it. <c>--unit NAME</c> is the
/// top that new units come under, <c>--skip</c> leaves out rows that are stopped, <c>--format json</c> is for scripts.</summary>
internal static class PeopleImportCommand
{
    public static async Task<int> RunAsync(CommandDesk desk, string[] args)
    {
        if (ImportCommandLine.Read(args, ["--skip"], ("--unit", [])) is not { } options) return await desk.SayAsync(desk.Texts["import.command.usage"], Commands.NotUnderstood);
        if (options.Fault(desk.Texts) is { } fault) return await desk.SayAsync(fault, Commands.Refused);
        var imports = new PeopleImportVerbs(desk.Db, Actor.System, desk.Clock);
        var uploaded = await imports.UploadAsync(options.Path, await File.ReadAllBytesAsync(options.Path));
        if (uploaded.Refusal is { } refusal) return await desk.SayAsync(desk.Texts.Of(refusal), Commands.Refused);
        var id = uploaded.Value;
        await ChooseAsync(imports, id, options);
        var view = (await imports.PreviewAsync(id)).Value;
        var accepted = options.Accept ? await imports.AcceptAsync(id, new()) : (Outcome<PeopleReceipt>?)null;
        // What was not accepted is not left lying: the command can be given again with the same file.
        if (accepted is not { IsDone: true }) await new ExchangeVerbs(desk.Db, Actor.System).ThrowAwayAsync(id);
        await TellAsync(desk, options, view, accepted);
        return accepted?.Refusal is { } no ? await desk.SayAsync(desk.Texts.Of(no), Commands.Refused) : Commands.Done;
    }

    private static async Task ChooseAsync(PeopleImportVerbs imports, ImportId id, ImportCommandLine options)
    {
        var (unit, skip) = (options.Of("--unit"), options.Has("--skip"));
        if (unit is null && !skip) return;
        var view = (await imports.PreviewAsync(id)).Value;
        var top = unit is null ? view.Draft.TopUnitId : view.Units.FirstOrDefault(u => u.Path == unit || u.Path.EndsWith(" > " + unit, StringComparison.OrdinalIgnoreCase))?.Id;
        await imports.ChooseAsync(id, new()
        {
            Version = view.Version,
            Sheet = view.Draft.Sheet,
            Columns = [.. view.Columns.Select(c => c.Field)],
            TopUnit = top?.Value,
            TopUnitName = unit,
            CreateUnits = true,
            SkipStopped = skip,
        });
    }

    private static async Task TellAsync(CommandDesk desk, ImportCommandLine options, PeopleImportView view, Outcome<PeopleReceipt>? accepted)
    {
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
                view.NewUnits,
                view.NewPositions,
                view.NotInFileTotal,
                LeftOut = view.Sheet.LeftOut.Select(c => c.Header),
                Columns = view.Columns.ToDictionary(c => c.Header + (c.Header.Length > 0 ? "" : $"#{c.Column}"), c => c.Field),
                view.Problems,
                view.ProblemTotal,
                Accepted = accepted is { IsDone: true },
            }, Drafts.Json));
            return;
        }
        string[] counts = ["new", "changed", "same"];
        int[] numbers = [view.New, view.Changed, view.Same];
        foreach (var (count, number) in counts.Zip(numbers)) await desk.Out.WriteLineAsync(desk.Texts.Count("import.people." + count, number));
        if (view.Sheet.LeftOut.Count > 0) await desk.Out.WriteLineAsync(desk.Texts["import.left-out-were", string.Join(", ", view.Sheet.LeftOut.Select(c => c.Header))]);
        foreach (var problem in view.Problems)
            await desk.Out.WriteLineAsync($"{desk.Texts["import.row"]} {problem.Row}  {desk.Texts[problem.Weight == ProblemWeight.Stops ? "import.stops" : "import.note"]}  {desk.Texts["import.problem." + problem.Code, problem.Args]}");
        await desk.Out.WriteLineAsync(desk.Texts[view.ChangesNothing ? "import.no-change" : accepted is { IsDone: true } ? "import.command.accepted" : "import.command.not-accepted"]);
    }
}
