using Microsoft.AspNetCore.Http.Features;
using Niosteg.Domain.Shared;
using Niosteg.Web.Documents;

namespace Niosteg.Web.Features.Exchange;

/// <summary>Lets a file that is too large arrive at a sentence instead of a broken connection.</summary>
internal static class UploadLimit
{
    /// <summary>Room for the form around the largest file we read.</summary>
    private const long LargestRequest = TableReader.MaxBytes + 1024 * 1024;
    /// <summary>A browser shows the answer only when it has sent everything; beyond this nobody waits for that.</summary>
    private const long LargestDrained = 128L * 1024 * 1024;

    public static readonly Refusal TooLarge = new("file-too-large", null, TableReader.MaxMegabytes);

    public static IApplicationBuilder UseUploadLimit(this IApplicationBuilder app) => app.Use((context, next) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments("/exchange", StringComparison.Ordinal) && context.Request.ContentLength > LargestRequest
            ? RefuseAsync(context) : next(context));

    private static async Task RefuseAsync(HttpContext context)
    {
        if (context.Request.ContentLength <= LargestDrained)
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"/exchange?refused={TooLarge.Code}";
    }
}
