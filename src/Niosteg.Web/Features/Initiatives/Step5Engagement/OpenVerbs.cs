using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>What the organisation meets: the open page and each person's own, by a link that nobody can guess or, for the open
/// page, by an account. Looking leaves no trace.</summary>
public sealed class OpenVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, SiteAddress site, AnswerKeys keys, QuestionBrake brake)
{
    /// <summary>A box that nobody empties takes no more: who asks shall not believe that it is read.</summary>
    private const int MostWaiting = 200;
    private const int MostMessages = 10;

    public async Task<Outcome<OpenView>> ReadAsync(string? token, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await LinkAsync(db, token, cancel) is { PersonId: null } link ? await OpenAsync(db, link.InitiativeId, token, cancel) : Refusal.NotFound;
    }

    /// <summary>The same page for an account: whoever works here may read it, as whoever has the link may.</summary>
    public async Task<Outcome<OpenView>> ReadAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var initiative = new InitiativeId(id);
        return actor.IsSignedIn && await db.Initiatives.AnyAsync(i => i.Id == initiative, cancel) ? await OpenAsync(db, initiative, null, cancel) : Refusal.NotFound;
    }

    public async Task<Outcome<ForYouView>> ReadPersonalAsync(string? token, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LinkAsync(db, token, cancel) is not { PersonId: { } id } link) return Refusal.NotFound;
        var person = await db.People.Where(p => p.Id == id).Select(p => new { p.GivenName, p.IsProtected }).FirstAsync(cancel);
        var roles = await db.InitiativeMembers.Where(m => m.InitiativeId == link.InitiativeId && m.PersonId == id).Select(m => m.Roles).FirstOrDefaultAsync(cancel);
        // A place on the list is no yes.
        if (await db.Participants.AnyAsync(p => p.InitiativeId == link.InitiativeId && p.PersonId == id && p.Standing != Standing.Accepted, cancel)) roles &= ~InitiativeRole.Participant;
        var message = await NewestAsync(db, link.InitiativeId, id, cancel);
        var old = message is null ? null : await db.OldTextAsync(message.Id, id, cancel);
        var check = await db.UnderstandingChecks.AsNoTracking().FirstOrDefaultAsync(c => c.InitiativeId == link.InitiativeId, cancel);
        var key = keys.Of(link.Id, check?.Round ?? 0);
        var answer = await db.UnderstandingAnswers.AsNoTracking().FirstOrDefaultAsync(a => a.Key == key, cancel);
        return new ForYouView(person.IsProtected ? null : person.GivenName, roles, old?.OldSubject ?? message?.Subject, old?.OldBody ?? message?.Body, message?.SentAt,
            check is { IsOpen: true } ? check.Asked : [], link.Id.ToString(), answer is not null, answer?.BatchId is not null, await OpenAsync(db, link.InitiativeId, null, cancel));
    }

    /// <summary>A meeting for the calendar, by a personal link or the open one.</summary>
    public async Task<Outcome<string>> MeetingFileAsync(string? token, Guid meeting, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await LinkAsync(db, token, cancel) is { } link && await db.MeetingFileAsync(link.InitiativeId, meeting, cancel) is { } file ? file : Refusal.NotFound;
    }

    /// <summary>Puts a question in the box. Who asked is kept nowhere. The same form sent twice is one question.</summary>
    public async Task<Outcome> AskAsync(string? token, QuestionInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LinkAsync(db, token, cancel) is not { } link) return Refusal.NotFound;
        return await AskAsync(db, link.InitiativeId, input, () => link.PersonId is null ? brake.MayAskByOpenLink(link.Id) : brake.MayAsk(link.Id), cancel);
    }

    public async Task<Outcome> AskAsync(Guid id, QuestionInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var initiative = new InitiativeId(id);
        if (!actor.IsSignedIn || !await db.Initiatives.AnyAsync(i => i.Id == initiative, cancel)) return Refusal.NotFound;
        return await AskAsync(db, initiative, input, () => actor.AccountId is not { } account || brake.MayAsk(account.Value), cancel);
    }

    public async Task<Outcome> AnswerAsync(string? token, AnswerInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await LinkAsync(db, token, cancel) is not { PersonId: { } person } link) return Refusal.NotFound;
        if (await db.UnderstandingChecks.AsNoTracking().FirstOrDefaultAsync(c => c.InitiativeId == link.InitiativeId, cancel) is not { IsOpen: true } check) return new Refusal("check-not-open");
        var said = Understanding.Of(Chosen(input, link), [input.Awareness, input.Desire, input.Knowledge, input.Ability, input.Reinforcement]);
        if (said.Refusal is { } refusal) return refusal;
        var key = keys.Of(link.Id, check.Round);
        var place = await db.TrialPlaceAsync(link.InitiativeId, check.Round, person, cancel);
        var among = place is null ? null : db.TrialMembers.Where(m => m.MessageId == place.MessageId && m.Group == place.Group).Select(m => m.PersonId);
        var made = new UnderstandingAnswer(key, link.InitiativeId, check.Round, await db.AnswerGroupAsync(person, check.Smallest, among, cancel), keys.Lock(key, said.Value), place?.Group);
        if (await db.UnderstandingAnswers.FirstOrDefaultAsync(a => a.Key == key, cancel) is not { } earlier) db.UnderstandingAnswers.Add(made);
        else if (earlier.AnswerAnew(made).Refusal is { } counted) return counted;
        if (await db.TrySaveAsync(cancel) is { Refusal: { } lost }) return lost;
        await EngagementFigures.ShowBatchesAsync(db, link.InitiativeId, check.Round, isClosing: false, cancel);
        return Outcome.Done;
    }

    /// <summary>From the places on the page to the statements.</summary>
    private static IReadOnlyList<int?> Chosen(AnswerInput input, EngagementLink link) =>
        [.. new[] { input.First, input.Second, input.Third }.Select((place, n) => place is >= 0 and < CheckQuestion.Statements ? CheckQuestion.Order(link.Id.ToString(), n)[place.Value] : place)];

    private static async Task<Outcome> AskAsync(AppDb db, InitiativeId initiative, QuestionInput input, Func<bool> mayAsk, CancellationToken cancel)
    {
        var question = new AskedQuestionId(OnceId.Of(input.Key ?? Secret(), initiative, input.Text));
        var lying = db.AskedQuestions.Where(q => q.Id == question);
        if (await lying.AnyAsync(cancel)) return Outcome.Done;
        if (await db.Initiatives.AnyAsync(i => i.Id == initiative && i.ClosedAt != null, cancel)) return new Refusal("question-box-closed");
        if (await db.AskedQuestions.CountAsync(q => q.InitiativeId == initiative && q.AnsweredAt == null && q.HiddenReason == null && q.SameAsId == null, cancel) >= MostWaiting) return new Refusal("question-box-full");
        var asked = AskedQuestion.Ask(question, initiative, input.Text, db.Clock.GetUtcNow().UtcDateTime);
        if (asked.Refusal is { } refusal) return refusal;
        if (!mayAsk()) return QuestionBrake.Wait;
        db.AskedQuestions.Add(asked.Value);
        return await db.TrySaveOnceAsync(lying, cancel);
    }

    // An id with the time in it would tell what the day is there to hide.
    private static Guid Secret() => new(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));

    /// <summary>Whether the link was given once and opens nothing now: changed, or the work has ended, or its person has left.</summary>
    public async Task<bool> IsEndedAsync(string? token, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await LinkAsync(db, token, cancel) is null && await EngagementLinks.IsKnownAsync(db, token, cancel);
    }

    /// <summary>The link, as long as its person works here and the work goes on. The open page stays: promises are read afterwards too.</summary>
    private static Task<EngagementLink?> LinkAsync(AppDb db, string? token, CancellationToken cancel)
    {
        var today = db.Today();
        return EngagementLinks.Standing(db, token).AsNoTracking()
            .FirstOrDefaultAsync(l => l.PersonId == null
                || (db.Initiatives.Any(i => i.Id == l.InitiativeId && i.ClosedAt == null) && db.People.Any(p => p.Id == l.PersonId && (p.EndsOn == null || p.EndsOn >= today))), cancel);
    }

    private static async Task<EngagementMessage?> NewestAsync(AppDb db, InitiativeId initiative, PersonId person, CancellationToken cancel)
    {
        var sent = await db.EngagementMessages.Where(m => m.InitiativeId == initiative && m.SentAt != null).OrderByDescending(m => m.SentAt).Take(MostMessages).AsNoTracking().ToListAsync(cancel);
        foreach (var message in sent)
            if (await db.PeopleIn(message.Audience, initiative).AnyAsync(p => p.Id == person, cancel)) return message;
        return null;
    }

    private async Task<OpenView> OpenAsync(AppDb db, InitiativeId id, string? token, CancellationToken cancel)
    {
        var initiative = await db.Initiatives.AsNoTracking().FirstAsync(i => i.Id == id, cancel);
        var answered = await db.AskedQuestions.AsNoTracking().Where(q => q.InitiativeId == id && q.AnsweredAt != null && q.HiddenReason == null && q.SameAsId == null)
            .OrderByDescending(q => q.AnsweredAt).Take(100).ToListAsync(cancel);
        var same = await db.AskedQuestions.Where(q => q.InitiativeId == id && q.SameAsId != null).GroupBy(q => q.SameAsId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        return new OpenView(id.Value, (await db.RulesAsync(cancel)).Name, initiative.Name, initiative.Purpose, initiative.StartsOn, initiative.Deadline, await db.LeadersAsync(id, cancel),
            await db.PromiseRowsAsync(id, null, cancel), [.. answered.Select(q => EngagementReading.Row(q, now, 1 + same.GetValueOrDefault(q.Id), []))], await db.PaceAsync(id, cancel),
            await db.MeetingsAsync(id, now, cancel), token is null ? null : $"{await site.ReadAsync(db, cancel)}/open/{token}")
        { IsClosed = initiative.IsClosed, HasBegun = initiative.StartsOn < db.Today(), DeadlineHasBeen = initiative.Deadline < db.Today() };
    }
}
