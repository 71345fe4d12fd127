using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step1Goals;

internal static class GoalsApi
{
    public static void MapGoalsApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/initiatives/{id:guid}/goals.docx", Sheet).WithTags("Goals").WithName("ExportGoalSheet").WithSummary("The goal sheet as a Word document");
        var group = app.MapGroup("/api/v1/initiatives/{id:guid}/goals").WithTags("Goals");
        group.MapGet("", Read).WithName("ListGoals").WithSummary("An initiative's goals with their weights and the questions about them, its purposes and what is out");
        group.MapPost("", Add).WithName("AddGoal").WithSummary("Write a goal");
        group.MapPut("/{goal:guid}", Change).WithName("ChangeGoal").WithSummary("Reword a goal");
        group.MapPost("/retirement", Retire).WithName("RetireGoal").WithSummary("Take a goal off the sheet, or put it back");
        group.MapPut("/frame", Frame).WithName("FrameGoals").WithSummary("Set the four purposes and what is out; true when the points were scaled to 100");
        group.MapGet("/ties", Ties).WithName("ListGoalTies").WithSummary("The competencies of the initiative's profiles beside its goals, with what they weigh");
        group.MapPut("/{goal:guid}/ties", Tie).WithName("TieGoal").WithSummary("Say what competencies do for a goal: 9, 3, 1, 0, or null when nobody has looked");
        group.MapGet("/weighing", Weighing).WithName("ReadGoalWeighing").WithSummary("How the goals were weighed: the weights in use, and what the newest room revealed");
        group.MapPost("/weighing", Keep).WithName("KeepGoalWeighing").WithSummary("Take what the newest room revealed as the goals' weights");
    }

    private static async Task<IResult> Sheet(Guid id, GoalsVerbs goals, Texts texts, CancellationToken cancel)
    {
        var read = await goals.ReadAsync(id, cancel);
        return read.Refusal is { } refusal ? refusal.Problem() : TypedResults.Bytes(GoalSheetDocument.Of(read.Value, texts), DocxWriter.MediaType, $"{texts["kit.step.title.Goals"]} {read.Value.Initiative}.docx");
    }

    private static async Task<Results<Ok<WeighView>, ProblemHttpResult>> Weighing(Guid id, GoalWeighVerbs weighing, CancellationToken cancel) => (await weighing.ReadAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Keep(Guid id, GoalWeighVerbs weighing, CancellationToken cancel) => (await weighing.KeepAsync(id, cancel)).Answer();

    private static async Task<Results<Ok<GoalsView>, ProblemHttpResult>> Read(Guid id, GoalsVerbs goals, CancellationToken cancel) => (await goals.ReadAsync(id, cancel)).Answer();

    private static async Task<Results<Ok<Guid>, ProblemHttpResult>> Add(Guid id, GoalInput input, GoalsVerbs goals, CancellationToken cancel) => (await goals.AddAsync(id, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Change(Guid id, Guid goal, GoalInput input, GoalsVerbs goals, CancellationToken cancel) =>
        (await goals.ChangeAsync(id, goal, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Retire(Guid id, RetireInput input, GoalsVerbs goals, CancellationToken cancel) =>
        (await goals.RetireAsync(id, input, cancel)).Answer();

    private static async Task<Results<Ok<bool>, ProblemHttpResult>> Frame(Guid id, FrameInput input, GoalsVerbs goals, CancellationToken cancel) =>
        (await goals.FrameAsync(id, input, cancel)).Answer();

    private static async Task<Results<Ok<TiesView>, ProblemHttpResult>> Ties(Guid id, GoalTiesVerbs ties, CancellationToken cancel) => (await ties.ReadAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Tie(Guid id, Guid goal, TiesInput input, GoalTiesVerbs ties, CancellationToken cancel) =>
        (await ties.TieAsync(id, goal, input, cancel)).Answer();
}
