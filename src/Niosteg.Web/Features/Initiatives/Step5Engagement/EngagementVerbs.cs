using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>The step as a whole, for those who lead the initiative.</summary>
public sealed class EngagementVerbs(IDbContextFactory<AppDb> database, Actor actor, EngagementLinks links, SiteAddress site)
{
    private const int MostMessages = 200;

    public async Task<Outcome<EngagementView>> ReadAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var initiative = await db.InitiativesLedBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == new InitiativeId(id), cancel);
        if (initiative is null) return Refusal.NotFound;
        var token = await links.OpenAsync(db, initiative.Id, cancel);
        if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync(cancel);
        var messages = await db.EngagementMessages.Where(m => m.InitiativeId == initiative.Id).OrderByDescending(m => m.CreatedAt).Take(MostMessages).AsNoTracking().ToListAsync(cancel);
        var tried = await db.MessageTrials.Where(t => t.InitiativeId == initiative.Id).Select(t => t.MessageId).ToHashSetAsync(cancel);
        var promises = await db.PromiseRowsAsync(initiative.Id, null, cancel);
        var round = await db.UnderstandingChecks.Where(c => c.InitiativeId == initiative.Id).Select(c => (int?)c.Round).FirstOrDefaultAsync(cancel);
        var letters = await db.LettersAsync([.. messages.Where(m => m.IsSent).Select(m => m.Id)], cancel);
        return new EngagementView(initiative.Name, initiative.IsClosed, await db.HasMailServerAsync(cancel), actor.IsAdministrator, letters.Values.Sum(l => l.Waiting), $"{await site.ReadAsync(db, cancel)}/open/{token}",
            [.. messages.Select(m => new MessageRow(m.Id.Value, m.Subject, m.CreatedAt, m.SentAt, m.SentByName, letters.GetValueOrDefault(m.Id.Value) ?? LettersView.None, m.WithoutMail) { HasTrial = tried.Contains(m.Id) })],
            promises.Count(p => p.State == PromiseState.Late), promises.Count(p => p.State == PromiseState.Waiting), await db.PaceAsync(initiative.Id, cancel),
            round is { } now ? await EngagementFigures.ReadAsync(db, initiative.Id, now, cancel) : null);
    }
}
