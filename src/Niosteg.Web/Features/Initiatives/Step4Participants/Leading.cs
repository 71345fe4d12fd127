using Microsoft.EntityFrameworkCore;
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
    public static async Task<ParticipantPlan> PlanAsync(this AppDb db, InitiativeId id, CancellationToken cancel)
    {
        if (await db.ParticipantPlans.FirstOrDefaultAsync(p => p.InitiativeId == id, cancel) is { } plan) return plan;
        var begun = new ParticipantPlan(id);
        db.Add(begun);
        return begun;
    }
}
