using System.IO.Compression;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Competencies.Taxonomies.Reading;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;

namespace Niosteg.Web.Features.Competencies.Taxonomies;

/// <summary>One file inside what was uploaded.</summary>
internal sealed record PackagePart(string Name, long Length, Func<Stream> Open)
{
    public bool IsCsv => Ends(".csv");
    public bool IsJson => Ends(".json") || Ends(".json.gz");
    public bool IsZip => Ends(".zip");

    private bool Ends(string with) => Name.EndsWith(with, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The files inside an upload: a zip, a zip of zips, a packed file, or the file itself.</summary>
internal static class ZipPackage
{
    private const int LongestHeader = 4096;

    /// <summary>Null when it may be unpacked.</summary>
    public static Refusal? Check(byte[] content)
    {
        if (!IsZip(content)) return null;
        if (ZipGuard.CheckPackage(content) is { } refusal) return refusal;
        using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        return zip.Entries.Where(e => e.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)).Select(e => ZipGuard.CheckPackage(Whole(e))).FirstOrDefault(r => r is not null);
    }

    public static IEnumerable<PackagePart> Parts(string name, byte[] content)
    {
        if (!IsZip(content))
        {
            yield return new(name, LengthOf(name, content), () => Unpacked(name, new MemoryStream(content, writable: false)));
            yield break;
        }
        using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(e => e.Name.Length > 0))
        {
            if (!entry.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) yield return new(entry.Name, entry.Length, () => Unpacked(entry.Name, entry.Open()));
            else foreach (var inner in Parts(entry.Name, Whole(entry)).Where(p => !p.IsZip)) yield return inner;
        }
    }

    /// <summary>Which taxonomy the files are of, by what they are; null when they are of none or of both.</summary>
    public static Outcome<TaxonomyScheme> SchemeOf(IEnumerable<TaxonomyFile> files)
    {
        var (tables, lists, esco) = (0, 0, 0);
        foreach (var part in files.SelectMany(f => Parts(f.Name, f.Content)))
        {
            if (part.IsCsv) (tables, esco) = (tables + 1, IsOfEsco(part) ? esco + 1 : esco);
            else if (part.IsJson) lists++;
        }
        return (tables, lists, esco) switch
        {
            ( > 0, 0, _) => TaxonomyScheme.Esco,
            (_, > 0, 0) => TaxonomyScheme.JobTech,
            ( > 0, > 0, _) => new Refusal("taxonomy-mixed", "Files"),
            _ => new Refusal("taxonomy-nothing-known", "Files", string.Join(", ", files.Take(3).Select(f => f.Name))),
        };
    }

    /// <summary>Any table may lie beside JobTech's lists; ESCO's are known by their header.</summary>
    private static bool IsOfEsco(PackagePart part)
    {
        using var reader = new StreamReader(part.Open());
        var start = new char[LongestHeader];
        var header = new string(start, 0, reader.ReadBlock(start)).Split('\n')[0];
        return EscoFile.Of(part.Name, [.. header.Split(',').Select(h => h.Trim('\uFEFF', '"', ' ', '\r'))]) is not null;
    }

    /// <summary>The names of the packages inside a package.</summary>
    public static IEnumerable<string> NamesOfPackages(TaxonomyFile file)
    {
        if (!IsZip(file.Content)) return [];
        using var zip = new ZipArchive(new MemoryStream(file.Content, writable: false), ZipArchiveMode.Read);
        return [.. zip.Entries.Select(e => e.Name).Where(n => n.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>A packed file ends with how long it is unpacked.</summary>
    private static long LengthOf(string name, byte[] content) =>
        name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) && content.Length > 18 ? BitConverter.ToUInt32(content.AsSpan(content.Length - 4)) : content.Length;

    private static bool IsZip(byte[] content) => content is [0x50, 0x4B, 0x03 or 0x05, ..];

    private static Stream Unpacked(string name, Stream packed) =>
        name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(packed, CompressionMode.Decompress) : packed;

    private static byte[] Whole(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var whole = new MemoryStream();
        stream.CopyTo(whole);
        return whole.ToArray();
    }
}
