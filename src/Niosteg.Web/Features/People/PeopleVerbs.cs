using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.People;

/// <summary>Finding people and reading about them. Everyone sees themselves; whom else, <see cref="Rights"/> decides.</summary>
public sealed class PeopleVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<PeopleListView> ListAsync(PeopleQuery query, Texts texts, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var all = await PeopleRows.LoadAsync(db, actor, Today, cancel);
        var found = await FindAsync(db, all, query, texts, cancel);
        var page = Math.Clamp(query.Page ?? 1, 1, Math.Max(1, (found.Count + PeopleListView.PageSize - 1) / PeopleListView.PageSize));
        var paths = new UnitPaths(await db.Units.AsNoTracking().ToListAsync(cancel));
        var order = texts.Culture.CompareInfo.GetStringComparer(CompareOptions.IgnoreCase);
        return new([.. found.Skip((page - 1) * PeopleListView.PageSize).Take(PeopleListView.PageSize)], found.Count, all.Count, page,
            [.. (await UnitsAsync(db, all, cancel)).Select(u => new NamedChoice(u.Value, paths.Of(u))).OrderBy(u => u.Name, order)],
            [.. all.Where(r => r.SiteId is not null).Select(r => new NamedChoice(r.SiteId!.Value.Value, r.Site ?? "")).Distinct().OrderBy(s => s.Name, order)],
            [.. all.Where(r => r.FunctionId is not null).Select(r => new NamedChoice(r.FunctionId!.Value.Value, r.Function ?? "")).Distinct().OrderBy(f => f.Name, order)]);
    }

    /// <summary>The same people as a workbook, all pages.</summary>
    public async Task<XlsxSheet> ExportAsync(PeopleQuery query, Texts texts, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var found = await FindAsync(db, await PeopleRows.LoadAsync(db, actor, Today, cancel), query, texts, cancel);
        foreach (var row in found.Where(r => r.Id != actor.PersonId)) db.Note(AuditAction.Exported, nameof(Person), row.Id.ToString(), row.Id, "people");
        await db.SaveChangesAsync(cancel);
        return new(texts["people.title"],
            [.. new[] { "employeeNumber", "givenName", "familyName", "email", "unit", "title", "site", "function", "manager", "startsOn", "endsOn" }.Select(f => new XlsxColumn(texts["import.field." + f], 22)), new(texts["people.profile"], 30)],
            found.Select(r => (IReadOnlyList<object?>)[r.EmployeeNumber, r.GivenName, r.FamilyName, r.Email, r.Unit, r.Title, r.Site, r.Function, r.Manager, r.StartsOn, r.EndsOn, r.Profile is null ? null : texts.Of(r.Profile)]));
    }

    public async Task<Outcome<PersonView>> ReadAsync(PersonId id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var person = await db.PeopleSeenBy(actor).AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancel);
        if (person is null) return Refusal.NotFound;
        var view = await PersonReading.ViewAsync(db, actor, person, Today, cancel);
        if (id != actor.PersonId)
        {
            db.Note(AuditAction.Read, nameof(Person), id.ToString(), id, "people.person");
            await db.SaveChangesAsync(cancel);
        }
        return view;
    }

    /// <summary>All units by their whole way, for those who may place people in them.</summary>
    public async Task<IReadOnlyList<NamedChoice>> UnitsAsync(CancellationToken cancel = default)
    {
        if (!actor.MayShape) return [];
        await using var db = await database.CreateDbContextAsync(cancel);
        var units = await db.Units.AsNoTracking().ToListAsync(cancel);
        var paths = new UnitPaths(units);
        return [.. units.Select(u => new NamedChoice(u.Id.Value, paths.Of(u.Id))).OrderBy(u => u.Name, StringComparer.CurrentCulture)];
    }

    private static async Task<List<PersonRow>> FindAsync(AppDb db, List<PersonRow> all, PeopleQuery query, Texts texts, CancellationToken cancel)
    {
        var units = query.Unit is { } unit ? await db.UnitLinks.Where(l => l.AncestorId == new UnitId(unit)).Select(l => l.UnitId).ToHashSetAsync(cancel) : null;
        return [.. PeopleRows.Sort(PeopleRows.Narrow(all, query, units, texts.Culture), query.Sort, texts.Culture)];
    }

    /// <summary>The units where someone the reader sees sits, and those above.</summary>
    private static async Task<List<UnitId>> UnitsAsync(AppDb db, List<PersonRow> all, CancellationToken cancel)
    {
        var used = all.Select(r => r.UnitId).OfType<UnitId>().Distinct().ToList();
        return await db.UnitLinks.Where(l => used.Contains(l.UnitId)).Select(l => l.AncestorId).Distinct().ToListAsync(cancel);
    }
}
