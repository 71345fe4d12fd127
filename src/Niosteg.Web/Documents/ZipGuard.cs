using System.IO.Compression;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Documents;

/// <summary>Unpacks a zip into nothing, counting, before anyone reads it: what a file says about its own size is not believed.</summary>
internal static class ZipGuard
{
    private const int MostParts = 2_000;
    public const long MaxUnpacked = 400L * 1024 * 1024;
    /// <summary>Held in memory whole while reading, unlike the sheets.</summary>
    private const long MaxTexts = 100L * 1024 * 1024;

    /// <summary>A workbook.</summary>
    public static Refusal? Check(byte[] content) => Check(content, zip =>
        zip.Entries.Any(e => e.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) ? null : new Refusal("file-not-a-table"));

    /// <summary>A package of any files.</summary>
    public static Refusal? CheckPackage(byte[] content) => Check(content, _ => null);

    private static Refusal? Check(byte[] content, Func<ZipArchive, Refusal?> fits)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostParts) return TooLarge;
            if (fits(zip) is { } misfit) return misfit;
            if (zip.Entries.Sum(e => e.Length) > MaxUnpacked) return TooLarge;
            var total = 0L;
            var buffer = new byte[1 << 16];
            foreach (var part in zip.Entries)
            {
                using var stream = part.Open();
                var size = 0L;
                for (int read; (read = stream.Read(buffer)) > 0;)
                {
                    size += read;
                    if (total + size > MaxUnpacked) return TooLarge;
                }
                total += size;
                if (size > MaxTexts && part.Name.Contains("sharedStrings", StringComparison.OrdinalIgnoreCase)) return TooLarge;
            }
            return null;
        }
        catch (InvalidDataException)
        {
            return new Refusal("file-broken");
        }
    }

    private static Refusal TooLarge => new("file-unpacks-too-large", null, MaxUnpacked / 1024 / 1024);
}
