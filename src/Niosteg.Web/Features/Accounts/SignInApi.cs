using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Accounts;

internal static class SignInApi
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").WithTags("Sign-in");
        group.MapPost("/sign-in/passkey", AskForPasskey).AllowAnonymous().WithName("AskForPasskey").WithSummary("The question a passkey answers at sign-in");
        group.MapPost("/start/question", AskForFirstPasskey).AllowAnonymous().WithName("AskForFirstPasskey").WithSummary("The question the first account's passkey answers");
        group.MapPost("/sign-out", SignOut).WithName("SignOut").WithSummary("Sign this browser out");
    }

    private static async Task<ContentHttpResult> AskForPasskey(FrontDoor door) =>
        TypedResults.Content(await door.PasskeyQuestionAsync(), "application/json");

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> AskForFirstPasskey([FromForm(Name = "Input.Organisation")] string? organisation,
        [FromForm(Name = "Input.Name")] string? name, [FromForm(Name = "Input.Email")] string? email, StartWithKey start, CancellationToken cancel) =>
        await start.AskAsync(new() { Organisation = organisation, Name = name, Email = email }, cancel) is var asked && asked.Refusal is { } refusal
            ? refusal.Problem() : TypedResults.Content(asked.Value, "application/json");

    private static async Task<RedirectHttpResult> SignOut(FrontDoor door, IAntiforgery forms, HttpContext http)
    {
        if (!await forms.IsRequestValidAsync(http)) return TypedResults.LocalRedirect("/");
        await door.LeaveAsync();
        return TypedResults.LocalRedirect("/sign-in?said=out");
    }
}
