using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.People;

/// <summary>Adding and changing one person by hand. For those who shape the organisation.</summary>
public sealed class PersonVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<Outcome<PersonId>> CreateAsync(PersonInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockTreesAsync(cancel);
        var person = new Person(PersonId.New(), "", "");
        if (await ApplyAsync(db, person, input, cancel) is { } refusal) return refusal;
        db.People.Add(person);
        await db.SaveChangesAsync(cancel);
        await db.MoveInLineAsync(person.Id, person.ManagerId, cancel);
        await transaction.CommitAsync(cancel);
        return person.Id;
    }

    public async Task<Outcome> WriteAsync(PersonId id, PersonInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockTreesAsync(cancel);
        var person = await db.PeopleSeenBy(actor).FirstOrDefaultAsync(p => p.Id == id, cancel);
        if (person is null) return Refusal.NotFound;
        if (person.Version != input.Version) return Refusal.ChangedMeanwhile;
        var before = person.ManagerId;
        if (await ApplyAsync(db, person, input, cancel) is { } refusal) return refusal;
        if (await db.TrySaveAsync(cancel) is { Refusal: { } lost }) return lost;
        if (person.ManagerId != before) await db.MoveInLineAsync(id, person.ManagerId, cancel);
        await transaction.CommitAsync(cancel);
        return Outcome.Done;
    }

    /// <summary>Puts the person in a position, which is made when the unit has none like it.</summary>
    public async Task<Outcome<PlacementUndo>> PlaceAsync(PersonId id, PlacementInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        if (string.IsNullOrWhiteSpace(input.Title)) return new Refusal("title-missing", nameof(input.Title));
        if (Names.Tidy(input.Title).Length > Position.TitleLength) return new Refusal("text-too-long", nameof(input.Title), Position.TitleLength);
        if (input.Site?.Length > Site.NameLength || input.Function?.Length > BusinessFunction.NameLength) return new Refusal("text-too-long", nameof(input.Site), Site.NameLength);
        await using var db = await database.CreateDbContextAsync(cancel);
        if (!await db.PeopleSeenBy(actor).AnyAsync(p => p.Id == id, cancel)) return Refusal.NotFound;
        if (input.Unit is not { } unit || !await db.Units.AnyAsync(u => u.Id == new UnitId(unit), cancel)) return new Refusal("unit-missing", nameof(input.Unit));
        var position = await PositionAsync(db, new(unit), input, cancel);
        var from = input.From ?? Today;
        var added = new Assignment(AssignmentId.New(), id, position, from);
        var (ended, removed) = (new List<EndedBefore>(), new List<SatBefore>());
        foreach (var open in input.EndOthers ? await db.Assignments.Where(a => a.PersonId == id && (a.To == null || a.To >= from)).ToListAsync(cancel) : [])
        {
            var was = open.To;
            if (open.End(from.AddDays(-1)).IsDone)
            {
                ended.Add(new(open.Id.Value, was, open.To));
                continue;
            }
            removed.Add(new(open.PositionId.Value, open.From, open.To));
            db.Assignments.Remove(open);
        }
        db.Assignments.Add(added);
        return await db.TrySaveAsync(cancel) is { Refusal: { } lost } ? lost : new PlacementUndo(added.Id.Value, ended, removed);
    }

    public async Task<Outcome<PlacementUndo>> EndAsync(PersonId id, EndAssignmentInput input, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (!await db.PeopleSeenBy(actor).AnyAsync(p => p.Id == id, cancel)) return Refusal.NotFound;
        var assignment = await db.Assignments.FirstOrDefaultAsync(a => a.Id == new AssignmentId(input.Assignment) && a.PersonId == id, cancel);
        if (assignment is null) return Refusal.NotFound;
        var was = assignment.To;
        if (assignment.End(input.LastDay ?? Today) is { Refusal: { } refusal }) return refusal;
        return await db.TrySaveAsync(cancel) is { Refusal: { } lost } ? lost : new PlacementUndo(null, [new(input.Assignment, was, assignment.To)], []);
    }

    /// <summary>Puts placements back as they were, unless someone has changed them since.</summary>
    public async Task<Outcome> UndoPlacementAsync(PersonId id, PlacementUndo undo, CancellationToken cancel = default)
    {
        if (!actor.MayShape) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (!await db.PeopleSeenBy(actor).AnyAsync(p => p.Id == id, cancel)) return Refusal.NotFound;
        var own = (await db.Assignments.Where(a => a.PersonId == id).ToListAsync(cancel)).ToDictionary(a => a.Id.Value);
        if (undo.Added is { } added && !own.ContainsKey(added)) return Refusal.ChangedMeanwhile;
        if (undo.Ended.Any(e => !own.TryGetValue(e.Assignment, out var assignment) || assignment.To != e.Now)) return Refusal.ChangedMeanwhile;
        var seats = undo.Removed.Select(r => new PositionId(r.Position)).Distinct().ToList();
        if (await db.Positions.CountAsync(p => seats.Contains(p.Id), cancel) < seats.Count) return Refusal.NotFound;
        if (undo.Added is { } made) db.Assignments.Remove(own[made]);
        foreach (var ended in undo.Ended) own[ended.Assignment].EndAsBefore(ended.Was);
        foreach (var removed in undo.Removed) db.Assignments.Add(new Assignment(AssignmentId.New(), id, new(removed.Position), removed.From, removed.To));
        return await db.TrySaveAsync(cancel);
    }

    private async Task<Refusal?> ApplyAsync(AppDb db, Person person, PersonInput input, CancellationToken cancel)
    {
        if (person.Rename(Names.Tidy(input.GivenName ?? ""), Names.Tidy(input.FamilyName ?? "")).Refusal is { } name) return name;
        if (new[] { input.GivenName, input.FamilyName, input.EmployeeNumber, input.Email }.Any(t => t is not null && IdentityNumbers.IsHeldBy(t))) return new Refusal("identity-number");
        if (person.Reach(input.Email, input.EmployeeNumber).Refusal is { } reach) return reach;
        if (person.WorksBetween(input.StartsOn, input.EndsOn).Refusal is { } days) return days;
        if (await db.People.AnyAsync(p => p.Id != person.Id && p.Email != null && p.Email == person.Email, cancel)) return new Refusal("person-email-taken", nameof(input.Email));
        if (await db.People.AnyAsync(p => p.Id != person.Id && p.EmployeeNumber != null && p.EmployeeNumber == person.EmployeeNumber, cancel)) return new Refusal("number-taken", nameof(input.EmployeeNumber));
        person.Protect(input.IsProtected);
        var manager = await ManagerAsync(db, input.Manager, cancel);
        if (manager.Refusal is { } missing) return missing;
        var above = manager.Value is { } id ? await db.LineLinks.Where(l => l.PersonId == id).Select(l => l.ManagerId).ToHashSetAsync(cancel) : [];
        return person.ReportTo(manager.Value, above).Refusal;
    }

    private async Task<Outcome<PersonId?>> ManagerAsync(AppDb db, string? written, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(written)) return (PersonId?)null;
        var key = Names.Tidy(written);
        var email = Person.NormaliseEmail(key);
        var keyed = await db.PeopleSeenBy(actor).Where(p => p.Email == email || p.EmployeeNumber == key).Select(p => p.Id).Take(2).ToListAsync(cancel);
        if (keyed.Count == 1) return (PersonId?)keyed[0];
        var (given, family) = Names.Split(key);
        var named = await db.PeopleSeenBy(actor).Where(p => p.GivenName == given && p.FamilyName == family).Select(p => p.Id).Take(2).ToListAsync(cancel);
        if (named.Count == 1) return (PersonId?)named[0];
        return new Refusal(named.Count == 0 ? "manager-missing" : "manager-several", nameof(PersonInput.Manager), key);
    }

    private static async Task<PositionId> PositionAsync(AppDb db, UnitId unit, PlacementInput input, CancellationToken cancel)
    {
        var title = Names.Tidy(input.Title!);
        var site = await SiteAsync(db, input.Site, cancel);
        var function = await FunctionAsync(db, input.Function, cancel);
        var same = await db.Positions.FirstOrDefaultAsync(p => p.UnitId == unit && p.Title == title && (site == null || p.SiteId == site) && (function == null || p.FunctionId == function), cancel);
        if (same is not null) return same.Id;
        var made = new Position(PositionId.New(), title, unit, site, function);
        db.Positions.Add(made);
        return made.Id;
    }

    private static async Task<SiteId?> SiteAsync(AppDb db, string? written, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        var name = Names.Tidy(written);
        if (await db.Sites.FirstOrDefaultAsync(s => s.Name == name, cancel) is { } known) return known.Id;
        var made = new Site(SiteId.New(), name);
        db.Sites.Add(made);
        return made.Id;
    }

    private static async Task<FunctionId?> FunctionAsync(AppDb db, string? written, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        var name = Names.Tidy(written);
        if (await db.Functions.FirstOrDefaultAsync(f => f.Name == name, cancel) is { } known) return known.Id;
        var made = new BusinessFunction(FunctionId.New(), name);
        db.Functions.Add(made);
        return made.Id;
    }
}
