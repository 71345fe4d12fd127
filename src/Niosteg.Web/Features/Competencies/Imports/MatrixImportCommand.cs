using System.Text.Json;
using Niosteg.Domain.Competencies.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Competencies.Imports;

/// <summary><c>niosteg import competencies FILE</c> and <c>niosteg import profiles FILE</c> say what the file would do;
/// <c>--accept</c> does it. <c>--language sv|en</c> is the texts' language, <c>--scale NAME</c> the scale the levels are on,
/// <c>--skip</c> leaves out rows that are stopped, <c>--format json</c> is for scripts.</summary>
internal static class MatrixImportCommand
{
    public static async Task<int> RunAsync(CommandDesk desk, ImportKind kind, string[] args)
    {
        if (ImportCommandLine.Read(args, ["--skip"], ("--language", ["sv", "en"]), ("--scale", [])) is not { } options) return await desk.SayAsync(desk.Texts["matrix.command.usage"], Commands.NotUnderstood);
        if (options.Fault(desk.Texts) is { } fault) return await desk.SayAsync(fault, Commands.Refused);
        var imports = new MatrixImportVerbs(desk.Db, Actor.System, desk.Clock);
        var uploaded = await imports.UploadAsync(kind, options.Path, await File.ReadAllBytesAsync(options.Path), LanguageOf(options) ?? desk.Texts.Language);
        if (uploaded.Refusal is { } refusal) return await desk.SayAsync(desk.Texts.Of(refusal), Commands.Refused);
        var id = uploaded.Value;
        var chosen = await ChooseAsync(imports, id, options, desk);
        var view = (await imports.PreviewAsync(id)).Value;
        var accepted = chosen && options.Accept ? await imports.AcceptAsync(id, new() { SkipStopped = options.Has("--skip") }) : (Outcome<MatrixReceipt>?)null;
        // What was not accepted is not left lying: the command can be given again with the same file.
        if (accepted is not { IsDone: true }) await new ExchangeVerbs(desk.Db, Actor.System).ThrowAwayAsync(id);
        if (!chosen) return await desk.SayAsync(desk.Texts["matrix.command.no-scale", options.Of("--scale")], Commands.Refused);
        await TellAsync(desk, options, view, accepted is { IsDone: true });
        return accepted?.Refusal is { } no ? await desk.SayAsync(desk.Texts.Of(no), Commands.Refused) : Commands.Done;
    }

    private static Language? LanguageOf(ImportCommandLine options) => options.Of("--language") switch { "en" => Language.En, "sv" => Language.Sv, _ => null };

    /// <summary>False when the scale asked for is not there.</summary>
    private static async Task<bool> ChooseAsync(MatrixImportVerbs imports, ImportId id, ImportCommandLine options, CommandDesk desk)
    {
        if (!options.Has("--language") && !options.Has("--scale")) return true;
        var view = (await imports.PreviewAsync(id)).Value;
        var chosen = view.Draft.Choices;
        var scale = view.Scales.FirstOrDefault(s => options.Of("--scale") is { } name && (Same(s.Name.Sv, name) || Same(s.Name.En, name)));
        if (options.Has("--scale") && scale is null) return false;
        var input = new MatrixChoicesInput
        {
            Version = view.Version,
            Sheet = view.Draft.Sheet,
            Language = LanguageOf(options) ?? chosen.Language,
            Scale = (scale?.Id ?? chosen.ScaleId)?.Value,
            ScaleName = chosen.ScaleName,
            Kind = chosen.Kind,
            Steps = chosen.Steps,
            Levels = [.. view.Levels.Select(l => new LevelPlaceInput { Name = l.Name, Place = l.Place })],
        };
        return (await imports.ChooseAsync(id, input)).IsDone;
    }

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static async Task TellAsync(CommandDesk desk, ImportCommandLine options, MatrixImportView view, bool accepted)
    {
        if (options.Json)
        {
            await desk.Out.WriteLineAsync(JsonSerializer.Serialize(new
            {
                view.FileName,
                view.Rows,
                view.Counts,
                Stop = view.Stop?.Code,
                Columns = view.Columns.DistinctBy(c => c.Header).ToDictionary(c => c.Header, c => c.Field),
                Levels = view.Levels.ToDictionary(l => l.Name, l => l.Place),
                view.Problems,
                view.ProblemTotal,
                Accepted = accepted,
            }, Drafts.Json));
            return;
        }
        if (view.Stop is { } stop) await desk.Out.WriteLineAsync(desk.Texts.Of(stop));
        foreach (var (key, number) in view.Counts.Numbers.Where(n => n.Number > 0)) await desk.Out.WriteLineAsync(desk.Texts.Count("matrix.count." + key, number));
        foreach (var problem in view.Problems)
            await desk.Out.WriteLineAsync($"{desk.Texts["import.row"]} {problem.Row}  {desk.Texts[problem.Weight == ProblemWeight.Stops ? "import.stops" : "import.note"]}  {desk.Texts["matrix.problem." + problem.Code, problem.Args]}");
        if (view.ProblemTotal > view.Problems.Count) await desk.Out.WriteLineAsync(desk.Texts["matrix.more", view.ProblemTotal - view.Problems.Count]);
        await desk.Out.WriteLineAsync(desk.Texts[view.ChangesNothing && view.Stop is null ? "import.no-change" : accepted ? "import.command.accepted" : "import.command.not-accepted"]);
    }
}
