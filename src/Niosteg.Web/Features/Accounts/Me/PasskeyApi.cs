using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Accounts.Me;

/// <summary>What the script on the page about passkeys asks for. Not part of the API: it belongs to the form it is sent from.</summary>
internal static class PasskeyApi
{
    public static void MapPasskeys(this IEndpointRouteBuilder app) =>
        app.MapPost("/me/passkeys/question", Ask).WithName("AskForNewPasskey").WithSummary("The question a new passkey answers").WithTags("My account");

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Ask(
        [FromForm(Name = "Input.Name")] string? name, [FromForm(Name = "Input.Current")] string? current, NewPasskey keys, CancellationToken cancel) =>
        await keys.AskAsync(new() { Name = name, Current = current }, cancel) is var asked && asked.Refusal is { } refusal
            ? refusal.Problem() : TypedResults.Content(asked.Value, "application/json");
}
