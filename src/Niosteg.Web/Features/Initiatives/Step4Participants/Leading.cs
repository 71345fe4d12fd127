using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Initiatives.Step4Participants;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step4Participants;

internal static class Leading
{
    /// <summary>Null when the actor leads the initiative and it is open; else the no.</summary>
    public static async Task<Refusal?> LedAsync(this AppDb db, Actor actor, InitiativeId id, CancellationToken cancel)
    {
        if (await db.InitiativesLedBy(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel) is { } led) return led.IsClosed ? new Refusal("initiative-closed") : null;
        return await db.InitiativesSeenBy(actor).AnyAsync(i => i.Id == id, cancel) ? Refusal.NotAllowed : Refusal.NotFound;
    }

    /// <summary>The initiative's plan, begun with what everything is to begin with when there is none.</summary>
    /// <param name="seen">The version that the one who changes it has seen; null for a change that overwrites nothing.</param>
    public static async Task<Outcome<ParticipantPlan>> PlanAsync(this AppDb db, InitiativeId id, int? seen, CancellationToken cancel)
    {
        var plan = await db.ParticipantPlans.FirstOrDefaultAsync(p => p.InitiativeId == id, cancel);
        if (seen is { } version && version != (plan?.Version ?? 0)) return Refusal.ChangedMeanwhile;
        if (plan is null) db.Add(plan = new ParticipantPlan(id));
        return plan;
    }

    /// <summary>Gives the part in the initiative that the place on the list brings, or takes it back.</summary>
    public static void FollowList(this AppDb db, Participant participant, InitiativeMember? member, DateTime now)
    {
        if (!participant.IsOnList && member is not null) db.LeaveList(member);
        else if (participant.IsOnList && member is null) db.Add(new InitiativeMember(participant.InitiativeId, participant.PersonId, InitiativeRole.Participant, now));
        else if (participant.IsOnList) member!.Take(member.Roles | InitiativeRole.Participant);
    }

    public static void LeaveList(this AppDb db, InitiativeMember member)
    {
        member.Take(member.Roles & ~Independence.Writing);
        if (member.Roles == InitiativeRole.None) db.Remove(member);
    }
}
