using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Outbox;

/// <summary>What waits to be sent, what was refused and what came back, for the administrator.</summary>
public sealed class OutboxVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<Outcome<OutboxView>> ReadAsync(MailFilter filter, CancellationToken cancel = default)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var pulse = await db.OutboxPulses.AsNoTracking().FirstOrDefaultAsync(cancel);
        var counts = await db.OutboxMails.GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var state = Enum.TryParse<MailState>(filter.State, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : (MailState?)null;
        var shown = db.OutboxMails.Where(m => state != null ? m.State == state : m.State == MailState.Waiting || m.State == MailState.Dead || m.State == MailState.Bounced);
        var total = await shown.CountAsync(cancel);
        var page = Math.Clamp(filter.Page ?? 1, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await shown.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(m => new MailRow(m.Id, m.Recipient, m.Subject, m.State, m.Attempts, m.CreatedAt, m.DueAt, m.SentAt, m.Words)).ToListAsync(cancel);
        return new OutboxView(await db.HasMailServerAsync(cancel), pulse?.FailingSince, pulse?.RetryAt, pulse?.Words, counts, page, total, [.. rows.Select(row => Waiting(row, pulse?.RetryAt))]);
    }

    /// <summary>While the server cannot be used, nothing goes before it is tried again.</summary>
    private static MailRow Waiting(MailRow row, DateTime? retryAt) => row.State == MailState.Waiting && retryAt > row.DueAt ? row with { DueAt = retryAt.Value } : row;

    /// <summary>Tries it again from the beginning, at once.</summary>
    public Task<Outcome> RetryAsync(Guid id, CancellationToken cancel = default) => ChangeAsync(id, mail =>
    {
        if (mail.Text.Length == 0) return new Refusal("mail-forgotten");
        mail.TryAgain(clock.GetUtcNow().UtcDateTime);
        return Outcome.Done;
    }, cancel);

    /// <summary>Takes it out of what is sent. The row stays, and can be tried again.</summary>
    public Task<Outcome> DropAsync(Guid id, CancellationToken cancel = default) => ChangeAsync(id, mail =>
    {
        if (mail.State == MailState.Sent) return new Refusal("mail-sent-already");
        mail.Drop();
        return Outcome.Done;
    }, cancel);

    /// <summary>Marks the newest mail to an address as come back. A mail that was never handed over cannot have.</summary>
    public async Task<Outcome<BouncesView>> BounceAsync(BounceInput input, CancellationToken cancel = default)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        var address = Person.NormaliseEmail(input.Address);
        if (address is null || !Person.LooksLikeEmail(address)) return new Refusal("email-not-an-address", nameof(BounceInput.Address));
        await using var db = await database.CreateDbContextAsync(cancel);
        var mail = await db.OutboxMails.Where(m => m.Recipient == address && m.State == MailState.Sent).OrderByDescending(m => m.SentAt).FirstOrDefaultAsync(cancel);
        if (mail is null) return new Refusal("mail-none-to-address", nameof(BounceInput.Address));
        mail.Bounce(string.IsNullOrWhiteSpace(input.Words) ? "mail.marked-by-hand" : input.Words);
        return await db.TrySaveAsync(cancel) is { Refusal: { } lost } ? lost : new BouncesView(1);
    }

    /// <summary>Reads a report from a mail server that mail could not be delivered, as it came.</summary>
    public async Task<Outcome<BouncesView>> ReadReportAsync(Stream report, CancellationToken cancel = default)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        if (await BounceReport.ReadAsync(report, cancel) is not { } bounces) return new Refusal("bounce-not-a-report");
        await using var db = await database.CreateDbContextAsync(cancel);
        var (ids, addresses) = (bounces.Select(b => b.MailId).OfType<Guid>().ToList(), bounces.Where(b => b.MailId is null).Select(b => b.Address).ToList());
        var mails = await db.OutboxMails.Where(m => m.State == MailState.Sent && (ids.Contains(m.Id) || addresses.Contains(m.Recipient))).ToListAsync(cancel);
        var hit = mails.GroupBy(m => m.Recipient).Select(to => to.FirstOrDefault(m => ids.Contains(m.Id)) ?? to.MaxBy(m => m.SentAt)!).ToList();
        foreach (var mail in hit) mail.Bounce(bounces.First(b => b.MailId == mail.Id || b.Address == mail.Recipient).Words);
        return await db.TrySaveAsync(cancel) is { Refusal: { } lost } ? lost : new BouncesView(hit.Count);
    }

    private async Task<Outcome> ChangeAsync(Guid id, Func<OutboxMail, Outcome> change, CancellationToken cancel)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.OutboxMails.FirstOrDefaultAsync(m => m.Id == id, cancel) is not { } mail) return Refusal.NotFound;
        return change(mail).Refusal is { } refusal ? refusal : await db.TrySaveAsync(cancel);
    }
}
