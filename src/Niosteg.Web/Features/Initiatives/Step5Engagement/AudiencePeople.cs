using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

internal static class AudiencePeople
{
    /// <summary>Everyone on the staff list that the message is for. Who has left is not; who is on leave is, by where they worked.</summary>
    public static IQueryable<Person> PeopleIn(this AppDb db, Audience audience, InitiativeId initiative)
    {
        var today = db.Today();
        var people = db.People.Where(p => p.EndsOn == null || p.EndsOn >= today);
        if (audience.Who == AudienceWho.Members) people = people.Where(p => db.InitiativeMembers.Any(m => m.InitiativeId == initiative && m.PersonId == p.Id
            && ((m.Roles & ~InitiativeRole.Participant) != 0 || !db.Participants.Any(one => one.InitiativeId == initiative && one.PersonId == p.Id && one.Standing != Standing.Accepted))));
        if (audience.Who == AudienceWho.Managers) people = people.Where(p => db.People.Any(b => b.ManagerId == p.Id && (b.EndsOn == null || b.EndsOn >= today)));
        var seats = db.Seats(today);
        var (units, sites, functions) = (audience.Units.ToList(), audience.Sites.Select(s => (SiteId?)s).ToList(), audience.Functions.Select(f => (FunctionId?)f).ToList());
        if (units.Count > 0) people = people.Where(p => seats.Any(s => s.PersonId == p.Id && db.UnitLinks.Any(l => units.Contains(l.AncestorId) && l.UnitId == s.UnitId)));
        if (sites.Count > 0) people = people.Where(p => seats.Any(s => s.PersonId == p.Id && sites.Contains(s.SiteId)));
        if (functions.Count > 0) people = people.Where(p => seats.Any(s => s.PersonId == p.Id && functions.Contains(s.FunctionId)));
        return people;
    }

    /// <summary>Where people work now; for those who have no place now, where they worked before.</summary>
    public static IQueryable<Seat> Seats(this AppDb db, DateOnly today) =>
        from a in db.Assignments
        join p in db.Positions on a.PositionId equals p.Id
        where ((a.From == null || a.From <= today) && (a.To == null || a.To >= today))
            || !db.Assignments.Any(b => b.PersonId == a.PersonId && (b.From == null || b.From <= today) && (b.To == null || b.To >= today))
        select new Seat { PersonId = a.PersonId, UnitId = p.UnitId, SiteId = p.SiteId, FunctionId = p.FunctionId };

    /// <summary>The part of the organisation a person's answers are counted in: the unit just below the top.</summary>
    public static async Task<UnitId?> GroupOfAsync(this AppDb db, PersonId person, CancellationToken cancel)
    {
        var unit = await db.Seats(db.Today()).Where(s => s.PersonId == person).OrderBy(s => s.UnitId).Select(s => (UnitId?)s.UnitId).FirstOrDefaultAsync(cancel);
        if (unit is null) return null;
        var chain = await db.UnitLinks.Where(l => l.UnitId == unit).OrderByDescending(l => l.Depth).Select(l => l.AncestorId).Take(2).ToListAsync(cancel);
        return chain.Count > 0 ? chain[^1] : unit;
    }

    /// <summary>The same, unless so few work there that the part itself would say who answered: then it is not kept.</summary>
    /// <param name="among">Those who are counted: everyone, or the person's own group of a trial.</param>
    public static async Task<UnitId?> AnswerGroupAsync(this AppDb db, PersonId person, int smallest, IQueryable<PersonId>? among, CancellationToken cancel)
    {
        if (await db.GroupOfAsync(person, cancel) is not { } group) return null;
        var isTop = !await db.UnitLinks.AnyAsync(l => l.UnitId == group && l.Depth > 0, cancel);
        var seats = db.Seats(db.Today()).Where(s => isTop ? s.UnitId == group : db.UnitLinks.Any(l => l.UnitId == s.UnitId && l.AncestorId == group));
        if (among is not null) seats = seats.Where(s => among.Contains(s.PersonId));
        return await seats.Select(s => s.PersonId).Distinct().CountAsync(cancel) >= smallest ? group : null;
    }

    internal sealed class Seat
    {
        public PersonId PersonId { get; init; }
        public UnitId UnitId { get; init; }
        public SiteId? SiteId { get; init; }
        public FunctionId? FunctionId { get; init; }
    }
}
