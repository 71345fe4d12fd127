using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>Changes links that have come into the wrong hands. The old one stops at once; whoever opens it is told kindly.</summary>
public sealed class LinkVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, EngagementLinks links, SiteAddress site)
{
    public async Task<Outcome<LinksView>> ReadAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative) return Refusal.NotFound;
        var ended = db.EngagementOldLinks.Where(l => l.InitiativeId == initiative.Id);
        return new LinksView(initiative.Name, initiative.IsClosed, await db.EngagementLinks.CountAsync(l => l.InitiativeId == initiative.Id && l.PersonId != null, cancel),
            await ended.CountAsync(cancel), await ended.MaxAsync(l => (DateTime?)l.EndedAt, cancel));
    }

    /// <summary>Gives one person a new link, and mails it if that is wanted.</summary>
    public async Task<Outcome> ChangeOneAsync(Guid id, ChangeLinkInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative) return Refusal.NotFound;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        var email = Person.NormaliseEmail(input.Email);
        var today = db.Today();
        var found = email is null ? null : await db.EngagementLinks.Where(l => l.InitiativeId == initiative.Id)
            .Join(db.People.Where(p => p.Email == email && (p.EndsOn == null || p.EndsOn >= today)), l => l.PersonId, p => (PersonId?)p.Id, (Link, p) => new { Link, p.Id, Name = p.GivenName + " " + p.FamilyName }).FirstOrDefaultAsync(cancel);
        if (found is null) return new Refusal("link-nobody", nameof(ChangeLinkInput.Email));
        var token = links.Change(db, found.Link, clock.GetUtcNow().UtcDateTime);
        if (input.MailIt)
        {
            if (await site.ReadAsync(db, cancel) is not { } address) return new Refusal("site-address-unknown");
            var start = $"link/{found.Link.Id}/";
            var earlier = await db.OutboxMails.CountAsync(m => m.Key.StartsWith(start), cancel);
            var text = string.Join(MailBody.Between, new[] { Language.Sv, Language.En }.Select(Texts.In).Select(texts => $"{texts["engagement.links.mail.text", initiative.Name]}\n\n{texts["engagement.mail.own-page"]}\n{address}/for-you/{token}"));
            await db.MailAsync([new MailDraft($"{start}{earlier + 1}", email!, Texts.In(Language.Sv)["engagement.links.mail.subject"], text) { Name = found.Name, Person = found.Id }], cancel);
        }
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Gives everyone a new link. It goes out with the next message.</summary>
    /// <returns>How many were changed.</returns>
    public async Task<Outcome<int>> ChangeAllAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative) return Refusal.NotFound;
        return await ChangeAsync(db, await db.EngagementLinks.Where(l => l.InitiativeId == initiative.Id && l.PersonId != null).ToListAsync(cancel), cancel);
    }

    /// <summary>Gives the open page a new address. Posters that hang lead nowhere after it.</summary>
    public async Task<Outcome<int>> ChangeOpenAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative) return Refusal.NotFound;
        return await ChangeAsync(db, await db.EngagementLinks.Where(l => l.InitiativeId == initiative.Id && l.PersonId == null).ToListAsync(cancel), cancel);
    }

    private async Task<Outcome<int>> ChangeAsync(AppDb db, List<EngagementLink> found, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var link in found) links.Change(db, link, now);
        return await db.TrySaveAsync(cancel) is { Refusal: { } lost } ? lost : found.Count;
    }

    private Task<Initiative?> LedAsync(AppDb db, Guid id, CancellationToken cancel) =>
        db.InitiativesLedBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == new InitiativeId(id), cancel);
}

public sealed record ChangeLinkInput
{
    /// <summary>Whose link it is.</summary>
    [MaxLength(254)] public string? Email { get; init; }
    /// <summary>Sends the new one at once; else it goes with the next message.</summary>
    public bool MailIt { get; init; }
}

/// <param name="Personal">How many people have a link.</param>
/// <param name="Ended">How many links have been ended.</param>
public sealed record LinksView(string Initiative, bool IsClosed, int Personal, int Ended, DateTime? LastEndedAt);
