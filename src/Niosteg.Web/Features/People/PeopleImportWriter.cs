using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Organisation.Imports;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Features.Exchange;

namespace Niosteg.Web.Features.People;

/// <summary>Writes a plan inside the caller's transaction. New rows go in bulk, each new person with a line of their own in
/// the audit trail; changed rows go through the entities, so that their rules and their trail hold.</summary>
internal static class PeopleImportWriter
{
    private const int AtATime = 500;

    public static async Task WriteAsync(AppDb db, PeoplePlan plan, ImportDraft draft, CancellationToken cancel)
    {
        var places = plan.Placements;
        await db.InsertStreamAsync(places.NewUnits, cancel);
        await db.InsertStreamAsync(places.NewSites, cancel);
        await db.InsertStreamAsync(places.NewFunctions, cancel);
        await db.InsertStreamAsync(places.NewPositions, cancel);
        await db.InsertStreamAsync(ManagersFirst(plan).Select(New), cancel);
        await ChangePeopleAsync(db, plan, cancel);
        await EndAsync(db, places, cancel);
        await db.InsertStreamAsync(places.Added, cancel);
        await db.InsertStreamAsync(Trail(db, plan, draft), cancel);
        if (places.NewUnits.Count > 0) await db.RebuildUnitsAsync(cancel);
        if (plan.People.Any(p => p.Effect == RowEffect.New || p.Changes.Contains(PeopleField.Manager))) await db.RebuildLineAsync(cancel);
    }

    /// <summary>A row may only point at a manager who is there already.</summary>
    private static IEnumerable<PlannedPerson> ManagersFirst(PeoplePlan plan)
    {
        var fresh = plan.People.Where(p => p.Effect == RowEffect.New).ToDictionary(p => p.Id);
        var written = new HashSet<PersonId>();
        var line = new Stack<PlannedPerson>();
        foreach (var person in fresh.Values)
        {
            for (var at = person; at is not null && !written.Contains(at.Id); at = at.ManagerId is { } manager ? fresh.GetValueOrDefault(manager) : null) line.Push(at);
            while (line.TryPop(out var next))
                if (written.Add(next.Id)) yield return next;
        }
    }

    private static Person New(PlannedPerson planned)
    {
        var person = new Person(planned.Id, planned.GivenName, planned.FamilyName);
        Apply(person, planned);
        return person;
    }

    private static async Task ChangePeopleAsync(AppDb db, PeoplePlan plan, CancellationToken cancel)
    {
        foreach (var some in plan.People.Where(p => p.Effect == RowEffect.Changed && p.Changes.Any(c => c != PeopleField.Unit)).Chunk(AtATime))
        {
            var planned = some.ToDictionary(p => p.Id);
            var ids = planned.Keys.ToList();
            foreach (var person in await db.People.Where(p => ids.Contains(p.Id)).ToListAsync(cancel)) Apply(person, planned[person.Id]);
            await db.SaveChangesAsync(cancel);
            Forget<Person>(db);
        }
    }

    private static void Apply(Person person, PlannedPerson planned)
    {
        Outcome[] all =
        [
            person.Rename(planned.GivenName, planned.FamilyName), person.Reach(planned.Email, planned.EmployeeNumber),
            person.WorksBetween(planned.StartsOn, planned.EndsOn), person.ReportTo(planned.ManagerId, new HashSet<PersonId>()),
        ];
        person.Protect(planned.IsProtected);
        // The plan has asked the same questions; a no here would write something else than what was accepted.
        if (all.FirstOrDefault(o => !o.IsDone).Refusal is { } refusal) throw new InvalidOperationException($"The plan let through what the person refuses: {refusal.Code}");
    }

    private static async Task EndAsync(AppDb db, PlannedPlacements places, CancellationToken cancel)
    {
        foreach (var some in places.Removed.Chunk(AtATime))
        {
            var ids = some.ToList();
            db.Assignments.RemoveRange(await db.Assignments.Where(a => ids.Contains(a.Id)).ToListAsync(cancel));
            await db.SaveChangesAsync(cancel);
        }
        foreach (var some in places.Ended.Chunk(AtATime))
        {
            var days = some.ToDictionary(e => e.Id, e => e.LastDay);
            var ids = days.Keys.ToList();
            foreach (var assignment in await db.Assignments.Where(a => ids.Contains(a.Id)).ToListAsync(cancel)) assignment.End(days[assignment.Id]);
            await db.SaveChangesAsync(cancel);
            Forget<Assignment>(db);
        }
    }

    private static void Forget<T>(AppDb db) where T : class
    {
        foreach (var entry in db.ChangeTracker.Entries<T>().ToList()) entry.State = EntityState.Detached;
        foreach (var entry in db.ChangeTracker.Entries<AuditEntry>().ToList()) entry.State = EntityState.Detached;
    }

    private static IEnumerable<AuditEntry> Trail(AppDb db, PeoplePlan plan, ImportDraft draft)
    {
        var fresh = plan.People.Where(p => p.Effect == RowEffect.New).Select(p => p.Id).ToHashSet();
        AuditEntry Line(string subject, string id, PersonId? person) => new()
        {
            At = db.Clock.GetUtcNow().UtcDateTime,
            ActorId = db.Actor.AccountId?.Value,
            ActorName = db.Actor.Name,
            Action = AuditAction.Imported,
            Subject = subject,
            SubjectId = id,
            PersonId = person?.Value,
            Detail = draft.FileName,
        };
        yield return Line(nameof(ImportDraft), draft.Id.ToString(), null);
        foreach (var unit in plan.Placements.NewUnits) yield return Line(nameof(OrganisationUnit), unit.Id.ToString(), null);
        foreach (var id in fresh) yield return Line(nameof(Person), id.ToString(), id);
        // A new person's placements are part of their being new.
        foreach (var added in plan.Placements.Added.Where(a => !fresh.Contains(a.PersonId))) yield return Line(nameof(Assignment), added.Id.ToString(), added.PersonId);
    }
}
