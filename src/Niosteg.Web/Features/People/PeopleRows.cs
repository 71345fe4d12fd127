using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.People;

/// <summary>The people a reader may see, with where they sit today. Searched and sorted here rather than in the database,
/// which knows neither å, ä and ö in small and capital letters nor, on SQLite, how to order by someone's present unit.</summary>
internal static class PeopleRows
{
    public static async Task<List<PersonRow>> LoadAsync(AppDb db, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var people = await db.PeopleSeenBy(actor).AsNoTracking().ToListAsync(cancel);
        var seen = db.PeopleSeenBy(actor);
        var seats = (await db.Assignments.Where(a => (a.From == null || a.From <= today) && (a.To == null || a.To >= today) && seen.Any(p => p.Id == a.PersonId))
            .Join(db.Positions, a => a.PositionId, p => p.Id, (a, p) => new { a.PersonId, a.From, Position = p }).AsNoTracking().ToListAsync(cancel))
            .GroupBy(s => s.PersonId).ToDictionary(g => g.Key, g => g.OrderByDescending(s => s.From).First().Position);
        var units = await db.Units.Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        var sites = await db.Sites.ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
        var functions = await db.Functions.ToDictionaryAsync(f => f.Id, f => f.Name, cancel);
        var profiles = await db.ProfileTitlesAsync(cancel);
        var managers = await ManagersAsync(db, seen, cancel);
        return [.. people.Select(p => Row(p, seats.GetValueOrDefault(p.Id)))];

        PersonRow Row(Person p, Position? seat) => new(p.Id, p.GivenName, p.FamilyName, p.Email, p.EmployeeNumber,
            seat?.UnitId, seat is null ? null : units.GetValueOrDefault(seat.UnitId), seat?.Title,
            seat?.SiteId, seat?.SiteId is { } site ? sites.GetValueOrDefault(site) : null,
            seat?.FunctionId, seat?.FunctionId is { } function ? functions.GetValueOrDefault(function) : null,
            p.ManagerId, p.ManagerId is { } manager ? managers.GetValueOrDefault(manager) : null,
            seat?.ProfileId, seat?.ProfileId is { } profile ? profiles.GetValueOrDefault(profile) : null, p.StartsOn, p.EndsOn, p.IsProtected);
    }

    /// <summary>One's manager is no secret, unless their identity is protected.</summary>
    private static async Task<Dictionary<PersonId, string>> ManagersAsync(AppDb db, IQueryable<Person> seen, CancellationToken cancel) =>
        await db.People.Where(m => db.People.Any(p => p.ManagerId == m.Id) && (!m.IsProtected || seen.Any(s => s.Id == m.Id)))
            .Select(m => new { m.Id, m.GivenName, m.FamilyName }).ToDictionaryAsync(m => m.Id, m => $"{m.GivenName} {m.FamilyName}".Trim(), cancel);

    public static IEnumerable<PersonRow> Narrow(IEnumerable<PersonRow> rows, PeopleQuery query, IReadOnlySet<UnitId>? units, CultureInfo culture)
    {
        if (units is not null) rows = rows.Where(r => r.UnitId is { } unit && units.Contains(unit));
        if (query.Site is { } site) rows = rows.Where(r => r.SiteId == new SiteId(site));
        if (query.Function is { } function) rows = rows.Where(r => r.FunctionId == new FunctionId(function));
        if (query.Without == "manager") rows = rows.Where(r => r.ManagerId is null);
        if (query.Without == "profile") rows = rows.Where(r => r.ProfileId is null);
        foreach (var word in (query.Q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            rows = rows.Where(r => new[] { r.GivenName, r.FamilyName, r.Email, r.EmployeeNumber, r.Title }
                .Any(text => text is not null && culture.CompareInfo.IndexOf(text, word, CompareOptions.IgnoreCase) >= 0));
        return rows;
    }

    public static IEnumerable<PersonRow> Sort(IEnumerable<PersonRow> rows, string? sort, CultureInfo culture)
    {
        var order = culture.CompareInfo.GetStringComparer(CompareOptions.IgnoreCase);
        var byName = rows.OrderBy(r => r.FamilyName.Length > 0 ? r.FamilyName : r.GivenName, order).ThenBy(r => r.GivenName, order);
        var down = sort?.StartsWith('-') == true;
        return sort?.TrimStart('-') switch
        {
            "unit" => By(r => r.Unit),
            "title" => By(r => r.Title),
            "manager" => By(r => r.Manager),
            "starts" => down ? byName.OrderByDescending(r => r.StartsOn) : byName.OrderBy(r => r.StartsOn),
            _ => down ? byName.Reverse() : byName,
        };

        IEnumerable<PersonRow> By(Func<PersonRow, string?> key) => down ? byName.OrderByDescending(key, order!) : byName.OrderBy(key, order!);
    }
}
