using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>What has become of a message's letters, and the way to those that did not come through.</summary>
public sealed class MessageDelivery(IDbContextFactory<AppDb> database, Actor actor, EngagementLinks links, SiteAddress site)
{
    private const int MostShown = 100;

    public async Task<Outcome<DeliveryView>> ReadAsync(Guid id, Guid message, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await SentAsync(db, id, message, cancel) is not { } sent) return Refusal.NotFound;
        var pulse = await db.OutboxPulses.AsNoTracking().FirstOrDefaultAsync(cancel);
        var missed = Missed(db, new(message));
        var seen = db.PeopleSeenBy(actor);
        var rows = await (from mail in missed
                          join person in seen on mail.PersonId equals (PersonId?)person.Id
                          orderby person.FamilyName, person.GivenName, mail.Id
                          select new MissedLetter(person.Id.Value, person.GivenName + " " + person.FamilyName, mail.Recipient, mail.State, mail.Words)).Take(MostShown).ToListAsync(cancel);
        return new DeliveryView((await db.LettersAsync([new(message)], cancel)).GetValueOrDefault(message) ?? LettersView.None, sent.WithoutMail,
            await db.HasMailServerAsync(cancel), pulse?.FailingSince, pulse?.RetryAt, rows, await missed.CountAsync(cancel) - rows.Count,
            await Movable(db, missed).CountAsync(cancel), actor.IsAdministrator);
    }

    /// <summary>Writes the letter anew to those whose address has been put right since it came back or was refused. The old one
    /// is counted no more.</summary>
    /// <returns>How many new letters.</returns>
    public async Task<Outcome<int>> SendAnewAsync(Guid id, Guid messageId, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await SentAsync(db, id, messageId, cancel) is not { } message) return Refusal.NotFound;
        if (await site.ReadAsync(db, cancel) is not { } address) return new Refusal("site-address-unknown");
        var key = MessageLetters.KeyOf(message.Id);
        var rows = await Movable(db, Missed(db, message.Id)).Select(r => new { r.Mail, r.Id, r.Name, r.Email, Times = db.OutboxMails.Count(m => m.Key.StartsWith(key) && m.PersonId == r.Id) }).ToListAsync(cancel);
        if (rows.Count == 0) return new Refusal("message-no-new-address");
        var tokens = await links.OfAsync(db, message.InitiativeId, [.. rows.Select(r => r.Id)], cancel);
        var call = await db.CallOfAsync(message, cancel);
        var old = await db.OldReadersAsync(message.Id, cancel);
        await db.MailAsync([.. rows.Select(r => (To: new Addressee(r.Id, r.Name, r.Email), r.Times)).Select(r => MessageLetters.Write(message, r.To, $"{address}/for-you/{tokens[r.To.Id]}", call?.File(r.To), r.Times + 1, old.For(r.To.Id)))], cancel);
        foreach (var row in rows) row.Mail.Drop();
        return await db.TrySaveAsync(cancel) is { Refusal: { } lost } ? lost : rows.Count;
    }

    private async Task<Niosteg.Domain.Initiatives.Step5Engagement.EngagementMessage?> SentAsync(AppDb db, Guid id, Guid message, CancellationToken cancel)
    {
        var initiative = new InitiativeId(id);
        return await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == initiative, cancel)
            ? await db.EngagementMessages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == new MessageId(message) && m.InitiativeId == initiative && m.SentAt != null, cancel) : null;
    }

    private static IQueryable<OutboxMail> Missed(AppDb db, MessageId message)
    {
        var key = MessageLetters.KeyOf(message);
        return db.OutboxMails.Where(m => m.Key.StartsWith(key) && (m.State == MailState.Bounced || m.State == MailState.Dead));
    }

    /// <summary>Those whose person still works here and has another address now.</summary>
    private static IQueryable<Move> Movable(AppDb db, IQueryable<OutboxMail> missed)
    {
        var today = db.Today();
        return from mail in missed
               join person in db.People on mail.PersonId equals (PersonId?)person.Id
               where person.Email != null && person.Email != mail.Recipient && (person.EndsOn == null || person.EndsOn >= today)
               select new Move { Mail = mail, Id = person.Id, Name = person.GivenName + " " + person.FamilyName, Email = person.Email };
    }

    private sealed class Move
    {
        public OutboxMail Mail { get; init; } = null!;
        public PersonId Id { get; init; }
        public string Name { get; init; } = "";
        public string? Email { get; init; }
    }
}

/// <param name="WithoutMail">How many the message is for who have no mail address.</param>
/// <param name="IsServed">Whether there is a mail server at all.</param>
/// <param name="FailingSince">Since when the mail server cannot be used; null when it can.</param>
/// <param name="Missed">Letters that did not come through, for those whom the reader may see.</param>
/// <param name="MissedUnseen">How many more there are, to people whom the reader may not see.</param>
/// <param name="NewAddresses">How many of them have another address by now.</param>
public sealed record DeliveryView(LettersView Letters, int WithoutMail, bool IsServed, DateTime? FailingSince, DateTime? RetryAt,
    IReadOnlyList<MissedLetter> Missed, int MissedUnseen, int NewAddresses, bool IsAdministrator);

/// <param name="Words">The mail server's own words.</param>
public sealed record MissedLetter(Guid Person, string Name, string Address, MailState State, string? Words);
