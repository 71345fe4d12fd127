using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Accounts.Me;

/// <summary>The browsers that are signed in with the own account. Ending one signs it out at its next request.</summary>
public sealed class MySessions(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    private const int MostShown = 100;

    /// <summary>This browser first, then the latest seen. In the example only this one: the others are other visitors'.</summary>
    public async Task<Outcome<SessionView[]>> ListAsync(CancellationToken cancel = default)
    {
        if (actor.AccountId is not { Value: var me }) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var (oldest, here, alone) = (Now - Sessions.Lasts, actor.SessionId, actor.IsDemonstration);
        return await db.Sessions.Where(s => s.AccountId == me && s.EndedAt == null && s.SeenAt > oldest && (!alone || s.Id == here))
            .OrderByDescending(s => s.Id == here).ThenByDescending(s => s.SeenAt).Take(MostShown)
            .Select(s => new SessionView(s.Id, s.Device, s.StartedAt, s.SeenAt, s.Id == here)).ToArrayAsync(cancel);
    }

    public Task<Outcome> EndAsync(Guid id, CancellationToken cancel = default) =>
        EndAsync(db => Mine(db, actor).Where(s => s.Id == id && (!actor.IsDemonstration || s.Id == actor.SessionId)), cancel);

    /// <summary>Every browser but this one. None is no fault: the wish is fulfilled.</summary>
    public async Task<Outcome> EndOthersAsync(CancellationToken cancel = default)
    {
        if (!actor.IsSignedIn) return Refusal.NotFound;
        if (actor.IsDemonstration) return MeVerbs.Shared;
        await EndAsync(db => Others(db, actor), cancel);
        return Outcome.Done;
    }

    internal static IQueryable<AccountSession> Others(AppDb db, Actor actor)
    {
        var here = actor.SessionId ?? Guid.Empty;
        return Mine(db, actor).Where(s => s.Id != here);
    }

    private static IQueryable<AccountSession> Mine(AppDb db, Actor actor)
    {
        var me = actor.AccountId?.Value ?? Guid.Empty;
        return db.Sessions.Where(s => s.AccountId == me && s.EndedAt == null);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<Outcome> EndAsync(Func<AppDb, IQueryable<AccountSession>> which, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = Now;
        if (await which(db).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancel) == 0) return Refusal.NotFound;
        db.Note(AuditAction.Changed, nameof(Account), actor.AccountId.ToString()!, actor.PersonId, "Sessions");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Outcome.Done;
    }
}
