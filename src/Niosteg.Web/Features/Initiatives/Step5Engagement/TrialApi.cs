using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

internal static class TrialApi
{
    public static void MapTrialApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/initiatives/{id:guid}/engagement/messages/{message:guid}/trial").WithTags("Engagement");
        group.MapGet("", Read).WithName("ReadTrial").WithSummary("A message tried against the old way of writing: what is written down, and the result once it has ended");
        group.MapPut("", Write).WithName("WriteTrial").WithSummary("Write down the comparison group, the old text and the margin, before anything is sent");
        group.MapDelete("", Withdraw).WithName("WithdrawTrial").WithSummary("Take back what was written down, before anything is sent");
        group.MapPost("/before", AskBefore).WithName("AskBeforeTrial").WithSummary("Ask both groups what they know before the message; locks the trial");
        group.MapPost("/end", End).WithName("EndTrial").WithSummary("Close the round and read the result");
        group.MapPost("/telling", Tell).WithName("TellComparisonGroup").WithSummary("Send the message to the comparison group too");
    }

    private static async Task<Results<Ok<TrialView>, ProblemHttpResult>> Read(Guid id, Guid message, TrialVerbs trials, CancellationToken cancel) => (await trials.ReadAsync(id, message, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Write(Guid id, Guid message, TrialInput input, TrialVerbs trials, CancellationToken cancel) => (await trials.WriteAsync(id, message, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Withdraw(Guid id, Guid message, TrialVerbs trials, CancellationToken cancel) => (await trials.WithdrawAsync(id, message, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> AskBefore(Guid id, Guid message, TrialSending sending, CancellationToken cancel) => (await sending.AskBeforeAsync(id, message, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> End(Guid id, Guid message, TrialVerbs trials, CancellationToken cancel) => (await trials.EndAsync(id, message, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Tell(Guid id, Guid message, TrialSending sending, CancellationToken cancel) => (await sending.TellAsync(id, message, cancel)).Answer();
}
