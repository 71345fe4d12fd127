using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

internal static class ArchitectureApi
{
    public static IServiceCollection AddArchitecture(this IServiceCollection services) => services.AddScoped<ArchitectureVerbs>();

    public static void MapArchitectureApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/architecture").WithTags("Architecture");
        group.MapGet("frame", ReadFrame).WithName("ReadFrame").WithSummary("The six decisions that every job profile follows");
        group.MapPut("frame", WriteFrame).WithName("WriteFrame").WithSummary("Decide the frame anew");
    }

    private static async Task<Results<Ok<FrameView>, ProblemHttpResult>> ReadFrame(ArchitectureVerbs architecture, CancellationToken cancel) =>
        (await architecture.FrameAsync(cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> WriteFrame(FrameInput input, ArchitectureVerbs architecture, CancellationToken cancel) =>
        (await architecture.ChooseAsync(input, cancel)).Answer();
}
