using System.Security.Cryptography;
using System.Text;
using Niosteg.Web.Documents.Yaml;

namespace Niosteg.Web.Features.Folders;

public enum FolderEffect
{
    New = 0,
    Changed = 1,
    Same = 2,
    /// <summary>Something in it is wrong; nothing of it comes in.</summary>
    Stopped = 3,
}

/// <summary>What one file would do.</summary>
internal sealed class PlannedFile(WrittenFile file)
{
    public WrittenFile File { get; } = file;
    public FolderEffect Effect { get; private set; } = file.IsStopped ? FolderEffect.Stopped : FolderEffect.Same;
    /// <summary>The keys at the file's outermost level whose words differ.</summary>
    public IReadOnlyList<string> Changes { get; private set; } = [];
    /// <summary>What there was and what there will be, in the letters it would be exported in.</summary>
    public string Before { get; private set; } = "";
    public string After { get; private set; } = "";

    public void Stop(string code, int line, params object[] args)
    {
        File.Reading.Stop(code, line, args);
        Effect = FolderEffect.Stopped;
    }

    public void Became(string before, string after)
    {
        (Before, After) = (before, after);
        Effect = before == after ? FolderEffect.Same : before.Length == 0 ? FolderEffect.New : FolderEffect.Changed;
        Changes = Effect == FolderEffect.Changed ? ChangedKeys(before, after) : [];
    }

    private static IReadOnlyList<string> ChangedKeys(string before, string after)
    {
        var (old, now) = (Parts(before), Parts(after));
        return [.. now.Keys.Union(old.Keys).Where(key => old.GetValueOrDefault(key) != now.GetValueOrDefault(key))];
    }

    private static Dictionary<string, string> Parts(string yaml)
    {
        var (parts, key) = (new Dictionary<string, string>(), "");
        foreach (var line in yaml.Split('\n'))
        {
            if (line.Length > 0 && line[0] != ' ') key = line[..line.IndexOf(':', StringComparison.Ordinal)];
            parts[key] = parts.GetValueOrDefault(key) + line + '\n';
        }
        return parts;
    }
}

/// <summary>What a folder would do, file by file.</summary>
internal sealed record FolderPlan(IReadOnlyList<PlannedFile> Files)
{
    /// <summary>Tells two plans apart, so that what is accepted is what was seen, and takes the place of what was there then.</summary>
    public string Seen => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Files.Select(f => $"{f.File.Name}|{f.Effect}|{f.Before}|{f.After}")))))[..16];

    public int Count(FolderEffect effect) => Files.Count(f => f.Effect == effect);
}
