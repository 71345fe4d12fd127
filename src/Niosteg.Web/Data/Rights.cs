using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Data;

/// <summary>Who sees whom, as part of the query, so that what may not be seen is never fetched.</summary>
internal static class Rights
{
    /// <summary>People whose name and position the actor may see: everyone for those who shape the organisation
    /// (but for protected identities), the own line downwards for a manager, oneself for everyone.</summary>
    public static IQueryable<Person> PeopleSeenBy(this AppDb db, Actor actor)
    {
        if (actor.IsAdministrator) return db.People;
        var me = actor.PersonId ?? default;
        var line = db.LineLinks.Where(l => l.ManagerId == me);
        if (actor.SeesAllPeople) return db.People.Where(p => !p.IsProtected || p.Id == me || line.Any(l => l.PersonId == p.Id));
        if (actor.Is(AccessRole.Manager)) return db.People.Where(p => line.Any(l => l.PersonId == p.Id) || p.Id == me);
        return db.People.Where(p => p.Id == me);
    }

    /// <summary>People whose assessments the actor may see: the administrator everyone's, a manager the own line's, each
    /// their own. Nobody else, whatever they shape.</summary>
    public static IQueryable<Person> PeopleAssessedBeforeEyesOf(this AppDb db, Actor actor)
    {
        if (actor.SeesAllAssessments) return db.People;
        var me = actor.PersonId ?? default;
        return actor.Is(AccessRole.Manager)
            ? db.People.Where(p => p.Id == me || db.LineLinks.Any(l => l.ManagerId == me && l.PersonId == p.Id))
            : db.People.Where(p => p.Id == me);
    }

    /// <summary>People whose manager's view the actor may give: the own line, never oneself. The administrator may
    /// write down anyone's, as when HR enters what was agreed on paper; the audit trail says so.</summary>
    public static IQueryable<Person> PeopleManagedBy(this AppDb db, Actor actor)
    {
        var me = actor.PersonId ?? default;
        if (actor.IsAdministrator) return db.People.Where(p => p.Id != me);
        return actor.Is(AccessRole.Manager)
            ? db.People.Where(p => p.Id != me && db.LineLinks.Any(l => l.ManagerId == me && l.PersonId == p.Id))
            : db.People.Where(p => false);
    }
}
