using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Competencies.Imports;
using Niosteg.Web.Features.Competencies.Taxonomies;
using Niosteg.Web.Features.Example;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Features.Folders;
using Niosteg.Web.Features.Initiatives.Step2Architecture;
using Niosteg.Web.Features.Organisation.Imports;
using Niosteg.Web.Features.People;
using Niosteg.Web.Features.Profiles;
using Niosteg.Web.Features.Uses.Needs;
using Niosteg.Web.Outbox;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Hosting;

/// <summary>What a command has to work with: the database as the machine's own administrator, and where to write.</summary>
internal sealed record CommandDesk(DatabaseOptions Database, TimeProvider Clock, TextWriter Out, TextWriter Error)
{
    public AppDbFactory Db => new(Database, Actor.System, Clock);
    public Texts Texts { get; } = new();
    /// <summary>Where a file goes that is sent on to the next program.</summary>
    public Func<Stream> OpenOutput { get; init; } = Console.OpenStandardOutput;

    /// <summary>Says why not, where a script does not take it for the answer, and hands back how it ended.</summary>
    public async Task<int> SayAsync(string text, int code)
    {
        await Error.WriteLineAsync(text);
        return code;
    }
}

/// <summary>The product's commands beside the web server, each one line here and one class in its feature.</summary>
internal static class Commands
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int NotUnderstood = 2;

    private static readonly SortedDictionary<string, Func<CommandDesk, string[], Task<int>>> All = new(StringComparer.Ordinal)
    {
        ["bounces"] = BouncesCommand.RunAsync,
        ["example"] = ExampleCommand.RunAsync,
        ["export"] = ExportAsync,
        ["help"] = HelpAsync,
        ["import"] = ImportAsync,
        ["lint"] = LintCommand.RunAsync,
        ["migrate"] = MigrateAsync,
        ["needs"] = NeedsCommand.RunAsync,
    };

    private static async Task<int> ImportAsync(CommandDesk desk, string[] args)
    {
        if (args is ["profiles" or "competencies", .. var folder] && FolderImportCommand.IsFor(folder)) return await FolderImportCommand.RunAsync(desk, folder);
        if (args is ["people", .. var rest]) return await PeopleImportCommand.RunAsync(desk, rest);
        if (args is ["units", .. var units]) return await UnitListCommand.RunAsync(desk, units);
        if (args is ["competencies", .. var competencies]) return await MatrixImportCommand.RunAsync(desk, ImportKind.Competencies, competencies);
        if (args is ["profiles", .. var profiles]) return await MatrixImportCommand.RunAsync(desk, ImportKind.Profiles, profiles);
        if (args is ["esco", .. var esco]) return await TaxonomyCommand.RunAsync(desk, TaxonomyScheme.Esco, esco);
        if (args is ["jobtech", .. var jobTech]) return await TaxonomyCommand.RunAsync(desk, TaxonomyScheme.JobTech, jobTech);
        await desk.Error.WriteLineAsync(desk.Texts["import.command.usage"]);
        await desk.Error.WriteLineAsync(desk.Texts["taxonomy.command.usage"]);
        await desk.Error.WriteLineAsync(desk.Texts["matrix.command.usage"]);
        await desk.Error.WriteLineAsync(desk.Texts["folders.command.import-usage"]);
        return await desk.SayAsync(desk.Texts["units.command.usage"], NotUnderstood);
    }

    private static async Task<int> ExportAsync(CommandDesk desk, string[] args)
    {
        if (args is ["profiles" or "competencies", ..] && FolderExportCommand.IsFor(args)) return await FolderExportCommand.RunAsync(desk, args);
        if (args is ["profiles", .. var profiles]) return await ProfilesCommand.RunAsync(desk, profiles);
        await desk.Error.WriteLineAsync(desk.Texts["command.export.usage"]);
        return await desk.SayAsync(desk.Texts["folders.command.export-usage"], NotUnderstood);
    }

    private static async Task<int> HelpAsync(CommandDesk desk, string[] args)
    {
        await desk.Out.WriteLineAsync(desk.Texts["command.help", Names]);
        return Done;
    }

    private static string Names => string.Join(", ", All.Keys.Append("serve"));

    /// <summary>Every start brings the database to its present shape, so there is nothing left to do but say so.</summary>
    private static async Task<int> MigrateAsync(CommandDesk desk, string[] args)
    {
        await desk.Out.WriteLineAsync(desk.Texts["command.migrated"]);
        return Done;
    }

    /// <summary>Whether the arguments start the web server rather than name a command.</summary>
    public static bool Serves(string[] args) => args is [] or ["serve", ..] || args[0].StartsWith('-');

    /// <summary>Linting reads files alone, so that it runs where there is no database and makes none.</summary>
    public static bool NeedsDatabase(string[] args) => args is not ["lint", ..];

    /// <summary>Says why the program does not start.</summary>
    public static int Say(string why)
    {
        Console.Error.WriteLine(why);
        return Refused;
    }

    /// <summary>Runs the command that the first argument names.</summary>
    public static async Task<int> RunAsync(string[] args, CommandDesk desk)
    {
        if (All.TryGetValue(args[0], out var run)) return await run(desk, args[1..]);
        return await desk.SayAsync(desk.Texts["command.unknown", args[0], Names], NotUnderstood);
    }
}
