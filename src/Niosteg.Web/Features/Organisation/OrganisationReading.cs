using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Organisation;

internal static class OrganisationReading
{
    /// <summary>All units in tree order, each with the people in it and below.</summary>
    public static async Task<List<UnitRow>> TreeAsync(AppDb db, DateOnly today, CancellationToken cancel)
    {
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Name).ToListAsync(cancel);
        var heads = await db.Assignments.Where(a => (a.From == null || a.From <= today) && (a.To == null || a.To >= today))
            .Join(db.Positions, a => a.PositionId, p => p.Id, (a, p) => new { a.PersonId, p.UnitId })
            .Join(db.UnitLinks, s => s.UnitId, l => l.UnitId, (s, l) => new { s.PersonId, l.AncestorId })
            .Distinct().GroupBy(s => s.AncestorId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var positions = await db.Positions.GroupBy(p => p.UnitId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var below = units.ToLookup(u => u.ParentId);
        var rows = new List<UnitRow>();
        var open = new Stack<(Niosteg.Domain.Organisation.OrganisationUnit Unit, int Depth)>(below[null].Reverse().Select(u => (u, 0)));
        while (open.TryPop(out var next))
        {
            rows.Add(new(next.Unit.Id, next.Unit.ParentId, next.Unit.Name, next.Unit.Code, next.Depth, heads.GetValueOrDefault(next.Unit.Id), positions.GetValueOrDefault(next.Unit.Id), next.Unit.Version));
            foreach (var child in below[next.Unit.Id].Reverse()) open.Push((child, next.Depth + 1));
        }
        return rows;
    }

    public static async Task<List<PositionRow>> PositionsAsync(AppDb db, DateOnly today, CancellationToken cancel)
    {
        var heads = await db.Assignments.Where(a => (a.From == null || a.From <= today) && (a.To == null || a.To >= today))
            .GroupBy(a => a.PositionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var coming = await db.Assignments.Where(a => a.From > today).Select(a => a.PositionId).Distinct().ToHashSetAsync(cancel);
        var units = await db.Units.Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        var sites = await db.Sites.ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
        var functions = await db.Functions.ToDictionaryAsync(f => f.Id, f => f.Name, cancel);
        var profiles = await db.Profiles.Select(p => new { p.Id, p.Title }).ToDictionaryAsync(p => p.Id, p => p.Title, cancel);
        return [.. (await db.Positions.AsNoTracking().OrderBy(p => p.Title).ThenBy(p => p.Id).ToListAsync(cancel)).Select(p => new PositionRow(
            p.Id, p.UnitId, p.Title, units[p.UnitId], p.SiteId is { } site ? sites.GetValueOrDefault(site) : null, p.FunctionId is { } function ? functions.GetValueOrDefault(function) : null,
            heads.GetValueOrDefault(p.Id), !heads.ContainsKey(p.Id) && !coming.Contains(p.Id), p.ProfileId, p.ProfileId is { } profile ? profiles.GetValueOrDefault(profile) : null))];
    }
}
