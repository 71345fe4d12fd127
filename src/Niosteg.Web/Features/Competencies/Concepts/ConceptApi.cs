using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Competencies.Concepts;

internal static class ConceptApi
{
    public static IServiceCollection AddConcepts(this IServiceCollection services) => services.AddScoped<ConceptVerbs>();

    public static void MapConceptApi(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/concepts/{id:int}", Read).WithTags("Competencies").WithName("ReadConcept").WithSummary("One concept of a classification with its names and relations");

    private static async Task<Results<Ok<ConceptView>, ProblemHttpResult>> Read(int id, ConceptVerbs concepts, CancellationToken cancel) =>
        (await concepts.ReadAsync(id, cancel)).Answer();
}
