using System.IO.Compression;
using System.Text;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>A rule book as files: one JSON file a rule. What comes in is data and nothing else; whatever cannot be a rule is
/// left out by name.</summary>
internal static class RuleZip
{
    public const int MostBytes = 4 * 1024 * 1024;

    public static byte[] Write(IEnumerable<ArchitectureRule> rules)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var rule in rules.OrderBy(r => r.Code, StringComparer.Ordinal))
            {
                using var entry = zip.CreateEntry(rule.Code + ".json").Open();
                entry.Write(Encoding.UTF8.GetBytes(RuleFile.Write(rule)));
            }
        return stream.ToArray();
    }

    /// <summary>The texts of one file that came in: itself, or those in a zip. Sizes that a zip says of itself are not believed.</summary>
    public static Outcome<(string Name, string Json)[]> Read(string name, byte[] content)
    {
        if (content.Length > MostBytes) return new Refusal("rules-too-large", null, MostBytes / 1024 / 1024);
        if (content is not [0x50, 0x4B, ..]) return new[] { (name, Encoding.UTF8.GetString(content).TrimStart('\uFEFF')) };
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            var (files, total) = (new List<(string Name, string Json)>(), 0);
            foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)).Take(RuleSet.MostRules + 1))
            {
                var text = Text(entry, MostBytes - total);
                if (text is null) return new Refusal("rules-too-large", null, MostBytes / 1024 / 1024);
                total += text.Length;
                files.Add((entry.Name, text));
            }
            return files.Count == 0 ? new Refusal("rules-no-file") : files.ToArray();
        }
        catch (InvalidDataException)
        {
            return new Refusal("file-broken");
        }
    }

    private static string? Text(ZipArchiveEntry entry, int room)
    {
        using var stream = entry.Open();
        // Longer than any rule may be: what is cut off here is refused by name when it is read.
        var buffer = new byte[Math.Min(room, 4 * RuleFile.LongestFile) + 1];
        var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return read > room ? null : Encoding.UTF8.GetString(buffer, 0, read).TrimStart('\uFEFF');
    }
}
