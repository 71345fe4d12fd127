using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Outbox;

/// <summary>The organisation's own mail server. Only the administrator sees and sets it.</summary>
public sealed class MailServerVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, IDataProtectionProvider protection)
{
    public async Task<Outcome<MailServerView>> ReadAsync(CancellationToken cancel = default)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        return View(await db.MailSettings.AsNoTracking().FirstOrDefaultAsync(cancel) ?? new MailSettings());
    }

    public async Task<Outcome<MailServerView>> WriteAsync(MailServerInput input, CancellationToken cancel = default)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        // The example is open to every visitor: its mail goes nowhere.
        if (actor.IsDemonstration) return new Refusal("mail-not-in-example");
        await using var db = await database.CreateDbContextAsync(cancel);
        var settings = await db.MailSettings.FirstOrDefaultAsync(cancel);
        if ((settings?.Version ?? 0) != input.Version) return Refusal.ChangedMeanwhile;
        if (settings is null) db.MailSettings.Add(settings = new MailSettings());
        if (Change(settings, input).Refusal is { } refusal) return refusal;
        if (await db.TrySaveAsync(cancel) is { Refusal: { } lost }) return lost;
        // A new setting is tried at once, however long the old one was to wait.
        await db.OutboxPulses.ExecuteUpdateAsync(set => set.SetProperty(p => p.RetryAt, (DateTime?)null).SetProperty(p => p.Failures, 0), cancel);
        return View(settings);
    }

    /// <summary>Hands one mail over now, to the one who asks, and tells what the server said.</summary>
    public async Task<Outcome<MailTestView>> TestAsync(CancellationToken cancel = default)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.MailSettings.AsNoTracking().FirstOrDefaultAsync(s => s.Host != null, cancel) is not { } settings) return new Refusal("mail-not-set", nameof(MailSettings.Host));
        var me = actor.AccountId?.Value;
        if (await db.Users.Where(a => a.Id == me).Select(a => a.Email).FirstOrDefaultAsync(cancel) is not { Length: > 0 } to || !MailboxAddress.TryParse(to, out _))
            return new Refusal("mail-no-own-address");
        var (road, lost) = SmtpRoad.Lay(settings, protection);
        if (road is null) return new MailTestView(to, WasTaken: false, lost);
        using var open = road;
        if (await road.OpenAsync(cancel) is { } words) return new MailTestView(to, WasTaken: false, words);
        var texts = new Texts();
        using var message = MailBody.Make(OutboxMail.Of(new("test", to, texts["mail.test.subject"], texts["mail.test.text"]) { Language = texts.Language }, clock.GetUtcNow().UtcDateTime), settings);
        var handed = await road.HandAsync(message);
        await road.CloseAsync();
        return new MailTestView(to, handed.How == Handed.Taken, handed.How == Handed.Taken ? null : handed.Words);
    }

    private Outcome Change(MailSettings settings, MailServerInput input)
    {
        if (settings.Serve(input.Host, input.Port, input.Security, input.UserName) is { Refusal: { } server }) return server;
        if (settings.SignAs(input.FromAddress, input.FromName, input.ReplyTo) is { Refusal: { } sender }) return sender;
        if (settings.StandAt(input.PublicAddress) is { Refusal: { } address }) return address;
        if (!string.IsNullOrEmpty(input.Password)) settings.Keep(SmtpRoad.Sealer(protection).Protect(input.Password));
        else if (input.ForgetPassword) settings.Keep(null);
        return Outcome.Done;
    }

    private static MailServerView View(MailSettings s) =>
        new(s.Host, s.Port, s.Security, s.UserName, s.ProtectedPassword is not null, s.FromAddress, s.FromName, s.ReplyTo, s.PublicAddress, s.Version);
}
