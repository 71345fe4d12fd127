using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

internal static class ArchitectureApi
{
    public static IServiceCollection AddArchitecture(this IServiceCollection services) => services.AddHostedService<RulesReady>().AddScoped<ArchitectureVerbs>().AddScoped<WaiverVerbs>().AddScoped<FindingsVerbs>()
        .AddScoped<RuleBookVerbs>().AddScoped<RuleImportVerbs>().AddScoped<RehearsalVerbs>().AddScoped<AdoptionVerbs>().AddScoped<TryVerbs>().AddScoped<BookletVerbs>();

    public static void MapArchitectureApi(this IEndpointRouteBuilder app)
    {
        app.MapRulesApi();
        app.MapAdoptionApi();
        var group = app.MapGroup("/api/v1/architecture").WithTags("Architecture");
        group.MapGet("frame", ReadFrame).WithName("ReadFrame").WithSummary("The six decisions that every job profile follows");
        group.MapPut("frame", WriteFrame).WithName("WriteFrame").WithSummary("Decide the frame anew");
        group.MapGet("findings", ReadFindings).WithName("ListRuleFindings").WithSummary("What the rules ask about the catalogue and the profiles");
        group.MapGet("waivers", ListWaivers).WithName("ListRuleWaivers").WithSummary("Breaches of a rule that somebody answers for");
        group.MapPost("waivers", Grant).WithName("GrantRuleWaiver").WithSummary("Waive a rule for a text until a day, with a reason");
        group.MapDelete("waivers/{id:guid}", End).WithName("EndRuleWaiver").WithSummary("End a waiver before its day");
    }

    private static async Task<Results<Ok<FrameView>, ProblemHttpResult>> ReadFrame(ArchitectureVerbs architecture, CancellationToken cancel) =>
        (await architecture.FrameAsync(cancel)).Answer();

    private static async Task<Results<Ok<FindingsView>, ProblemHttpResult>> ReadFindings(FindingsVerbs findings, CancellationToken cancel,
        string? rule = null, string? severity = null, string? about = null, bool waived = false, int? page = null) =>
        (await findings.ReadAsync(new(rule, severity, about, waived, page), cancel)).Answer();

    private static async Task<Ok<WaiverList>> ListWaivers(WaiverVerbs waivers, CancellationToken cancel, int page = 1) => TypedResults.Ok(await waivers.ListAsync(page, cancel));

    private static async Task<Results<NoContent, ProblemHttpResult>> Grant(WaiverInput input, WaiverVerbs waivers, CancellationToken cancel) => (await waivers.GrantAsync(input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> End(Guid id, WaiverVerbs waivers, CancellationToken cancel) => (await waivers.EndAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> WriteFrame(FrameInput input, ArchitectureVerbs architecture, CancellationToken cancel) =>
        (await architecture.ChooseAsync(input, cancel)).Answer();
}
