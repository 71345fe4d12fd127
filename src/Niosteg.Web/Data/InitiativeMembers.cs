using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Data;

/// <summary>A person in an initiative as a list shows them.</summary>
internal sealed record MemberRow
{
    public PersonId PersonId { get; init; }
    public string Name { get; init; } = "";
    public string? Title { get; init; }
    public InitiativeRole Roles { get; init; }
}

internal static class InitiativeMembers
{
    /// <summary>Who takes part, for whoever sees the initiative. A protected identity is left out for all but those who see
    /// the person anyway. Who was asked and has not answered is for those who lead, and for the person.</summary>
    public static IQueryable<MemberRow> MembersOf(this AppDb db, InitiativeId id, Actor actor)
    {
        var today = db.Today();
        var seen = db.PeopleSeenBy(actor);
        var led = db.InitiativesLedBy(actor).Where(i => i.Id == id);
        var me = actor.PersonId ?? default;
        return from member in db.InitiativeMembers
               where member.InitiativeId == id
               join person in db.People on member.PersonId equals person.Id
               where !person.IsProtected || seen.Any(s => s.Id == person.Id)
               let isSecret = person.Id != me && !led.Any() && !db.Participants.Any(p => p.InitiativeId == id && p.PersonId == person.Id && p.Standing == Standing.Accepted)
               where !isSecret || member.Roles != InitiativeRole.Participant
               select new MemberRow
               {
                   PersonId = person.Id,
                   Name = (person.GivenName + " " + person.FamilyName).Trim(),
                   Title = db.Assignments.Where(a => a.PersonId == person.Id && (a.From == null || a.From <= today) && (a.To == null || a.To >= today))
                       .Join(db.Positions, a => a.PositionId, p => p.Id, (a, p) => p.Title).FirstOrDefault(),
                   Roles = isSecret ? member.Roles & ~InitiativeRole.Participant : member.Roles,
               };
    }
}
