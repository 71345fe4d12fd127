using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.People;

/// <summary>One person as their page shows them.</summary>
internal static class PersonReading
{
    private const int MostReports = 200;

    public static async Task<PersonView> ViewAsync(AppDb db, Actor actor, Person person, DateOnly today, CancellationToken cancel)
    {
        var seen = db.PeopleSeenBy(actor);
        var line = await db.LineLinks.Where(l => l.PersonId == person.Id && l.Depth > 0)
            .Join(db.People.Where(m => !m.IsProtected || seen.Any(s => s.Id == m.Id)), l => l.ManagerId, m => m.Id, (l, m) => new { l.Depth, m.Id, m.GivenName, m.FamilyName, m.Email, m.EmployeeNumber })
            .OrderBy(m => m.Depth).ToListAsync(cancel);
        var nearest = line.FirstOrDefault(m => m.Id == person.ManagerId);
        var reports = await seen.Where(p => p.ManagerId == person.Id).OrderBy(p => p.FamilyName).ThenBy(p => p.GivenName).Take(MostReports)
            .Select(p => new { p.Id, p.GivenName, p.FamilyName }).ToListAsync(cancel);
        return new(person.Id, person.GivenName, person.FamilyName, person.Email, person.EmployeeNumber, person.StartsOn, person.EndsOn, person.IsProtected, person.Version,
            [.. line.Select(m => new NamedPerson(m.Id, $"{m.GivenName} {m.FamilyName}".Trim()))],
            nearest is null ? null : nearest.Email ?? nearest.EmployeeNumber ?? $"{nearest.GivenName} {nearest.FamilyName}".Trim(),
            [.. reports.Select(p => new NamedPerson(p.Id, $"{p.GivenName} {p.FamilyName}".Trim()))],
            await AssignmentsAsync(db, actor, person.Id, today, cancel), actor.MayShape);
    }

    private static async Task<IReadOnlyList<AssignmentView>> AssignmentsAsync(AppDb db, Actor actor, PersonId person, DateOnly today, CancellationToken cancel)
    {
        var found = await db.Assignments.Where(a => a.PersonId == person).Join(db.Positions, a => a.PositionId, p => p.Id, (a, p) => new
        {
            Assignment = a,
            Position = p,
            Site = db.Sites.Where(s => s.Id == p.SiteId).Select(s => s.Name).FirstOrDefault(),
            Function = db.Functions.Where(f => f.Id == p.FunctionId).Select(f => f.Name).FirstOrDefault(),
        }).AsNoTracking().ToListAsync(cancel);
        var titles = await db.ProfileTitlesAsync(cancel);
        var paths = new UnitPaths(await db.Units.AsNoTracking().ToListAsync(cancel));
        return [.. found.OrderByDescending(a => a.Assignment.To ?? DateOnly.MaxValue).ThenByDescending(a => a.Assignment.From)
            .Select(a => new AssignmentView(a.Assignment.Id, a.Position.UnitId, paths.Of(a.Position.UnitId), a.Position.Title, a.Site, a.Function, a.Position.ProfileId, a.Position.ProfileId is { } profile ? titles.GetValueOrDefault(profile) : null,
                a.Assignment.From, a.Assignment.To, a.Assignment.To is null || a.Assignment.To >= today, actor.Is(NeedsScope.Readers) && person != actor.PersonId))];
    }
}
