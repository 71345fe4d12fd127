using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.People;

internal static class PeopleImportApi
{
    public static void MapPeopleImportApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/imports/people").WithTags("Imports");
        group.MapPost("", Upload).WithName("UploadPeople").WithSummary("Read a people file; the body is the file. Nothing is changed yet");
        group.MapGet("/{id:guid}", Preview).WithName("PreviewPeople").WithSummary("What accepting the file would do, with every problem");
        group.MapPut("/{id:guid}/choices", Choose).WithName("ChoosePeopleColumns").WithSummary("Choose what the columns are, and where new units come");
        group.MapPost("/{id:guid}/acceptance", Accept).WithName("AcceptPeople").WithSummary("Accept the file: all of it, or nothing");
    }

    private static async Task<Results<Ok<UploadedView>, ProblemHttpResult>> Upload(string? name, HttpRequest request, PeopleImportVerbs imports, CancellationToken cancel)
    {
        var body = await ExchangeApi.BodyAsync(request, cancel);
        if (body.Refusal is { } tooLarge) return tooLarge.Problem();
        var uploaded = await imports.UploadAsync(name ?? "people", body.Value, cancel);
        return uploaded.Refusal is { } refusal ? refusal.Problem() : TypedResults.Ok(new UploadedView(uploaded.Value.Value));
    }

    private static async Task<Results<Ok<PeopleImportView>, ProblemHttpResult>> Preview(Guid id, int? page, string? problem, PeopleImportVerbs imports, CancellationToken cancel) =>
        (await imports.PreviewAsync(new(id), page ?? 1, problem, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Choose(Guid id, PeopleChoicesInput input, PeopleImportVerbs imports, CancellationToken cancel) =>
        (await imports.ChooseAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<Ok<PeopleReceipt>, ProblemHttpResult>> Accept(Guid id, AcceptImportInput input, PeopleImportVerbs imports, CancellationToken cancel) =>
        (await imports.AcceptAsync(new(id), input, cancel)).Answer();
}

public sealed record UploadedView(Guid Id);
