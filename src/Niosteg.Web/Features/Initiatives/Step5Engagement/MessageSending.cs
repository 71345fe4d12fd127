using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>Sends a message: one mail a person with the person's own link, the promises into the ledger, all in one transaction.
/// Asked for twice, it is sent once.</summary>
public sealed class MessageSending(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, EngagementLinks links, SiteAddress site)
{
    public async Task<Outcome> SendAsync(Guid id, Guid messageId, SendInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var initiative = await db.InitiativesLedBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == new InitiativeId(id), cancel);
        var message = initiative is null ? null : await db.EngagementMessages.FirstOrDefaultAsync(m => m.Id == new MessageId(messageId) && m.InitiativeId == initiative.Id, cancel);
        if (initiative is null || message is null) return Refusal.NotFound;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        if (message.IsSent) return new Refusal("message-sent-already");
        if (message.Version != input.Version) return Refusal.ChangedMeanwhile;

        var people = await db.PeopleIn(message.Audience, initiative.Id).Select(p => new Addressee(p.Id, p.GivenName + " " + p.FamilyName, p.Email)).ToListAsync(cancel);
        var byMail = people.Where(p => p.Email is not null).ToList();
        var now = clock.GetUtcNow().UtcDateTime;
        if (message.Send(actor.Name, byMail.Count, people.Count - byMail.Count, now).Refusal is { } refusal) return refusal;
        if (await site.ReadAsync(db, cancel) is not { } address) return new Refusal("site-address-unknown");
        var begun = await TrialSending.BeginAsync(db, message, now, cancel);
        if (begun.Refusal is { } notYet) return notYet;
        var old = await db.OldReadersAsync(message.Id, cancel);
        if (Keep(db, message, old.Trial, input, now).Refusal is { } missing) return missing;

        var call = await db.CallOfAsync(message, cancel);
        if (call is { Time.IsCancelled: true }) return new Refusal("meeting-off");
        if (call is { } meeting) message.Told(meeting.Time.Sequence);
        var tokens = await links.OfAsync(db, initiative.Id, [.. people.Select(p => p.Id)], cancel);
        await db.MailAsync([.. byMail.Select(p => MessageLetters.Write(message, p, $"{address}/for-you/{tokens[p.Id]}", call?.File(p), old: old.For(p.Id)))], cancel);
        if (await db.TrySaveAsync(cancel) is { Refusal: { } lost }) return lost;
        if (begun.Value is { } before) await EngagementFigures.ShowBatchesAsync(db, initiative.Id, before, isClosing: true, cancel);
        return Outcome.Done;
    }

    /// <summary>Every promise that was found is either owned, with a day, or said to be none.</summary>
    private static Outcome Keep(AppDb db, EngagementMessage message, MessageTrial? trial, SendInput input, DateTime now)
    {
        foreach (var found in MessageReading.Found(message, trial, DateOnly.FromDateTime(now)))
            if (!input.Promises.Any(p => p.Text?.ReplaceLineEndings("\n").Trim() == found.Text)) return new Refusal("promise-not-settled", "Promises", found.Text);
        foreach (var promise in input.Promises.Where(p => !p.IsNone && !string.IsNullOrWhiteSpace(p.Text)))
        {
            if (promise.DueOn < DateOnly.FromDateTime(now)) return new Refusal("promise-past", nameof(promise.DueOn), promise.Text!.Trim());
            var made = EngagementPromise.Make(PromiseId.New(), message.InitiativeId, message.Id, promise.Text, promise.Language, promise.OwnerName, promise.DueOn, now);
            if (made.Refusal is { } refusal) return refusal;
            db.EngagementPromises.Add(made.Value);
        }
        return Outcome.Done;
    }
}
