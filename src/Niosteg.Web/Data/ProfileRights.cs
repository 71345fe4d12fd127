using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Data;

/// <summary>Who sees which profiles, as part of the query. What is sealed is for everyone who is signed in. What was never
/// sealed is a draft: for those who shape profiles, its owner, managers, and the people it is about.</summary>
internal static class ProfileRights
{
    public static IQueryable<JobProfile> ProfilesSeenBy(this AppDb db, Actor actor)
    {
        if (actor.MayShape || actor.Is(AccessRole.Manager)) return db.Profiles;
        var me = actor.PersonId ?? default;
        var today = db.Today();
        return db.Profiles.Where(p => p.SealedNumber > 0 || p.OwnerId == me
            || db.Positions.Any(seat => seat.ProfileId == p.Id && db.Assignments.Any(a => a.PositionId == seat.Id && a.PersonId == me
                && (a.From == null || a.From <= today) && (a.To == null || a.To >= today))));
    }

    /// <summary>Profiles the actor may write and seal, and whose working text they see even when a version is sealed.</summary>
    public static IQueryable<JobProfile> ProfilesWrittenBy(this AppDb db, Actor actor)
    {
        var me = actor.PersonId ?? default;
        return actor.MayShape ? db.Profiles : db.Profiles.Where(p => p.OwnerId == me);
    }

    public static bool Writes(this Actor actor, PersonId? owner) => actor.MayShape || (owner is not null && owner == actor.PersonId);

    public static DateOnly Today(this AppDb db) => db.Clock.Today();

    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
