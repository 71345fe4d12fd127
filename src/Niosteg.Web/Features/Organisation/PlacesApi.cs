using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Organisation;

internal static class PlacesApi
{
    public static void MapPlacesApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/places", Read).WithTags("Organisation").WithName("ReadPlaces").WithSummary("Sites and functions, each with the number of positions there");
        var sites = app.MapGroup("/api/v1/sites").WithTags("Organisation");
        sites.MapPut("/{id:guid}", RenameSite).WithName("RenameSite").WithSummary("Rename a site");
        sites.MapDelete("/{id:guid}", RemoveSite).WithName("RemoveSite").WithSummary("Remove a site that no position uses");
        var functions = app.MapGroup("/api/v1/functions").WithTags("Organisation");
        functions.MapPut("/{id:guid}", RenameFunction).WithName("RenameFunction").WithSummary("Rename a function");
        functions.MapDelete("/{id:guid}", RemoveFunction).WithName("RemoveFunction").WithSummary("Remove a function that no position uses");
    }

    private static async Task<Results<Ok<PlacesView>, ProblemHttpResult>> Read(PlacesVerbs places, CancellationToken cancel) =>
        (await places.ReadAsync(cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> RenameSite(Guid id, PlaceInput input, PlacesVerbs places, CancellationToken cancel) =>
        (await places.RenameSiteAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveSite(Guid id, int version, PlacesVerbs places, CancellationToken cancel) =>
        (await places.RemoveSiteAsync(new(id), version, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> RenameFunction(Guid id, PlaceInput input, PlacesVerbs places, CancellationToken cancel) =>
        (await places.RenameFunctionAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveFunction(Guid id, int version, PlacesVerbs places, CancellationToken cancel) =>
        (await places.RemoveFunctionAsync(new(id), version, cancel)).Answer();
}
