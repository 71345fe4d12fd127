using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Example;

/// <summary>What the example's buttons do. Each answers with a page to go to.</summary>
internal static class ExampleApi
{
    public static void MapExampleApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/example").AllowAnonymous().WithTags("Example");
        group.MapPost("/start", Start).WithName("StartExample").WithSummary("Fill an empty installation with the example organisation");
        group.MapPost("/look", Look).WithName("LookThroughExample").WithSummary("Look at the example through one of its people");
        group.MapPost("/restart", Restart).WithName("RestartExample").WithSummary("Put the example back as it was");
        group.MapPost("/leave", Leave).WithName("LeaveExample").WithSummary("Empty the example, to start an organisation of one's own");
    }

    /// <summary>When someone else started an organisation in the same moment, theirs is what the front page shows.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> Start(
        [FromForm] string? returnUrl, ExampleVerbs example, SignInManager<Account> signIn, CancellationToken cancel) =>
        (await example.FillAsync(cancel)).IsDone ? await LookAsync(null, returnUrl, example, signIn, cancel) : TypedResults.LocalRedirect("/");

    private static Task<Results<RedirectHttpResult, NotFound>> Look(
        [FromForm] Guid? account, [FromForm] string? returnUrl, ExampleVerbs example, SignInManager<Account> signIn, CancellationToken cancel) =>
        LookAsync(account, returnUrl, example, signIn, cancel);

    private static async Task<Results<RedirectHttpResult, NotFound>> Restart([FromForm] string? returnUrl, ExampleVerbs example, CancellationToken cancel) =>
        (await example.ResetAsync(cancel)).IsDone ? TypedResults.LocalRedirect(LanguageSwitch.Local(returnUrl)) : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, NotFound>> Leave(
        [FromForm] string? returnUrl, ExampleVerbs example, SignInManager<Account> signIn, CancellationToken cancel)
    {
        if (!(await example.WipeAsync(cancel)).IsDone) return TypedResults.NotFound();
        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect(LanguageSwitch.Local(returnUrl));
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> LookAsync(
        Guid? account, string? returnUrl, ExampleVerbs example, SignInManager<Account> signIn, CancellationToken cancel)
    {
        if (await example.LookThroughAsync(account, cancel) is not { IsDone: true } found) return TypedResults.NotFound();
        await signIn.SignOutAsync();
        await signIn.SignInAsync(found.Value, isPersistent: false);
        return TypedResults.LocalRedirect(LanguageSwitch.Local(returnUrl));
    }
}
