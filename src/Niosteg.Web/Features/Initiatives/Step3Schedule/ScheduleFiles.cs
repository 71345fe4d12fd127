using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;
using Niosteg.Web.Pictures;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>The plan as files: workbook, paper and picture.</summary>
internal static class ScheduleFiles
{
    public static void MapScheduleFiles(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/initiatives/{id:guid}").WithTags("Schedule");
        group.MapGet("schedule.xlsx", Workbook).WithName("ExportSchedule").WithSummary("The plan and what it takes for granted as a workbook");
        group.MapGet("schedule.pdf", Paper).WithName("PrintSchedule").WithSummary("The plan as it is printed");
        group.MapGet("schedule/river.svg", River).WithName("DrawRiver").WithSummary("The river of the plan as SVG");
    }

    private static async Task<IResult> Workbook(Guid id, ScheduleVerbs schedule, AssumptionVerbs assumptions, Texts texts, CancellationToken cancel)
    {
        var read = await schedule.ReadAsync(id, cancel);
        if (read.Refusal is { } refusal) return refusal.Problem();
        if (read.Value.Plan is not { } plan || await assumptions.ReadAsync(id, cancel) is not { IsDone: true, Value: var taken }) return Niosteg.Domain.Shared.Refusal.NotFound.Problem();
        return TypedResults.Bytes(XlsxWriter.Write(PlanSheet(plan, texts), AssumptionSheet(taken, texts)), XlsxWriter.MediaType, $"{texts["kit.step.Schedule"]} {read.Value.Initiative}.xlsx");
    }

    private static async Task<IResult> Paper(Guid id, ScheduleVerbs schedule, PagePrinting printing, HttpContext http, Texts texts)
    {
        var read = await schedule.ReadAsync(id, http.RequestAborted);
        return read.Refusal is { } refusal ? refusal.Problem()
            : await printing.PrintAsync<SchedulePage>(http, new() { [nameof(SchedulePage.Id)] = id }, $"{texts["kit.step.Schedule"]} {read.Value.Initiative}");
    }

    private static async Task<IResult> River(Guid id, ScheduleVerbs schedule, PictureFonts fonts, Texts texts, CancellationToken cancel)
    {
        var read = await schedule.ReadAsync(id, cancel);
        if (read.Refusal is { } refusal) return refusal.Problem();
        return read.Value.Plan is { } plan ? TypedResults.Text(fonts.In(RiverDrawing.Standalone(RiverOf(id, plan.Steps, texts, linked: false), texts)), "image/svg+xml") : Niosteg.Domain.Shared.Refusal.NotFound.Problem();
    }

    /// <summary>The first step that is not done is where we are.</summary>
    public static RiverData RiverOf(Guid id, IReadOnlyList<StepView> steps, Texts texts, bool linked, bool moves = false)
    {
        var now = steps.FirstOrDefault(s => !s.IsDone)?.Step;
        return new([.. steps.Select(s => new RiverStep(texts["kit.step." + s.Step], s.IsDone ? StationState.Done : s.Step == now ? StationState.Now : StationState.Ahead,
            s.Dates.Earliest, s.Dates.P50, s.Dates.P85, s.Dates.P95, linked ? $"/initiatives/{id}/schedule#step-{(int)s.Step}" : null)
        {
            Moves = moves && s.BeginsOn is { } begins ? new((int)s.Step, begins, texts["schedule.move.handle", texts["kit.step." + s.Step]]) : null,
        })]);
    }

    private static XlsxSheet PlanSheet(PlanView plan, Texts texts) => new(texts["schedule.tab.plan"],
        [
            new(texts["schedule.col.step"], 16), new(texts["schedule.col.activity"], 44), new(texts["schedule.col.size"], 8), new(texts["schedule.col.low"], 10), new(texts["schedule.col.likely"], 10),
            new(texts["schedule.col.high"], 10), new(texts["pictures.river-earliest"], 14), new(texts["pictures.river-half"], 14), new(texts["pictures.river-most"], 14),
            new(texts["pictures.river-latest"], 14), new(texts["schedule.col.promised"], 14), new(texts["schedule.begun"], 14), new(texts["schedule.finished"], 14),
        ],
        plan.Activities.Select(a => (IReadOnlyList<object?>)
        [
            texts["kit.step." + a.Step], texts.Of(a.Name), a.Size, a.Low.Bare, a.Likely.Bare, a.High.Bare, a.Dates.Earliest, a.Dates.P50, a.Dates.P85, a.Dates.P95, a.PromisedP85, a.BegunOn, a.FinishedOn,
        ]));

    private static XlsxSheet AssumptionSheet(AssumptionsView view, Texts texts) => new(texts["schedule.tab.assumptions"],
        [new(texts["schedule.col.kind"], 30), new(texts["schedule.col.low"], 10), new(texts["schedule.col.likely"], 10), new(texts["schedule.col.high"], 10), new(texts["schedule.col.why"], 70), new(texts["schedule.col.finished"], 12)],
        view.Input.Rows.Select(row => (IReadOnlyList<object?>)
        [
            texts["schedule.kind." + row.Kind], Days.Read(row.Low), Days.Read(row.Likely), Days.Read(row.High), row.Note ?? texts["schedule.reason." + row.Kind],
            view.History.First(h => h.Kind == row.Kind).Finished,
        ]));
}
