using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Organisation;

internal static class OrganisationApi
{
    public static void MapOrganisationApi(this IEndpointRouteBuilder app)
    {
        var units = app.MapGroup("/api/v1/units").WithTags("Organisation");
        units.MapGet("", Read).WithName("ReadUnits").WithSummary("The unit tree with head counts, and the positions in it");
        units.MapGet("/{id:guid}", ReadOne).WithName("ReadUnit").WithSummary("One unit with everything below");
        units.MapPost("", Add).WithName("AddUnit").WithSummary("Add a unit");
        units.MapPut("/{id:guid}", Write).WithName("WriteUnit").WithSummary("Rename or move a unit");
        units.MapDelete("/{id:guid}", Remove).WithName("RemoveUnit").WithSummary("Remove a unit with nothing in it");
        app.MapPut("/api/v1/positions/profile", Give).WithTags("Organisation").WithName("GiveProfile").WithSummary("Let the people in some positions follow a job profile");
    }

    private static async Task<Results<Ok<OrganisationView>, ProblemHttpResult>> Read(bool? without, int? page, OrganisationVerbs organisation, CancellationToken cancel) =>
        (await organisation.ReadAsync(null, new(without ?? false, Emptied: true, Page: page ?? 1), cancel)).Answer();

    private static async Task<Results<Ok<OrganisationView>, ProblemHttpResult>> ReadOne(Guid id, bool? without, int? page, OrganisationVerbs organisation, CancellationToken cancel) =>
        (await organisation.ReadAsync(new UnitId(id), new(without ?? false, Emptied: true, Page: page ?? 1), cancel)).Answer();

    private static async Task<Results<Ok<UnitId>, ProblemHttpResult>> Add(UnitInput input, OrganisationVerbs organisation, CancellationToken cancel) =>
        (await organisation.AddUnitAsync(input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Write(Guid id, UnitInput input, OrganisationVerbs organisation, CancellationToken cancel) =>
        (await organisation.WriteUnitAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(Guid id, OrganisationVerbs organisation, CancellationToken cancel) =>
        (await organisation.RemoveUnitAsync(new(id), cancel)).Answer();

    private static async Task<Results<Ok<ProfilesGiven>, ProblemHttpResult>> Give(GiveProfileInput input, OrganisationVerbs organisation, CancellationToken cancel) =>
        (await organisation.GiveProfileAsync(input, cancel)).Answer();
}
