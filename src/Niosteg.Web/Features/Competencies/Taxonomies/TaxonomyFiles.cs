using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Niosteg.Domain.Competencies.Taxonomies;
using Niosteg.Domain.Competencies.Taxonomies.Reading;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Sylvan.Data.Csv;

namespace Niosteg.Web.Features.Competencies.Taxonomies;

/// <summary>An uploaded file, still packed.</summary>
internal sealed record TaxonomyFile(string Name, byte[] Content);

/// <summary>Unpacks what was uploaded (and looked over, <see cref="ZipPackage.Check"/>) and hands each table or list to the reader that knows it. Files that are something
/// else are named in the report and left out.</summary>
internal sealed class TaxonomyFiles(TaxonomyScheme scheme, Action<long> tellRead)
{
    private const int LongestRow = 1 << 22;
    private const int LargestJson = 64 * 1024 * 1024;
    private const int TellEvery = 1 << 19;

    private readonly TaxonomyReading _reading = new(scheme);
    private readonly TextPool _pool = new(longest: 100);
    private readonly List<FileNote> _notes = [];
    private long _read;
    private long _told;

    public IReadOnlyList<FileNote> Notes => _notes;

    public Outcome<TaxonomyReading> Read(IEnumerable<TaxonomyFile> files)
    {
        var (esco, jobTech) = (new EscoReader(_reading), new JobTechReader(_reading));
        foreach (var file in files)
        {
            foreach (var part in ZipPackage.Parts(file.Name, file.Content)) _notes.Add(Take(part, esco, jobTech));
        }
        esco.Finish();
        jobTech.Finish();
        return _notes.Exists(n => n.TakenAs is not null) ? _reading : new Refusal("taxonomy-nothing-known", null, string.Join(", ", _notes.Take(3).Select(n => n.Name)));
    }

    private FileNote Take(PackagePart part, EscoReader esco, JobTechReader jobTech)
    {
        try
        {
            if (scheme == TaxonomyScheme.Esco && part.IsCsv) return TakeTable(part, esco);
            if (scheme == TaxonomyScheme.JobTech && part.IsJson) return TakeJson(part, jobTech);
            return new(part.Name, null, "unknown", 0);
        }
        catch (Exception broken) when (broken is JsonException or CsvFormatException or InvalidDataException or DecoderFallbackException)
        {
            // A table is known by its header, and rows before the fault may be taken: the file is told about either way.
            _reading.Odd("file-broken", part.Name);
            return new(part.Name, null, "broken", 0);
        }
    }

    private FileNote TakeTable(PackagePart part, EscoReader esco)
    {
        using var stream = part.Open();
        using var reader = CsvDataReader.Create(new StreamReader(stream, Encoding.UTF8), new CsvDataReaderOptions
        {
            HasHeaders = false,
            Comment = '\0',
            BufferSize = 1 << 16,
            MaxBufferSize = LongestRow,
            StringFactory = (letters, from, length) => _pool.Get(letters.AsSpan(from, length)),
        });
        if (!reader.Read()) return new(part.Name, null, "unknown", 0);
        var header = Cells(reader).Select(h => h.Trim('\uFEFF', ' ')).ToArray();
        if (EscoFile.Of(part.Name, header) is not { } file) return new(part.Name, null, "unknown", 0);
        if (file.Kind == EscoFileKind.Unused) return new(part.Name, null, "unused", 0);
        var rows = 0;
        esco.Take(part.Name, file, header, Rows());
        return new(part.Name, file.Kind.ToString(), null, rows);

        IEnumerable<IReadOnlyList<string>> Rows()
        {
            while (reader.Read())
            {
                rows++;
                var cells = Cells(reader);
                Tell(cells.Length + cells.Sum(c => c.Length));
                yield return cells;
            }
        }
    }

    private FileNote TakeJson(PackagePart part, JobTechReader jobTech)
    {
        using var stream = part.Open();
        var content = ReadWhole(stream);
        using var document = JsonDocument.Parse(content);
        var before = _reading.Concepts.Count;
        var known = jobTech.Take(document.RootElement);
        Tell(content.Length);
        return known ? new(part.Name, "JobTech", null, _reading.Concepts.Count - before) : new(part.Name, null, "unknown", 0);
    }

    private static string[] Cells(CsvDataReader reader)
    {
        var cells = new string[reader.RowFieldCount];
        for (var i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i);
        return cells;
    }

    private static ReadOnlyMemory<byte> ReadWhole(Stream stream)
    {
        var whole = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            whole.Write(buffer, 0, read);
            if (whole.Length > LargestJson) throw new InvalidDataException("Unpacks to more than we read.");
        }
        var bytes = whole.GetBuffer().AsMemory(0, (int)whole.Length);
        return bytes.Span is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
    }

    private void Tell(long bytes)
    {
        _read += bytes;
        if (_read - _told < TellEvery) return;
        _told = _read;
        tellRead(_read);
    }
}
