namespace Niosteg.Web.Outbox;

/// <summary>When a mail that was not taken is tried again: after a minute, then twice as long each time up to four hours, a
/// fifth more or less so that a thousand mails do not come back in the same second. Three days after the first try it is given up.</summary>
internal static class MailBackOff
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4);
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    /// <param name="attempts">Tries so far, at least 1.</param>
    /// <param name="chance">From 0 up to 1.</param>
    public static TimeSpan Wait(int attempts, double chance)
    {
        var doubled = Math.Min(First.TotalSeconds * Math.Pow(2, Math.Min(attempts, 20) - 1), Longest.TotalSeconds);
        return TimeSpan.FromSeconds(doubled * (0.8 + 0.4 * chance));
    }

    /// <summary>When to try next; null when it is time to give up.</summary>
    public static DateTime? Next(int attempts, DateTime firstTriedAt, DateTime now, double chance)
    {
        var next = now + Wait(attempts, chance);
        return next > firstTriedAt + GiveUpAfter ? null : next;
    }
}
