using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;
using Niosteg.Web.Pictures;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Uses.Needs;

/// <summary>The needs and the matrix as workbooks, with the same rights and the same hidden figures as the pages.</summary>
internal static class NeedsExports
{
    /// <summary>More points than this cannot be told apart; the table has them all.</summary>
    private const int MostPoints = 30;

    public static void MapNeedsExports(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").WithTags("Needs");
        group.MapGet("/needs.xlsx", Needs).WithName("ExportNeeds").WithSummary("The needs as a workbook");
        group.MapGet("/needs.pdf", Pdf).WithName("PrintNeeds").WithSummary("The needs as they are printed");
        group.MapGet("/needs/matrix.xlsx", Matrix).WithName("ExportMatrix").WithSummary("The competency matrix as a workbook");
        group.MapGet("/needs/diagonal.svg", Diagonal).WithName("DrawDiagonal").WithSummary("The importance–performance picture as SVG");
    }

    private static async Task<IResult> Needs(NeedsVerbs needs, Texts texts, Guid? unit, CancellationToken cancel)
    {
        var read = await needs.ExportAsync(unit is { } id ? new UnitId(id) : null, view => view.Needs.SelectMany(r => r.TouchedPeople), cancel);
        return read.Refusal is { } refusal ? refusal.Problem() : TypedResults.Bytes(NeedsSheet(read.Value, texts), XlsxWriter.MediaType, $"{texts["nav.needs"]} {read.Value.UnitName}.xlsx");
    }

    private static async Task<IResult> Pdf(NeedsVerbs needs, PagePrinting printing, HttpContext http, Texts texts, Guid? unit)
    {
        var read = await needs.ExportAsync(unit is { } id ? new UnitId(id) : null, view => view.Unjudged.Take(NeedsPage.MostNames), http.RequestAborted);
        return read.Refusal is { } refusal ? refusal.Problem()
            : await printing.PrintAsync<NeedsPage>(http, [], $"{texts["nav.needs"]} {read.Value.UnitName}");
    }

    private static async Task<IResult> Matrix(NeedsVerbs needs, Texts texts, Guid? unit, CancellationToken cancel)
    {
        var read = await needs.ReadMatrixAsync(unit is { } id ? new UnitId(id) : null, cancel);
        return read.Refusal is { } refusal ? refusal.Problem() : TypedResults.Bytes(MatrixSheet(read.Value, texts), XlsxWriter.MediaType, $"{texts["needs.tab.matrix"]} {read.Value.UnitName}.xlsx");
    }

    private static async Task<IResult> Diagonal(NeedsVerbs needs, PictureFonts fonts, Texts texts, Guid? unit, CancellationToken cancel)
    {
        var read = await needs.ReadAsync(unit is { } id ? new UnitId(id) : null, cancel);
        return read.Refusal is { } refusal ? refusal.Problem()
            : TypedResults.Text(fonts.In(DiagonalDrawing.Standalone(new(PointsOf(read.Value, texts, "")), texts)), "image/svg+xml");
    }

    /// <summary>By how many goals, or that all weigh the same.</summary>
    public static string WeighedBy(NeedsView view, Texts texts) => view.WeighedBy > 0 ? texts.Count("needs.weights.goals", view.WeighedBy) : texts["needs.weights"];

    /// <summary>What is hidden is not in the picture; what nobody has judged stands there as unknown.</summary>
    public static IReadOnlyList<DiagonalPoint> PointsOf(NeedsView view, Texts texts, string query) =>
        [.. view.Needs.Where(r => !r.Hidden).Take(MostPoints).Select(r => new DiagonalPoint(texts.Of(r.Name), r.Attained, r.Weight, $"/why/needs/{r.CompetencyId}{query}"))];

    private static byte[] NeedsSheet(NeedsView view, Texts texts) => XlsxWriter.Write(new XlsxSheet(texts["nav.needs"],
        [
            new(texts["needs.col.competency"], 40), new(texts["needs.matrix.area"], 24), new(texts["needs.col.need"]), new(texts["needs.sheet.low"]),
            new(texts["needs.sheet.high"]), new(texts["needs.sheet.required-of"]), new(texts["needs.sheet.judged"]), new(texts["needs.col.unknown"]),
            new(texts["needs.col.touched"]), new(texts["needs.sheet.must-missing"]), new(texts["needs.sheet.mean-required"]), new(texts["needs.sheet.mean-have"]),
            new(texts["needs.sheet.holders"]), new(texts["needs.sheet.people"], 60),
        ],
        view.Needs.Select(r => (IReadOnlyList<object?>)
        [
            texts.Of(r.Name), texts.Of(r.Area), r.Hidden ? texts["needs.sheet.hidden"] : r.Need?.Bare, r.NeedLow?.Bare, r.NeedHigh?.Bare, r.RequiredOf, r.Judged?.Bare, r.Unknown?.Bare,
            r.Touched?.Bare, r.MustMissing?.Bare, Math.Round(r.MeanRequired.Bare, 2), r.MeanHave is { } have ? Math.Round(have.Bare, 2) : null, r.Ice?.Holders.Bare,
            string.Join(", ", r.TouchedPeople.Select(p => p.Name)),
        ])));

    /// <summary>Two columns a competency, so that what is required and what people have can be counted apart. Unknown is an empty cell.</summary>
    private static byte[] MatrixSheet(MatrixView view, Texts texts) => XlsxWriter.Write(new XlsxSheet(texts["needs.tab.matrix"],
        [
            new(texts["needs.matrix.person"], 28), new(texts["needs.matrix.position"], 28),
            .. view.Columns.SelectMany(c => new XlsxColumn[] { new(texts["needs.sheet.requires", texts.Of(c.Name)]), new(texts["needs.sheet.has", texts.Of(c.Name)]) }),
        ],
        view.Rows.Select(r => (IReadOnlyList<object?>)[r.Person.Name, r.Position, .. r.Cells.SelectMany(c => new object?[] { c?.Required, c?.Level })])));
}
