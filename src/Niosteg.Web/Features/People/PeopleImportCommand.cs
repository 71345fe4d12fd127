using System.Text.Json;
using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.People;

/// <summary><c>niosteg import people FILE</c> says what the file would do; <c>--accept</c> does it. <c>--unit NAME</c> is the
/// top that new units come under, <c>--skip</c> leaves out rows that are stopped, <c>--format json</c> is for scripts.</summary>
internal static class PeopleImportCommand
{
    private sealed record Options(string? File, string? Unit, bool Accept, bool Skip, bool Json);

    public static async Task<int> RunAsync(CommandDesk desk, string[] args)
    {
        if (Understand(args) is not { File: { } file } options) return await SayAsync(desk, desk.Texts["import.command.usage"], Commands.NotUnderstood);
        if (!File.Exists(file)) return await SayAsync(desk, desk.Texts["import.command.no-file", file], Commands.Refused);
        if (new FileInfo(file).Length > TableReader.MaxBytes) return await SayAsync(desk, desk.Texts.Of(UploadLimit.TooLarge), Commands.Refused);
        var imports = new PeopleImportVerbs(desk.Db, Actor.System, desk.Clock);
        var uploaded = await imports.UploadAsync(file, await File.ReadAllBytesAsync(file));
        if (uploaded.Refusal is { } refusal) return await SayAsync(desk, desk.Texts.Of(refusal), Commands.Refused);
        var id = uploaded.Value;
        await ChooseAsync(imports, id, options);
        var view = (await imports.PreviewAsync(id)).Value;
        var accepted = options.Accept ? await imports.AcceptAsync(id, new()) : (Outcome<PeopleReceipt>?)null;
        // What was not accepted is not left lying: the command can be given again with the same file.
        if (accepted is not { IsDone: true }) await new ExchangeVerbs(desk.Db, Actor.System).ThrowAwayAsync(id);
        await TellAsync(desk, options, view, accepted);
        return accepted?.Refusal is { } no ? await SayAsync(desk, desk.Texts.Of(no), Commands.Refused) : Commands.Done;
    }

    private static Options? Understand(string[] args)
    {
        var options = new Options(null, null, false, false, false);
        for (var i = 0; i < args.Length; i++)
        {
            var next = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--accept": options = options with { Accept = true }; break;
                case "--skip": options = options with { Skip = true }; break;
                case "--unit" when next is not null: options = options with { Unit = next }; i++; break;
                case "--format" when next is "json" or "table": options = options with { Json = next == "json" }; i++; break;
                case var file when options.File is null && !file.StartsWith('-'): options = options with { File = file }; break;
                default: return null;
            }
        }
        return options;
    }

    private static async Task ChooseAsync(PeopleImportVerbs imports, ImportId id, Options options)
    {
        if (options is { Unit: null, Skip: false }) return;
        var view = (await imports.PreviewAsync(id)).Value;
        var top = options.Unit is null ? view.Draft.TopUnitId : view.Units.FirstOrDefault(u => u.Path == options.Unit || u.Path.EndsWith(" > " + options.Unit, StringComparison.OrdinalIgnoreCase))?.Id;
        await imports.ChooseAsync(id, new()
        {
            Version = view.Version,
            Sheet = view.Draft.Sheet,
            Columns = [.. view.Columns.Select(c => c.Field)],
            TopUnit = top?.Value,
            TopUnitName = options.Unit,
            CreateUnits = true,
            SkipStopped = options.Skip,
        });
    }

    private static async Task TellAsync(CommandDesk desk, Options options, PeopleImportView view, Outcome<PeopleReceipt>? accepted)
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

    private static async Task<int> SayAsync(CommandDesk desk, string text, int code)
    {
        await desk.Error.WriteLineAsync(text);
        return code;
    }
}
