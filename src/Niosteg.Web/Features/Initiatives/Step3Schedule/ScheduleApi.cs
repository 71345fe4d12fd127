using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Domain.Initiatives;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

internal static class ScheduleApi
{
    public static void MapScheduleApi(this IEndpointRouteBuilder app)
    {
        app.MapScheduleFiles();
        app.MapTimesApi();
        var group = app.MapGroup("/api/v1/initiatives/{id:guid}/schedule").WithTags("Schedule");
        group.MapGet("", Read).WithName("ReadSchedule").WithSummary("The plan with its dates, what moves them, and the deadline");
        group.MapGet("questions", Questions).WithName("ReadScheduleQuestions").WithSummary("The five questions, answered or guessed from the staff list");
        group.MapPut("questions", Answer).WithName("AnswerScheduleQuestions").WithSummary("Make the plan from five answers, or make it anew");
        group.MapGet("forecast", Forecast).WithName("TrySchedule").WithSummary("What the dates would be with the levers pulled; changes nothing");
        group.MapPost("levers", Pull).WithName("PullScheduleLevers").WithSummary("Make the levers' plan the plan");
        group.MapGet("move", TryMove).WithName("TryMovingStep").WithSummary("What the dates would be if nothing of a step began before a day; changes nothing");
        group.MapPost("move", Move).WithName("MoveStep").WithSummary("Let nothing of a step begin before a day; without a day it begins when it can");
        group.MapDelete("move", MoveBack).WithName("MoveStepBack").WithSummary("Take the last move of a step back");
        group.MapPost("promise", Promise).WithName("PromiseSchedule").WithSummary("Keep the dates that people are told, to hold the truth against");
        group.MapGet("assumptions", Assumptions).WithName("ReadScheduleAssumptions").WithSummary("What the plan takes for granted, and own history");
        group.MapPut("assumptions", Assume).WithName("WriteScheduleAssumptions").WithSummary("Change what the plan takes for granted");
        group.MapGet("activities/{activity:guid}", One).WithName("ReadScheduleActivity").WithSummary("One activity");
        group.MapPut("activities/{activity:guid}", Change).WithName("WriteScheduleActivity").WithSummary("Estimate, order and dates of an activity");
        group.MapGet("truth", Truth).WithName("ReadScheduleTruth").WithSummary("The plan held against what came true, with the hit rate");
    }

    private static async Task<Results<Ok<ScheduleView>, ProblemHttpResult>> Read(Guid id, ScheduleVerbs schedule, CancellationToken cancel) => (await schedule.ReadAsync(id, cancel)).Answer();

    private static async Task<Results<Ok<AnswersView>, ProblemHttpResult>> Questions(Guid id, ScheduleVerbs schedule, CancellationToken cancel) => (await schedule.QuestionsAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Answer(Guid id, AnswersInput input, ScheduleVerbs schedule, CancellationToken cancel) => (await schedule.AnswerAsync(id, input, cancel)).Answer();

    private static async Task<Results<Ok<LeversView>, ProblemHttpResult>> Forecast(Guid id, LeverVerbs levers, CancellationToken cancel, int? wave = null, int? interviews = null, int? rounds = null, int? sites = null, int? atOnce = null) =>
        (await levers.TryAsync(id, new() { Wave = wave, Interviews = interviews, Rounds = rounds, Sites = sites, AtOnce = atOnce }, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Pull(Guid id, LeversInput input, ScheduleVerbs schedule, CancellationToken cancel) => (await schedule.PullAsync(id, input, cancel)).Answer();

    private static async Task<Results<Ok<MoveView>, ProblemHttpResult>> TryMove(Guid id, MoveVerbs moves, CancellationToken cancel, InitiativeStep? step = null, DateOnly? from = null) =>
        (await moves.TryAsync(id, step, from, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Move(Guid id, MoveInput input, MoveVerbs moves, CancellationToken cancel) => (await moves.MoveAsync(id, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> MoveBack(Guid id, MoveVerbs moves, CancellationToken cancel) => (await moves.MoveBackAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Promise(Guid id, ScheduleVerbs schedule, CancellationToken cancel) => (await schedule.PromiseAsync(id, cancel)).Answer();

    private static async Task<Results<Ok<AssumptionsView>, ProblemHttpResult>> Assumptions(Guid id, AssumptionVerbs assumptions, CancellationToken cancel) => (await assumptions.ReadAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Assume(Guid id, AssumptionsInput input, AssumptionVerbs assumptions, CancellationToken cancel) => (await assumptions.AssumeAsync(id, input, cancel)).Answer();

    private static async Task<Results<Ok<OneActivityView>, ProblemHttpResult>> One(Guid id, Guid activity, ActivityVerbs activities, CancellationToken cancel) => (await activities.ReadAsync(id, activity, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Change(Guid id, Guid activity, ActivityInput input, ActivityVerbs activities, CancellationToken cancel) => (await activities.ChangeAsync(id, activity, input, cancel)).Answer();

    private static async Task<Results<Ok<TruthView>, ProblemHttpResult>> Truth(Guid id, TruthVerbs truth, CancellationToken cancel) => (await truth.ReadAsync(id, cancel)).Answer();
}
