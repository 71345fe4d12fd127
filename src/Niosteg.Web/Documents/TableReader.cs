using System.IO.Compression;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Documents;

/// <summary>Reads a file that someone dropped, whatever it calls itself: its first bytes decide what it is.
/// A file that cannot be read, or that would cost more than it should, is refused by name before it is unpacked.</summary>
public static class TableReader
{
    public const int MaxMegabytes = 20;
    public const int MaxBytes = MaxMegabytes * 1024 * 1024;
    public const int MaxUnpackedMegabytes = 64;
    public const int MaxRows = 100_000;
    public const int MaxColumns = 200;

    /// <summary>One sheet: the named one, or the first that says anything.</summary>
    public static Outcome<Table> Read(byte[] content, string? sheet = null)
    {
        var all = ReadAll(content);
        if (all.Refusal is { } refusal) return refusal;
        var found = sheet is null ? all.Value[0] : all.Value.FirstOrDefault(t => t.Sheet.Equals(sheet, StringComparison.OrdinalIgnoreCase));
        return found is null ? new Refusal("file-sheet-missing", null, sheet, string.Join(", ", all.Value.Select(t => t.Sheet))) : found;
    }

    /// <summary>Every visible sheet that says anything, in the file's order. Never an empty list.</summary>
    public static Outcome<IReadOnlyList<Table>> ReadAll(byte[] content)
    {
        if (content.Length > MaxBytes) return new Refusal("file-too-large", null, MaxMegabytes);
        if (content.Length == 0) return new Refusal("file-empty");
        return KindOf(content) switch
        {
            FileKind.Zip => XlsxTable.Read(content),
            FileKind.OldExcel => new Refusal("file-old-excel"),
            FileKind.Gzip => ReadPacked(content),
            _ => ReadText(content),
        };
    }

    private enum FileKind { Text, Zip, Gzip, OldExcel }

    private static FileKind KindOf(ReadOnlySpan<byte> content) => content switch
    {
        [0x50, 0x4B, 0x03 or 0x05, ..] => FileKind.Zip,
        [0x1F, 0x8B, ..] => FileKind.Gzip,
        // The container of .xls, and of an .xlsx with a password.
        [0xD0, 0xCF, 0x11, 0xE0, ..] => FileKind.OldExcel,
        _ => FileKind.Text,
    };

    private static Outcome<IReadOnlyList<Table>> ReadText(byte[] content)
    {
        var read = CsvTable.Read(content);
        if (read.Refusal is { } refusal) return refusal;
        return new Table[] { read.Value };
    }

    private static Outcome<IReadOnlyList<Table>> ReadPacked(byte[] content)
    {
        try
        {
            using var packed = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            var buffer = new byte[81920];
            for (int read; (read = packed.Read(buffer)) > 0;)
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > MaxUnpackedMegabytes * 1024L * 1024L) return new Refusal("file-unpacks-too-large", null, MaxUnpackedMegabytes);
            }
            return unpacked.Length == 0 ? new Refusal("file-empty") : ReadText(unpacked.ToArray());
        }
        catch (InvalidDataException)
        {
            return new Refusal("file-broken");
        }
    }
}
