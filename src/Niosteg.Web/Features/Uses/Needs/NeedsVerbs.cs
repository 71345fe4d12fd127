using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Domain.Uses.Needs;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Uses.Needs;

/// <summary>Reads what a unit needs. Nothing is stored: the figures are computed from what stands today.</summary>
public sealed class NeedsVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    private static readonly IceAssumptions Ice = new();

    /// <param name="unitId">Null: the whole organisation, or a manager's whole line.</param>
    public async Task<Outcome<NeedsView>> ReadAsync(UnitId? unitId, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await ReadAsync(db, unitId, cancel);
    }

    /// <summary>The same, to be carried away as a file. Each person whose name stands in the file may see that it was.</summary>
    public async Task<Outcome<NeedsView>> ExportAsync(UnitId? unitId, Func<NeedsView, IEnumerable<PersonName>> named, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var read = await ReadAsync(db, unitId, cancel);
        if (read.Refusal is not null) return read;
        foreach (var person in named(read.Value).Select(p => p.Id).Distinct().Where(id => id != actor.PersonId))
            db.Note(AuditAction.Exported, nameof(Niosteg.Domain.Assessments.Assessment), person.ToString(), person, "needs.file");
        await db.SaveChangesAsync(cancel);
        return read;
    }

    private async Task<Outcome<NeedsView>> ReadAsync(AppDb db, UnitId? unitId, CancellationToken cancel)
    {
        if (await NeedsScope.OfAsync(db, actor, unitId, cancel) is not { } scope) return Refusal.NotFound;
        var settings = await db.RulesAsync(cancel);
        var people = await scope.People.AsNoTracking().OrderBy(p => p.FamilyName).ThenBy(p => p.GivenName)
            .Select(p => new { p.Id, p.GivenName, p.FamilyName, p.EndsOn }).ToListAsync(cancel);
        var read = await Demands.ReadAsync(db, scope.People, unitId, settings.CountingRule, cancel);
        var goals = await GoalWeighting.ReadAsync(db, cancel);
        var ranked = UnitNeeds.Rank(read.All, goals.Weights, people.ToDictionary(p => p.Id, p => p.EndsOn), Today, Ice);
        var names = await NamesAsync(db, ranked.Select(r => r.CompetencyId).ToList(), cancel);
        var hidden = await scope.HiddenAsync(db, settings, cancel);
        var persons = people.ToDictionary(p => p.Id, p => new PersonName(p.Id, $"{p.GivenName} {p.FamilyName}".Trim()));
        var rows = new NeedRows(read.All, names, persons, hidden, scope.ShowsPeople);

        return new NeedsView(unitId, scope.Unit?.Name ?? settings.Name, scope.ShowsPeople, people.Count, scope.Others,
            read.Judged.Count, people.Count(p => !read.Seats.Contains(p.Id)), read.Profiles.Values.Count(p => p.VersionNumber == 0), settings.SmallestGroup,
            rows.Of(ranked),
            scope.ShowsPeople ? [.. people.Where(p => read.Seats.Contains(p.Id) && !read.Judged.Contains(p.Id)).Select(p => persons[p.Id])] : [])
        { WeighedBy = goals.Goals.Count };
    }

    /// <summary>People by competencies: only for those whose assessments the reader may see one by one. The read is noted
    /// for each person in it.</summary>
    public async Task<Outcome<MatrixView>> ReadMatrixAsync(UnitId? unitId, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await NeedsScope.OfAsync(db, actor, unitId, cancel) is not { ShowsPeople: true } scope) return Refusal.NotFound;
        var settings = await db.RulesAsync(cancel);
        var read = await Demands.ReadAsync(db, scope.People, unitId, settings.CountingRule, cancel);
        var people = (await scope.People.AsNoTracking().OrderBy(p => p.FamilyName).ThenBy(p => p.GivenName)
            .Select(p => new { p.Id, p.GivenName, p.FamilyName }).ToListAsync(cancel)).Where(p => read.Seats.Contains(p.Id)).ToList();
        var titles = (await db.Assignments.Where(a => (a.From == null || a.From <= Today) && (a.To == null || a.To >= Today))
                .Join(scope.People, a => a.PersonId, p => p.Id, (a, p) => a).Join(db.Positions, a => a.PositionId, s => s.Id, (a, s) => new { a.PersonId, s.Title })
                .ToListAsync(cancel)).ToLookup(t => t.PersonId, t => t.Title);
        var ranked = UnitNeeds.Rank(read.All, (await GoalWeighting.ReadAsync(db, cancel)).Weights, new Dictionary<PersonId, DateOnly?>(), Today, Ice);
        var names = await NamesAsync(db, ranked.Select(r => r.CompetencyId).ToList(), cancel);
        var cells = read.All.ToDictionary(d => (d.PersonId, d.CompetencyId));

        foreach (var person in people.Where(p => p.Id != actor.PersonId)) db.Note(AuditAction.Read, "CompetencyMatrix", unitId?.ToString() ?? "", person.Id, "needs.matrix");
        await db.SaveChangesAsync(cancel);
        return new MatrixView(unitId, scope.Unit?.Name ?? settings.Name,
            [.. ranked.Select(r => new MatrixColumn(r.CompetencyId, names[r.CompetencyId].Name, names[r.CompetencyId].Area))],
            [.. people.Select(p => new MatrixRow(
                new(p.Id, $"{p.GivenName} {p.FamilyName}".Trim()), string.Join(", ", titles[p.Id].Distinct()),
                [.. ranked.Select(r => cells.GetValueOrDefault((p.Id, r.CompetencyId)) is { } d
                    ? new MatrixCell(d.Required, d.Top, d.Counted.Level, d.Counted.Because, d.Necessity) : null)]))]);
    }

    /// <summary>Units the reader may open, in tree order.</summary>
    public async Task<IReadOnlyList<UnitChoice>> UnitsAsync(CancellationToken cancel = default)
    {
        if (!actor.Is(NeedsScope.Readers)) return [];
        await using var db = await database.CreateDbContextAsync(cancel);
        var everything = actor.SeesAllAssessments || actor.Is(AccessRole.ProcessLeader);
        var led = db.PeopleManagedBy(actor);
        var seats = await db.Assignments.Where(a => (a.From == null || a.From <= Today) && (a.To == null || a.To >= Today))
            .Where(a => everything || led.Any(p => p.Id == a.PersonId))
            .Join(db.Positions, a => a.PositionId, s => s.Id, (a, s) => new { a.PersonId, s.UnitId })
            .Join(db.UnitLinks, s => s.UnitId, l => l.UnitId, (s, l) => new { s.PersonId, l.AncestorId })
            .Distinct().GroupBy(x => x.AncestorId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Name).ToListAsync(cancel);
        return [.. UnitTree.InOrder(units).Where(u => seats.ContainsKey(u.Unit.Id)).Select(u => new UnitChoice(u.Unit.Id, u.Unit.Name, u.Depth, seats[u.Unit.Id]))];
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static async Task<Dictionary<CompetencyId, (LocalText Name, LocalText Area)>> NamesAsync(AppDb db, List<CompetencyId> ids, CancellationToken cancel) =>
        await db.Competencies.AsNoTracking().Where(c => ids.Contains(c.Id))
            .GroupJoin(db.Areas, c => c.AreaId, a => a.Id, (c, areas) => new { c, areas })
            .SelectMany(x => x.areas.DefaultIfEmpty(), (x, a) => new { x.c.Id, x.c.Name, Area = a == null ? null : a.Name })
            .ToDictionaryAsync(x => x.Id, x => (x.Name, x.Area ?? LocalText.Empty), cancel);
}
