using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Competencies.Concepts;
using Niosteg.Web.Features.Competencies.Imports;
using Niosteg.Web.Features.Competencies.Links;
using Niosteg.Web.Features.Competencies.Taxonomies;
using Niosteg.Web.Hosting;
using Niosteg.Web.Kit;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Competencies;

internal static class CompetenciesApi
{
    public static IServiceCollection AddCompetencies(this IServiceCollection services) =>
        services.AddScoped<CatalogueVerbs>().AddScoped<CompetencyNotes>().AddScoped<CompetencyVerbs>().AddScoped<ScaleVerbs>().AddScoped<CatalogueFiles>().AddMatrixImports().AddConcepts().AddTaxonomies().AddLinks();

    public static void MapCompetenciesApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/competencies").WithTags("Competencies");
        group.MapGet("", List).WithName("ListCompetencies").WithSummary("The competency catalogue, searched and filtered");
        group.MapPost("", Create).WithName("CreateCompetency").WithSummary("Add a competency");
        group.MapGet("{id:guid}", Read).WithName("ReadCompetency").WithSummary("One competency with its levels and the profiles that require it");
        group.MapPut("{id:guid}", Write).WithName("WriteCompetency").WithSummary("Describe a competency anew");
        group.MapPut("{id:guid}/retirement", Retire).WithName("RetireCompetency").WithSummary("Take a competency out of use");
        group.MapDelete("{id:guid}/retirement", BringBack).WithName("BringBackCompetency").WithSummary("Take a competency back into use");
        app.MapGet("/competencies.xlsx", Xlsx).WithTags("Competencies").WithName("CompetenciesXlsx").WithSummary("The catalogue as a workbook, in the shape that the import reads");
        app.MapGet("/competencies.csv", Csv).WithTags("Competencies").WithName("CompetenciesCsv").WithSummary("The catalogue as CSV, in the shape that the import reads");
        app.MapGet("/competencies.json", Json).WithTags("Competencies").WithName("CompetenciesJson").WithSummary("The catalogue as JSON, in the shape that the import reads");
        group.MapPost("notes", Notes).WithName("ReadCompetencyNotes").WithSummary("What the architecture's rules ask about a competency, without saving it");
        app.MapPost("/competencies/notes", NotesAsPage).WithTags("Competencies").WithName("ShowCompetencyNotes").WithSummary("The same, as the part of the page that shows it");
        MapScales(group);
        app.MapMatrixImportApi();
        app.MapConceptApi();
        app.MapTaxonomyApi();
        app.MapLinkApi();
    }

    private static void MapScales(RouteGroupBuilder group)
    {
        group.MapGet("areas", Areas).WithName("ListAreas").WithSummary("The competency areas");
        group.MapPost("areas", CreateArea).WithName("CreateArea").WithSummary("Add a competency area");
        group.MapPut("areas/{id:guid}", WriteArea).WithName("WriteArea").WithSummary("Rename a competency area");
        group.MapDelete("areas/{id:guid}", RemoveArea).WithName("RemoveArea").WithSummary("Remove a competency area that is empty");
        group.MapGet("scales", Scales).WithName("ListScales").WithSummary("The scales and their levels");
        group.MapPost("scales", CreateScale).WithName("CreateScale").WithSummary("Add a scale of three to six levels");
        group.MapPut("scales/{id:guid}", WriteScale).WithName("WriteScale").WithSummary("Name a scale's levels anew");
        group.MapDelete("scales/{id:guid}", RemoveScale).WithName("RemoveScale").WithSummary("Remove a scale that nothing is described on");
    }

    private static async Task<Results<Ok<IReadOnlyList<RuleNote>>, ProblemHttpResult>> Notes(Guid? id, CompetencyInput input, CompetencyNotes notes, CancellationToken cancel) =>
        await notes.ForAsync(id is { } there ? new(there) : null, input, cancel) is var read && read.Refusal is { } refusal ? refusal.Problem() : TypedResults.Ok(read.Value.All);

    private static async Task<IResult> NotesAsPage(Guid? id, CompetencyInput input, CompetencyNotes notes, CancellationToken cancel) =>
        await notes.ForAsync(id is { } there ? new(there) : null, input, cancel) is var read && read.Refusal is { } refusal ? refusal.Problem() : NoteBoard.Page(read.Value);

    private static async Task<Ok<CatalogueView>> List([AsParameters] CatalogueQuery query, CatalogueVerbs catalogue, Texts texts, CancellationToken cancel) =>
        TypedResults.Ok(await catalogue.ListAsync(query, texts.Language, cancel));

    private static async Task<Results<Ok<CompetencyView>, ProblemHttpResult>> Create(CompetencyInput input, CompetencyVerbs competencies, CancellationToken cancel) =>
        (await competencies.CreateAsync(input, cancel)).Answer();

    private static async Task<Results<Ok<CompetencyView>, ProblemHttpResult>> Read(Guid id, CompetencyVerbs competencies, CancellationToken cancel) =>
        (await competencies.ReadAsync(new(id), cancel)).Answer();

    private static async Task<Results<Ok<CompetencyView>, ProblemHttpResult>> Write(Guid id, CompetencyInput input, CompetencyVerbs competencies, CancellationToken cancel) =>
        (await competencies.WriteAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Retire(Guid id, CompetencyVerbs competencies, CancellationToken cancel) =>
        (await competencies.RetireAsync(new(id), retired: true, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> BringBack(Guid id, CompetencyVerbs competencies, CancellationToken cancel) =>
        (await competencies.RetireAsync(new(id), retired: false, cancel)).Answer();

    private static async Task<FileContentHttpResult> Xlsx(CatalogueFiles files, Texts texts, CancellationToken cancel) =>
        TypedResults.File(await files.XlsxAsync(texts, cancel), XlsxWriter.MediaType, texts["competencies.file"] + ".xlsx");

    private static async Task<FileContentHttpResult> Csv(CatalogueFiles files, Texts texts, CancellationToken cancel) =>
        TypedResults.File(await files.CsvAsync(texts, cancel), "text/csv; charset=utf-8", texts["competencies.file"] + ".csv");

    private static async Task<FileContentHttpResult> Json(CatalogueFiles files, Texts texts, CancellationToken cancel) =>
        TypedResults.File(await files.JsonAsync(cancel), "application/json", texts["competencies.file"] + ".json");

    private static async Task<Ok<IReadOnlyList<AreaView>>> Areas(CatalogueVerbs catalogue, CancellationToken cancel) =>
        TypedResults.Ok(await catalogue.ListAreasAsync(cancel));

    private static async Task<Results<Ok<AreaView>, ProblemHttpResult>> CreateArea(AreaInput input, ScaleVerbs scales, CancellationToken cancel) =>
        (await scales.CreateAreaAsync(input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> WriteArea(Guid id, AreaInput input, ScaleVerbs scales, CancellationToken cancel) =>
        (await scales.WriteAreaAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveArea(Guid id, ScaleVerbs scales, CancellationToken cancel) =>
        (await scales.RemoveAreaAsync(new(id), cancel)).Answer();

    private static async Task<Ok<IReadOnlyList<ScaleView>>> Scales(CatalogueVerbs catalogue, CancellationToken cancel) =>
        TypedResults.Ok(await catalogue.ListScalesAsync(cancel));

    private static async Task<Results<Ok<ScaleView>, ProblemHttpResult>> CreateScale(ScaleInput input, ScaleVerbs scales, CancellationToken cancel) =>
        (await scales.CreateScaleAsync(input, cancel)).Answer();

    private static async Task<Results<Ok<ScaleView>, ProblemHttpResult>> WriteScale(Guid id, ScaleInput input, ScaleVerbs scales, CancellationToken cancel) =>
        (await scales.WriteScaleAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveScale(Guid id, ScaleVerbs scales, CancellationToken cancel) =>
        (await scales.RemoveScaleAsync(new(id), cancel)).Answer();
}
