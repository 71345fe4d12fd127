using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Domain.Uses.Needs;

namespace Niosteg.Web.Data;

/// <summary>Requirements beside what people have, for a group of people on one day.</summary>
/// <param name="Seats">Which profiles each person follows today; people without any are not there.</param>
internal sealed record DemandsRead(
    IReadOnlyList<Demand> All,
    ILookup<PersonId, ProfileId> Seats,
    IReadOnlyDictionary<ProfileId, ProfileInForce> Profiles)
{
    /// <summary>Who is assessed, wherever that is counted: people with at least one requirement that has a level that counts.</summary>
    public IReadOnlySet<PersonId> Judged => field ??= All.Where(d => d.Counted.Level is not null).Select(d => d.PersonId).ToHashSet();
}

internal static class Demands
{
    /// <summary>People who hold a position in the unit, or in any below it, on the day.</summary>
    public static IQueryable<Person> PeopleIn(this AppDb db, UnitId unit, DateOnly day) =>
        db.People.Where(p => db.Assignments.Any(a => a.PersonId == p.Id
            && (a.From == null || a.From <= day) && (a.To == null || a.To >= day)
            && db.Positions.Any(s => s.Id == a.PositionId && db.UnitLinks.Any(l => l.AncestorId == unit && l.UnitId == s.UnitId))));

    /// <summary>Everyone who holds a position on the day.</summary>
    public static IQueryable<Person> PeopleAtWork(this AppDb db, DateOnly day) =>
        db.People.Where(p => db.Assignments.Any(a => a.PersonId == p.Id
            && (a.From == null || a.From <= day) && (a.To == null || a.To >= day)));

    /// <summary>A fixed number of queries, whatever the number of people.</summary>
    /// <param name="people">Already narrowed to those the reader may see assessed.</param>
    /// <param name="unit">Only positions in this unit and below; null for all of a person's positions.</param>
    public static async Task<DemandsRead> ReadAsync(AppDb db, IQueryable<Person> people, UnitId? unit, CountingRule rule, CancellationToken cancel)
    {
        var now = db.Clock.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(now);
        var positions = unit is { } within
            ? db.Positions.Where(s => db.UnitLinks.Any(l => l.AncestorId == within && l.UnitId == s.UnitId))
            : db.Positions;
        var seats = await db.Assignments.Where(a => (a.From == null || a.From <= today) && (a.To == null || a.To >= today))
            .Join(people, a => a.PersonId, p => p.Id, (a, p) => a)
            .Join(positions.Where(s => s.ProfileId != null), a => a.PositionId, s => s.Id, (a, s) => new { a.PersonId, ProfileId = s.ProfileId!.Value })
            .Distinct().ToListAsync(cancel);
        var profiles = await db.InForceAsync([.. seats.Select(s => s.ProfileId).Distinct()], today, cancel);
        var standing = await StandingAsync(db, people, cancel);

        var demands = seats.SelectMany(seat => profiles[seat.ProfileId].Requirements.Select(r => new Demand(
            seat.PersonId, r.CompetencyId, r.RequiredLevel, r.TopOfScale, r.Necessity,
            rule.Count(standing.GetValueOrDefault((seat.PersonId, r.CompetencyId), StandingViews.None), now))));
        return new([.. Demand.Strictest(demands)], seats.ToLookup(s => s.PersonId, s => s.ProfileId), profiles);
    }

    /// <summary>The newest view of each kind, for each person and competency: one query.</summary>
    public static async Task<Dictionary<(PersonId, CompetencyId), StandingViews>> StandingAsync(AppDb db, IQueryable<Person> people, CancellationToken cancel) =>
        (await db.Assessments.AsNoTracking().Where(a => people.Any(p => p.Id == a.PersonId)
            && !db.Assessments.Any(n => n.PersonId == a.PersonId && n.CompetencyId == a.CompetencyId && n.Kind == a.Kind && n.AssessedAt > a.AssessedAt))
            .ToListAsync(cancel))
        .GroupBy(a => (a.PersonId, a.CompetencyId)).ToDictionary(g => g.Key, StandingViews.Of);
}
