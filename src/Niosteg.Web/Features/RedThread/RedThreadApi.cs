using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.RedThread;

internal static class RedThreadApi
{
    public static IServiceCollection AddRedThread(this IServiceCollection services) => services.AddScoped<WhyNeeds>().AddScoped<WhyLevels>();

    public static void MapRedThreadApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/why").WithTags("Red thread");
        group.MapGet("needs", Order).WithName("WhyOrder").WithSummary("Why the needs of a unit stand in their order");
        group.MapGet("needs/{competencyId:guid}", Need).WithName("WhyNeed").WithSummary("Why a unit needs a competency, back to who set and assessed what and when");
        group.MapGet("levels/{personId:guid}/{competencyId:guid}", Level).WithName("WhyLevel").WithSummary("Why a level counts for a person, or does not");
    }

    private static async Task<Results<Ok<ThreadAnswer>, ProblemHttpResult>> Order(WhyNeeds why, Texts texts, Guid? unit, CancellationToken cancel) =>
        Answer(await why.OrderAsync(unit is { } id ? new UnitId(id) : null, cancel), texts);

    private static async Task<Results<Ok<ThreadAnswer>, ProblemHttpResult>> Need(Guid competencyId, WhyNeeds why, Texts texts, Guid? unit, CancellationToken cancel) =>
        Answer(await why.NeedAsync(unit is { } id ? new UnitId(id) : null, new(competencyId), cancel), texts);

    private static async Task<Results<Ok<ThreadAnswer>, ProblemHttpResult>> Level(Guid personId, Guid competencyId, WhyLevels why, Texts texts, CancellationToken cancel) =>
        Answer(await why.LevelAsync(new(personId), new(competencyId), cancel), texts);

    private static Results<Ok<ThreadAnswer>, ProblemHttpResult> Answer(Outcome<Thread> read, Texts texts) =>
        read.Refusal is { } refusal ? refusal.Problem() : TypedResults.Ok(ThreadAnswer.Of(read.Value, texts));
}

/// <summary>A thread in the language the program asked for. An address under /why/ has its like under /api/v1/why/.</summary>
internal sealed record ThreadAnswer(string Title, string Conclusion, IReadOnlyList<StepAnswer> Steps, IReadOnlyList<string> Unknown, IReadOnlyList<string> Withheld)
{
    public static ThreadAnswer Of(Thread thread, Texts texts) => new(thread.Title.Say(texts), thread.Conclusion.Say(texts),
        [.. thread.Steps.Select(step => new StepAnswer(step.Text.Say(texts), step.Href,
            [.. (step.Parts ?? []).Select(part => new PartAnswer(part.Text.Say(texts), part.Href))]))],
        [.. thread.Unknown.Select(u => u.Say(texts))], [.. thread.Withheld.Select(w => w.Say(texts))]);
}

internal sealed record StepAnswer(string Text, string? Href, IReadOnlyList<PartAnswer> Parts);

internal sealed record PartAnswer(string Text, string? Href);
