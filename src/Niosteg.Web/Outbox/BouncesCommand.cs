using Niosteg.Web.Hosting;

namespace Niosteg.Web.Outbox;

/// <summary>Reads delivery reports from files, or from a folder that a mail program drops them in: <c>bounces FILE|FOLDER...</c>.</summary>
internal static class BouncesCommand
{
    public static async Task<int> RunAsync(CommandDesk desk, string[] args)
    {
        if (args.Length == 0) return await desk.SayAsync(desk.Texts["mail.command.usage"], Commands.NotUnderstood);
        var files = args.SelectMany(arg => Directory.Exists(arg) ? Directory.GetFiles(arg) : [arg]).Order(StringComparer.Ordinal).ToList();
        if (files.FirstOrDefault(file => !File.Exists(file)) is { } missing) return await desk.SayAsync(desk.Texts["mail.command.no-file", missing], Commands.Refused);

        var outbox = new OutboxVerbs(desk.Db, Actor.System, desk.Clock);
        var (marked, others) = (0, 0);
        foreach (var file in files)
        {
            await using var stream = File.OpenRead(file);
            var read = await outbox.ReadReportAsync(stream);
            if (read.IsDone) marked += read.Value.Marked;
            else if (read.Refusal!.Code == "bounce-not-a-report") others++;
            else return await desk.SayAsync(desk.Texts.Of(read.Refusal), Commands.Refused);
        }
        await desk.Out.WriteLineAsync(desk.Texts["mail.command.done", files.Count, marked, others]);
        return Commands.Done;
    }
}
