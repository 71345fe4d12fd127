using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Audit;

internal static class AuditApi
{
    public static void MapAuditApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").WithTags("Audit");
        group.MapGet("/api/v1/audit", List).WithName("ListEvents").WithSummary("What has happened, newest first; page with before");
        group.MapGet("/api/v1/me/audit", AboutMe).WithName("ListEventsAboutMe").WithSummary("What has been done with my data");
        group.MapGet("/audit.xlsx", Workbook).WithName("ExportEventsAsWorkbook").WithSummary("What has happened, as a workbook");
        group.MapGet("/audit.csv", Csv).WithName("ExportEventsAsCsv").WithSummary("What has happened, as CSV");
    }

    private static async Task<Results<Ok<AuditPageView>, ProblemHttpResult>> List([AsParameters] AuditFilter filter, long? before, AuditVerbs audit, CancellationToken cancel) =>
        (await audit.ListAsync(filter, before, cancel)).Answer();

    private static async Task<Results<Ok<AuditPageView>, ProblemHttpResult>> AboutMe(bool? mineToo, long? before, AuditVerbs audit, CancellationToken cancel) =>
        (await audit.AboutMeAsync(mineToo ?? false, before, cancel)).Answer();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Workbook([AsParameters] AuditFilter filter, AuditVerbs audit, Texts texts, CancellationToken cancel) =>
        await audit.ExportAsync(filter, cancel) is { Refusal: null } read
            ? TypedResults.File(XlsxWriter.Write(Sheet(read.Value, texts)), XlsxWriter.MediaType, texts["audit.title"] + ".xlsx") : Refusal.NotFound.Problem();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Csv([AsParameters] AuditFilter filter, AuditVerbs audit, Texts texts, CancellationToken cancel) =>
        await audit.ExportAsync(filter, cancel) is { Refusal: null } read
            ? TypedResults.File(CsvWriter.Write(Sheet(read.Value, texts)), CsvWriter.MediaType, texts["audit.title"] + ".csv") : Refusal.NotFound.Problem();

    private static XlsxSheet Sheet(AuditRow[] rows, Texts texts) => new(texts["audit.title"],
        [new(texts["audit.when-utc"]), new(texts["audit.who"], 28), new(texts["audit.deed"]), new(texts["audit.kind"], 24), new(texts["audit.about"], 28), new(texts["audit.details"], 40)],
        rows.Select(r => (IReadOnlyList<object?>)[r.At, r.ActorName, AuditWords.Deed(texts, r.Action), AuditWords.Thing(texts, r), r.Person, AuditWords.Detail(texts, r)]));
}
