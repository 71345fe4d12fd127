using Niosteg.Domain.Competencies.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Exchange;

namespace Niosteg.Web.Features.Competencies.Imports;

/// <summary>What the preview shows of a plan.</summary>
internal static class MatrixPreviewing
{
    public const int ProblemsOnPage = 50;
    private const int RowsShown = 60;
    private const int Samples = 3;
    private const int LongestSample = 80;

    public static MatrixImportView View(ImportDraft draft, MatrixReading reading, MatrixPlan plan, CatalogueNow now, int page, string? code)
    {
        var problems = plan.Problems.Where(p => code is null || p.Code == code).ToList();
        var at = Math.Clamp(page, 1, Math.Max(1, (problems.Count + ProblemsOnPage - 1) / ProblemsOnPage));
        return new()
        {
            Id = draft.Id,
            FileName = draft.FileName,
            Version = draft.Version,
            Draft = reading.Draft,
            Sheets = [.. reading.Tables.Select(t => t.Sheet)],
            Rows = reading.Table.Rows.Count,
            Columns = Columns(reading),
            Levels = Levels(reading),
            Scales = [.. now.Scales.Select(s => ScaleView.Of(s))],
            NewScale = plan.NewScales.Count == 0 ? null : ScaleView.Of(plan.NewScales[0]),
            Stop = plan.Stop,
            Counts = MatrixReceipt.Of(plan),
            Stopped = plan.StoppedRows,
            ChangesNothing = plan.ChangesNothing,
            Competencies = Rows(plan.Competencies.Select(c => new MatrixRowView(c.Row, c.Effect, c.After.Name, c.Changes, c.After.Levels.Count))),
            Profiles = Rows(plan.Profiles.Select(p => new MatrixRowView(p.Row, p.Effect, p.After.Title, p.Changes, p.After.Requirements.Count))),
            Groups = [.. plan.Problems.GroupBy(p => (p.Code, p.Weight)).Select(g => new MatrixProblemGroup(g.Key.Code, g.Key.Weight, g.Select(p => p.Row).Distinct().Count())).OrderByDescending(g => g.Weight).ThenByDescending(g => g.Count)],
            Problems = [.. problems.Skip((at - 1) * ProblemsOnPage).Take(ProblemsOnPage)],
            ProblemTotal = problems.Count,
            ProblemPage = at,
            Seen = Seen(plan),
        };
    }

    public static string Seen(MatrixPlan plan)
    {
        var c = MatrixReceipt.Of(plan);
        return $"{c.NewCompetencies}-{c.ChangedCompetencies}-{c.NewProfiles}-{c.ChangedProfiles}-{c.Requirements}-{c.NewScales}-{c.Stopped}";
    }

    private static IReadOnlyList<MatrixColumnView> Columns(MatrixReading reading) =>
        [.. reading.Table.Header.Select((header, i) => new MatrixColumnView(i, header, reading.Choices.Columns.GetValueOrDefault(i),
            [.. reading.Table.Column(i).Where(c => c.Length > 0).Distinct().Take(Samples).Select(Short)]))];

    private static IReadOnlyList<LevelPlace> Levels(MatrixReading reading) =>
    [
        .. MatrixLevels.In(reading.Table, reading.Choices).Select(l => new LevelPlace(l, reading.Choices.Levels.GetValueOrDefault(l), false)).OrderBy(l => l.Place == 0 ? int.MaxValue : l.Place),
        .. MatrixLevels.None(reading.Table, reading.Choices).Select(l => new LevelPlace(l, reading.Choices.Levels.GetValueOrDefault(l), true)),
    ];

    private static IReadOnlyList<MatrixRowView> Rows(IEnumerable<MatrixRowView> rows) =>
        [.. rows.Where(r => r.Effect != PlannedEffect.Same).OrderBy(r => r.Effect == PlannedEffect.Changed ? 0 : 1).ThenBy(r => r.Row).Take(RowsShown)];

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestSample ? line : line[..(LongestSample - 1)] + "…";
    }
}
