using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Assessments;

internal static class AssessmentsApi
{
    public static void MapAssessmentsApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/people/{personId:guid}").WithTags("Assessments");
        group.MapGet("picture", Picture).WithName("ReadPicture").WithSummary("Required, have and next for one person");
        group.MapGet("assessments/{kind}", Read).WithName("ReadAssessments").WithSummary("What there is to assess from one point of view: self, manager or agreed");
        group.MapPost("assessments/{kind}/{competencyId:guid}", Give).WithName("GiveAssessment").WithSummary("Give a view of a level; earlier views stay");
    }

    private static async Task<Results<Ok<PictureView>, ProblemHttpResult>> Picture(Guid personId, AssessmentsVerbs verbs, CancellationToken cancel) =>
        (await verbs.PictureAsync(new(personId), cancel)).Answer();

    private static async Task<Results<Ok<AssessView>, ProblemHttpResult>> Read(Guid personId, string kind, AssessmentsVerbs verbs, CancellationToken cancel) =>
        KindOf(kind) is { } known ? (await verbs.ReadAsync(new(personId), known, cancel)).Answer() : Refusal.NotFound.Problem();

    private static async Task<Results<NoContent, ProblemHttpResult>> Give(Guid personId, string kind, Guid competencyId, AssessInput input,
        AssessmentsVerbs verbs, CancellationToken cancel) =>
        KindOf(kind) is { } known ? (await verbs.GiveAsync(new(personId), new(competencyId), known, input, cancel)).Answer() : Refusal.NotFound.Problem();

    public static AssessmentKind? KindOf(string? word) => word switch
    {
        "self" => AssessmentKind.Self,
        "manager" => AssessmentKind.Manager,
        "agreed" => AssessmentKind.Agreed,
        _ => null,
    };
}
