using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Initiatives.Step5Engagement;
using Niosteg.Web.Hosting;
using Niosteg.Web.Pictures;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>The list, the board and who does what, as files, with the same rights as the pages.</summary>
internal static class ParticipantExports
{
    public static void MapParticipantExports(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/initiatives/{id:guid}/participants").WithTags("Participants");
        group.MapGet("list.xlsx", Workbook).WithName("ExportParticipants").WithSummary("The list, the board and who does what, as a workbook");
        group.MapGet("list.docx", Document).WithName("WriteParticipants").WithSummary("The list and who does what, as a Word document");
        group.MapGet("list.pdf", Pdf).WithName("PrintParticipants").WithSummary("The list and who does what, as they are printed");
        group.MapGet("union.docx", Union).WithName("WriteUnionInformation").WithSummary("A draft of the information to the unions (19 § MBL)");
        group.MapGet("raci.svg", Picture).WithName("DrawRaci").WithSummary("Who does what in each step, as a picture");
    }

    private static async Task<IResult> Workbook(Guid id, SheetVerbs sheets, Texts texts, CancellationToken cancel)
    {
        var read = await sheets.ExportAsync(new(id), cancel);
        return read.Refusal is { } refusal ? refusal.Problem() : TypedResults.Bytes(SheetsOf(read.Value, texts), XlsxWriter.MediaType, $"{texts["participants.people"]} {read.Value.People.Initiative}.xlsx");
    }

    private static async Task<IResult> Document(Guid id, SheetVerbs sheets, Texts texts, CancellationToken cancel)
    {
        var read = await sheets.ExportAsync(new(id), cancel);
        return read.Refusal is { } refusal ? refusal.Problem() : TypedResults.Bytes(ParticipantDocuments.List(read.Value, texts), DocxWriter.MediaType, $"{texts["participants.people"]} {read.Value.People.Initiative}.docx");
    }

    private static async Task<IResult> Union(Guid id, SheetVerbs sheets, OpenAddress open, Texts texts, CancellationToken cancel)
    {
        var read = await sheets.ExportAsync(new(id), cancel);
        return read.Refusal is { } refusal ? refusal.Problem() : TypedResults.Bytes(ParticipantDocuments.Union(read.Value, await open.ReadAsync(new(id), cancel), texts), DocxWriter.MediaType, $"{texts["union.title"]} {read.Value.People.Initiative}.docx");
    }

    private static async Task<IResult> Pdf(Guid id, SheetVerbs sheets, PagePrinting printing, HttpContext http, Texts texts)
    {
        var read = await sheets.ExportAsync(new(id), http.RequestAborted);
        return read.Refusal is { } refusal ? refusal.Problem()
            : await printing.PrintAsync<SheetPage>(http, new() { [nameof(SheetPage.Id)] = id }, $"{texts["participants.people"]} {read.Value.People.Initiative}");
    }

    private static async Task<IResult> Picture(Guid id, RolesVerbs roles, PictureFonts fonts, Texts texts, CancellationToken cancel)
    {
        var read = await roles.ReadAsync(new(id), cancel);
        return read.Refusal is { } refusal ? refusal.Problem() : TypedResults.Text(fonts.In(Standalone.Of(RaciDrawing.Of(read.Value, texts))), "image/svg+xml");
    }

    private static byte[] SheetsOf(SheetView view, Texts texts) => XlsxWriter.Write(
        new(texts["participants.people"], [new(texts["participants.col.who"], 22, Wraps: true), new(texts["participants.sheet.title"], 20, Wraps: true), new(texts["participants.sheet.unit"], 20, Wraps: true), new(texts["participants.col.standing"], 16, Wraps: true),
            new(texts["participants.sheet.roles"], 16, Wraps: true), new(texts["participants.col.alone"], 30, Wraps: true), new(texts["participants.col.hours"], 8, Wraps: true), new(texts["participants.sheet.other-hours"], 12, Wraps: true)],
            view.People.OnList.Concat(view.People.Reserves).Select(row => (IReadOnlyList<object?>)
            [
                row.Who.Name, row.Who.Title, row.Who.Unit, view.People.Leads ? StandingText.Of(row, texts) : null, RolesOf(row.Roles, texts), CellText.All(texts, row.Alone), row.Hours, row.OtherHours,
            ])),
        new(texts["participants.tab.board"], [new(texts["participants.board.work"], 60, Wraps: true), new(texts["participants.cell.need"]), new(texts["participants.raters.on"]), new(texts["participants.sheet.yes"]), new(texts["participants.raters.can"])],
            view.Board.Cells.Select(cell => (IReadOnlyList<object?>)[CellText.Of(texts, cell), cell.Need, view.Board.Leads ? cell.Have : null, cell.Yes, cell.Holders])),
        new(texts["participants.roles"], [new(texts["participants.raci.step"], 22, Wraps: true), .. Raci.Roles.Select(role => new XlsxColumn(texts[$"initiatives.role.{role}"], 13, Wraps: true)), new(texts["participants.raci.says"], 34, Wraps: true)],
            view.Roles.Steps.Select(row => (IReadOnlyList<object?>)
            [
                $"{(int)row.Step}. {texts["kit.step." + row.Step]}", .. row.Letters.Select(letter => texts[$"participants.raci.{letter}.letter"]), string.Join(" ", row.Findings.Select(f => texts[$"participants.raci.finding.{f}"])),
            ])));

    internal static string RolesOf(InitiativeRole roles, Texts texts) => string.Join(", ", Raci.Roles.Where(role => roles.HasFlag(role)).Select(role => texts[$"initiatives.role.{role}"]));
}
