using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>The letters of a trial besides the message's own: the question before it, and the message to those who got the old text.
/// Each is written in the transaction that says so, and asked for twice it is sent once.</summary>
public sealed class TrialSending(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, EngagementLinks links, SiteAddress site)
{
    /// <summary>Asks both groups what they know before any of the texts goes. From here on nothing of the trial changes.</summary>
    public async Task<Outcome> AskBeforeAsync(Guid id, Guid messageId, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, messageId, cancel) is not var (initiative, message, trial)) return Refusal.NotFound;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        if (message.IsSent) return new Refusal("message-sent-already");
        if (trial.LockedAt is not null) return new Refusal("trial-locked");
        var begun = await BeginRoundAsync(db, message, trial, clock.GetUtcNow().UtcDateTime, cancel);
        if (begun.Refusal is { } refusal) return refusal;
        trial.AskBefore(begun.Value, clock.GetUtcNow().UtcDateTime);
        if (await site.ReadAsync(db, cancel) is not { } address) return new Refusal("site-address-unknown");
        var people = await db.PeopleIn(message.Audience, initiative.Id).Where(p => p.Email != null).Select(p => new Addressee(p.Id, p.GivenName + " " + p.FamilyName, p.Email)).ToListAsync(cancel);
        var tokens = await links.OfAsync(db, initiative.Id, [.. people.Select(p => p.Id)], cancel);
        var languages = new[] { Language.Sv, Language.En }.Where(l => message.Body.IsEmpty || (l == Language.Sv ? message.Body.Sv : message.Body.En) is not null).Select(Texts.In).ToList();
        await db.MailAsync([.. people.Select(p => Question(message, p, initiative.Name, languages, $"{address}/for-you/{tokens[p.Id]}"))], cancel);
        if (await db.TrySaveAsync(cancel) is { Refusal: { } lost }) return lost;
        await EngagementFigures.ShowBatchesAsync(db, initiative.Id, begun.Value - 1, isClosing: true, cancel);
        return Outcome.Done;
    }

    /// <summary>Sends the message to the comparison group too, so that nobody is left with less.</summary>
    public async Task<Outcome> TellAsync(Guid id, Guid messageId, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, messageId, cancel) is not var (initiative, message, trial)) return Refusal.NotFound;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        if (trial.Tell(clock.GetUtcNow().UtcDateTime).Refusal is { } refusal) return refusal;
        if (await site.ReadAsync(db, cancel) is not { } address) return new Refusal("site-address-unknown");
        var today = db.Today();
        var people = await db.People.Where(p => p.Email != null && (p.EndsOn == null || p.EndsOn >= today) && db.TrialMembers.Any(m => m.MessageId == message.Id && m.PersonId == p.Id && m.Group == TrialGroup.Comparison))
            .Select(p => new Addressee(p.Id, p.GivenName + " " + p.FamilyName, p.Email)).ToListAsync(cancel);
        var tokens = await links.OfAsync(db, initiative.Id, [.. people.Select(p => p.Id)], cancel);
        await db.MailAsync([.. people.Select(p => MessageLetters.Write(message, p, $"{address}/for-you/{tokens[p.Id]}", null) with { Key = $"{MessageLetters.KeyOf(message.Id)}{p.Id}/told" })], cancel);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Begins the trial's part of sending its message: everyone has a group, and a new round of the check is theirs.</summary>
    /// <returns>The round before, which ended with it; null when the message is in no trial.</returns>
    internal static async Task<Outcome<int?>> BeginAsync(AppDb db, EngagementMessage message, DateTime now, CancellationToken cancel)
    {
        if (await db.MessageTrials.FirstOrDefaultAsync(t => t.MessageId == message.Id, cancel) is not { EndedAt: null } trial) return (int?)null;
        var begun = await BeginRoundAsync(db, message, trial, now, cancel);
        if (begun.Refusal is { } refusal) return refusal;
        trial.Send(begun.Value, now);
        return (int?)(begun.Value - 1);
    }

    private static async Task<Outcome<int>> BeginRoundAsync(AppDb db, EngagementMessage message, MessageTrial trial, DateTime now, CancellationToken cancel)
    {
        if (await db.HasTrialGoingAsync(message.InitiativeId, message.Id, cancel)) return new Refusal("trial-another");
        if (trial.LockedAt is null && await db.JudgeAsync(trial, message, cancel) is { Refusal: { } uneven }) return uneven;
        if (await db.UnderstandingChecks.FirstOrDefaultAsync(c => c.InitiativeId == message.InitiativeId, cancel) is not { } check) return new Refusal("trial-needs-check");
        if (check.AskAnew(now, (await db.RulesAsync(cancel)).SmallestGroup).Refusal is { } refusal) return refusal;
        await db.FreezeAsync(trial, message, cancel);
        return check.Round;
    }

    private static MailDraft Question(EngagementMessage message, Addressee to, string initiative, IReadOnlyList<Texts> languages, string link) =>
        new($"trial/{message.Id}/{to.Id}", to.Email!, languages[0]["engagement.trial.mail.subject"],
            string.Join(MailBody.Between, languages.Select(texts => $"{texts["engagement.trial.mail.text", initiative]}\n\n{texts["engagement.mail.own-page"]}\n{link}")))
        {
            Name = to.Name,
            Person = to.Id,
            Language = languages[0].Language,
        };

    private async Task<(Initiative Initiative, EngagementMessage Message, MessageTrial Trial)?> FindAsync(AppDb db, Guid id, Guid message, CancellationToken cancel) =>
        await db.InitiativesLedBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == new InitiativeId(id), cancel) is { } initiative
        && await db.EngagementMessages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == new MessageId(message) && m.InitiativeId == initiative.Id, cancel) is { } found
        && await db.MessageTrials.FirstOrDefaultAsync(t => t.MessageId == found.Id, cancel) is { } trial ? (initiative, found, trial) : null;
}
