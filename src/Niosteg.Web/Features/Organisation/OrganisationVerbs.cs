using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Organisation;

/// <summary>The unit tree and the positions in it. For those who shape the organisation.</summary>
public sealed class OrganisationVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<Outcome<OrganisationView>> ReadAsync(UnitId? id, PositionsAsked? asked = null, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        asked ??= new();
        await using var db = await database.CreateDbContextAsync(cancel);
        var units = await OrganisationReading.TreeAsync(db, Today, cancel);
        var unit = units.FirstOrDefault(u => u.Id == id);
        if (id is not null && unit is null) return Refusal.NotFound;
        var within = id is { } top ? await db.UnitLinks.Where(l => l.AncestorId == top).Select(l => l.UnitId).ToHashSetAsync(cancel) : null;
        var all = (await OrganisationReading.PositionsAsync(db, Today, cancel)).Where(p => within is null || within.Contains(p.UnitId)).ToList();
        var positions = all.Where(asked.Fits).ToList();
        var emptied = all.Count(p => p.IsEmptied);
        var at = Math.Clamp(asked.Page, 1, Math.Max(1, (positions.Count + OrganisationView.PageSize - 1) / OrganisationView.PageSize));
        return new OrganisationView(unit, unit is null ? [] : Above(unit, units), [.. units.Where(u => within is null || (within.Contains(u.Id) && u.Id != id))],
            [.. positions.Skip((at - 1) * OrganisationView.PageSize).Take(OrganisationView.PageSize)], positions.Count, all.Count - emptied, emptied, at,
            [.. (await db.Profiles.Where(p => !p.IsRetired).Select(p => new { p.Id, p.Title }).ToListAsync(cancel)).Select(p => new ProfileChoice(p.Id, p.Title))],
            units, unit?.Heads ?? units.Where(u => u.ParentId is null).Sum(u => u.Heads));
    }

    public async Task<Outcome<UnitId>> AddUnitAsync(UnitInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockTreesAsync(cancel);
        if (input.Parent is { } above && !await db.Units.AnyAsync(u => u.Id == new UnitId(above), cancel)) return Refusal.NotFound;
        var unit = new OrganisationUnit(UnitId.New(), "", input.Parent is { } parent ? new UnitId(parent) : null);
        if (await NameAsync(db, unit, input, cancel) is { } refusal) return refusal;
        db.Units.Add(unit);
        await db.SaveChangesAsync(cancel);
        await db.MoveInTreeAsync(unit.Id, unit.ParentId, cancel);
        await transaction.CommitAsync(cancel);
        return unit.Id;
    }

    /// <summary>Renames and moves.</summary>
    public async Task<Outcome> WriteUnitAsync(UnitId id, UnitInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockTreesAsync(cancel);
        var unit = await db.Units.FirstOrDefaultAsync(u => u.Id == id, cancel);
        var parent = input.Parent is { } above ? new UnitId(above) : (UnitId?)null;
        if (unit is null || (parent is not null && !await db.Units.AnyAsync(u => u.Id == parent, cancel))) return Refusal.NotFound;
        if (unit.Version != input.Version) return Refusal.ChangedMeanwhile;
        if (await NameAsync(db, unit, input, cancel) is { } refusal) return refusal;
        var before = unit.ParentId;
        if (unit.MoveUnder(parent, await db.UnitLinks.Where(l => l.UnitId == parent).Select(l => l.AncestorId).ToHashSetAsync(cancel)).Refusal is { } loop) return loop;
        if (await db.TrySaveAsync(cancel) is { Refusal: { } lost }) return lost;
        if (before != parent) await db.MoveInTreeAsync(id, parent, cancel);
        await transaction.CommitAsync(cancel);
        return Outcome.Done;
    }

    /// <summary>Only a unit where nobody sits or has sat, with nothing below. Its empty positions go with it.</summary>
    public async Task<Outcome> RemoveUnitAsync(UnitId id, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var unit = await db.Units.FirstOrDefaultAsync(u => u.Id == id, cancel);
        if (unit is null) return Refusal.NotFound;
        if (await db.Units.AnyAsync(u => u.ParentId == id, cancel) || await db.Assignments.AnyAsync(a => db.Positions.Any(p => p.UnitId == id && p.Id == a.PositionId), cancel))
            return new Refusal("unit-not-empty");
        db.Positions.RemoveRange(await db.Positions.Where(p => p.UnitId == id).ToListAsync(cancel));
        db.Units.Remove(unit);
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Everyone in a position follows its profile.</summary>
    public async Task<Outcome<ProfilesGiven>> GiveProfileAsync(GiveProfileInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        if (input.Positions is not { Count: > 0 }) return new Refusal("positions-missing");
        if (input.Profile is null && !input.Remove) return new Refusal("position-profile-missing", nameof(input.Profile));
        await using var db = await database.CreateDbContextAsync(cancel);
        var profile = !input.Remove && input.Profile is { } given ? new ProfileId(given) : (ProfileId?)null;
        if (profile is not null && !await db.Profiles.AnyAsync(p => p.Id == profile && !p.IsRetired, cancel)) return Refusal.NotFound;
        return await FollowAsync(db, input.Positions.Distinct().ToDictionary(p => new PositionId(p), _ => profile), cancel);
    }

    public async Task<Outcome<ProfilesGiven>> UndoProfilesAsync(UndoProfilesInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        var former = new Dictionary<PositionId, ProfileId?>();
        foreach (var pair in (input.Undo ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(':')).Where(p => p.Length == 2))
            if (Guid.TryParse(pair[0], out var position)) former[new(position)] = Guid.TryParse(pair[1], out var profile) ? new ProfileId(profile) : null;
        await using var db = await database.CreateDbContextAsync(cancel);
        var profiles = former.Values.OfType<ProfileId>().Distinct().ToList();
        if (await db.Profiles.CountAsync(p => profiles.Contains(p.Id), cancel) < profiles.Count) return Refusal.NotFound;
        return await FollowAsync(db, former, cancel);
    }

    private async Task<Outcome<ProfilesGiven>> FollowAsync(AppDb db, Dictionary<PositionId, ProfileId?> profiles, CancellationToken cancel)
    {
        var ids = profiles.Keys.ToList();
        var positions = await db.Positions.Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        if (positions.Count < ids.Count) return Refusal.NotFound;
        var undo = string.Join(',', positions.Select(p => $"{p.Id.Value:N}:{p.ProfileId?.Value:N}"));
        foreach (var position in positions) position.FollowProfile(profiles[position.Id]);
        if (await db.TrySaveAsync(cancel) is { Refusal: { } lost }) return lost;
        var people = await db.Assignments.Where(a => ids.Contains(a.PositionId) && (a.From == null || a.From <= Today) && (a.To == null || a.To >= Today)).Select(a => a.PersonId).Distinct().CountAsync(cancel);
        return new ProfilesGiven(positions.Count, people, undo);
    }

    private static async Task<Refusal?> NameAsync(AppDb db, OrganisationUnit unit, UnitInput input, CancellationToken cancel)
    {
        if (unit.Rename(input.Name, input.Code).Refusal is { } refusal) return refusal;
        return unit.Code is not null && await db.Units.AnyAsync(u => u.Id != unit.Id && u.Code == unit.Code, cancel) ? new Refusal("unit-code-taken", nameof(input.Code)) : null;
    }

    private static List<UnitRow> Above(UnitRow unit, IReadOnlyList<UnitRow> all)
    {
        var above = new List<UnitRow>();
        for (var at = all.FirstOrDefault(u => u.Id == unit.ParentId); at is not null; at = all.FirstOrDefault(u => u.Id == at.ParentId)) above.Insert(0, at);
        return above;
    }
}
