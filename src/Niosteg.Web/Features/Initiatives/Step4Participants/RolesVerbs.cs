using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>A step with what each role does in it.</summary>
/// <param name="Letters">In the order of <see cref="Raci.Roles"/>.</param>
public sealed record RaciRow(InitiativeStep Step, IReadOnlyList<RaciLetter> Letters, IReadOnlyList<RaciFinding> Findings);

/// <param name="People">Who has it; a protected identity is counted and not named.</param>
/// <param name="Hours">Hours it takes of a person.</param>
public sealed record RoleRow(InitiativeRole Role, IReadOnlyList<NamedPerson> People, int Count, int Hours, int UsualHours);

public sealed record RolesView(
    Guid Id, string Initiative, bool Leads, IReadOnlyList<RaciRow> Steps, IReadOnlyList<RoleRow> Roles, IReadOnlyList<BothSidesView> Conflicts, IReadOnlyList<ChoosablePerson> Choosable, int Version);

/// <param name="Writes">On the list, and therefore not for the reference group.</param>
public sealed record ChoosablePerson(NamedPerson Who, bool Writes);

/// <summary>Who does what, and the parts beside the list: ambassadors, subject experts and the reference group. Everyone who sees
/// the initiative reads it; those who lead it change it. Who leads it is decided on the initiative's own page.</summary>
public sealed class RolesVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, Remembered remembered)
{
    /// <summary>The parts that are given here.</summary>
    private const InitiativeRole Given = InitiativeRole.Ambassador | InitiativeRole.SubjectExpert | InitiativeRole.ReferenceGroup;
    private const int MostToChoose = 200;

    public async Task<Outcome<RolesView>> ReadAsync(InitiativeId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.InitiativesSeenBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel) is not { } initiative) return Refusal.NotFound;
        var leads = await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == id, cancel);
        var state = await remembered.GetAsync(("participants", id, db.Today()), () => db.ParticipantsAsync(id, cancel), cancel);
        var roles = state.Roles.Values.ToList();
        return new RolesView(id.Value, initiative.Name, leads && !initiative.IsClosed,
            [.. Enum.GetValues<InitiativeStep>().Select(step => new RaciRow(step, [.. Raci.Roles.Select(role => Raci.Letter(step, role, state.Plan.Raci))], Raci.Check(step, state.Plan.Raci, roles)))],
            [.. Raci.Roles.Select(role => RoleOf(state, role, leads ? null : actor))],
            leads ? [.. state.Conflicts.Where(c => state.Names.ContainsKey(c.Person)).Select(c => new BothSidesView(state.Named(c.Person), [.. c.Profiles.Select(p => state.Words.Profiles[p])]))] : [],
            leads ? Choosable(state) : [], state.Plan.Version);
    }

    public async Task<Outcome> DecideAsync(InitiativeId id, LetterInput input, CancellationToken cancel = default) =>
        await ChangeAsync(id, input.Version, plan => plan.Decide(new(input.Step, input.Role, input.Letter)), cancel);

    public async Task<Outcome> HoursAsync(InitiativeId id, HoursInput input, CancellationToken cancel = default) =>
        await ChangeAsync(id, input.Version, plan => input.Hours is { } hours ? plan.Take(input.Role, hours) : new Refusal("number-outside", nameof(HoursInput.Hours), 0, Load.MostHours), cancel);

    public async Task<Outcome> GiveAsync(InitiativeId id, GiveRoleInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.LedAsync(actor, id, cancel) is { } refusal) return refusal;
        var person = new PersonId(input.Person);
        if ((Given & input.Role) == 0 || !Raci.Roles.Contains(input.Role) || !await db.People.AnyAsync(p => p.Id == person && !p.IsProtected, cancel)) return Refusal.NotFound;
        var member = await db.InitiativeMembers.FirstOrDefaultAsync(m => m.InitiativeId == id && m.PersonId == person, cancel);
        var roles = input.Has ? (member?.Roles ?? InitiativeRole.None) | input.Role : (member?.Roles ?? InitiativeRole.None) & ~input.Role;
        if (input.Has && await ConflictAsync(db, id, person, roles, cancel) is { } both) return both;
        if (member is null && roles != InitiativeRole.None) db.Add(new InitiativeMember(id, person, roles, clock.GetUtcNow().UtcDateTime));
        else if (roles == InitiativeRole.None && member is not null) db.Remove(member);
        else member?.Take(roles);
        return await db.TrySaveAsync(cancel);
    }

    private static async Task<Refusal?> ConflictAsync(AppDb db, InitiativeId id, PersonId person, InitiativeRole roles, CancellationToken cancel)
    {
        var state = await db.ParticipantsAsync(id, cancel);
        return Independence.Conflicts([(person, roles)], state.Writes, state.Made).Count == 0 ? null : new Refusal("would-approve-own", null, state.Named(person).Name);
    }

    private async Task<Outcome> ChangeAsync(InitiativeId id, int seen, Func<ParticipantPlan, Outcome> change, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.LedAsync(actor, id, cancel) is { } refusal) return refusal;
        var plan = await db.PlanAsync(id, seen, cancel);
        return (plan.Refusal ?? change(plan.Value).Refusal) is { } no ? no : await db.TrySaveAsync(cancel);
    }

    /// <param name="reader">Who reads without leading, and is not told who was asked.</param>
    private static RoleRow RoleOf(ParticipantState state, InitiativeRole role, Actor? reader)
    {
        var people = state.Roles.Where(member => member.Value.HasFlag(role)).Select(member => member.Key)
            .Where(person => role != InitiativeRole.Participant || reader is null || state.IsOpenlyOnList(person, reader)).ToList();
        return new(role, [.. people.Where(state.Names.ContainsKey).Select(state.Named).OrderBy(p => p.Name, StringComparer.Create(Texts.CultureOf(Language.Sv), ignoreCase: true))],
            people.Count, Load.HoursOf(role, state.Plan.Hours), Load.Usual[role]);
    }

    /// <summary>Those inside the scope who have not said no.</summary>
    private static IReadOnlyList<ChoosablePerson> Choosable(ParticipantState state) =>
        [.. state.Board.Staff.Select(row => row.Person).Where(person => !state.NotAsked.Contains(person)).Select(person => new ChoosablePerson(state.Named(person), state.IsOnList(person)))
            .OrderBy(one => one.Who.Name, StringComparer.Create(Texts.CultureOf(Language.Sv), ignoreCase: true)).Take(MostToChoose)];
}
