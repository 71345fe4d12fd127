using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Domain.Uses.Needs;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Data;

/// <summary>Whose assessments a reader may count in a unit, and how closely.</summary>
/// <param name="People">Everyone who is counted.</param>
/// <param name="ShowsPeople">The reader leads all of them, or administers everything: names and small figures are theirs.</param>
internal sealed record NeedsScope(OrganisationUnit? Unit, IQueryable<Person> People, int Others, bool ShowsPeople)
{
    public static readonly AccessRole Readers = AccessRole.Administrator | AccessRole.ProcessLeader | AccessRole.Manager;

    /// <summary>Null when the reader has no business in the unit. A manager is counted into their own line, so that a
    /// unit's need includes what its manager needs.</summary>
    public static async Task<NeedsScope?> OfAsync(AppDb db, Actor actor, UnitId? unitId, CancellationToken cancel)
    {
        if (!actor.Is(Readers)) return null;
        var today = DateOnly.FromDateTime(db.Clock.GetUtcNow().UtcDateTime);
        var unit = unitId is { } id ? await db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id, cancel) : null;
        if (unitId is not null && unit is null) return null;

        var all = unit is null ? db.PeopleAtWork(today) : db.PeopleIn(unit.Id, today);
        if (actor.SeesAllAssessments) return new(unit, all, 0, true);
        var total = await all.CountAsync(cancel);
        if (actor.Is(AccessRole.Manager))
        {
            var seen = db.PeopleAssessedBeforeEyesOf(actor);
            var mine = all.Where(p => seen.Any(s => s.Id == p.Id));
            var led = db.PeopleManagedBy(actor);
            // Being in the unit oneself is not leading it.
            if (await all.AnyAsync(p => led.Any(l => l.Id == p.Id), cancel)) return new(unit, mine, total - await mine.CountAsync(cancel), true);
        }
        return actor.Is(AccessRole.ProcessLeader) ? new(unit, all, 0, false) : null;
    }

    /// <summary>Competencies whose figure this reader may not see in the unit, because too few are judged in it or in a
    /// sibling that could be had by subtraction.</summary>
    public async Task<HashSet<CompetencyId>> HiddenAsync(AppDb db, OrganisationSettings settings, CancellationToken cancel)
    {
        if (ShowsPeople) return [];
        var today = DateOnly.FromDateTime(db.Clock.GetUtcNow().UtcDateTime);
        var units = await db.Units.AsNoTracking().Select(u => new { u.Id, u.ParentId }).ToListAsync(cancel);
        var read = await Demands.ReadAsync(db, db.PeopleAtWork(today), null, settings.CountingRule, cancel);
        var home = (await db.Assignments.Where(a => (a.From == null || a.From <= today) && (a.To == null || a.To >= today))
            .Join(db.Positions.Where(s => s.ProfileId != null), a => a.PositionId, s => s.Id, (a, s) => new { a.PersonId, s.UnitId })
            .Distinct().ToListAsync(cancel)).ToLookup(x => x.PersonId, x => x.UnitId);
        return [.. read.All.GroupBy(d => d.CompetencyId).Where(g =>
        {
            var own = g.Where(d => d.Counted.Level is not null).SelectMany(d => home[d.PersonId]).CountBy(u => u).ToDictionary();
            if (Unit is null) return own.Values.Sum() < settings.SmallestGroup;
            return SmallGroups.Hides(Unit.Id, [.. units.Select(u => new UnitAnswers(u.Id, u.ParentId, own.GetValueOrDefault(u.Id)))], settings.SmallestGroup);
        }).Select(g => g.Key)];
    }
}
