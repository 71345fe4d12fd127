using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Data;

/// <summary>Who sees and who leads which initiatives, as part of the query.</summary>
internal static class InitiativeRights
{
    private const InitiativeRole Leading = InitiativeRole.ProcessLeader | InitiativeRole.Facilitator;

    /// <summary>All of them for those who shape the organisation and for those who read it (unions, safety representatives,
    /// auditors); their own for those who take part.</summary>
    public static IQueryable<Initiative> InitiativesSeenBy(this AppDb db, Actor actor)
    {
        if (actor.MayShape || actor.Is(AccessRole.Reader)) return db.Initiatives;
        var me = actor.PersonId ?? default;
        return db.Initiatives.Where(i => db.InitiativeMembers.Any(m => m.InitiativeId == i.Id && m.PersonId == me));
    }

    /// <summary>Those the actor may change: all for the administrator and process leaders; for others, those they lead or
    /// lead sessions in.</summary>
    public static IQueryable<Initiative> InitiativesLedBy(this AppDb db, Actor actor)
    {
        if (actor.MayShape) return db.Initiatives;
        var me = actor.PersonId ?? default;
        return db.Initiatives.Where(i => db.InitiativeMembers.Any(m => m.InitiativeId == i.Id && m.PersonId == me && (m.Roles & Leading) != 0));
    }

    /// <summary>Those whose gates, roles and scope the actor may change: the process leader's own.</summary>
    public static IQueryable<Initiative> InitiativesAnsweredForBy(this AppDb db, Actor actor)
    {
        if (actor.MayShape) return db.Initiatives;
        var me = actor.PersonId ?? default;
        return db.Initiatives.Where(i => db.InitiativeMembers.Any(m => m.InitiativeId == i.Id && m.PersonId == me && (m.Roles & InitiativeRole.ProcessLeader) != 0));
    }
}
