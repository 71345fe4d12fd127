using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Outbox;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

public sealed record InvitationAnswerInput
{
    public bool? Comes { get; set; }
}

/// <param name="Standing">Where the person stands now.</param>
/// <param name="For">What the person can speak for.</param>
/// <param name="Sealed">When the profiles will be sealed, by the plan; null without one. A wished deadline is no answer to when.</param>
/// <param name="Leaders">Who asks.</param>
public sealed record InvitationView(
    string Organisation, string Initiative, string? Purpose, DateOnly StartsOn, SealedBetween? Sealed, string? GivenName, Standing Standing, bool IsClosed, IReadOnlyList<CellPart> For, int Hours, IReadOnlyList<string> Leaders);

/// <summary>The question to one person, by the own link and without an account: yes, or cannot. Looking leaves no trace.</summary>
public sealed class InvitationPhone(IDbContextFactory<AppDb> database, TimeProvider clock, SiteAddress site, Remembered remembered, IEnumerable<IStepReport> reports)
{
    private const int MostTries = 4;

    public async Task<Outcome<InvitationView>> ReadAsync(string? token, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, token, cancel) is not { } one) return Refusal.NotFound;
        var initiative = await db.Initiatives.AsNoTracking().FirstAsync(i => i.Id == one.InitiativeId, cancel);
        // Many open their links at once: what is the same for all is read once.
        var state = await remembered.GetAsync(("participants", one.InitiativeId, db.Today()), () => db.ParticipantsAsync(one.InitiativeId, cancel), cancel);
        var range = await remembered.GetAsync(("sealed", one.InitiativeId, db.Today()), () => SealedAsync(db, one.InitiativeId, cancel), cancel);
        var leaders = await db.InitiativeMembers.Where(m => m.InitiativeId == one.InitiativeId && (m.Roles & InitiativeRole.ProcessLeader) != 0)
            .Join(db.People.Where(p => !p.IsProtected), m => m.PersonId, p => p.Id, (m, p) => (p.GivenName + " " + p.FamilyName).Trim()).OrderBy(name => name).Take(5).ToListAsync(cancel);
        return new InvitationView(await db.Settings.Select(s => s.Name).FirstOrDefaultAsync(cancel) ?? "", initiative.Name, initiative.Purpose, initiative.StartsOn, range,
            state.Names.GetValueOrDefault(one.PersonId)?.GivenName, one.Standing, initiative.IsClosed, state.PartsOf(one.PersonId), Load.HoursOf(InitiativeRole.Participant, state.Plan.Hours), leaders);
    }

    private async Task<SealedBetween?> SealedAsync(AppDb db, InitiativeId id, CancellationToken cancel) =>
        reports.FirstOrDefault(r => r.Step == InitiativeStep.Schedule) is { } schedule ? (await schedule.ReadAsync(db, id, cancel)).Sealed : null;

    /// <summary>Takes the answer, or the new one. Those who lead are told of a no, with the way to the smallest change that mends it.</summary>
    public async Task<Outcome> AnswerAsync(string? token, InvitationAnswerInput input, CancellationToken cancel = default)
    {
        // A double tap comes twice at once, and one of them loses: taken up again it finds that all is said, and is silent.
        for (var tries = 1; ; tries++)
        {
            var answered = await AnswerOnceAsync(token, input, cancel);
            if (answered.Refusal != Refusal.ChangedMeanwhile || tries == MostTries) return answered;
        }
    }

    private async Task<Outcome> AnswerOnceAsync(string? token, InvitationAnswerInput input, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, token, cancel) is not { } one) return Refusal.NotFound;
        if (input.Comes is not { } comes) return new Refusal("invitation-answer-missing", nameof(input.Comes));
        if (await db.Initiatives.AnyAsync(i => i.Id == one.InitiativeId && i.ClosedAt != null, cancel)) return new Refusal("invitation-over");
        var (now, before) = (clock.GetUtcNow().UtcDateTime, one.Standing);
        // The trail says that the person answered, and not that nobody did.
        db.Actor = new Actor(null, one.PersonId, AccessRole.None, await db.People.Where(p => p.Id == one.PersonId).Select(p => (p.GivenName + " " + p.FamilyName).Trim()).FirstAsync(cancel));
        if (one.Answer(comes, now).Refusal is { } refusal) return refusal;
        db.FollowList(one, await db.InitiativeMembers.FirstOrDefaultAsync(m => m.InitiativeId == one.InitiativeId && m.PersonId == one.PersonId, cancel), now);
        if (!comes && before != Standing.Declined) await TellLeadersAsync(db, one, cancel);
        return await db.TrySaveAsync(cancel);
    }

    private async Task TellLeadersAsync(AppDb db, Participant one, CancellationToken cancel)
    {
        if (await site.ReadAsync(db, cancel) is not { } address) return;
        var leaders = await db.LeadersReachedAsync(one.InitiativeId, cancel);
        var texts = Texts.In(Language.Sv);
        var link = $"{address}/initiatives/{one.InitiativeId}/participants/{one.PersonId}/instead";
        await db.MailAsync([.. leaders.Select(leader => new MailDraft($"declined/{one.InitiativeId}/{one.PersonId}/{one.Since.Ticks}/{leader.Key}", leader.Email, texts["invited.no.subject"],
            $"{texts["invited.no.text"]}\n{link}{MailBody.Between}{Texts.In(Language.En)["invited.no.text"]}\n{link}") { Person = leader.Person })], cancel);
    }

    /// <summary>The row that the link leads to, as long as the person works here.</summary>
    private static Task<Participant?> FindAsync(AppDb db, string? token, CancellationToken cancel)
    {
        var (hash, today) = (Secrets.Hash(token), db.Today());
        return db.Participants.FirstOrDefaultAsync(p => p.LinkHash == hash && db.People.Any(one => one.Id == p.PersonId && (one.EndsOn == null || one.EndsOn >= today)), cancel);
    }
}
