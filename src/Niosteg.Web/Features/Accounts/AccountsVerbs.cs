using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Accounts;

/// <summary>The accounts as the administrator sees them. Nobody else sees that there are any.</summary>
public sealed class AccountsVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<Outcome<AccountsPageView>> ListAsync(string? search, int page = 1, CancellationToken cancel = default)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var found = Search(db.Users.Where(a => a.State != AccountState.Waiting), search);
        var rows = await found.OrderBy(a => a.DisplayName).ThenBy(a => a.Id)
            .Skip((Math.Clamp(page, 1, 100_000) - 1) * PageSize).Take(PageSize)
            .Select(a => new
            {
                a.Id,
                a.DisplayName,
                a.Email,
                a.PersonId,
                a.Roles,
                a.State,
                Person = db.People.Where(p => p.Id == a.PersonId).Select(p => p.GivenName + " " + p.FamilyName).FirstOrDefault(),
                MayEnter = a.PasswordHash != null || a.IsDemonstration || db.Passkeys.Any(k => k.UserId == a.Id),
                Seen = db.Sessions.Where(s => s.AccountId == a.Id).Max(s => (DateTime?)s.SeenAt),
            }).ToListAsync(cancel);
        return new AccountsPageView(await found.CountAsync(cancel), [.. rows.Select(a => new AccountRow(
            a.Id, a.DisplayName, a.Email ?? "", a.Person, a.PersonId?.Value, RoleRules.NamesOf(a.Roles), a.State, a.MayEnter, a.Seen))]);
    }

    /// <summary>Those who have asked to join, the first to ask first.</summary>
    public async Task<Outcome<WaitingRow[]>> WaitingAsync(CancellationToken cancel = default)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var waiting = await db.Users.AsNoTracking().Where(a => a.State == AccountState.Waiting).OrderBy(a => a.CreatedAt).Take(JoinVerbs.MostWaiting).ToListAsync(cancel);
        var emails = waiting.Select(a => a.Email).ToList();
        var people = await Matches(db, db.People.Where(p => emails.Contains(p.Email) && !db.Users.Any(a => a.PersonId == p.Id))).ToListAsync(cancel);
        return waiting.Select(a => new WaitingRow(a.Id, a.DisplayName, a.Email!, a.CreatedAt, people.FirstOrDefault(p => p.Email == a.Email)?.Match)).ToArray();
    }

    public async Task<Outcome<AccountView>> ReadAsync(Guid id, CancellationToken cancel = default)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var oldest = clock.GetUtcNow().UtcDateTime - Sessions.Lasts;
        var sessions = db.Sessions.Where(s => s.AccountId == id);
        var found = await db.Users.Where(a => a.Id == id).Select(a => new
        {
            Account = a,
            Person = db.People.Where(p => p.Id == a.PersonId).Select(p => p.GivenName + " " + p.FamilyName).FirstOrDefault(),
            Passkeys = db.Passkeys.Count(k => k.UserId == a.Id),
            Sessions = sessions.Count(s => s.EndedAt == null && s.SeenAt > oldest),
            Seen = sessions.Max(s => (DateTime?)s.SeenAt),
            Until = db.Invitations.Where(i => i.AccountId == a.Id).Select(i => (DateTime?)i.EndsAt).FirstOrDefault(),
        }).AsNoTracking().FirstOrDefaultAsync(cancel);
        if (found?.Account is not { } account) return Refusal.NotFound;
        return new AccountView(id, account.DisplayName, account.Email ?? "", account.PersonId?.Value, found.Person, RoleRules.NamesOf(account.Roles),
            account.State, account.PasswordHash is not null || account.IsDemonstration || found.Passkeys > 0, account.TwoFactorEnabled,
            found.Passkeys, found.Sessions, account.CreatedAt, found.Seen, found.Until, account.AccountId == actor.AccountId, account.ConcurrencyStamp);
    }

    /// <summary>What a new account for this person would be called, and the roles the person's place asks for.</summary>
    public async Task<Outcome<AccountSuggestion>> SuggestAsync(Guid person, CancellationToken cancel = default)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var id = new PersonId(person);
        var found = await Matches(db, db.People.Where(p => p.Id == id && !db.Users.Any(a => a.PersonId == id))).FirstOrDefaultAsync(cancel);
        if (found is null) return Refusal.NotFound;
        return new AccountSuggestion(found.Match.Name, found.Email, found.Email ?? found.Number, RolesFor(found.Match));
    }

    /// <summary>Everyone is an employee; who has people under them is a manager too.</summary>
    internal static IReadOnlyList<string> RolesFor(PersonMatch? person) =>
        RoleRules.NamesOf(AccessRole.Employee | (person is { LeadsOthers: true } ? AccessRole.Manager : AccessRole.None));

    private static IQueryable<Account> Search(IQueryable<Account> accounts, string? search)
    {
        var words = (search ?? "").Trim().ToLowerInvariant();
        return words.Length == 0 ? accounts : accounts.Where(a => a.DisplayName.ToLower().Contains(words) || a.Email!.Contains(words));
    }

    private static IQueryable<Found> Matches(AppDb db, IQueryable<Person> people) => people.Select(p => new Found(p.Email, p.EmployeeNumber,
        new PersonMatch(p.Id.Value, p.GivenName + " " + p.FamilyName,
            db.Assignments.Where(a => a.PersonId == p.Id).OrderByDescending(a => a.From)
                .Join(db.Positions, a => a.PositionId, s => s.Id, (a, s) => s.Title).FirstOrDefault(),
            db.LineLinks.Any(l => l.ManagerId == p.Id && l.Depth > 0))));

    private sealed record Found(string? Email, string? Number, PersonMatch Match);
}
