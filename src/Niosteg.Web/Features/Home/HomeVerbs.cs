using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Home;

/// <summary>What a person should see first, by what they do here.</summary>
public sealed class HomeVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    private const int Few = 6;
    private readonly DateOnly _today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<HomeView> SeeAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var organisation = await db.Settings.Select(s => s.Name).FirstOrDefaultAsync(cancel);
        if (organisation is null) return new HomeView(IsEmpty: true);
        if (!actor.IsSignedIn) return new HomeView(IsEmpty: false, organisation);
        return new HomeView(IsEmpty: false, organisation,
            await OwnAsync(db, cancel),
            actor.Is(AccessRole.Manager) ? await LineAsync(db, cancel) : null,
            actor.MayShape ? await RoadAsync(db, cancel) : null,
            actor.Is(AccessRole.Recruiter | AccessRole.Reader) ? await PublishedAsync(db, cancel) : null,
            actor.IsAdministrator ? await db.Users.CountAsync(a => a.State == AccountState.Waiting, cancel) : 0,
            await InitiativesAsync(db, cancel));
    }

    private async Task<IReadOnlyList<HomeInitiative>> InitiativesAsync(AppDb db, CancellationToken cancel)
    {
        var me = actor.PersonId ?? default;
        var running = await db.InitiativesSeenBy(actor).Where(i => i.ClosedAt == null && db.InitiativeMembers.Any(m => m.InitiativeId == i.Id && m.PersonId == me))
            .OrderByDescending(i => i.StartsOn).ThenBy(i => i.Id).Take(Few).Select(i => new { i.Id, i.Name }).ToListAsync(cancel);
        return [.. running.Select(i => new HomeInitiative(i.Id.Value, i.Name))];
    }

    private async Task<OwnView?> OwnAsync(AppDb db, CancellationToken cancel)
    {
        if (actor.PersonId is not { } me || !await db.People.AnyAsync(p => p.Id == me, cancel)) return null;
        var seat = await Seats(db).Where(s => s.PersonId == me).FirstOrDefaultAsync(cancel);
        if (seat?.ProfileId is not { } profile) return new OwnView(me.Value, seat?.Title, seat?.Unit, null, 0, 0);
        var required = db.Requirements.Where(r => r.ProfileId == profile);
        var answered = await required.CountAsync(r => db.Assessments.Any(a => a.PersonId == me && a.CompetencyId == r.CompetencyId && a.Kind == AssessmentKind.Self), cancel);
        return new OwnView(me.Value, seat.Title, seat.Unit, profile.Value, await required.CountAsync(cancel), answered);
    }

    private async Task<LineView?> LineAsync(AppDb db, CancellationToken cancel)
    {
        var line = AtWork(db, db.PeopleManagedBy(actor));
        var people = await line.CountAsync(cancel);
        if (people == 0) return null;
        var read = await DemandsAsync(db, line, cancel);
        var unjudged = read.Seats.Select(s => s.Key).Where(p => !read.Judged.Contains(p)).ToList();
        // A page of names: that somebody is left to assess says nothing about them, so it is not a read of their data.
        var first = await line.Where(p => unjudged.Contains(p.Id)).OrderBy(p => p.FamilyName).ThenBy(p => p.GivenName).Take(Few)
            .Select(p => new { p.Id, p.GivenName, p.FamilyName, Title = Seats(db).Where(s => s.PersonId == p.Id).Select(s => s.Title).FirstOrDefault() })
            .ToListAsync(cancel);
        return new LineView(people, read.Seats.Count, read.Judged.Count,
            [.. first.Select(p => new HomePerson(p.Id.Value, $"{p.GivenName} {p.FamilyName}".Trim(), p.Title))]);
    }

    private async Task<RoadView> RoadAsync(AppDb db, CancellationToken cancel)
    {
        var people = AtWork(db, db.PeopleSeenBy(actor));
        var withProfile = WithProfile(db, people);
        return new RoadView(
            await people.CountAsync(cancel),
            await db.Competencies.CountAsync(cancel),
            await db.Profiles.CountAsync(p => !p.IsRetired, cancel),
            await db.Profiles.CountAsync(p => !p.IsRetired && p.SealedNumber > 0, cancel),
            await withProfile.CountAsync(cancel),
            actor.SeesAllAssessments ? (await DemandsAsync(db, people, cancel)).Judged.Count : null);
    }

    /// <summary>Assessed is counted as on the page of needs: the two say the same number.</summary>
    private static async Task<DemandsRead> DemandsAsync(AppDb db, IQueryable<Person> people, CancellationToken cancel) =>
        await Demands.ReadAsync(db, people, null, (await db.RulesAsync(cancel)).CountingRule, cancel);

    private static async Task<PublishedView> PublishedAsync(AppDb db, CancellationToken cancel)
    {
        var standing = db.Profiles.Where(p => !p.IsRetired && p.SealedNumber > 0);
        var newest = await standing.Join(db.ProfileVersions, p => new { p.Id, Number = p.SealedNumber }, v => new { Id = v.ProfileId, v.Number }, (p, v) => new { p, v.Number, v.SealedAt })
            .OrderByDescending(x => x.SealedAt).Take(Few)
            .Select(x => new { x.p.Id, x.p.Title, x.Number, x.SealedAt }).ToListAsync(cancel);
        return new PublishedView(await standing.CountAsync(cancel), [.. newest.Select(x => new PublishedProfile(x.Id.Value, x.Title, x.Number, x.SealedAt))]);
    }

    /// <summary>Of these people, those who hold a position today: the same people that the units and their needs count.</summary>
    private IQueryable<Person> AtWork(AppDb db, IQueryable<Person> people) => db.PeopleAtWork(_today).Where(p => people.Any(s => s.Id == p.Id));

    private IQueryable<Person> WithProfile(AppDb db, IQueryable<Person> people)
    {
        var seats = Seats(db);
        return people.Where(p => seats.Any(s => s.PersonId == p.Id && s.ProfileId != null));
    }

    /// <summary>Who sits where today.</summary>
    private IQueryable<Seat> Seats(AppDb db) => db.Assignments
        .Where(a => (a.From == null || a.From <= _today) && (a.To == null || a.To >= _today))
        .Join(db.Positions, a => a.PositionId, p => p.Id, (a, p) => new { a.PersonId, p })
        .Join(db.Units, x => x.p.UnitId, u => u.Id, (x, u) => new Seat { PersonId = x.PersonId, Title = x.p.Title, ProfileId = x.p.ProfileId, Unit = u.Name });

    private sealed record Seat
    {
        public PersonId PersonId { get; init; }
        public string Title { get; init; } = "";
        public ProfileId? ProfileId { get; init; }
        public string Unit { get; init; } = "";
    }
}
