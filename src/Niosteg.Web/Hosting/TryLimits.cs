using System.Threading.RateLimiting;

namespace Niosteg.Web.Hosting;

/// <summary>How many times a minute one address may try to come in. Soft: a whole office may share an address, and each
/// account counts its own tries besides. Codes are not counted here: a hall types the same one at once, and only wrong ones are
/// (<see cref="Live.LiveDoors"/>).</summary>
internal static class TryLimits
{
    public const int TriesAMinute = 40;

    private static readonly string[] Doors = ["/sign-in", "/start", "/invitation"];

    public static IServiceCollection AddTryLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsTry(context)
            ? RateLimitPartition.GetSlidingWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = TriesAMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            })
            : RateLimitPartition.GetNoLimiter("free"));
        options.OnRejected = (rejected, _) =>
        {
            Refuse(rejected.HttpContext);
            return ValueTask.CompletedTask;
        };
    });

    private static bool IsTry(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && Doors.Any(door => context.Request.Path.StartsWithSegments(door, StringComparison.Ordinal));

    /// <summary>A person gets the sign-in page, which says what happened; a program gets the status.</summary>
    private static void Refuse(HttpContext context)
    {
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = "/sign-in?said=wait";
            return;
        }
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = "60";
    }
}
