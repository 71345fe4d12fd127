using System.Threading.RateLimiting;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>How fast one reader can fill a question box: a few questions at once, then one now and then. Who is known by a link or
/// an account is counted as that; on the open page a browser is its address, and a hall may share one. It lies in memory
/// only, and nothing of it is kept with a question.</summary>
public sealed class QuestionBrake(IHttpContextAccessor http) : IDisposable
{
    public const int AtOnce = 5;
    public const int AtOnceOnAnOpenLink = 40;
    public static readonly Refusal Wait = new("question-wait", "Text");

    private readonly PartitionedRateLimiter<string> _readers = Limit(AtOnce, 2);
    private readonly PartitionedRateLimiter<string> _openLinks = Limit(AtOnceOnAnOpenLink, 10);

    /// <param name="known">The personal link or the account.</param>
    public bool MayAsk(Guid known) => Takes(_readers, $"{known}");

    /// <param name="openLink">The link that everyone shares.</param>
    public bool MayAskByOpenLink(Guid openLink) => Takes(_readers, http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "") && Takes(_openLinks, $"{openLink}");

    public void Dispose()
    {
        _readers.Dispose();
        _openLinks.Dispose();
    }

    private static bool Takes(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Limit(int atOnce, int aMinute) => PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
    {
        TokenLimit = atOnce,
        TokensPerPeriod = aMinute,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1),
    }));
}
