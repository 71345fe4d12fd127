using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Data;

/// <summary>Keeps the manager line and the unit tree as pairs, so that "everyone below" is one join. Always called in the
/// transaction that changes the tree, after the change is saved.</summary>
internal static class Closures
{
    /// <summary>One change of a tree at a time. SQLite has one writer anyway.</summary>
    public static async Task LockTreesAsync(this AppDb db, CancellationToken cancel = default)
    {
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(7310)", cancel);
    }

    /// <summary>Makes all pairs anew: after many changes at once.</summary>
    public static async Task RebuildLineAsync(this AppDb db, CancellationToken cancel = default)
    {
        await db.LineLinks.ExecuteDeleteAsync(cancel);
        var managers = await db.People.Select(p => new { p.Id, p.ManagerId }).ToDictionaryAsync(p => p.Id, p => p.ManagerId, cancel);
        await db.InsertStreamAsync(Closure.Of(managers).Select(l => new LineLink(l.Above, l.Id, l.Depth)), cancel);
    }

    public static async Task RebuildUnitsAsync(this AppDb db, CancellationToken cancel = default)
    {
        await db.UnitLinks.ExecuteDeleteAsync(cancel);
        var parents = await db.Units.Select(u => new { u.Id, u.ParentId }).ToDictionaryAsync(u => u.Id, u => u.ParentId, cancel);
        await db.InsertStreamAsync(Closure.Of(parents).Select(l => new UnitLink(l.Above, l.Id, l.Depth)), cancel);
    }

    /// <summary>One person, new or under another manager, with everyone below. Costs as much as the part that moves.</summary>
    public static async Task MoveInLineAsync(this AppDb db, PersonId person, PersonId? manager, CancellationToken cancel = default)
    {
        if (!await db.LineLinks.AnyAsync(l => l.PersonId == person && l.ManagerId == person, cancel)) db.LineLinks.Add(new(person, person, 0));
        await db.SaveChangesAsync(cancel);
        var moved = await db.LineLinks.Where(l => l.ManagerId == person).Select(l => new { l.PersonId, l.Depth }).ToListAsync(cancel);
        var below = db.LineLinks.Where(l => l.ManagerId == person).Select(l => l.PersonId);
        await db.LineLinks.Where(l => below.Contains(l.PersonId) && !below.Contains(l.ManagerId)).ExecuteDeleteAsync(cancel);
        var above = await db.LineLinks.Where(l => l.PersonId == manager).Select(l => new { l.ManagerId, l.Depth }).ToListAsync(cancel);
        await db.InsertStreamAsync(above.SelectMany(a => moved.Select(m => new LineLink(a.ManagerId, m.PersonId, a.Depth + 1 + m.Depth))), cancel);
    }

    /// <summary>One unit, new or under another one, with everything below.</summary>
    public static async Task MoveInTreeAsync(this AppDb db, UnitId unit, UnitId? parent, CancellationToken cancel = default)
    {
        if (!await db.UnitLinks.AnyAsync(l => l.UnitId == unit && l.AncestorId == unit, cancel)) db.UnitLinks.Add(new(unit, unit, 0));
        await db.SaveChangesAsync(cancel);
        var moved = await db.UnitLinks.Where(l => l.AncestorId == unit).Select(l => new { l.UnitId, l.Depth }).ToListAsync(cancel);
        var below = db.UnitLinks.Where(l => l.AncestorId == unit).Select(l => l.UnitId);
        await db.UnitLinks.Where(l => below.Contains(l.UnitId) && !below.Contains(l.AncestorId)).ExecuteDeleteAsync(cancel);
        var above = await db.UnitLinks.Where(l => l.UnitId == parent).Select(l => new { l.AncestorId, l.Depth }).ToListAsync(cancel);
        await db.InsertStreamAsync(above.SelectMany(a => moved.Select(m => new UnitLink(a.AncestorId, m.UnitId, a.Depth + 1 + m.Depth))), cancel);
    }
}
