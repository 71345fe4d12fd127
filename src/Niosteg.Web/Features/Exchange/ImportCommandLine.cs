using Niosteg.Web.Documents;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Exchange;

/// <summary>What stands after <c>niosteg import KIND</c>: a file, what every kind of import understands, and the kind's own options.</summary>
internal sealed record ImportCommandLine(string Path, IReadOnlyDictionary<string, string> Said)
{
    public bool Accept => Said.ContainsKey("--accept");
    public bool Json => Said.GetValueOrDefault("--format") == "json";

    public bool Has(string flag) => Said.ContainsKey(flag);

    public string? Of(string option) => Said.GetValueOrDefault(option);

    /// <summary>Null when something is not understood, or when no file is named.</summary>
    /// <param name="flags">Options of this kind that stand alone.</param>
    /// <param name="options">Options of this kind with the values they may have; none means any.</param>
    public static ImportCommandLine? Read(string[] args, string[] flags, params (string Name, string[] Values)[] options)
    {
        var path = (string?)null;
        var said = new Dictionary<string, string>();
        (string Name, string[] Values)[] all = [("--format", ["json", "table"]), .. options];
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--accept" || flags.Contains(args[i])) said[args[i]] = "";
            else if (Array.Find(all, o => o.Name == args[i]) is { Name: { } name, Values: var values })
            {
                if (i + 1 == args.Length || (values.Length > 0 && !values.Contains(args[i + 1]))) return null;
                said[name] = args[++i];
            }
            else if (path is null && !args[i].StartsWith('-')) path = args[i];
            else return null;
        }
        return path is null ? null : new(path, said);
    }

    /// <summary>Why the file cannot be read, in words; null when it can.</summary>
    public string? Fault(Texts texts) => !File.Exists(Path) ? texts["import.command.no-file", Path]
        : new FileInfo(Path).Length > TableReader.MaxBytes ? texts.Of(UploadLimit.TooLarge) : null;
}
