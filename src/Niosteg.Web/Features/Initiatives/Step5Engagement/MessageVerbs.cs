using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>Messages to a part of the organisation, put together of what is known. For those who lead the initiative.</summary>
public sealed class MessageVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, IEnumerable<IStepReport> reports)
{
    private const int MostPlaces = 500;

    /// <summary>The places a message can be for.</summary>
    public async Task<Outcome<AudienceChoices>> ChoicesAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative) return Refusal.NotFound;
        var units = await db.Units.Select(u => new { u.Id, u.Name, Depth = db.UnitLinks.Count(l => l.UnitId == u.Id) - 1 }).OrderBy(u => u.Depth).ThenBy(u => u.Name).Take(MostPlaces).ToListAsync(cancel);
        var sites = await db.Sites.OrderBy(s => s.Name).Take(MostPlaces).Select(s => new { s.Id, s.Name }).ToListAsync(cancel);
        var functions = await db.Functions.OrderBy(f => f.Name).Take(MostPlaces).Select(f => new { f.Id, f.Name }).ToListAsync(cancel);
        return new AudienceChoices(initiative.Name, [.. units.Select(u => new PlaceChoice(u.Id.Value, u.Name, u.Depth))],
            [.. sites.Select(s => new PlaceChoice(s.Id.Value, s.Name, 0))], [.. functions.Select(f => new PlaceChoice(f.Id.Value, f.Name, 0))])
        { IsClosed = initiative.IsClosed, IsCheckOpen = await db.UnderstandingChecks.AnyAsync(c => c.InitiativeId == initiative.Id && c.OpenedAt != null && c.ClosedAt == null, cancel) };
    }

    /// <summary>Puts a draft together and keeps it. The same form sent twice is one draft.</summary>
    public async Task<Outcome<Guid>> BeginAsync(Guid id, NewMessageInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LedAsync(db, id, cancel) is not { } initiative) return Refusal.NotFound;
        if (initiative.IsClosed) return new Refusal("initiative-closed");
        if (!Enum.IsDefined(input.Who) || !Enum.IsDefined(input.Ask)) return Refusal.NotFound;
        var draft = new MessageId(OnceId.Of(input.Key, [initiative.Id, input.Who, input.Ask, input.AskBy, input.BothLanguages, .. input.Units, .. input.Sites, .. input.Functions]));
        var begun = db.EngagementMessages.Where(m => m.Id == draft);
        if (await begun.AnyAsync(cancel)) return draft.Value;
        var meeting = input.Ask == MessageAsk.Attend ? await db.NextMeetingAsync(initiative.Id, cancel) : null;
        if (input.Ask == MessageAsk.Attend && meeting is null) return new Refusal("meeting-first", nameof(input.Ask));
        var facts = await db.FactsAsync(initiative, reports.FirstOrDefault(r => r.Step == InitiativeStep.Schedule), cancel) with { Ask = input.Ask, AskBy = input.AskBy, Meeting = meeting is { } next ? MeetingReading.Row(next.Hall, next.Time) : null };
        var message = new EngagementMessage(draft, initiative.Id, input.ToAudience(), MessageDrafting.Subject(facts, input.BothLanguages), MessageDrafting.Body(facts, input.BothLanguages), clock.GetUtcNow().UtcDateTime);
        if (meeting is { } called) message.CallTo(called.Hall);
        db.EngagementMessages.Add(message);
        return await db.TrySaveOnceAsync(begun, cancel) is { Refusal: { } lost } ? lost : draft.Value;
    }

    public async Task<Outcome> WriteAsync(Guid id, Guid message, MessageInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, message, cancel) is not { } found) return Refusal.NotFound;
        if (found.Version != input.Version) return Refusal.ChangedMeanwhile;
        var written = found.Write(found.Audience, LocalText.Both(input.SubjectSv, input.SubjectEn), LocalText.Both(input.BodySv, input.BodyEn));
        return written.Refusal is { } refusal ? refusal : await db.TrySaveAsync(cancel);
    }

    public async Task<Outcome> DirectAsync(Guid id, Guid message, AudienceInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, message, cancel) is not { } found) return Refusal.NotFound;
        if (await db.IsTrialLockedAsync(found.Id, cancel)) return new Refusal("trial-locked");
        var written = found.Write(input.ToAudience(), found.Subject, found.Body);
        return written.Refusal is { } refusal ? refusal : await db.TrySaveAsync(cancel);
    }

    /// <summary>Throws a draft away. What has been sent stays.</summary>
    public async Task<Outcome> ThrowAwayAsync(Guid id, Guid message, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, message, cancel) is not { } found) return Refusal.NotFound;
        if (found.IsSent) return new Refusal("message-sent-already");
        if (await db.IsTrialLockedAsync(found.Id, cancel)) return new Refusal("trial-locked");
        db.EngagementMessages.Remove(found);
        return await db.TrySaveAsync(cancel);
    }

    private Task<Initiative?> LedAsync(AppDb db, Guid id, CancellationToken cancel) =>
        db.InitiativesLedBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == new InitiativeId(id), cancel);

    private async Task<EngagementMessage?> FindAsync(AppDb db, Guid id, Guid message, CancellationToken cancel) =>
        await LedAsync(db, id, cancel) is { } initiative
            ? await db.EngagementMessages.FirstOrDefaultAsync(m => m.Id == new MessageId(message) && m.InitiativeId == initiative.Id, cancel) : null;
}
