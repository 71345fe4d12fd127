using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Accounts.Me;

internal static class MeApi
{
    public static void MapMeApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/me").WithTags("My account");
        group.MapGet("", Read).WithName("ReadMe").WithSummary("My account");
        group.MapPut("/name", Rename).WithName("RenameMe").WithSummary("Change the name my account goes by");
        group.MapPut("/password", ChangePassword).WithName("ChangeMyPassword").WithSummary("Change my password and sign out every other browser");
        group.MapGet("/sessions", ListSessions).WithName("ListMySessions").WithSummary("Browsers signed in with my account");
        group.MapDelete("/sessions", EndOthers).WithName("EndMyOtherSessions").WithSummary("Sign out every browser but this one");
        group.MapDelete("/sessions/{id:guid}", End).WithName("EndMySession").WithSummary("Sign out one of my browsers");
    }

    private static async Task<Results<Ok<MeView>, ProblemHttpResult>> Read(MeVerbs me, CancellationToken cancel) =>
        (await me.ReadAsync(cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Rename(NameInput input, MeVerbs me, CancellationToken cancel) =>
        (await me.RenameAsync(input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangePassword(PasswordChangeInput input, MeVerbs me, CancellationToken cancel) =>
        (await me.ChangePasswordAsync(input, cancel)).Answer();

    private static async Task<Results<Ok<SessionView[]>, ProblemHttpResult>> ListSessions(MySessions sessions, CancellationToken cancel) =>
        (await sessions.ListAsync(cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> EndOthers(MySessions sessions, CancellationToken cancel) =>
        (await sessions.EndOthersAsync(cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> End(Guid id, MySessions sessions, CancellationToken cancel) =>
        (await sessions.EndAsync(id, cancel)).Answer();
}
