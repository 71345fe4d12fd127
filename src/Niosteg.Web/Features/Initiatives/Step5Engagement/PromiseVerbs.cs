using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step5Engagement;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

/// <summary>The promise ledger: whoever sees the initiative reads it, those who lead it keep it.</summary>
public sealed class PromiseVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    public async Task<Outcome<PromisesView>> ListAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var initiative = new InitiativeId(id);
        if (await db.InitiativesSeenBy(actor).Where(i => i.Id == initiative).Select(i => i.Name).FirstOrDefaultAsync(cancel) is not { } name) return Refusal.NotFound;
        return new PromisesView(name, await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == initiative, cancel), await db.PromiseRowsAsync(initiative, null, cancel))
        { IsClosed = await IsClosedAsync(db, initiative, cancel) };
    }

    /// <summary>A promise that was made elsewhere than in a message. The same form sent twice is one promise.</summary>
    public async Task<Outcome> AddAsync(Guid id, PromiseInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var initiative = new InitiativeId(id);
        if (!await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == initiative, cancel)) return Refusal.NotFound;
        if (await IsClosedAsync(db, initiative, cancel)) return new Refusal("initiative-closed");
        var (promise, owner) = (new PromiseId(OnceId.Of(input.Key, initiative, input.Text, input.Language, input.OwnerName, input.DueOn)), string.IsNullOrWhiteSpace(input.OwnerName) ? actor.Name : input.OwnerName);
        var written = db.EngagementPromises.Where(p => p.Id == promise);
        if (await written.AnyAsync(cancel)) return Outcome.Done;
        var made = EngagementPromise.Make(promise, initiative, null, input.Text, input.Language, owner, input.DueOn, clock.GetUtcNow().UtcDateTime);
        if (made.Refusal is { } refusal) return refusal;
        db.EngagementPromises.Add(made.Value);
        return await db.TrySaveOnceAsync(written, cancel);
    }

    public Task<Outcome> KeepAsync(Guid id, Guid promise, CancellationToken cancel = default) => ChangeAsync(id, promise, p => p.Keep(clock.Today()), cancel);

    public Task<Outcome> BreakAsync(Guid id, Guid promise, PromiseActInput input, CancellationToken cancel = default) => ChangeAsync(id, promise, p => p.Break(clock.Today(), input.Reason), cancel);

    /// <summary>Takes back that it was kept or broken.</summary>
    public Task<Outcome> ReopenAsync(Guid id, Guid promise, CancellationToken cancel = default) => ChangeAsync(id, promise, p =>
    {
        p.Reopen();
        return Outcome.Done;
    }, cancel);

    private static Task<bool> IsClosedAsync(AppDb db, InitiativeId initiative, CancellationToken cancel) => db.Initiatives.AnyAsync(i => i.Id == initiative && i.ClosedAt != null, cancel);

    private async Task<Outcome> ChangeAsync(Guid id, Guid promise, Func<EngagementPromise, Outcome> change, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var (initiative, wanted) = (new InitiativeId(id), new PromiseId(promise));
        if (!await db.InitiativesLedBy(actor).AnyAsync(i => i.Id == initiative, cancel)) return Refusal.NotFound;
        if (await db.EngagementPromises.FirstOrDefaultAsync(p => p.Id == wanted && p.InitiativeId == initiative, cancel) is not { } found) return Refusal.NotFound;
        return change(found).Refusal is { } refusal ? refusal : await db.TrySaveAsync(cancel);
    }
}
