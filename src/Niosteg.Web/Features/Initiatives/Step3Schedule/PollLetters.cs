using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <param name="Written">How many mails were written.</param>
/// <param name="WithoutAddress">How many have no address to write to and must be given the link by hand.</param>
public sealed record PollLettersView(int Written, int WithoutAddress);

/// <summary>Mails a question about times to those who have not answered, each with the person's own link.</summary>
public sealed class PollLetters(IDbContextFactory<AppDb> database, Actor actor, SiteAddress site)
{
    public async Task<Outcome<PollLettersView>> SendAsync(Guid id, Guid poll, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesLedBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == key, cancel) is not { } initiative)
            return await db.InitiativesSeenBy(actor).AnyAsync(i => i.Id == key, cancel) ? Refusal.NotAllowed : Refusal.NotFound;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        if (await db.TimePolls.AsNoTracking().FirstOrDefaultAsync(p => p.Id == new TimePollId(poll) && p.InitiativeId == key, cancel) is not { } asked) return Refusal.NotFound;
        if (asked.ClosedAt is not null) return new Refusal("poll-closed");
        if (await site.ReadAsync(db, cancel) is not { } address) return new Refusal("site-address-unknown");
        var waiting = await db.TimeAnswers.Where(a => a.PollId == asked.Id && a.AnsweredAt == null).Select(a => a.PersonId).ToListAsync(cancel);
        if (waiting.Count == 0) return new Refusal("everybody-marked");
        var reached = await db.People.Where(p => waiting.Contains(p.Id) && !p.IsProtected && p.Email != null).ToListAsync(cancel);
        if (reached.Count == 0) return new Refusal("nobody-to-mail-times");
        var written = await db.MailAsync([.. reached.Select(person => Mail(asked, initiative.Name, person.Id, person.Email!, $"{address}/times/{db.Answers!.TokenOf(asked.Id, person.Id)}", db.Today()))], cancel);
        if (written == 0) return new Refusal("invited-today");
        return (await db.TrySaveAsync(cancel)).Refusal is { } lost ? lost : new PollLettersView(written, waiting.Count - reached.Count);
    }

    /// <summary>Pressed twice in a day it is one mail; another day it is a reminder.</summary>
    private static MailDraft Mail(TimePoll asked, string initiative, PersonId person, string to, string link, DateOnly today)
    {
        var text = string.Join(MailBody.Between, new[] { Language.Sv, Language.En }.Select(language => $"{Texts.In(language)["times.mail.text", asked.Title, initiative]}\n\n{link}"));
        return new($"times/{asked.Id}/{person}/{today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", to, Texts.In(Language.Sv)["times.mail.subject"], text) { Person = person };
    }
}
