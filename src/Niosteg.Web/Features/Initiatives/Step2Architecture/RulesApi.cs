using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <summary>The rules to a program. A rule is written and read as its own file.</summary>
internal static class RulesApi
{
    public static void MapRulesApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/architecture/rules").WithTags("Architecture");
        group.MapGet("", List).WithName("ListRules").WithSummary("The rules of the working text, filtered");
        group.MapGet("{code}", Read).WithName("ReadRule").WithSummary("One rule of the working text");
        group.MapPut("{code}", Put).WithName("WriteRule").WithSummary("Change a rule or add one of your own, as its file says it");
        group.MapPost("{code}/restoring", Restore).WithName("RestoreRule").WithSummary("Take a rule back as the product brings it");
        group.MapDelete("{code}", Remove).WithName("RemoveRule").WithSummary("Remove a rule of your own");

        var files = app.MapGroup("/architecture").WithTags("Architecture");
        files.MapGet("rules.zip", Zip).WithName("RulesAsZip").WithSummary("Every rule of the working text, one JSON file each, in a zip");
        files.MapGet("rules/{code}.json", File).WithName("RuleAsJson").WithSummary("One rule as its JSON file");
    }

    /// <summary>A rule as a program reads it.</summary>
    public sealed record RuleAnswer(JsonElement Rule, bool IsOwn, bool IsChanged, IReadOnlyList<RuleAgainst> Against, string? Problem);

    /// <param name="Version">Send it along when something is changed.</param>
    public sealed record RulesAnswer(int Version, IReadOnlyList<RuleAnswer> Rules);

    private static async Task<Results<Ok<RulesAnswer>, ProblemHttpResult>> List([AsParameters] RuleFilter filter, RuleBookVerbs rules, Texts texts, CancellationToken cancel)
    {
        var read = await rules.ListAsync(filter, cancel);
        return read.Refusal is { } refusal ? refusal.Problem() : TypedResults.Ok(new RulesAnswer(read.Value.Version, [.. read.Value.Rules.Select(r => Answer(r, texts))]));
    }

    private static async Task<Results<Ok<RulesAnswer>, ProblemHttpResult>> Read(string code, RuleBookVerbs rules, Texts texts, CancellationToken cancel)
    {
        var read = await rules.FindAsync(code, cancel);
        return read.Refusal is { } refusal ? refusal.Problem() : TypedResults.Ok(new RulesAnswer(read.Value.Version, [Answer(read.Value.Rule, texts)]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Put(string code, RuleFileInput input, RuleBookVerbs rules, CancellationToken cancel) =>
        (await rules.PutAsync(code, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Restore(string code, SeenInput input, RuleBookVerbs rules, CancellationToken cancel) =>
        (await rules.RestoreAsync(code, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(string code, int version, RuleBookVerbs rules, CancellationToken cancel) =>
        (await rules.RemoveAsync(code, new(version), cancel)).Answer();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Zip(RuleBookVerbs rules, Texts texts, CancellationToken cancel)
    {
        var read = await rules.ListAsync(new(), cancel);
        return read.Refusal is { } refusal ? refusal.Problem()
            : TypedResults.File(RuleZip.Write(read.Value.Rules.Select(r => r.Rule)), "application/zip", texts["rules.title"] + ".zip");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> File(string code, RuleBookVerbs rules, CancellationToken cancel)
    {
        var read = await rules.FindAsync(code, cancel);
        return read.Refusal is { } refusal ? refusal.Problem()
            : TypedResults.File(Encoding.UTF8.GetBytes(RuleFile.Write(read.Value.Rule.Rule)), "application/json", code + ".json");
    }

    private static RuleAnswer Answer(RuleView view, Texts texts) =>
        new(JsonDocument.Parse(RuleFile.Write(view.Rule)).RootElement, view.IsOwn, view.IsChanged, view.Against, view.Refusal is { } refusal ? texts.Of(refusal) : null);
}
