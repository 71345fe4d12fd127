using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>Changes who takes part, for those who lead the initiative. A person on the list has the role of a participant in the
/// initiative, and loses it with the place.</summary>
public sealed class ParticipantsEditing(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Puts people on the list, or among the reserves. Who is there already stays as they stand.</summary>
    public async Task<Outcome> AddAsync(InitiativeId id, AddInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.LedAsync(actor, id, cancel) is { } refusal) return refusal;
        return await PutAsync(db, id, [.. input.People.Distinct().Select(person => new PersonId(person))], input.AsReserves ? Standing.Reserve : Standing.Asked, cancel)
            ?? await SaveAsync(db, cancel);
    }

    /// <summary>Says where a person stands.</summary>
    public async Task<Outcome> StandAsync(InitiativeId id, StandInput input, CancellationToken cancel = default)
    {
        if (!Enum.IsDefined(input.Standing)) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.LedAsync(actor, id, cancel) is { } refusal) return refusal;
        return await PutAsync(db, id, [new(input.Person)], input.Standing, cancel, again: true) ?? await SaveAsync(db, cancel);
    }

    /// <summary>Takes people off, as if they had never been asked.</summary>
    public async Task<Outcome> RemoveAsync(InitiativeId id, AddInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.LedAsync(actor, id, cancel) is { } refusal) return refusal;
        var people = input.People.Select(person => new PersonId(person)).ToList();
        db.Participants.RemoveRange(await db.Participants.Where(p => p.InitiativeId == id && people.Contains(p.PersonId)).ToListAsync(cancel));
        foreach (var member in await db.InitiativeMembers.Where(m => m.InitiativeId == id && people.Contains(m.PersonId)).ToListAsync(cancel)) db.LeaveList(member);
        return await SaveAsync(db, cancel);
    }

    /// <summary>Names out and others in, in one step. Who goes out and has said no stands so still; another name only leaves.</summary>
    public async Task<Outcome> SwapAsync(InitiativeId id, SwapInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.LedAsync(actor, id, cancel) is { } refusal) return refusal;
        var leavers = input.Out.Select(person => new PersonId(person)).ToList();
        db.Participants.RemoveRange(await db.Participants
            .Where(p => p.InitiativeId == id && leavers.Contains(p.PersonId) && p.Standing != Standing.Declined && p.Standing != Standing.Away).ToListAsync(cancel));
        foreach (var member in await db.InitiativeMembers.Where(m => m.InitiativeId == id && leavers.Contains(m.PersonId)).ToListAsync(cancel)) db.LeaveList(member);
        return await PutAsync(db, id, [.. input.In.Distinct().Select(person => new PersonId(person))], Standing.Asked, cancel) ?? await SaveAsync(db, cancel);
    }

    public Task<Outcome> ChooseAsync(InitiativeId id, ChoicesInput input, CancellationToken cancel = default) => ChangeAsync(id, input.Version, plan => plan.Choose(plan.Choices with
    {
        Side = Enum.IsDefined(input.Side) ? input.Side : RoleSide.Line,
        WithTenure = input.WithTenure,
        WithRaters = input.WithRaters,
        SingleRater = input.SingleRater,
        WishedRater = input.WishedRater,
        ShowUp = input.ShowUp,
        MostHours = input.MostHours,
        UnionSeats = input.UnionSeats,
    }), cancel);

    /// <summary>Lets one person speak for two cells, or no longer. It overwrites no other choice, and so asks for no version.</summary>
    public Task<Outcome> JoinAsync(InitiativeId id, JoinCellsInput input, CancellationToken cancel = default) => ChangeAsync(id, null, plan =>
    {
        if (string.IsNullOrEmpty(input.One) || string.IsNullOrEmpty(input.Other) || input.One == input.Other) return Refusal.NotFound;
        plan.Join(new(input.One, input.Other), input.Together);
        return Outcome.Done;
    }, cancel);

    public Task<Outcome> NeedAsync(InitiativeId id, NeedInput input, CancellationToken cancel = default) => ChangeAsync(id, input.Version, plan =>
    {
        if (string.IsNullOrEmpty(input.Cell)) return Refusal.NotFound;
        var needs = new Dictionary<string, int>(plan.Choices.Needs);
        needs.Remove(input.Cell);
        if (input.Need is { } need) needs[input.Cell] = need;
        return plan.Choose(plan.Choices with { Needs = needs });
    }, cancel);

    private async Task<Outcome> ChangeAsync(InitiativeId id, int? seen, Func<ParticipantPlan, Outcome> change, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.LedAsync(actor, id, cancel) is { } refusal) return refusal;
        var plan = await db.PlanAsync(id, seen, cancel);
        return (plan.Refusal ?? change(plan.Value).Refusal) is { } no ? no : await SaveAsync(db, cancel);
    }

    /// <param name="again">Whether somebody who is there already is given the new standing too.</param>
    private async Task<Refusal?> PutAsync(AppDb db, InitiativeId id, IReadOnlyList<PersonId> people, Standing standing, CancellationToken cancel, bool again = false)
    {
        var known = await db.People.Where(p => people.Contains(p.Id) && !p.IsProtected).Select(p => p.Id).ToListAsync(cancel);
        if (people.Count == 0 || known.Count < people.Count) return Refusal.NotFound;
        var there = await db.Participants.Where(p => p.InitiativeId == id && people.Contains(p.PersonId)).ToDictionaryAsync(p => p.PersonId, cancel);
        var members = await db.InitiativeMembers.Where(m => m.InitiativeId == id && people.Contains(m.PersonId)).ToDictionaryAsync(m => m.PersonId, cancel);
        foreach (var person in people)
        {
            if (!there.TryGetValue(person, out var participant)) db.Add(participant = new Participant(id, person, standing, Now));
            else if (again || !participant.IsOnList) participant.Stand(standing, Now);
            db.FollowList(participant, members.GetValueOrDefault(person), Now);
        }
        return standing is Standing.Asked or Standing.Accepted ? await BothSidesAsync(db, id, people, members, cancel) : null;
    }

    /// <summary>Nobody is put on the list who approves what the list writes.</summary>
    private static async Task<Refusal?> BothSidesAsync(AppDb db, InitiativeId id, IReadOnlyList<PersonId> people, Dictionary<PersonId, InitiativeMember> members, CancellationToken cancel)
    {
        if (!members.Values.Any(m => m.Roles.HasFlag(InitiativeRole.ReferenceGroup))) return null;
        var state = await db.ParticipantsAsync(id, cancel);
        var conflicts = Independence.Conflicts(people.Where(members.ContainsKey).Select(person => (person, members[person].Roles)), state.Writes, state.Made);
        return conflicts.Count == 0 ? null : new Refusal("would-approve-own", null, state.Named(conflicts[0].Person).Name);
    }

    /// <summary>Two who put the same person on the list at once: the second is told, and nothing is half-written.</summary>
    private static async Task<Outcome> SaveAsync(AppDb db, CancellationToken cancel)
    {
        try
        {
            return await db.TrySaveAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            return Refusal.ChangedMeanwhile;
        }
    }
}
