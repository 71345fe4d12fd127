namespace Niosteg.Web.Live;

/// <summary>Pages that open by a link that nobody can guess. An address that has met too many that do not exist waits, as with
/// codes: it is not reading, it is trying.</summary>
internal static class LinkDoors
{
    private static readonly string[] Pages = ["/open", "/for-you", "/invited", "/api/v1/invited", "/check-in", "/api/v1/check-in"];

    public static void UseLinkDoors(this WebApplication app) => app.Use(async (context, next) =>
    {
        var doors = context.RequestServices.GetRequiredService<LiveDoors>();
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (!Pages.Any(page => context.Request.Path.StartsWithSegments(page, StringComparison.Ordinal)))
        {
            await next(context);
            return;
        }
        if (!doors.MayTry(address))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "60";
            return;
        }
        await next(context);
        if (context.Response.StatusCode == StatusCodes.Status404NotFound) doors.Missed(address);
    });
}
