using Microsoft.EntityFrameworkCore;
using Niosteg.Web.Data;

namespace Niosteg.Web.Outbox;

/// <summary>That one node and no other hands mail over. A node that dies holds it half a minute longer; one that stops lets it go.</summary>
internal sealed class MailLease(TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private readonly string _me = Guid.CreateVersion7().ToString("N");
    private DateTime _until;

    public async Task<bool> TakeAsync(AppDb db, CancellationToken cancel)
    {
        if (!await db.OutboxPulses.AnyAsync(cancel)) await BeginAsync(db, cancel);
        return await HoldAsync(db, cancel);
    }

    /// <summary>Holds it on for as long as there is mail. False when another node has it.</summary>
    public async Task<bool> KeepAsync(AppDb db) => Now < _until - Lasts / 2 || await HoldAsync(db, CancellationToken.None);

    public Task LetGoAsync(AppDb db)
    {
        _until = default;
        return Mine(db).ExecuteUpdateAsync(set => set.SetProperty(p => p.Holder, ""), CancellationToken.None);
    }

    public Task SucceedAsync(AppDb db) => Mine(db).Where(p => p.FailingSince != null).ExecuteUpdateAsync(set => set
        .SetProperty(p => p.FailingSince, (DateTime?)null).SetProperty(p => p.Failures, 0).SetProperty(p => p.RetryAt, (DateTime?)null).SetProperty(p => p.Words, (string?)null), CancellationToken.None);

    /// <summary>The server itself could not be used: no mail is blamed, and all of it waits a while.</summary>
    public async Task FailAsync(AppDb db, string words)
    {
        var failures = await Mine(db).Select(p => p.Failures).FirstOrDefaultAsync(CancellationToken.None) + 1;
        var wait = MailBackOff.Wait(failures, Random.Shared.NextDouble());
        var (now, retry) = (Now, Now + (wait < Longest ? wait : Longest));
        await Mine(db).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.FailingSince, p => p.FailingSince ?? now).SetProperty(p => p.Failures, failures)
            .SetProperty(p => p.RetryAt, retry).SetProperty(p => p.Words, OutboxMail.OneLine(words, OutboxMail.WordsLength)), CancellationToken.None);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private IQueryable<OutboxPulse> Mine(AppDb db) => db.OutboxPulses.Where(p => p.Holder == _me);

    /// <summary>One statement that either takes hold or changes nothing, whoever else tries in the same moment.</summary>
    private async Task<bool> HoldAsync(AppDb db, CancellationToken cancel)
    {
        var (now, until) = (Now, Now + Lasts);
        var had = await db.OutboxPulses.Where(p => p.Holder == _me || p.Holder == "" || p.HeldUntil < now)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Holder, _me).SetProperty(p => p.HeldUntil, until), cancel) == 1;
        _until = had ? until : default;
        return had;
    }

    private static async Task BeginAsync(AppDb db, CancellationToken cancel)
    {
        try
        {
            db.OutboxPulses.Add(new());
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another node began at the same moment; there is one row, and that is what was wanted.
        }
        db.ChangeTracker.Clear();
    }
}
