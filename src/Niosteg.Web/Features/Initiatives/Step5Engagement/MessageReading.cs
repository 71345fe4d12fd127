using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step2Architecture;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>A message as its writer reads it before it goes: whom it reaches, how hard it is to read, what it promises.</summary>
public sealed class MessageReading(IDbContextFactory<AppDb> database, Actor actor)
{
    private const int MostFindings = 12;
    private const int MostFunctions = 40;

    public async Task<Outcome<MessageView>> ReadAsync(Guid id, Guid messageId, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var initiative = await db.InitiativesLedBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == new InitiativeId(id), cancel);
        var message = initiative is null ? null : await db.EngagementMessages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == new MessageId(messageId) && m.InitiativeId == initiative.Id, cancel);
        if (initiative is null || message is null) return Refusal.NotFound;
        var people = db.PeopleIn(message.Audience, initiative.Id);
        var trial = await db.MessageTrials.AsNoTracking().FirstOrDefaultAsync(t => t.MessageId == message.Id, cancel);
        var dead = db.DeadAddresses();
        var owners = await db.LeadersAsync(initiative.Id, cancel);
        return new MessageView(message.Id.Value, initiative.Name, message.Subject, message.Body, message.SentAt, message.SentByName, message.Version,
            new(message.Audience.Who, await PlacesAsync(db, message.Audience, cancel)),
            await people.CountAsync(cancel), await people.CountAsync(p => p.Email == null, cancel), await people.CountAsync(p => p.Email != null && dead.Contains(p.Email), cancel),
            await ReachAsync(db, people, cancel), await ReadingsAsync(db, message, cancel), message.Left, Found(message, trial, db.Today()), Maybe(message, db.Today()),
            await db.PromiseRowsAsync(initiative.Id, message.Id, cancel), [.. owners.Append(actor.Name).Where(name => name.Length > 0).Distinct()], await db.HasMailServerAsync(cancel),
            message.MeetingId is { } meeting ? (await db.MeetingsAsync(initiative.Id, null, cancel)).FirstOrDefault(m => m.Id == meeting.Value) : null)
        {
            Trial = trial?.State ?? TrialState.None,
            MayTry = trial is not null || !(message.IsSent || initiative.IsClosed),
            Doubts = message.IsSent ? [] : await db.DoubtsAsync(message, cancel),
        };
    }

    /// <summary>The promises in a message, each once: what stands in both languages is promised in Swedish.</summary>
    /// <param name="trial">What the old text promises is promised too.</param>
    internal static IReadOnlyList<FoundPromise> Found(EngagementMessage message, MessageTrial? trial, DateOnly today) =>
        [.. new[] { message.Body, trial?.OldBody }.OfType<LocalText>().SelectMany(body => body.Sv is null ? PromiseFinder.In(body.En, Language.En, today) : PromiseFinder.In(body.Sv, Language.Sv, today)).DistinctBy(found => found.Text)];

    private static IReadOnlyList<FoundPromise> Maybe(EngagementMessage message, DateOnly today) =>
        message.Body.Sv is null ? PromiseFinder.MaybeIn(message.Body.En, Language.En, today) : PromiseFinder.MaybeIn(message.Body.Sv, Language.Sv, today);

    private static async Task<IReadOnlyList<string>> PlacesAsync(AppDb db, Audience audience, CancellationToken cancel)
    {
        var (units, sites, functions) = (audience.Units.ToList(), audience.Sites.ToList(), audience.Functions.ToList());
        return
        [
            .. await db.Units.Where(u => units.Contains(u.Id)).OrderBy(u => u.Name).Select(u => u.Name).ToListAsync(cancel),
            .. await db.Sites.Where(s => sites.Contains(s.Id)).OrderBy(s => s.Name).Select(s => s.Name).ToListAsync(cancel),
            .. await db.Functions.Where(f => functions.Contains(f.Id)).OrderBy(f => f.Name).Select(f => f.Name).ToListAsync(cancel),
        ];
    }

    private static async Task<IReadOnlyList<ReachRow>> ReachAsync(AppDb db, IQueryable<Person> people, CancellationToken cancel)
    {
        var today = db.Today();
        var dead = db.DeadAddresses();
        var seats = from s in db.Seats(today)
                    join p in people on s.PersonId equals p.Id
                    join f in db.Functions on s.FunctionId equals (FunctionId?)f.Id into named
                    from f in named.DefaultIfEmpty()
                    select new { Function = f == null ? null : f.Name, p.Id, IsReached = p.Email != null && !dead.Contains(p.Email) };
        var rows = await seats.Distinct().GroupBy(s => s.Function).Select(g => new { g.Key, People = g.Count(), ByMail = g.Count(s => s.IsReached) }).Take(MostFunctions).ToListAsync(cancel);
        return [.. rows.OrderBy(r => r.Key is null).ThenBy(r => r.Key, StringComparer.CurrentCulture).Select(r => new ReachRow(r.Key, r.People, r.ByMail))];
    }

    private static async Task<IReadOnlyList<ReadingView>> ReadingsAsync(AppDb db, EngagementMessage message, CancellationToken cancel)
    {
        var rules = await db.RuleSetAsync(null, cancel);
        return [.. new[] { (Language.Sv, message.Body.Sv), (Language.En, message.Body.En) }.Where(t => t.Item2 is not null).Select(t => Reading(t.Item2!, t.Item1, rules))];
    }

    private static ReadingView Reading(string text, Language language, RuleSet rules)
    {
        var read = Readability.Of(text);
        var findings = Linter.Run(LintReaders.OfText("message", text, language), rules).Findings.Select(f => f.Message).Distinct().Take(MostFindings).ToList();
        return read.IsDone ? new(language, read.Value.Words, read.Value.Lix, read.Value.Band, findings) : new(language, 0, null, ReadabilityBand.TooShort, findings);
    }
}
