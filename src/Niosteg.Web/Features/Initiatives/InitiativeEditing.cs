using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives;

/// <summary>What an initiative is called, what it is about and who is in it: changed by who answers for it.</summary>
public sealed class InitiativeEditing(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    public const int MostFound = 20;
    private const int MostMembers = 500;

    public async Task<Outcome<InitiativeEditView>> ReadAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = new InitiativeId(id);
        if (await db.InitiativesAnsweredForBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == key, cancel) is not { } found) return Refusal.NotFound;
        var profiles = await db.Profiles.Where(p => !p.IsRetired || db.InitiativeProfiles.Any(s => s.InitiativeId == key && s.ProfileId == p.Id))
            .OrderBy(p => p.Title.Sv).ThenBy(p => p.Id).Take(500)
            .Select(p => new { p.Id, p.Title.Sv, p.Title.En, Chosen = db.InitiativeProfiles.Any(s => s.InitiativeId == key && s.ProfileId == p.Id) }).ToListAsync(cancel);
        var chosen = await db.InitiativeUnits.Where(u => u.InitiativeId == key).Select(u => u.UnitId).ToHashSetAsync(cancel);
        var members = await db.MembersOf(key, actor).OrderBy(m => m.Name).Take(MostMembers).ToListAsync(cancel);
        return new InitiativeEditView(id, found.Name, found.Purpose, found.StartsOn, found.Deadline, found.ClosedAt, found.Version,
            [.. profiles.Select(p => new Pickable(p.Id.Value, new LocalText(p.Sv, p.En), p.Chosen))],
            [.. InTreeOrder(await db.Units.AsNoTracking().OrderBy(u => u.Name).Take(1000).ToListAsync(cancel)).Select(u => new Pickable(u.Unit.Id.Value, new LocalText(u.Unit.Name, null), chosen.Contains(u.Unit.Id), u.Depth))],
            [.. members.Select(m => new MemberView(m.PersonId.Value, m.Name, m.Title, m.Roles))])
        {
            IsReaderOutside = actor.PersonId is null,
        };
    }

    public async Task<Outcome> DescribeAsync(Guid id, InitiativeInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, cancel) is not { } found) return Refusal.NotFound;
        if (input.Version != found.Version) return Refusal.ChangedMeanwhile;
        if (found.Describe(input.Name, input.Purpose, input.StartsOn ?? found.StartsOn, input.Deadline).Refusal is { } refusal) return refusal;
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Sets which profiles and units it is about, whole. What does not exist is refused, and nothing is changed.</summary>
    public async Task<Outcome> ScopeAsync(Guid id, ScopeInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, cancel) is not { } found) return Refusal.NotFound;
        if (input.Version != found.Version) return Refusal.ChangedMeanwhile;
        var (profiles, units) = ((input.Profiles ?? []).Distinct().Select(p => new ProfileId(p)).ToList(), (input.Units ?? []).Distinct().Select(u => new UnitId(u)).ToList());
        if (await db.Profiles.CountAsync(p => profiles.Contains(p.Id), cancel) != profiles.Count) return new Refusal("scope-unknown", nameof(input.Profiles));
        if (await db.Units.CountAsync(u => units.Contains(u.Id), cancel) != units.Count) return new Refusal("scope-unknown", nameof(input.Units));
        var hadProfiles = await db.InitiativeProfiles.Where(s => s.InitiativeId == found.Id).ToListAsync(cancel);
        var hadUnits = await db.InitiativeUnits.Where(s => s.InitiativeId == found.Id).ToListAsync(cancel);
        db.RemoveRange(hadProfiles.Where(h => !profiles.Contains(h.ProfileId)));
        db.RemoveRange(hadUnits.Where(h => !units.Contains(h.UnitId)));
        db.AddRange(profiles.Except(hadProfiles.Select(h => h.ProfileId)).Select(p => new InitiativeProfile(found.Id, p)));
        db.AddRange(units.Except(hadUnits.Select(h => h.UnitId)).Select(u => new InitiativeUnit(found.Id, u)));
        // The choice is whole: two who choose at once are two who change the same thing.
        if (db.ChangeTracker.HasChanges()) db.Entry(found).Property(i => i.Version).IsModified = true;
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>People by a part of their name, for a role. At most <see cref="MostFound"/>.</summary>
    public async Task<IReadOnlyList<MemberChoice>> FindAsync(Guid id, string? name, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(name)) return [];
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, cancel) is null) return [];
        var (sought, today) = (name.Trim().ToLowerInvariant(), db.Today());
        var people = await db.PeopleAtWork(today).Where(p => db.PeopleSeenBy(actor).Any(s => s.Id == p.Id) && (p.GivenName + " " + p.FamilyName).ToLower().Contains(sought))
            .OrderBy(p => p.FamilyName).ThenBy(p => p.GivenName).Take(MostFound)
            .Select(p => new
            {
                p.Id,
                p.GivenName,
                p.FamilyName,
                Seat = db.Assignments.Where(a => a.PersonId == p.Id && (a.From == null || a.From <= today) && (a.To == null || a.To >= today))
                .Join(db.Positions, a => a.PositionId, s => s.Id, (a, s) => new { s.Title, Unit = db.Units.Where(u => u.Id == s.UnitId).Select(u => u.Name).FirstOrDefault() }).FirstOrDefault()
            })
            .ToListAsync(cancel);
        return [.. people.Select(p => new MemberChoice(p.Id.Value, $"{p.GivenName} {p.FamilyName}".Trim(), p.Seat?.Title, p.Seat?.Unit))];
    }

    /// <summary>Gives a person these roles and no others; none takes the person out. Somebody must answer for it.</summary>
    public async Task<Outcome> SetMemberAsync(Guid id, MemberInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, id, cancel) is not { } found) return Refusal.NotFound;
        var person = new PersonId(input.Person ?? Guid.Empty);
        var roles = (input.Roles ?? []).Aggregate(InitiativeRole.None, (all, role) => all | role);
        var had = await db.InitiativeMembers.FirstOrDefaultAsync(m => m.InitiativeId == found.Id && m.PersonId == person, cancel);
        if (had is null && !await db.PeopleSeenBy(actor).AnyAsync(p => p.Id == person, cancel)) return new Refusal("member-unknown", nameof(input.Person));
        if (roles.HasFlag(InitiativeRole.ReferenceGroup) && (roles & (InitiativeRole.Participant | InitiativeRole.SubjectExpert)) != 0) return new Refusal("writes-and-approves", nameof(input.Roles));
        var wasLast = had is not null && had.Roles.HasFlag(InitiativeRole.ProcessLeader) && !roles.HasFlag(InitiativeRole.ProcessLeader)
            && !await db.InitiativeMembers.AnyAsync(m => m.InitiativeId == found.Id && m.PersonId != person && (m.Roles & InitiativeRole.ProcessLeader) != 0, cancel);
        if (wasLast) return new Refusal("last-process-leader", nameof(input.Roles));
        if (had is null && roles != InitiativeRole.None) db.InitiativeMembers.Add(new(found.Id, person, roles, clock.GetUtcNow().UtcDateTime));
        else if (had is not null && roles == InitiativeRole.None) db.InitiativeMembers.Remove(had);
        else had?.Take(roles);
        return await db.TrySaveAsync(cancel);
    }

    private Task<Initiative?> FindAsync(AppDb db, Guid id, CancellationToken cancel) =>
        db.InitiativesAnsweredForBy(actor).FirstOrDefaultAsync(i => i.Id == new InitiativeId(id), cancel);

    private static IEnumerable<(OrganisationUnit Unit, int Depth)> InTreeOrder(List<OrganisationUnit> units)
    {
        var below = units.ToLookup(u => u.ParentId);
        var open = new Stack<(OrganisationUnit Unit, int Depth)>(below[null].Reverse().Select(u => (u, 0)));
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var child in below[next.Unit.Id].Reverse()) open.Push((child, next.Depth + 1));
        }
    }
}
