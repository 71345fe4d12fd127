using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Niosteg.Web.Outbox;

/// <summary>Looks for mail that is due every few seconds, for as long as the product runs.</summary>
internal sealed partial class MailRounds(MailPost post, TimeProvider clock, ILogger<MailRounds> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);
    private const int RoundsBetweenForgetting = 5_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var round = 0; ; round++)
            {
                await Task.Delay(Between, clock, stoppingToken);
                await RoundAsync(forgetting: round % RoundsBetweenForgetting == 0, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped; what waits is in the database.
        }
    }

    /// <summary>A round that fails is told and not the last one: mail waits, it is not lost.</summary>
    private async Task RoundAsync(bool forgetting, CancellationToken stopping)
    {
        try
        {
            if (forgetting) await post.ForgetAsync(stopping);
            var sent = await post.SendDueAsync(stopping);
            if (sent > 0) Sent(log, sent);
        }
        catch (Exception failed) when (failed is DbException or DbUpdateException or InvalidOperationException)
        {
            Failed(log, failed);
        }
    }

    // Never an address, a name or the server's words, which may hold both.
    [LoggerMessage(Level = LogLevel.Information, Message = "The mail server took {Sent} mails.")]
    private static partial void Sent(ILogger log, int sent);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A round of sending mail did not finish. What was not sent waits for the next.")]
    private static partial void Failed(ILogger log, Exception failed);
}
