using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Niosteg.Web.Features.Accounts;

internal static class SignInApi
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").WithTags("Sign-in");
        group.MapPost("/sign-in/passkey", AskForPasskey).AllowAnonymous().WithName("AskForPasskey").WithSummary("The question a passkey answers at sign-in");
        group.MapPost("/sign-out", SignOut).WithName("SignOut").WithSummary("Sign this browser out");
    }

    private static async Task<ContentHttpResult> AskForPasskey(FrontDoor door) =>
        TypedResults.Content(await door.PasskeyQuestionAsync(), "application/json");

    private static async Task<RedirectHttpResult> SignOut(FrontDoor door, IAntiforgery forms, HttpContext http)
    {
        if (!await forms.IsRequestValidAsync(http)) return TypedResults.LocalRedirect("/");
        await door.LeaveAsync();
        return TypedResults.LocalRedirect("/sign-in?said=out");
    }
}
