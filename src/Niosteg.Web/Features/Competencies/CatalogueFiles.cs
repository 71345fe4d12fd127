using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Competencies;

/// <summary>The whole catalogue as a file, in the very shape that the import reads: one row a competency and level, every
/// text in both languages, the scale spelt out. What goes out comes in again without loss.</summary>
public sealed class CatalogueFiles(IDbContextFactory<AppDb> database)
{
    private static readonly string[] Spoken = ["Competency", "Definition", "Area", "Scale", "LevelName", "LevelDescription", "LevelText", "Indicators"];
    private static readonly string[] Order = ["Competency", "Definition", "Kind", "Area", "Scale", "Level", "LevelName", "LevelDescription", "LevelText", "Indicators", "Retired", "Source"];

    public async Task<byte[]> XlsxAsync(Texts texts, CancellationToken cancel = default)
    {
        var rows = await RowsAsync(texts, cancel);
        return XlsxWriter.Write(new XlsxSheet(texts["competencies.title"], [.. Header(texts).Select(h => new XlsxColumn(h, 24))], rows));
    }

    public async Task<byte[]> CsvAsync(Texts texts, CancellationToken cancel = default)
    {
        using var stream = new MemoryStream();
        using (var writer = new CsvWriter(stream))
        {
            writer.Write(Header(texts));
            foreach (var row in await RowsAsync(texts, cancel)) writer.Write(row);
        }
        return stream.ToArray();
    }

    public async Task<byte[]> JsonAsync(CancellationToken cancel = default)
    {
        var all = await ReadAsync(cancel);
        return JsonSerializer.SerializeToUtf8Bytes(new { Competencies = all.Select(c => c.ToJson()) }, ProfileJson.Options);
    }

    private static IEnumerable<string> Header(Texts texts) => Order.SelectMany(field => Spoken.Contains(field)
        ? new[] { $"{texts["matrix.field." + field]} (sv)", $"{texts["matrix.field." + field]} (en)" } : [texts["matrix.field." + field]]);

    private async Task<IEnumerable<IReadOnlyList<object?>>> RowsAsync(Texts texts, CancellationToken cancel) =>
        (await ReadAsync(cancel)).SelectMany(c => c.Scale.Levels.Select(step => c.ToRow(step, texts)));

    private async Task<List<Whole>> ReadAsync(CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var scales = await db.Scales.AsNoTracking().ToDictionaryAsync(s => s.Id, cancel);
        var areas = await db.Areas.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        var all = await db.Competencies.AsNoTracking().OrderBy(c => c.Name.Sv ?? c.Name.En).ToListAsync(cancel);
        return [.. all.Select(c => new Whole(c, scales[c.ScaleId], c.AreaId is { } area ? areas[area] : LocalText.Empty))];
    }

    private sealed record Whole(Competency Competency, ProficiencyScale Scale, LocalText Area)
    {
        public IReadOnlyList<object?> ToRow(ProficiencyLevel step, Texts texts)
        {
            var (c, level) = (Competency, Competency.At(step.Ordinal));
            return
            [
                c.Name.Sv, c.Name.En, c.Definition.Sv, c.Definition.En, texts.Of(c.Kind), Area.Sv, Area.En, Scale.Name.Sv, Scale.Name.En,
                step.Ordinal.ToString(CultureInfo.InvariantCulture), step.Name.Sv, step.Name.En, step.Description.Sv, step.Description.En,
                level?.Text.Sv, level?.Text.En, Lines(level, l => l.Sv), Lines(level, l => l.En), texts[c.IsRetired ? "matrix.yes" : "matrix.no"], c.Source,
            ];
        }

        public object ToJson() => new
        {
            Competency.Name,
            Competency.Definition,
            Kind = Competency.Kind.ToString(),
            Area,
            Scale = Scale.Name,
            Retired = Competency.IsRetired,
            Competency.Source,
            Levels = Scale.Levels.Select(step => new
            {
                Level = step.Ordinal,
                step.Name,
                step.Description,
                Text = Competency.At(step.Ordinal)?.Text ?? LocalText.Empty,
                Indicators = Competency.At(step.Ordinal)?.Indicators ?? [],
            }),
        };

        /// <summary>One a line; a lone dash where the other language has a sign and this one none, so that they still pair up.</summary>
        private static string Lines(CompetencyLevel? level, Func<LocalText, string?> of)
        {
            var signs = level?.Indicators.Select(of).ToList() ?? [];
            return signs.TrueForAll(s => s is null) ? "" : string.Join('\n', signs.Select(s => s?.ReplaceLineEndings(" ") ?? "–"));
        }
    }
}
