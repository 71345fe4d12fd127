using System.IO.Compression;
using System.Text;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Documents.Yaml;

namespace Niosteg.Web.Features.Folders;

/// <summary>What came in: one file, or a folder packed together. Only YAML files are looked at; a README beside them is no harm.</summary>
internal static class FolderPackage
{
    public const int MostFiles = 5_000;
    private const long MostUnpacked = 60L * 1024 * 1024;

    public static Outcome<IReadOnlyList<(string Name, byte[] Content)>> Read(string name, byte[] content)
    {
        if (content.Length > TableReader.MaxBytes) return new Refusal("file-too-large", null, TableReader.MaxMegabytes);
        if (content is not [0x50, 0x4B, 3, 4, ..])
        {
            (string, byte[])[] one = [(Path.GetFileName(name.Replace('\\', '/')), content)];
            return one;
        }
        try
        {
            return Unpack(content);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return new Refusal("file-broken");
        }
    }

    private static Outcome<IReadOnlyList<(string, byte[])>> Unpack(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);
        var (files, total) = (new List<(string, byte[])>(), 0L);
        foreach (var entry in zip.Entries.Where(e => FolderPaths.IsOurs(e.FullName)))
        {
            if (files.Count == MostFiles) return new Refusal("folder-too-many", null, MostFiles);
            using var stream = entry.Open();
            var file = First(stream, YamlTree.MostBytes + 1);
            total += file.Length;
            if (total > MostUnpacked) return new Refusal("file-unpacks-too-large", null, MostUnpacked / 1024 / 1024);
            files.Add((entry.FullName, file));
        }
        return files.Count == 0 ? new Refusal("folder-empty") : files;
    }

    /// <summary>So much of it that it can be told to be too large, and no more: what it says of its size is not believed.</summary>
    private static byte[] First(Stream stream, int most)
    {
        using var read = new MemoryStream();
        var buffer = new byte[81920];
        for (int count; read.Length < most && (count = stream.Read(buffer)) > 0;) read.Write(buffer, 0, count);
        return read.ToArray();
    }
}
