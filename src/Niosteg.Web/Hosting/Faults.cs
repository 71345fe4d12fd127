using Microsoft.AspNetCore.Diagnostics;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Hosting;

/// <summary>What could not be foreseen, told to a program as a problem and to a person as a page.</summary>
internal sealed class Faults : IExceptionHandler
{
    private static readonly Refusal Unforeseen = new("unforeseen");

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception thrown, CancellationToken cancel)
    {
        var isFull = Saving.IsDiskFull(thrown);
        context.Response.StatusCode = isFull ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status500InternalServerError;
        // By now the request's own path is that of the page that tells.
        if (context.Features.Get<IExceptionHandlerPathFeature>()?.Path.StartsWith("/api/", StringComparison.Ordinal) != true) return false;
        await (isFull ? Saving.DiskFull : Unforeseen).Problem().ExecuteAsync(context);
        return true;
    }
}
