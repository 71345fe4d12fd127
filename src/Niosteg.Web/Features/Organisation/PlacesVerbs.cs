using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Organisation;

/// <summary>Sites and functions: where positions are, and in what line of work. They come with the people; here their names
/// are mended, and those that nothing uses any more are cleared away.</summary>
public sealed class PlacesVerbs(IDbContextFactory<AppDb> database, Actor actor)
{
    public async Task<Outcome<PlacesView>> ReadAsync(CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        return new PlacesView(
            await db.Sites.OrderBy(s => s.Name).Select(s => new PlaceRow(s.Id.Value, s.Name, db.Positions.Count(p => p.SiteId == s.Id), s.Version)).ToListAsync(cancel),
            await db.Functions.OrderBy(f => f.Name).Select(f => new PlaceRow(f.Id.Value, f.Name, db.Positions.Count(p => p.FunctionId == f.Id), f.Version)).ToListAsync(cancel));
    }

    public async Task<Outcome> RenameSiteAsync(SiteId id, PlaceInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Sites.FirstOrDefaultAsync(s => s.Id == id, cancel) is not { } site) return Refusal.NotFound;
        if (site.Version != input.Version) return Refusal.ChangedMeanwhile;
        if (site.Rename(input.Name).Refusal is { } refusal) return refusal;
        var name = site.Name.ToLowerInvariant();
        if (await db.Sites.AnyAsync(s => s.Id != id && s.Name.ToLower() == name, cancel)) return new Refusal("place-name-taken", nameof(input.Name), site.Name);
        return await db.TrySaveAsync(cancel);
    }

    public async Task<Outcome> RenameFunctionAsync(FunctionId id, PlaceInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Functions.FirstOrDefaultAsync(f => f.Id == id, cancel) is not { } function) return Refusal.NotFound;
        if (function.Version != input.Version) return Refusal.ChangedMeanwhile;
        if (function.Rename(input.Name).Refusal is { } refusal) return refusal;
        var name = function.Name.ToLowerInvariant();
        if (await db.Functions.AnyAsync(f => f.Id != id && f.Name.ToLower() == name, cancel)) return new Refusal("place-name-taken", nameof(input.Name), function.Name);
        return await db.TrySaveAsync(cancel);
    }

    public async Task<Outcome> RemoveSiteAsync(SiteId id, int version, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Sites.FirstOrDefaultAsync(s => s.Id == id, cancel) is not { } site) return Refusal.NotFound;
        if (site.Version != version) return Refusal.ChangedMeanwhile;
        if (await db.Positions.CountAsync(p => p.SiteId == id, cancel) is > 0 and var used) return new Refusal("place-in-use", null, site.Name, used);
        db.Sites.Remove(site);
        return await db.TrySaveAsync(cancel);
    }

    public async Task<Outcome> RemoveFunctionAsync(FunctionId id, int version, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Functions.FirstOrDefaultAsync(f => f.Id == id, cancel) is not { } function) return Refusal.NotFound;
        if (function.Version != version) return Refusal.ChangedMeanwhile;
        if (await db.Positions.CountAsync(p => p.FunctionId == id, cancel) is > 0 and var used) return new Refusal("place-in-use", null, function.Name, used);
        db.Functions.Remove(function);
        return await db.TrySaveAsync(cancel);
    }
}

/// <param name="Positions">Positions that stand there; only a place without any can be removed.</param>
public sealed record PlaceRow(Guid Id, string Name, int Positions, int Version);

public sealed record PlacesView(IReadOnlyList<PlaceRow> Sites, IReadOnlyList<PlaceRow> Functions);
