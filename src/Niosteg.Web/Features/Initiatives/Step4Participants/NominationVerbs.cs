using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <param name="Code">What is typed on a phone; null when no poll is open, or the reader does not lead the initiative.</param>
/// <param name="Answers">How many have answered the open poll.</param>
/// <param name="Asked">How many people it is for.</param>
public sealed record PollView(Guid Id, string Initiative, bool Leads, string? Code, int Answers, int Asked, DateTime? OpenedAt, ClosedPollView? Last);

/// <param name="TooFew">Nothing was kept: no figure rests on enough answers.</param>
/// <param name="Reached">How many answers name at least one of the ambassadors.</param>
public sealed record ClosedPollView(DateTime ClosedAt, int Answers, int? Reached, bool ReachedOrMore, string EmptyHash, IReadOnlyList<NominatedPerson> People, bool AllAsked, bool IsImported)
{
    public bool TooFew => People.Count == 0;
}

/// <param name="IsAsked">Has the part of ambassador in the initiative already.</param>
public sealed record NominatedPerson(NamedPerson Who, int Named, bool OrMore, bool IsAmbassador, bool IsManager, bool IsAsked);

public sealed record OpenPollInput
{
    public bool ManagersToo { get; set; }
}

/// <summary>The poll "who do you go to?", for those who lead the initiative. Nobody ever reads an answer: closing the poll counts
/// them once and throws them away.</summary>
public sealed class NominationVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, NominationKeys keys)
{
    public async Task<Outcome<PollView>> ReadAsync(InitiativeId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.InitiativesSeenBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel) is not { } initiative) return Refusal.NotFound;
        var leads = await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == id, cancel);
        var open = await db.NominationPolls.AsNoTracking().FirstOrDefaultAsync(p => p.InitiativeId == id && p.ClosedAt == null, cancel);
        var answers = open is null ? 0 : await db.NominationBallots.CountAsync(b => b.PollId == open.Id, cancel);
        return new PollView(id.Value, initiative.Name, leads && !initiative.IsClosed, leads ? open?.Code : null, answers, open?.AskedPeople ?? 0, open?.OpenedAt, leads ? await LastAsync(db, id, cancel) : null);
    }

    public async Task<Outcome> OpenAsync(InitiativeId id, OpenPollInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.LedAsync(actor, id, cancel) is { } refusal) return refusal;
        keys.DestroyAllBut(await db.NominationPolls.Where(p => p.ClosedAt == null).Select(p => p.Id).ToListAsync(cancel));
        if (await db.NominationPolls.AnyAsync(p => p.InitiativeId == id && p.ClosedAt == null, cancel)) return new Refusal("poll-open");
        var poll = NominationPollId.New();
        db.Add(new NominationPoll(poll, id, JoinCode.New(), keys.Make(poll), await db.Nominable().CountAsync(cancel), input.ManagersToo, clock.GetUtcNow().UtcDateTime));
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Counts the answers, keeps what may be kept, and throws the answers and the key away.</summary>
    public async Task<Outcome> CloseAsync(InitiativeId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.LedAsync(actor, id, cancel) is { } refusal) return refusal;
        if (await db.NominationPolls.FirstOrDefaultAsync(p => p.InitiativeId == id && p.ClosedAt == null, cancel) is not { } poll) return await ClosedAsync(db, id, cancel);
        using var key = keys.Open(poll.Id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var answers = await AnswersAsync(db, poll.Id, key, cancel);
        var smallest = await db.Settings.Select(s => s.SmallestGroup).FirstOrDefaultAsync(cancel);
        var nominees = await NomineesAsync(db, cancel);
        var result = Nominations.Sum(answers, nominees, Math.Max(smallest, 3), Nominations.AmbassadorsFor(nominees.Count), poll.ManagersToo);
        await db.MakeWipeDueAsync(cancel);
        await db.NominationBallots.Where(b => b.PollId == poll.Id).ExecuteDeleteAsync(cancel);
        poll.Close(result, await HashOfAnswersAsync(db, poll.Id, cancel), clock.GetUtcNow().UtcDateTime);
        db.AddRange(result.Sums.Select(sum => new NominationCount(poll.Id, sum.Person, sum.Named, sum.OrMore, sum.IsAmbassador)));
        db.Note(AuditAction.Removed, nameof(NominationBallot), poll.Id.ToString(), null, $"SHA-256 {poll.EmptyHash}");
        if ((await db.TrySaveAsync(cancel)).Refusal is { } no)
        {
            await transaction.RollbackAsync(cancel);
            return no == Refusal.ChangedMeanwhile ? await ClosedAsync(db, id, cancel) : no;
        }
        await transaction.CommitAsync(cancel);
        keys.Destroy(poll.Id);
        await db.WipeDeletedAsync(Forgotten.Ballots);
        return Outcome.Done;
    }

    /// <summary>Pressed twice it is closed once; with nothing that was ever open it is a no.</summary>
    private static async Task<Outcome> ClosedAsync(AppDb db, InitiativeId id, CancellationToken cancel) =>
        await db.NominationPolls.AnyAsync(p => p.InitiativeId == id && p.ClosedAt != null && !p.IsImported, cancel) ? Outcome.Done : new Refusal("nominations-closed");

    /// <summary>Gives those whom the poll chose the part of ambassador.</summary>
    public async Task<Outcome> AskAmbassadorsAsync(InitiativeId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.LedAsync(actor, id, cancel) is { } refusal) return refusal;
        var last = await db.NominationPolls.Where(p => p.InitiativeId == id && p.ClosedAt != null).OrderByDescending(p => p.ClosedAt).Select(p => (NominationPollId?)p.Id).FirstOrDefaultAsync(cancel);
        if (last is null) return new Refusal("poll-none");
        var chosen = await db.NominationCounts.Where(c => c.PollId == last && c.IsAmbassador).Select(c => c.PersonId).ToListAsync(cancel);
        var members = await db.InitiativeMembers.Where(m => m.InitiativeId == id && chosen.Contains(m.PersonId)).ToDictionaryAsync(m => m.PersonId, cancel);
        foreach (var person in chosen)
        {
            if (members.TryGetValue(person, out var member)) member.Take(member.Roles | InitiativeRole.Ambassador);
            else db.Add(new InitiativeMember(id, person, InitiativeRole.Ambassador, clock.GetUtcNow().UtcDateTime));
        }
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Without the key nobody can open them: then they are thrown away unread, and the poll says that nothing was kept.</summary>
    private static async Task<IReadOnlyList<IReadOnlyCollection<PersonId>>> AnswersAsync(AppDb db, NominationPollId poll, RSA? key, CancellationToken cancel)
    {
        if (key is null) return [];
        var sealedNames = await db.NominationBallots.Where(b => b.PollId == poll).Select(b => b.SealedNames).ToListAsync(cancel);
        return [.. sealedNames.Select(names => NominationSeal.Open(key, names))];
    }

    /// <summary>SHA-256 over all that is left of the answers: of nothing, which anyone can check.</summary>
    private static async Task<string> HashOfAnswersAsync(AppDb db, NominationPollId poll, CancellationToken cancel)
    {
        var left = await db.NominationBallots.AsNoTracking().Where(b => b.PollId == poll).ToListAsync(cancel);
        return Convert.ToHexStringLower(SHA256.HashData([.. left.SelectMany(ballot => ballot.Phone.Concat(ballot.SealedNames))]));
    }

    internal static async Task<List<Nominee>> NomineesAsync(AppDb db, CancellationToken cancel)
    {
        var today = db.Today();
        var managers = (await db.People.Where(p => p.ManagerId != null).Select(p => p.ManagerId!.Value).Distinct().ToListAsync(cancel)).ToHashSet();
        var units = (await (from assignment in db.Assignments
                            where (assignment.From == null || assignment.From <= today) && (assignment.To == null || assignment.To >= today)
                            join position in db.Positions on assignment.PositionId equals position.Id
                            select new { assignment.PersonId, position.UnitId }).Distinct().ToListAsync(cancel)).ToLookup(seat => seat.UnitId, seat => seat.PersonId);
        var alone = units.Where(unit => unit.Count() == 1).Select(unit => unit.First()).ToHashSet();
        return [.. (await db.Nominable().Select(p => p.Id).ToListAsync(cancel)).Select(person => new Nominee(person, managers.Contains(person), alone.Contains(person)))];
    }

    private static async Task<ClosedPollView?> LastAsync(AppDb db, InitiativeId id, CancellationToken cancel)
    {
        if (await db.NominationPolls.AsNoTracking().Where(p => p.InitiativeId == id && p.ClosedAt != null).OrderByDescending(p => p.ClosedAt).FirstOrDefaultAsync(cancel) is not { } poll) return null;
        var counts = await db.NominationCounts.AsNoTracking().Where(c => c.PollId == poll.Id).ToListAsync(cancel);
        var state = await db.ParticipantsAsync(id, cancel);
        var managers = state.Board.Staff.Where(row => row.IsManager).Select(row => row.Person).ToHashSet();
        // By name: this is no table of who is best.
        var people = counts.Where(c => state.Names.ContainsKey(c.PersonId)).Select(c => new NominatedPerson(state.Named(c.PersonId), c.Named, c.OrMore, c.IsAmbassador, managers.Contains(c.PersonId),
            state.Roles.GetValueOrDefault(c.PersonId).HasFlag(InitiativeRole.Ambassador))).OrderBy(p => p.Who.Name, StringComparer.Create(Texts.CultureOf(Language.Sv), ignoreCase: true)).ToList();
        return new(poll.ClosedAt!.Value, poll.Answered, poll.Reached, poll.ReachedOrMore, poll.EmptyHash ?? "", people, people.Where(p => p.IsAmbassador).All(p => p.IsAsked), poll.IsImported);
    }
}
