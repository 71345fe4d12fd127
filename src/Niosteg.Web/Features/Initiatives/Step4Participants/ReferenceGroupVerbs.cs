using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <param name="For">The functions the person would speak for in the group.</param>
/// <param name="OtherHours">Hours asked of the person in other initiatives.</param>
public sealed record SuggestedApprover(NamedPerson Who, IReadOnlyList<CellPart> For, int OtherHours);

/// <param name="Sitting">How many sit in it already.</param>
/// <param name="Add">Who to ask beside them, with why; empty when every function is heard and they are enough.</param>
/// <param name="NotHeard">Functions that nobody can speak for who neither writes nor is needed for it.</param>
/// <param name="UnionSeats">Seats that the unions fill themselves; null while that is not decided.</param>
public sealed record ReferenceGroupView(Guid Id, int Sitting, IReadOnlyList<SuggestedApprover> Add, IReadOnlyList<CellPart> NotHeard, int? UnionSeats);

public sealed record ReferenceGroupInput
{
    [System.ComponentModel.DataAnnotations.MaxLength(AddInput.MostAtOnce)]
    public Guid[] People { get; set; } = [];
    /// <summary>False takes the part back.</summary>
    public bool Has { get; set; } = true;
}

/// <summary>A reference group that has not written: suggested so that every function is heard, given in one press and taken back
/// with another.</summary>
public sealed class ReferenceGroupVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, Remembered remembered)
{
    public async Task<Outcome<ReferenceGroupView>> SuggestAsync(InitiativeId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (!await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == id, cancel)) return Refusal.NotFound;
        // The same that the page's other parts read, so that the staff list is read once.
        var state = await remembered.GetAsync(("participants", id, db.Today()), () => db.ParticipantsAsync(id, cancel), cancel);
        var approving = ReferenceGroups.BoardOf(state.Board, db.Today());
        var sitting = state.Roles.Where(role => role.Value.HasFlag(InitiativeRole.ReferenceGroup)).Select(role => role.Key).ToList();
        // Who leads sessions holds the pen, and who leads the work answers for it: neither approves.
        var writers = await WritersAsync(id, state, db.Today(), cancel);
        var away = state.NotAsked.Concat(writers).Concat(state.Reserves)
            .Concat(state.Roles.Where(role => (role.Value & (InitiativeRole.ProcessLeader | InitiativeRole.Facilitator)) != 0).Select(role => role.Key)).ToHashSet();
        var question = ReferenceGroups.Ask(approving, sitting, writers, away);
        var chosen = CoverSolver.Solve(question).Chosen.Select(at => question.People[at]).ToList();
        return new ReferenceGroupView(id.Value, sitting.Count,
            [.. ReferenceGroups.Filled(approving, sitting, chosen, away).Select(person => new SuggestedApprover(state.Named(person), Parts(state, approving.CellsOf(person).Select(at => approving.Cells[at])), state.OtherHours.GetValueOrDefault(person)))],
            Parts(state, approving.Cells.Where((_, at) => question.Lacks[at] > 0)), state.Plan.Choices.UnionSeats);
    }

    /// <summary>Those on the list, and those whom the board puts forward for it: among them is everyone whom a square cannot do without.</summary>
    private async Task<IReadOnlyList<PersonId>> WritersAsync(InitiativeId id, ParticipantState state, DateOnly today, CancellationToken cancel)
    {
        var suggested = await remembered.GetAsync(("cover", id, today), () => Task.FromResult(state.Suggestion(today)), cancel);
        return [.. state.List, .. suggested.Add.Select(one => new PersonId(one.Who.Person))];
    }

    /// <summary>Gives all of them the part, or takes it back; all or nobody.</summary>
    public async Task<Outcome> GiveAsync(InitiativeId id, ReferenceGroupInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.LedAsync(actor, id, cancel) is { } refusal) return refusal;
        var people = input.People.Distinct().Select(person => new PersonId(person)).ToList();
        if (people.Count == 0 || await db.People.CountAsync(p => people.Contains(p.Id) && !p.IsProtected, cancel) < people.Count) return Refusal.NotFound;
        var members = await db.InitiativeMembers.Where(m => m.InitiativeId == id && people.Contains(m.PersonId)).ToDictionaryAsync(m => m.PersonId, cancel);
        if (input.Has && await ConflictAsync(db, id, people, members, cancel) is { } both) return both;
        foreach (var person in people)
        {
            var member = members.GetValueOrDefault(person);
            if (input.Has && member is null) db.Add(new InitiativeMember(id, person, InitiativeRole.ReferenceGroup, clock.GetUtcNow().UtcDateTime));
            else if (input.Has) member!.Take(member.Roles | InitiativeRole.ReferenceGroup);
            else member?.Take(member.Roles & ~InitiativeRole.ReferenceGroup);
            if (member is { Roles: InitiativeRole.None }) db.Remove(member);
        }
        return await db.TrySaveAsync(cancel);
    }

    private static async Task<Refusal?> ConflictAsync(AppDb db, InitiativeId id, List<PersonId> people, Dictionary<PersonId, InitiativeMember> members, CancellationToken cancel)
    {
        var state = await db.ParticipantsAsync(id, cancel);
        var conflicts = Independence.Conflicts(people.Select(person => (person, (members.GetValueOrDefault(person)?.Roles ?? InitiativeRole.None) | InitiativeRole.ReferenceGroup)), state.Writes, state.Made);
        return conflicts.Count == 0 ? null : new Refusal("would-approve-own", null, state.Named(conflicts[0].Person).Name);
    }

    private static IReadOnlyList<CellPart> Parts(ParticipantState state, IEnumerable<BoardCell> cells) => [.. cells.SelectMany(cell => cell.Parts).Select(state.Words.Part)];
}
