using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Assessments;
using Niosteg.Domain.Competencies;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Accounts.Me;

/// <summary>Hands out everything Niosteg knows of the one who asks, and nothing of anybody else.</summary>
public sealed class MyData(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    /// <summary>More than a working life gathers. Beyond it the file says that there are older events.</summary>
    public const int MostEvents = 50_000;

    public async Task<Outcome<MyDataView>> ReadAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == Me, cancel) is not { } account) return Refusal.NotFound;
        var events = await EventsAsync(db, cancel);
        var view = new MyDataView(MyDataView.PresentFormat, clock.GetUtcNow().UtcDateTime, await db.Settings.Select(s => s.Name).FirstOrDefaultAsync(cancel) ?? "",
            await AccountAsync(db, account, cancel), await PersonAsync(db, cancel), await AssignmentsAsync(db, cancel), await AssessmentsAsync(db, cancel),
            [.. events.Take(MostEvents)], events.Count > MostEvents)
        {
            BusyTimes = (await db.BusyCalendars.AsNoTracking().FirstOrDefaultAsync(b => b.PersonId == Person, cancel))?.Times ?? [],
        };
        db.Note(AuditAction.Exported, "MyData", Me.ToString(), actor.PersonId, "");
        await db.SaveChangesAsync(cancel);
        return view;
    }

    private Guid Me => actor.AccountId?.Value ?? Guid.Empty;

    /// <summary>No person at all when the account belongs to none: no row has the empty id.</summary>
    private PersonId Person => actor.PersonId ?? default;

    private async Task<MyAccountPart> AccountAsync(AppDb db, Account account, CancellationToken cancel)
    {
        var keys = await db.Passkeys.AsNoTracking().Where(k => k.UserId == Me).ToListAsync(cancel);
        // In the example the account is shared: the other browsers are other visitors'.
        var sessions = await db.Sessions.Where(s => s.AccountId == Me && (!actor.IsDemonstration || s.Id == actor.SessionId)).OrderByDescending(s => s.SeenAt)
            .Select(s => new MySessionPart(s.Device, s.StartedAt, s.SeenAt, s.EndedAt)).ToListAsync(cancel);
        return new(Me, account.DisplayName, account.Email ?? "", RoleRules.NamesOf(account.Roles), account.CreatedAt, account.PasswordHash is not null,
            account.TwoFactorEnabled, [.. keys.OrderBy(k => k.Data.CreatedAt).Select(k => new MyPasskeyPart(k.Data.Name ?? "", k.Data.CreatedAt.UtcDateTime))], sessions);
    }

    private Task<MyPersonPart?> PersonAsync(AppDb db, CancellationToken cancel) => db.People.Where(p => p.Id == Person)
        .Select(p => new MyPersonPart(p.Id.Value, p.GivenName, p.FamilyName, p.Email, p.EmployeeNumber,
            db.People.Where(m => m.Id == p.ManagerId && !m.IsProtected).Select(m => m.GivenName + " " + m.FamilyName).FirstOrDefault(),
            p.StartsOn, p.EndsOn, p.IsProtected)).FirstOrDefaultAsync(cancel);

    private async Task<IReadOnlyList<MyAssignment>> AssignmentsAsync(AppDb db, CancellationToken cancel)
    {
        var found = await db.Assignments.Where(a => a.PersonId == Person).Join(db.Positions, a => a.PositionId, p => p.Id, (a, p) => new
        {
            p.Title,
            Unit = db.Units.Where(u => u.Id == p.UnitId).Select(u => u.Name).FirstOrDefault(),
            Site = db.Sites.Where(s => s.Id == p.SiteId).Select(s => s.Name).FirstOrDefault(),
            Function = db.Functions.Where(f => f.Id == p.FunctionId).Select(f => f.Name).FirstOrDefault(),
            Profile = db.Profiles.FirstOrDefault(j => j.Id == p.ProfileId),
            a.From,
            a.To,
        }).AsNoTracking().ToListAsync(cancel);
        return [.. found.OrderBy(a => a.From ?? DateOnly.MinValue).Select(a => new MyAssignment(a.Title, a.Unit, a.Site, a.Function, a.Profile?.Title, a.From, a.To))];
    }

    private async Task<IReadOnlyList<MyAssessment>> AssessmentsAsync(AppDb db, CancellationToken cancel)
    {
        var given = await db.Assessments.AsNoTracking().Where(a => a.PersonId == Person).ToListAsync(cancel);
        var ids = given.Select(a => a.CompetencyId).Distinct().ToList();
        var described = await db.Competencies.AsNoTracking().Where(c => ids.Contains(c.Id))
            .Join(db.Scales.AsNoTracking(), c => c.ScaleId, s => s.Id, (c, s) => new { c, s }).ToDictionaryAsync(x => x.c.Id, x => (x.c, x.s), cancel);
        var by = given.Select(a => a.ByAccountId?.Value).OfType<Guid>().Distinct().ToList();
        var names = await db.Users.Where(u => by.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancel);
        var revealed = given.GroupBy(a => a.CompetencyId).Where(views => StandingViews.Of(views).IsRevealed).Select(views => views.Key).ToHashSet();
        return [.. given.OrderBy(a => a.AssessedAt).ThenBy(a => a.Id.Value)
            .Select(a => Row(a, described[a.CompetencyId], names, withheld: a.Kind == AssessmentKind.Manager && !revealed.Contains(a.CompetencyId)))];
    }

    private static MyAssessment Row(Assessment view, (Competency Competency, ProficiencyScale Scale) described, Dictionary<Guid, string> names, bool withheld) => withheld
        ? new(described.Competency.Name, view.Kind, null, null, null, null, null, Withheld: true)
        : new(described.Competency.Name, view.Kind, view.Level, view.Level is > 0 and { } level ? described.Scale.NameOf(level) : null, view.Evidence,
            view.AssessedAt, view.ByAccountId is { } by ? names.GetValueOrDefault(by.Value) : null, Withheld: false);

    private Task<List<MyEvent>> EventsAsync(AppDb db, CancellationToken cancel)
    {
        var (me, person, account) = (Me.ToString(), actor.PersonGuid, nameof(Account));
        return db.Audit.Where(e => (e.PersonId == person && person != Guid.Empty) || (e.Subject == account && e.SubjectId == me))
            .OrderByDescending(e => e.Id).Take(MostEvents + 1)
            .Select(e => new MyEvent(e.At, e.ActorName, e.Action, e.Subject, e.Detail)).ToListAsync(cancel);
    }
}
