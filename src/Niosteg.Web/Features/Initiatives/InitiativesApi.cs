using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives;

internal static class InitiativesApi
{
    public static void MapInitiativesApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/initiatives").WithTags("Initiatives");
        group.MapGet("", List).WithName("ListInitiatives").WithSummary("The initiatives the reader sees, running ones first");
        group.MapPost("", Begin).WithName("BeginInitiative").WithSummary("Begin an initiative");
        group.MapGet("/{id:guid}", See).WithName("ReadInitiative").WithSummary("Where an initiative is on its way, what to do today, what is late and who has not been heard");
        group.MapPut("/{id:guid}", Describe).WithName("DescribeInitiative").WithSummary("Change an initiative's name, purpose and days");
        group.MapPut("/{id:guid}/scope", Scope).WithName("ScopeInitiative").WithSummary("Set which profiles it makes and which units it is about");
        group.MapPut("/{id:guid}/members", SetMember).WithName("SetInitiativeMember").WithSummary("Give a person roles in the initiative; none takes the person out");
        group.MapGet("/{id:guid}/steps/{step:int}", Gate).WithName("ReadInitiativeStep").WithSummary("A step's gate and everything that happened at it");
        group.MapPost("/{id:guid}/steps/{step:int}/passage", Pass).WithName("PassInitiativeStep").WithSummary("Leave a step behind; with a condition unmet it takes a reason");
        group.MapDelete("/{id:guid}/steps/{step:int}/passage", Reopen).WithName("ReopenInitiativeStep").WithSummary("Take a passed step up again");
        group.MapPost("/{id:guid}/closure", Close).WithName("CloseInitiative").WithSummary("End an initiative; it can still be read");
        group.MapDelete("/{id:guid}/closure", TakeUp).WithName("TakeUpInitiative").WithSummary("Take an ended initiative up again");
    }

    private static async Task<Ok<IReadOnlyList<InitiativeRow>>> List(InitiativesVerbs initiatives, CancellationToken cancel) => TypedResults.Ok(await initiatives.ListAsync(cancel));

    private static async Task<Results<Ok<Guid>, ProblemHttpResult>> Begin(InitiativeInput input, InitiativesVerbs initiatives, CancellationToken cancel) =>
        (await initiatives.BeginAsync(input, cancel)).Answer();

    private static async Task<Results<Ok<JourneyView>, ProblemHttpResult>> See(Guid id, InitiativesVerbs initiatives, CancellationToken cancel) =>
        (await initiatives.SeeAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Describe(Guid id, InitiativeInput input, InitiativeEditing editing, CancellationToken cancel) =>
        (await editing.DescribeAsync(id, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Scope(Guid id, ScopeInput input, InitiativeEditing editing, CancellationToken cancel) =>
        (await editing.ScopeAsync(id, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> SetMember(Guid id, MemberInput input, InitiativeEditing editing, CancellationToken cancel) =>
        (await editing.SetMemberAsync(id, input, cancel)).Answer();

    private static async Task<Results<Ok<GateView>, ProblemHttpResult>> Gate(Guid id, int step, InitiativesVerbs initiatives, CancellationToken cancel) =>
        (await initiatives.GateAsync(id, step, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Pass(Guid id, int step, PassageInput input, InitiativesVerbs initiatives, CancellationToken cancel) =>
        (await initiatives.PassAsync(id, step, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Reopen(Guid id, int step, InitiativesVerbs initiatives, CancellationToken cancel, string? reason = null) =>
        (await initiatives.ReopenAsync(id, step, new() { Reason = reason }, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Close(Guid id, InitiativesVerbs initiatives, CancellationToken cancel) =>
        (await initiatives.CloseAsync(id, closed: true, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> TakeUp(Guid id, InitiativesVerbs initiatives, CancellationToken cancel) =>
        (await initiatives.CloseAsync(id, closed: false, cancel)).Answer();
}
