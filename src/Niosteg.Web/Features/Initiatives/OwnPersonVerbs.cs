using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives;

/// <summary>Who set Niosteg up began before the staff list was there: one press says which person they are, and they answer for the initiative.</summary>
public sealed class OwnPersonVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    /// <summary>The person's name; null when it is not certain who it is, or not the reader's to say.</summary>
    public async Task<string?> NameAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return (await db.OwnPersonAsync(actor, cancel))?.DisplayName;
    }

    /// <summary>Links the account to the person and makes them answer for the initiative.</summary>
    public async Task<Outcome> TakeAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.InitiativesAnsweredForBy(actor).FirstOrDefaultAsync(i => i.Id == new InitiativeId(id), cancel) is not { IsClosed: false } found) return Refusal.NotFound;
        if (await db.OwnPersonAsync(actor, cancel) is not { } me) return Refusal.NotFound;
        var account = await db.Users.FirstAsync(a => a.Id == actor.AccountId!.Value.Value, cancel);
        account.PersonId = me.Id;
        if (await db.InitiativeMembers.FirstOrDefaultAsync(m => m.InitiativeId == found.Id && m.PersonId == me.Id, cancel) is { } had) had.Take(had.Roles | InitiativeRole.ProcessLeader);
        else db.InitiativeMembers.Add(new(found.Id, me.Id, InitiativeRole.ProcessLeader, clock.GetUtcNow().UtcDateTime));
        return await db.TrySaveAsync(cancel);
    }
}
