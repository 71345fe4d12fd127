using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.People;

internal static class PeopleApi
{
    public static void MapPeopleApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/people").WithTags("People");
        group.MapGet("", List).WithName("ListPeople").WithSummary("The people the reader may see, searched, filtered and sorted");
        group.MapGet("/{id:guid}", Read).WithName("ReadPerson").WithSummary("One person, their line and their assignments over time");
        group.MapPost("", Create).WithName("CreatePerson").WithSummary("Add a person");
        group.MapPut("/{id:guid}", Write).WithName("WritePerson").WithSummary("Change a person");
        group.MapPost("/{id:guid}/assignments", Place).WithName("PlacePerson").WithSummary("Put a person in a position");
        group.MapPost("/{id:guid}/assignment-ends", End).WithName("EndAssignment").WithSummary("End an assignment");
        group.MapPost("/{id:guid}/placement-undos", UndoPlacement).WithName("UndoPlacement").WithSummary("Put back what placing someone or ending an assignment did; the body is its answer");
        app.MapGet("/people.xlsx", Export).WithTags("People").WithName("ExportPeople").WithSummary("The same people as a workbook");
    }

    private static async Task<Ok<PeopleListView>> List([AsParameters] PeopleQuery query, PeopleVerbs people, Texts texts, CancellationToken cancel) =>
        TypedResults.Ok(await people.ListAsync(query, texts, cancel));

    private static async Task<Results<Ok<PersonView>, ProblemHttpResult>> Read(Guid id, PeopleVerbs people, CancellationToken cancel) =>
        (await people.ReadAsync(new(id), cancel)).Answer();

    private static async Task<Results<Ok<UploadedView>, ProblemHttpResult>> Create(PersonInput input, PersonVerbs people, CancellationToken cancel)
    {
        var created = await people.CreateAsync(input, cancel);
        return created.Refusal is { } refusal ? refusal.Problem() : TypedResults.Ok(new UploadedView(created.Value.Value));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Write(Guid id, PersonInput input, PersonVerbs people, CancellationToken cancel) =>
        (await people.WriteAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<Ok<PlacementUndo>, ProblemHttpResult>> Place(Guid id, PlacementInput input, PersonVerbs people, CancellationToken cancel) =>
        (await people.PlaceAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<Ok<PlacementUndo>, ProblemHttpResult>> End(Guid id, EndAssignmentInput input, PersonVerbs people, CancellationToken cancel) =>
        (await people.EndAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> UndoPlacement(Guid id, PlacementUndo undo, PersonVerbs people, CancellationToken cancel) =>
        (await people.UndoPlacementAsync(new(id), undo, cancel)).Answer();

    private static async Task<FileContentHttpResult> Export([AsParameters] PeopleQuery query, PeopleVerbs people, Texts texts, CancellationToken cancel) =>
        TypedResults.File(XlsxWriter.Write(await people.ExportAsync(query, texts, cancel)), XlsxWriter.MediaType, texts["people.file"]);
}
