using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Exchange;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Organisation.Imports;

internal static class UnitListApi
{
    public static void MapUnitListApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/imports/units").WithTags("Imports");
        group.MapPost("", Upload).WithName("UploadUnits").WithSummary("Read a list of units; the body is the file. Nothing is changed yet");
        group.MapGet("/{id:guid}", Preview).WithName("PreviewUnits").WithSummary("What accepting the list would do, with every problem");
        group.MapPut("/{id:guid}/choices", Choose).WithName("ChooseUnitColumns").WithSummary("Choose what the columns are, and where new units come");
        group.MapPost("/{id:guid}/acceptance", Accept).WithName("AcceptUnits").WithSummary("Accept the list: all of it, or nothing");
    }

    private static async Task<Results<Ok<UnitListUploaded>, ProblemHttpResult>> Upload(string? name, HttpRequest request, UnitListVerbs imports, CancellationToken cancel)
    {
        var body = await ExchangeApi.BodyAsync(request, cancel);
        if (body.Refusal is { } tooLarge) return tooLarge.Problem();
        var uploaded = await imports.UploadAsync(name ?? "units", body.Value, cancel);
        return uploaded.Refusal is { } refusal ? refusal.Problem() : TypedResults.Ok(new UnitListUploaded(uploaded.Value));
    }

    private static async Task<Results<Ok<UnitListView>, ProblemHttpResult>> Preview(Guid id, UnitListVerbs imports, CancellationToken cancel) =>
        (await imports.PreviewAsync(new(id), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Choose(Guid id, UnitListChoicesInput input, UnitListVerbs imports, CancellationToken cancel) =>
        (await imports.ChooseAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<Ok<UnitListReceipt>, ProblemHttpResult>> Accept(Guid id, AcceptUnitsInput input, UnitListVerbs imports, CancellationToken cancel) =>
        (await imports.AcceptAsync(new(id), input, cancel)).Answer();
}

public sealed record UnitListUploaded(ImportId Id);
