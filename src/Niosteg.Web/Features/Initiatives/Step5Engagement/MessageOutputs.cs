using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>A message for other places than the mail: slides, paper, screens, the intranet, text messages. All of them lead to
/// the open page, which is the same for everyone.</summary>
public sealed class MessageOutputs(IDbContextFactory<AppDb> database, Actor actor, EngagementLinks links, SiteAddress site)
{
    public async Task<Outcome<OutputsView>> ReadAsync(Guid id, Guid messageId, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var initiative = await db.InitiativesLedBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == new InitiativeId(id), cancel);
        var message = initiative is null ? null : await db.EngagementMessages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == new MessageId(messageId) && m.InitiativeId == initiative.Id, cancel);
        if (initiative is null || message is null) return Refusal.NotFound;
        var token = await links.OpenAsync(db, initiative.Id, cancel);
        if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync(cancel);
        var address = $"{await site.ReadAsync(db, cancel)}/open/{token}";
        return new OutputsView(message.Id.Value, initiative.Name, (await db.RulesAsync(cancel)).Name, message.Subject, message.Body, address, message.Left.Count > 0 ? message.Left[0] : null);
    }

    /// <summary>What is needed for a file in this language, or why there is none: a text with blanks is not for walls.</summary>
    public async Task<Outcome<OutputsView>> ReadyAsync(Guid id, Guid message, Language language, CancellationToken cancel = default)
    {
        var read = await ReadAsync(id, message, cancel);
        if (read.Refusal is { } refusal) return refusal;
        if (read.Value.Blank is { } blank) return new Refusal("message-has-blanks", null, blank);
        return read.Value.Languages.Contains(language) ? read : new Refusal("message-needs-text");
    }
}

/// <param name="Address">Of the open page.</param>
/// <param name="Blank">What is still to be written in it; null when nothing is.</param>
public sealed record OutputsView(Guid Id, string Initiative, string Organisation, LocalText Subject, LocalText Body, string Address, string? Blank)
{
    public IReadOnlyList<Language> Languages => [.. new[] { (Language.Sv, Body.Sv), (Language.En, Body.En) }.Where(text => text.Item2 is not null).Select(text => text.Item1)];

    /// <summary>For a page on the intranet: no style, no script, nothing that is fetched.</summary>
    public string Html(Language language) =>
        $"<section lang=\"{Texts.In(language).Tag}\">\n<h2>{MailBody.Encoded(Subject.For(language))}</h2>\n{MailBody.Fragment($"{Body.For(language)}\n\n{Texts.In(language)["engagement.out.read-more"]} {Address}")}</section>\n";

    public SmsText Sms(Language language) => SmsText.Of($"{Subject.For(language)}. {Texts.In(language)["engagement.out.read-more"]}", Address);
}
