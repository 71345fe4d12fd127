using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Outbox;

/// <summary>Hands the mail that is due over to the mail server, one node at a time. Each mail is written down as sent the moment
/// the server has taken it, so a process that dies leaves at most one that is sent again, under the same name.</summary>
internal sealed class MailPost(DatabaseOptions database, TimeProvider clock, IDataProtectionProvider protection)
{
    private const int Batch = 100;
    private const int MailsAConnection = 500;
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(30);
    private readonly MailLease _lease = new(clock);

    /// <summary>All that is due now. Returns how many the server took.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancel = default)
    {
        await using var db = new AppDbFactory(database, Actor.System, clock).CreateDbContext();
        if (await db.MailSettings.AsNoTracking().FirstOrDefaultAsync(s => s.Host != null, cancel) is not { FromAddress: not null } settings) return 0;
        if (!await Due(db).AnyAsync(cancel) || !await _lease.TakeAsync(db, cancel)) return 0;
        try
        {
            return await SendAllAsync(db, settings, cancel);
        }
        finally
        {
            await _lease.LetGoAsync(db);
        }
    }

    /// <summary>What was handed over long ago is kept as a row, without what it said.</summary>
    public async Task ForgetAsync(CancellationToken cancel = default)
    {
        await using var db = new AppDbFactory(database, Actor.System, clock).CreateDbContext();
        var before = Now - Forgotten;
        IReadOnlyList<MailAttachment> nothing = [];
        await db.OutboxMails.Where(m => m.State != MailState.Waiting && m.CreatedAt < before && m.Text != "")
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Text, "").SetProperty(m => m.Attachments, nothing), cancel);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private IQueryable<OutboxMail> Due(AppDb db)
    {
        var now = Now;
        return db.OutboxMails.Where(m => m.State == MailState.Waiting && m.DueAt <= now && !db.OutboxPulses.Any(p => p.RetryAt > now));
    }

    private async Task<int> SendAllAsync(AppDb db, MailSettings settings, CancellationToken cancel)
    {
        var (road, lost) = SmtpRoad.Lay(settings, protection);
        if (road is null)
        {
            await _lease.FailAsync(db, lost!);
            return 0;
        }
        using var open = road;
        var (sent, onThis) = (0, 0);
        while (!cancel.IsCancellationRequested)
        {
            var batch = await Due(db).OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(Batch).AsNoTracking().ToListAsync(cancel);
            if (batch.Count == 0) break;
            foreach (var mail in batch)
            {
                if (cancel.IsCancellationRequested || !await _lease.KeepAsync(db)) return sent;
                if (++onThis % MailsAConnection == 0) await road.CloseAsync();
                if (await road.OpenAsync(cancel) is { } words)
                {
                    await _lease.FailAsync(db, words);
                    return sent;
                }
                var handed = await HandAsync(db, road, mail, settings);
                if (handed == Handed.ServerTrouble) return sent;
                if (handed == Handed.Taken) sent++;
            }
        }
        await road.CloseAsync();
        if (sent > 0) await _lease.SucceedAsync(db);
        return sent;
    }

    private async Task<Handed> HandAsync(AppDb db, SmtpRoad road, OutboxMail mail, MailSettings settings)
    {
        if (!MailboxAddress.TryParse(mail.Recipient, out _))
        {
            await WriteAsync(db, mail, new(Handed.CameBack, "mail.not-an-address"));
            return Handed.CameBack;
        }
        using var message = MailBody.Make(mail, settings);
        var handed = await road.HandAsync(message);
        if (handed.How == Handed.ServerTrouble) await _lease.FailAsync(db, handed.Words ?? "");
        else await WriteAsync(db, mail, handed);
        return handed.How;
    }

    /// <summary>One statement, so that what the server said is kept whatever happens next.</summary>
    private async Task WriteAsync(AppDb db, OutboxMail mail, HandedOver handed)
    {
        var now = Now;
        var first = mail.FirstTriedAt ?? now;
        var next = handed.How == Handed.NotNow ? MailBackOff.Next(mail.Attempts + 1, first, now, Random.Shared.NextDouble()) : null;
        var state = handed.How switch
        {
            Handed.Taken => MailState.Sent,
            Handed.CameBack => MailState.Bounced,
            _ => next is null ? MailState.Dead : MailState.Waiting,
        };
        var words = handed.Words is null ? null : OutboxMail.OneLine(handed.Words, OutboxMail.WordsLength);
        DateTime? sentAt = state == MailState.Sent ? now : null;
        await db.OutboxMails.Where(m => m.Id == mail.Id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, state).SetProperty(m => m.Words, words).SetProperty(m => m.Attempts, mail.Attempts + 1)
            .SetProperty(m => m.FirstTriedAt, first).SetProperty(m => m.DueAt, next ?? mail.DueAt).SetProperty(m => m.SentAt, sentAt), CancellationToken.None);
    }
}
