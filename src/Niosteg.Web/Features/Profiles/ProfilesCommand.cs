using System.Text;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Profiles;

/// <summary><c>niosteg export profiles [--format json|xlsx|docx] [--out FILE|-] [--family NAME]</c>: every profile in use, in
/// the words of its newest seal, or of its draft when it was never sealed. A dash is the standard output.</summary>
internal static class ProfilesCommand
{
    private sealed record Options(string? Format, string? File, string? Family);

    public static async Task<int> RunAsync(CommandDesk desk, string[] args)
    {
        if (Understand(args) is not { } options) return await desk.SayAsync(desk.Texts["command.export.usage"], Commands.NotUnderstood);
        var list = new ProfileList(desk.Db, Actor.System, desk.Texts);
        var family = options.Family is null ? null : await FamilyAsync(list, options.Family);
        if (options.Family is not null && family is null) return await desk.SayAsync(desk.Texts["command.export.no-family", options.Family], Commands.Refused);
        var filter = new ProfileFilter { Family = family?.Value };
        var format = options.Format ?? "json";
        var (bytes, count) = format switch
        {
            "xlsx" => await WorkbookAsync(list, filter, desk.Texts),
            "docx" => await DocumentAsync(desk, list, filter),
            _ => await JsonAsync(list, filter),
        };
        return await WriteAsync(desk, options.File ?? (format == "json" ? "-" : $"{desk.Texts["profiles.title"]}.{format}"), bytes, count);
    }

    /// <summary>The format may be said, or seen from the file's ending.</summary>
    private static Options? Understand(string[] args)
    {
        var options = new Options(null, null, null);
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--format" when args[i + 1] is "json" or "xlsx" or "docx": options = options with { Format = args[i + 1] }; break;
                case "--out": options = options with { File = args[i + 1] }; break;
                case "--family": options = options with { Family = args[i + 1] }; break;
                default: return null;
            }
        }
        if (args.Length % 2 != 0) return null;
        return options.Format is null && Path.GetExtension(options.File)?.TrimStart('.').ToLowerInvariant() is "json" or "xlsx" or "docx"
            ? options with { Format = Path.GetExtension(options.File)!.TrimStart('.').ToLowerInvariant() }
            : options;
    }

    private static async Task<FamilyId?> FamilyAsync(ProfileList list, string name) =>
        (await list.ReadAsync(new())).Families.FirstOrDefault(f => Same(f.Name.Sv, name) || Same(f.Name.En, name))?.Id;

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Each profile as the JSON of its own file.</summary>
    private static async Task<(byte[], int)> JsonAsync(ProfileList list, ProfileFilter filter)
    {
        var profiles = await list.ContentsAsync(filter);
        return (Encoding.UTF8.GetBytes("[" + string.Join(",\n", profiles.Select(p => ProfileJson.Write(p.Content))) + "]\n"), profiles.Count);
    }

    private static async Task<(byte[], int)> WorkbookAsync(ProfileList list, ProfileFilter filter, Texts texts)
    {
        var profiles = await list.ContentsAsync(filter);
        return (ProfileWorkbook.Of(await list.AllAsync(filter), profiles, texts), profiles.Count);
    }

    private static async Task<(byte[], int)> DocumentAsync(CommandDesk desk, ProfileList list, ProfileFilter filter)
    {
        var cards = new ProfileCards(desk.Db, Actor.System, desk.Database.Remembered, desk.Clock);
        var read = new List<ProfileCard>();
        foreach (var row in await list.AllAsync(filter))
            if (await cards.ReadAsync(row.Id) is { IsDone: true } card) read.Add(card.Value);
        return (ProfileDocument.Of(read, desk.Texts), read.Count);
    }

    private static async Task<int> WriteAsync(CommandDesk desk, string file, byte[] bytes, int count)
    {
        if (file == "-")
        {
            await using var output = desk.OpenOutput();
            await output.WriteAsync(bytes);
            return Commands.Done;
        }
        try
        {
            await File.WriteAllBytesAsync(file, bytes);
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            return await desk.SayAsync(desk.Texts["command.export.cannot-write", file], Commands.Refused);
        }
        await desk.Out.WriteLineAsync(desk.Texts.Count("command.export.done", count, file));
        return Commands.Done;
    }
}
