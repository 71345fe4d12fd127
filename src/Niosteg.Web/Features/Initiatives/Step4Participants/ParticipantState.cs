using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

/// <summary>Somebody as the lists of step 4 show them.</summary>
/// <param name="LastDay">Of employment; null when none is known.</param>
internal sealed record StaffName(string Name, string GivenName, string? Title, string? Unit, DateOnly? LastDay);

/// <summary>The words of the cells.</summary>
internal sealed record CellWords(IReadOnlyDictionary<FunctionId, string> Functions, IReadOnlyDictionary<SiteId, string> Sites, IReadOnlyDictionary<ProfileId, LocalText> Profiles);

/// <summary>Everything step 4 is computed from, read anew from the staff list. Holds no protected identity.</summary>
internal sealed record ParticipantState(
    ParticipantPlan Plan, CellBoard Board, CellWords Words, IReadOnlyDictionary<PersonId, StaffName> Names, IReadOnlyDictionary<PersonId, Participant> Standings,
    IReadOnlyDictionary<PersonId, InitiativeRole> Roles, ILookup<PersonId, ProfileId> Writes, IReadOnlySet<ProfileId> Made, IReadOnlyDictionary<PersonId, int> OtherHours,
    StaffNotes Notes, IReadOnlySet<ProfileId> Held)
{
    /// <summary>The day of the first booked time ahead. Who has left by then speaks for no square; null while none is booked.</summary>
    public DateOnly? NextTime { get; init; }

    public bool HasLeftBy(PersonId person) => Names.TryGetValue(person, out var name) && name.LastDay < NextTime;

    /// <summary>Those who take part: asked or said yes here, or given the role on the initiative's own page.</summary>
    public IReadOnlyList<PersonId> List => [.. Names.Keys.Where(IsOnList)];

    public IReadOnlyList<PersonId> SaidYes => [.. List.Where(person => Standings.GetValueOrDefault(person)?.Standing == Standing.Accepted)];

    /// <summary>What the list answers for: the one figure that every page, file and gate tells.</summary>
    public Coverage Coverage => Coverage.Of(Board, List, SaidYes);

    /// <summary>Those who are not put forward: they said no, are away, or stand as reserves already.</summary>
    public IReadOnlySet<PersonId> NotAsked => Standings.Values.Where(p => p.Standing is Standing.Declined or Standing.Away).Select(p => p.PersonId).ToHashSet();

    /// <summary>Those who sit in the reference group and would approve what they wrote.</summary>
    public IReadOnlySet<PersonId> Approving => Independence.MayNotWrite(Roles.Select(role => (role.Key, role.Value)), Writes, Made);

    /// <summary>Those who are not put forward for the list, whatever the reason.</summary>
    public IReadOnlySet<PersonId> NotSuggested => NotAsked.Concat(Approving).ToHashSet();

    public IReadOnlyList<PersonId> Reserves => [.. Standings.Values.Where(p => p.Standing == Standing.Reserve && Names.ContainsKey(p.PersonId)).Select(p => p.PersonId)];

    public bool IsOnList(PersonId person) => Standings.TryGetValue(person, out var standing) ? standing.IsOnList
        : (Roles.GetValueOrDefault(person) & Independence.Writing) != 0;

    /// <summary>Whether a reader who does not lead the initiative sees the name: who has said yes, and who was never asked and has
    /// another part in the work than to take part.</summary>
    public bool IsOpenlyOnList(PersonId person, Actor reader) => person == reader.PersonId || Standings.GetValueOrDefault(person)?.Standing switch
    {
        null => (Roles.GetValueOrDefault(person) & ~InitiativeRole.Participant) != 0,
        Standing.Accepted => true,
        _ => false,
    };

    public IReadOnlyList<BothSides> Conflicts => Independence.Conflicts(Roles.Select(role => (role.Key, role.Value)), Writes, Made);

    public int HoursOf(PersonId person) => Load.Hours(Roles.GetValueOrDefault(person), Plan.Hours);
}

/// <summary>What the staff list leaves out, told because it decides what the board can know.</summary>
public sealed record StaffNotes(int WithoutSeat, int WithoutManager, int WithoutSite, int WithoutFunction, int SameName);

internal static class ParticipantReading
{
    private sealed record SeatRow(PersonId Person, UnitId Unit, string UnitName, SiteId? Site, FunctionId? Function, ProfileId? Profile, string Title);

    public static async Task<ParticipantState> ParticipantsAsync(this AppDb db, InitiativeId id, CancellationToken cancel)
    {
        var today = db.Today();
        var plan = await db.ParticipantPlans.AsNoTracking().FirstOrDefaultAsync(p => p.InitiativeId == id, cancel) ?? ParticipantPlan.Undecided(id);
        var made = (await db.InitiativeProfiles.Where(p => p.InitiativeId == id).Select(p => p.ProfileId).ToListAsync(cancel)).ToHashSet();
        var people = await db.People.AsNoTracking().Where(p => !p.IsProtected && (p.StartsOn == null || p.StartsOn <= today) && (p.EndsOn == null || p.EndsOn >= today))
            .OrderBy(p => p.FamilyName).ThenBy(p => p.GivenName).ToListAsync(cancel);
        var all = await SeatsAsync(db, today, cancel);
        var seats = all.ToLookup(seat => seat.Person);
        var members = await db.InitiativeMembers.AsNoTracking().Where(m => m.InitiativeId == id).ToDictionaryAsync(m => m.PersonId, m => m.Roles, cancel);
        var standings = await db.Participants.AsNoTracking().Where(p => p.InitiativeId == id).ToDictionaryAsync(p => p.PersonId, cancel);
        var others = (await (from member in db.InitiativeMembers
                             where member.InitiativeId != id && db.Initiatives.Any(i => i.Id == member.InitiativeId && i.ClosedAt == null)
                             select new { member.PersonId, member.Roles }).ToListAsync(cancel))
            .GroupBy(m => m.PersonId).ToDictionary(m => m.Key, m => m.Sum(one => Load.Hours(one.Roles, Load.Usual)));
        var scope = await ScopeAsync(db, id, made, all, cancel);
        var managers = people.Where(p => p.ManagerId is not null).Select(p => p.ManagerId!.Value).ToHashSet();
        var inside = Inside(people, seats, scope);
        var next = await NextTimeAsync(db, id, today, cancel);
        // Who can be written to first, and then the least loaded: among people who cover the same, they are the ones put forward.
        var rows = people.Where(p => inside.Contains(p.Id)).OrderBy(p => p.Email is null).ThenBy(p => others.GetValueOrDefault(p.Id))
            .Select(p => new StaffRow(p.Id, managers.Contains(p.Id), p.StartsOn, [.. SeatsOf(p.Id)]) { HasLeftBy = p.EndsOn < next }).ToList();
        return new(plan, CellBoard.Make(rows, plan.Choices, today), await WordsAsync(db, cancel),
            people.ToDictionary(p => p.Id, p => new StaffName(p.DisplayName, p.GivenName, seats[p.Id].FirstOrDefault()?.Title, seats[p.Id].FirstOrDefault()?.UnitName, p.EndsOn)),
            standings, members, Writes(people, seats), made, others, NotesOf(people, seats, managers),
            all.Where(seat => seat.Profile is not null).Select(seat => seat.Profile!.Value).ToHashSet())
        { NextTime = next };

        IEnumerable<StaffSeat> SeatsOf(PersonId person) =>
            seats[person].Select(seat => new StaffSeat(seat.Unit, seat.Function, seat.Site, seat.Profile));
    }

    private static async Task<DateOnly?> NextTimeAsync(AppDb db, InitiativeId id, DateOnly today, CancellationToken cancel)
    {
        var from = Texts.StartOf(today);
        // A meeting for everyone is not the work that the list is for.
        var next = await db.BookedTimes.Where(b => b.InitiativeId == id && b.CancelledAt == null && b.StartsAt >= from && !db.TownHalls.Any(h => h.TimeId == b.Id)).MinAsync(b => (DateTime?)b.StartsAt, cancel);
        return next is { } at ? DateOnly.FromDateTime(CalendarFile.Local(at)) : null;
    }

    private static Task<List<SeatRow>> SeatsAsync(AppDb db, DateOnly today, CancellationToken cancel) =>
        (from assignment in db.Assignments
         where (assignment.From == null || assignment.From <= today) && (assignment.To == null || assignment.To >= today)
         join position in db.Positions on assignment.PositionId equals position.Id
         join unit in db.Units on position.UnitId equals unit.Id
         orderby assignment.From
         select new SeatRow(assignment.PersonId, unit.Id, unit.Name, position.SiteId, position.FunctionId, position.ProfileId, position.Title)).ToListAsync(cancel);

    /// <summary>A seat counts when its profile is made and its unit is among those it is about. A profile that nobody in those
    /// units has is heard where its people are: making the cooks' profile without a cook would be odd.</summary>
    private static async Task<Func<SeatRow, bool>> ScopeAsync(AppDb db, InitiativeId id, HashSet<ProfileId> made, List<SeatRow> seats, CancellationToken cancel)
    {
        var units = await (from scope in db.InitiativeUnits
                           where scope.InitiativeId == id
                           join link in db.UnitLinks on scope.UnitId equals link.AncestorId
                           select link.UnitId).ToListAsync(cancel);
        var within = units.ToHashSet();
        var heldWithin = seats.Where(seat => within.Contains(seat.Unit)).Select(seat => seat.Profile).ToHashSet();
        return seat => (within.Count == 0 || within.Contains(seat.Unit) || (made.Count > 0 && !heldWithin.Contains(seat.Profile))) && (made.Count == 0 || (seat.Profile is { } profile && made.Contains(profile)));
    }

    /// <summary>Whoever does the work, and the nearest manager of each.</summary>
    private static HashSet<PersonId> Inside(List<Person> people, ILookup<PersonId, SeatRow> seats, Func<SeatRow, bool> scope)
    {
        var workers = people.Where(p => seats[p.Id].Any(scope)).ToList();
        return [.. workers.Select(p => p.Id), .. workers.Where(p => p.ManagerId is not null).Select(p => p.ManagerId!.Value)];
    }

    /// <summary>The profiles a person knows: the own, and those of the people who answer to the person.</summary>
    private static ILookup<PersonId, ProfileId> Writes(List<Person> people, ILookup<PersonId, SeatRow> seats) =>
        people.SelectMany(p => seats[p.Id].Where(seat => seat.Profile is not null).SelectMany(seat => p.ManagerId is { } manager
            ? new[] { (p.Id, seat.Profile!.Value), (manager, seat.Profile.Value) } : [(p.Id, seat.Profile!.Value)])).Distinct().ToLookup(one => one.Item1, one => one.Item2);

    private static async Task<CellWords> WordsAsync(AppDb db, CancellationToken cancel) => new(
        await db.Functions.ToDictionaryAsync(f => f.Id, f => f.Name, cancel),
        await db.Sites.ToDictionaryAsync(s => s.Id, s => s.Name, cancel),
        await db.Profiles.Select(p => new { p.Id, p.Title }).ToDictionaryAsync(p => p.Id, p => p.Title, cancel));

    private static StaffNotes NotesOf(List<Person> people, ILookup<PersonId, SeatRow> seats, HashSet<PersonId> managers) => new(
        people.Count(p => !seats[p.Id].Any()),
        people.Count(p => p.ManagerId is null && !managers.Contains(p.Id)),
        people.Count(p => seats[p.Id].Any(seat => seat.Site is null)),
        people.Count(p => seats[p.Id].Any(seat => seat.Function is null)),
        people.Where(p => seats[p.Id].Any()).GroupBy(p => (p.DisplayName.ToLowerInvariant(), seats[p.Id].First().Unit)).Count(same => same.Count() > 1));
}
