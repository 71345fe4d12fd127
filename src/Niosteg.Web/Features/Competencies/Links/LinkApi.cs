using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Features.Competencies.Merging;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Competencies.Links;

internal static class LinkApi
{
    public static IServiceCollection AddLinks(this IServiceCollection services) => services.AddScoped<LinkVerbs>().AddScoped<MergeVerbs>();

    public static void MapLinkApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/competencies").WithTags("Competencies");
        group.MapGet("{id:guid}/links", List).WithName("ListCompetencyLinks").WithSummary("The concepts that a competency points at");
        group.MapPut("{id:guid}/links", Set).WithName("SetCompetencyLink").WithSummary("Point a competency at a concept, or say anew how it stands to it");
        group.MapDelete("{id:guid}/links/{conceptId:int}", Remove).WithName("RemoveCompetencyLink").WithSummary("Remove a link");
        group.MapPut("{id:guid}/replacement", Replace).WithName("ReplaceCompetency").WithSummary("Say what replaces a retired competency");
        group.MapPost("from-concept/{conceptId:int}", MakeOurOwn).WithName("MakeConceptOurOwn").WithSummary("Make an own competency of a concept, with an exact link to it");
        group.MapGet("{id:guid}/merging/{gone:guid}", Preview).WithName("PreviewMerge").WithSummary("What would move if another competency became part of this one");
        group.MapPost("{id:guid}/merging", Merge).WithName("MergeCompetencies").WithSummary("Let another competency become part of this one");
        app.MapGet("/competencies/similar", Similar).WithTags("Competencies").WithName("SimilarCompetencies").WithSummary("What has nearly the same name already, as a part of a page");
    }

    private static async Task<IResult> Similar(string? sv, string? en, Guid? but, LinkVerbs links, CompetencyVerbs competencies, CancellationToken cancel)
    {
        var (name, self) = (LocalText.Both(sv, en), but is { } id ? new CompetencyId(id) : (CompetencyId?)null);
        return new RazorComponentResult<SimilarPart>(new { Own = await competencies.SimilarAsync(name, self, cancel), Concepts = await links.SimilarAsync(name, self, cancel) });
    }

    private static async Task<Results<Ok<MergeView>, ProblemHttpResult>> Preview(Guid id, Guid gone, MergeVerbs merging, CancellationToken cancel) =>
        (await merging.PreviewAsync(new(id), new(gone), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Merge(Guid id, MergeInput input, MergeVerbs merging, CancellationToken cancel) =>
        (await merging.MergeAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<Ok<LinksView>, ProblemHttpResult>> List(Guid id, LinkVerbs links, CancellationToken cancel) =>
        (await links.ListAsync(new(id), cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Set(Guid id, LinkInput input, LinkVerbs links, CancellationToken cancel) =>
        (await links.SetAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(Guid id, int conceptId, LinkVerbs links, CancellationToken cancel) =>
        (await links.RemoveAsync(new(id), conceptId, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Replace(Guid id, ReplacementInput input, LinkVerbs links, CancellationToken cancel) =>
        (await links.ReplaceAsync(new(id), input, cancel)).Answer();

    private static async Task<Results<Ok<MadeOurOwn>, ProblemHttpResult>> MakeOurOwn(int conceptId, OwnInput input, LinkVerbs links, CancellationToken cancel)
    {
        var made = await links.MakeOurOwnAsync(conceptId, input, cancel);
        return made.Refusal is { } refusal ? refusal.Problem() : TypedResults.Ok(new MadeOurOwn(made.Value));
    }
}
