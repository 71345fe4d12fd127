using Microsoft.AspNetCore.Diagnostics;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Hosting;

/// <summary>A program that is refused before any verb was asked (not signed in, no such address, unreadable, too large) is told
/// so in words and by name, like every other refusal; never with an empty answer.</summary>
internal static class ApiStatus
{
    public static void UseApiStatus(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
        api => api.UseStatusCodePages(TellAsync));

    private static Task TellAsync(StatusCodeContext context)
    {
        var response = context.HttpContext.Response;
        return (response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => new Refusal("not-signed-in"),
            StatusCodes.Status403Forbidden => Refusal.NotAllowed,
            StatusCodes.Status404NotFound => Refusal.NotFound,
            StatusCodes.Status405MethodNotAllowed => new Refusal("not-done-so"),
            StatusCodes.Status413PayloadTooLarge => new Refusal("too-large"),
            StatusCodes.Status415UnsupportedMediaType => new Refusal("not-json"),
            StatusCodes.Status429TooManyRequests => new Refusal("too-often"),
            < StatusCodes.Status500InternalServerError => new Refusal("unreadable"),
            _ => new Refusal("unforeseen"),
        }).Problem(response.StatusCode).ExecuteAsync(context.HttpContext);
    }
}
