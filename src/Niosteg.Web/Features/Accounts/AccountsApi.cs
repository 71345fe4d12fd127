using Microsoft.AspNetCore.Http.HttpResults;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Accounts;

internal static class AccountsApi
{
    public static void MapAccountsApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/accounts").WithTags("Accounts");
        group.MapGet("", List).WithName("ListAccounts").WithSummary("Accounts, searched and paged");
        group.MapPost("", Create).WithName("CreateAccount").WithSummary("A new account and its one-time link");
        group.MapGet("/waiting", Waiting).WithName("ListWaitingAccounts").WithSummary("Those who have asked to join");
        group.MapGet("/{id:guid}", Read).WithName("ReadAccount").WithSummary("One account");
        group.MapDelete("/{id:guid}", Remove).WithName("RemoveAccount").WithSummary("Remove an account");
        group.MapPut("/{id:guid}/roles", ChangeRoles).WithName("ChangeAccountRoles").WithSummary("Change what an account may do");
        group.MapPut("/{id:guid}/email", ChangeEmail).WithName("ChangeAccountEmail").WithSummary("Change the mail address an account signs in with");
        group.MapPut("/{id:guid}/person", Connect).WithName("ConnectAccount").WithSummary("Connect an account to a person");
        group.MapPost("/{id:guid}/invitation", Invite).WithName("InviteAccount").WithSummary("A new one-time link; an older one stops working");
        group.MapPut("/{id:guid}/lock", Lock).WithName("LockAccount").WithSummary("Lock an account and sign it out");
        group.MapDelete("/{id:guid}/lock", Unlock).WithName("UnlockAccount").WithSummary("Unlock an account");
        group.MapDelete("/{id:guid}/sessions", EndSessions).WithName("EndAccountSessions").WithSummary("Sign an account out everywhere");
        group.MapDelete("/{id:guid}/codes", TurnOffCodes).WithName("TurnOffAccountCodes").WithSummary("Stop asking an account for one-time codes");
        group.MapPut("/{id:guid}/approval", Approve).WithName("ApproveAccount").WithSummary("Let in somebody who asked to join");
        group.MapDelete("/{id:guid}/approval", Decline).WithName("DeclineAccount").WithSummary("Say no to somebody who asked to join");
    }

    private static async Task<Results<Ok<AccountsPageView>, ProblemHttpResult>> List(string? search, int? page, AccountsVerbs accounts, CancellationToken cancel) =>
        (await accounts.ListAsync(search, page ?? 1, cancel)).Answer();

    private static async Task<Results<Ok<WaitingRow[]>, ProblemHttpResult>> Waiting(AccountsVerbs accounts, CancellationToken cancel) =>
        (await accounts.WaitingAsync(cancel)).Answer();

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> Read(Guid id, AccountsVerbs accounts, CancellationToken cancel) =>
        (await accounts.ReadAsync(id, cancel)).Answer();

    private static async Task<Results<Ok<InvitedView>, ProblemHttpResult>> Create(AccountInput input, AccountChanges changes, CancellationToken cancel) =>
        (await changes.CreateAsync(input, cancel)).Answer();

    private static async Task<Results<Ok<InvitedView>, ProblemHttpResult>> Invite(Guid id, AccountChanges changes, CancellationToken cancel) =>
        (await changes.InviteAgainAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeRoles(Guid id, RolesInput input, AccountChanges changes, CancellationToken cancel) =>
        (await changes.ChangeRolesAsync(id, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeEmail(Guid id, EmailInput input, AccountChanges changes, CancellationToken cancel) =>
        (await changes.ChangeEmailAsync(id, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Connect(Guid id, PersonInput input, AccountChanges changes, CancellationToken cancel) =>
        (await changes.ConnectAsync(id, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Lock(Guid id, AccountChanges changes, CancellationToken cancel) =>
        (await changes.LockAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Unlock(Guid id, AccountChanges changes, CancellationToken cancel) =>
        (await changes.UnlockAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> EndSessions(Guid id, AccountChanges changes, CancellationToken cancel) =>
        (await changes.EndSessionsAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> TurnOffCodes(Guid id, AccountChanges changes, CancellationToken cancel) =>
        (await changes.TurnOffCodesAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Approve(Guid id, RolesInput input, AccountChanges changes, CancellationToken cancel) =>
        (await changes.ApproveAsync(id, input, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Decline(Guid id, AccountChanges changes, CancellationToken cancel) =>
        (await changes.DeclineAsync(id, cancel)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(Guid id, AccountChanges changes, CancellationToken cancel) =>
        (await changes.RemoveAsync(id, cancel)).Answer();
}
