using Microsoft.EntityFrameworkCore;
using Niosteg.Web.Data;

namespace Niosteg.Web.Outbox;

internal static class OutboxWriting
{
    /// <summary>Adds mails to the verb's own context: they are saved with the change they tell about, or not at all. A draft
    /// whose key is known already is passed over, so a verb may be called twice.</summary>
    /// <returns>How many were new.</returns>
    public static async Task<int> MailAsync(this AppDb db, IReadOnlyCollection<MailDraft> drafts, CancellationToken cancel = default)
    {
        var keys = drafts.Select(d => d.Key).ToList();
        var known = (await db.OutboxMails.Where(m => keys.Contains(m.Key)).Select(m => m.Key).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        known.UnionWith(db.ChangeTracker.Entries<OutboxMail>().Select(e => e.Entity.Key));
        var now = db.Clock.GetUtcNow().UtcDateTime;
        var mails = drafts.Where(d => known.Add(d.Key)).Select(d => OutboxMail.Of(d, now)).ToList();
        db.OutboxMails.AddRange(mails);
        return mails.Count;
    }

    /// <summary>The addresses that mail has come back from, or been refused for, since anything last reached them.</summary>
    public static IQueryable<string> DeadAddresses(this AppDb db) => db.OutboxMails
        .Where(m => m.State == MailState.Bounced || m.State == MailState.Dead)
        .Where(m => !db.OutboxMails.Any(later => later.Recipient == m.Recipient && later.CreatedAt > m.CreatedAt && later.State == MailState.Sent))
        .Select(m => m.Recipient).Distinct();

    /// <summary>Whether there is a mail server to hand mail to. Without one, mail waits.</summary>
    public static async Task<bool> HasMailServerAsync(this AppDb db, CancellationToken cancel) => await db.MailSettings.AnyAsync(s => s.Host != null, cancel);
}
