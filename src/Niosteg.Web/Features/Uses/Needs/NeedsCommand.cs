using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;
using Niosteg.Web.Kit;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Uses.Needs;

/// <summary><c>niosteg needs [--unit NAME|CODE|ID] [--format table|json]</c>: the same figures as the page, for scripts.</summary>
internal static class NeedsCommand
{
    public static async Task<int> RunAsync(CommandDesk desk, string[] args)
    {
        if (Option(args, "--format") is { } format && format is not ("table" or "json")) return await desk.SayAsync(desk.Texts["command.needs.usage"], Commands.NotUnderstood);
        UnitId? unit = null;
        if (Option(args, "--unit") is { } wanted)
        {
            unit = await FindAsync(desk, wanted);
            if (unit is null) return await desk.SayAsync(desk.Texts["command.needs.no-unit", wanted], Commands.Refused);
        }
        var read = await new NeedsVerbs(desk.Db, Actor.System, desk.Clock).ReadAsync(unit);
        if (read.Refusal is { } refusal) return await desk.SayAsync(desk.Texts.Of(refusal), Commands.Refused);
        if (Option(args, "--format") == "json") await desk.Out.WriteLineAsync(JsonSerializer.Serialize(read.Value, ProfileJson.Options));
        else await WriteTableAsync(desk, read.Value);
        return Commands.Done;
    }

    private static async Task<UnitId?> FindAsync(CommandDesk desk, string wanted)
    {
        await using var db = desk.Db.CreateDbContext();
        var units = await db.Units.AsNoTracking().Select(u => new { u.Id, u.Name, u.Code }).ToListAsync();
        var found = units.Where(u => u.Id.ToString() == wanted || u.Code == wanted || string.Equals(u.Name, wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count == 1 ? found[0].Id : null;
    }

    private static async Task WriteTableAsync(CommandDesk desk, NeedsView view)
    {
        var t = desk.Texts;
        var where = view.UnitName.Length > 0 ? view.UnitName : t["command.needs.everyone"];
        await desk.Out.WriteLineAsync($"{where}. {t.Count("needs.summary", view.People, view.Judged)} {NeedsExports.WeighedBy(view, t)}");
        string[] heads = [t["needs.col.competency"], t["needs.col.need"], t["needs.col.touched"], t["needs.sheet.judged"], t["needs.col.unknown"]];
        var rows = view.Needs.Select(r => new[]
        {
            t.Of(r.Name), Told(r.Need), Told(r.Touched), Told(r.Judged), Told(r.Unknown),
        }).ToList();
        string Told(Measure? measure) => Measured.Number(measure)?.Written(t) ?? t["kit.unknown"];
        var widths = heads.Select((h, i) => rows.Select(r => r[i].Length).Append(h.Length).Max()).ToArray();
        foreach (var row in rows.Prepend(heads))
            await desk.Out.WriteLineAsync(string.Join("  ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd());
    }

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
