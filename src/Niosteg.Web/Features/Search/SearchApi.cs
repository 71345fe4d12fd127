using Microsoft.AspNetCore.Http.HttpResults;

namespace Niosteg.Web.Features.Search;

internal static class SearchApi
{
    public static IServiceCollection AddSearch(this IServiceCollection services) =>
        services.AddSingleton<IndexKeeper>().AddHostedService(all => all.GetRequiredService<IndexKeeper>())
            .AddScoped<SearchVerbs>().AddScoped<OccupationVerbs>();

    public static void MapSearchApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1").WithTags("Search");
        group.MapGet("search", Search).WithName("Search").WithSummary("Competencies, classifications and occupations by any of their names; at most a hundred, twenty a page");
        group.MapGet("occupations", Occupations).WithName("FindOccupations").WithSummary("Occupations by title, with their codes in SSYK 2012 and ISCO-08; at most twelve");
    }

    private static async Task<Ok<SearchView>> Search([AsParameters] SearchQuery query, SearchVerbs search, CancellationToken cancel) =>
        TypedResults.Ok(await search.SearchAsync(query, cancel));

    private static async Task<Ok<OccupationsView>> Occupations([AsParameters] OccupationQuery query, OccupationVerbs occupations, CancellationToken cancel) =>
        TypedResults.Ok(await occupations.FindAsync(query, cancel));
}
