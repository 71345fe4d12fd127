using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Uses.Needs;

internal static class NeedsApi
{
    public static void MapNeedsApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/needs").WithTags("Needs");
        group.MapGet("", Read).WithName("ReadNeeds").WithSummary("What a unit needs most, in order; without a unit, the whole organisation or the reader's own line");
        group.MapGet("matrix", Matrix).WithName("ReadMatrix").WithSummary("People by competencies, for those whose assessments the reader may see");
        group.MapGet("units", Units).WithName("ReadNeedsUnits").WithSummary("Units the reader may open");
    }

    private static async Task<Results<Ok<NeedsView>, ProblemHttpResult>> Read(NeedsVerbs needs, Guid? unit, CancellationToken cancel) =>
        (await needs.ExportAsync(unit is { } id ? new UnitId(id) : null, view => view.Needs.SelectMany(r => r.TouchedPeople.Concat(r.Ice?.HolderPeople ?? [])), cancel)).Answer();

    private static async Task<Results<Ok<MatrixView>, ProblemHttpResult>> Matrix(NeedsVerbs needs, Guid? unit, CancellationToken cancel) =>
        (await needs.ReadMatrixAsync(unit is { } id ? new UnitId(id) : null, cancel)).Answer();

    private static async Task<Ok<IReadOnlyList<UnitChoice>>> Units(NeedsVerbs needs, CancellationToken cancel) =>
        TypedResults.Ok(await needs.UnitsAsync(cancel));
}
