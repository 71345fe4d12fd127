using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Accounts;

/// <summary>What the administrator does to other accounts. Whatever is done, somebody is left who can do it.</summary>
public sealed class AccountChanges(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock)
{
    /// <summary>A new account and the link by which its owner chooses a password.</summary>
    public async Task<Outcome<InvitedView>> CreateAsync(AccountInput input, CancellationToken cancel = default)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        var email = Person.NormaliseEmail(input.Email);
        if ((AccountRules.CheckName(input.Name) ?? AccountRules.CheckEmail(email)) is { } refusal) return refusal;
        var roles = RoleRules.Choose(input.Roles);
        if (!roles.IsDone) return roles.Refusal!;

        await using var db = await database.CreateDbContextAsync(cancel);
        var account = Account.Make(Guid.CreateVersion7(), input.Name!, email!, roles.Value, Now);
        if (await db.Users.AnyAsync(a => a.NormalizedEmail == account.NormalizedEmail, cancel)) return new Refusal("account-email-taken", nameof(AccountInput.Email));
        var blank = string.IsNullOrWhiteSpace(input.Person);
        var person = await PersonAsync(db, blank ? email : input.Person, account.Id, cancel);
        if (person.Refusal is { } unknown && !blank) return unknown;
        account.PersonId = person.IsDone ? person.Value : null;
        db.Add(account);
        var token = await InviteAsync(db, account, cancel);
        await db.SaveChangesAsync(cancel);
        return new InvitedView(account.Id, token);
    }

    /// <summary>A new link; an older one stops working.</summary>
    public async Task<Outcome<InvitedView>> InviteAgainAsync(Guid id, CancellationToken cancel = default)
    {
        var token = "";
        var outcome = await ChangeAsync(id, async (db, account) =>
        {
            if (account.State != AccountState.Active) return new Refusal("account-locked");
            token = await InviteAsync(db, account, cancel);
            db.Note(AuditAction.Changed, nameof(Account), account.Id.ToString(), account.PersonId, "Invitation");
            return null;
        }, cancel);
        return outcome.Refusal is { } refusal ? refusal : new InvitedView(id, token);
    }

    public Task<Outcome> ChangeRolesAsync(Guid id, RolesInput input, CancellationToken cancel = default) => ChangeAsync(id, (_, account) =>
    {
        if (input.Stamp is not null && input.Stamp != account.ConcurrencyStamp) return Task.FromResult<Refusal?>(Refusal.ChangedMeanwhile);
        var roles = RoleRules.Choose(input.Roles);
        if (roles.IsDone) account.Roles = roles.Value;
        return Task.FromResult(roles.Refusal);
    }, cancel);

    /// <summary>The address is also what its owner signs in with; who is signed in stays so.</summary>
    public Task<Outcome> ChangeEmailAsync(Guid id, EmailInput input, CancellationToken cancel = default) => ChangeAsync(id, (db, account) =>
        AccountRules.MoveAsync(db, account, input.Email, cancel), cancel);

    public Task<Outcome> ConnectAsync(Guid id, PersonInput input, CancellationToken cancel = default) => ChangeAsync(id, async (db, account) =>
    {
        if (string.IsNullOrWhiteSpace(input.Person)) account.PersonId = null;
        else if (await PersonAsync(db, input.Person, account.Id, cancel) is var person && person.IsDone) account.PersonId = person.Value;
        else return person.Refusal;
        return null;
    }, cancel);

    /// <summary>Closes the account: it is signed out everywhere and cannot come in.</summary>
    public Task<Outcome> LockAsync(Guid id, CancellationToken cancel = default) => ChangeAsync(id, async (db, account) =>
    {
        account.State = AccountState.Locked;
        await EndAsync(db, id, cancel);
        return null;
    }, cancel);

    /// <summary>Opens it again, also when it rests after too many tries.</summary>
    public Task<Outcome> UnlockAsync(Guid id, CancellationToken cancel = default) => ChangeAsync(id, (_, account) =>
    {
        if (account.State == AccountState.Locked) account.State = AccountState.Active;
        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        return Task.FromResult<Refusal?>(null);
    }, cancel);

    public Task<Outcome> EndSessionsAsync(Guid id, CancellationToken cancel = default) => ChangeAsync(id, async (db, account) =>
    {
        await EndAsync(db, id, cancel);
        db.Note(AuditAction.Changed, nameof(Account), id.ToString(), account.PersonId, "Sessions");
        return null;
    }, cancel);

    /// <summary>For somebody whose phone and recovery codes are gone.</summary>
    public Task<Outcome> TurnOffCodesAsync(Guid id, CancellationToken cancel = default) => ChangeAsync(id, async (db, account) =>
    {
        account.TwoFactorEnabled = false;
        await db.UserTokens.Where(t => t.UserId == id).ExecuteDeleteAsync(cancel);
        return null;
    }, cancel);

    /// <summary>Removes the account. What was done with it stays, and so does the person.</summary>
    public Task<Outcome> RemoveAsync(Guid id, CancellationToken cancel = default) => ChangeAsync(id, (db, account) =>
    {
        db.Remove(account);
        return Task.FromResult<Refusal?>(null);
    }, cancel);

    /// <summary>Says yes to somebody who asked to join, and connects the person with the same mail address: the administrator
    /// has seen who it is.</summary>
    public Task<Outcome> ApproveAsync(Guid id, RolesInput input, CancellationToken cancel = default) => ChangeAsync(id, async (db, account) =>
    {
        if (account.State != AccountState.Waiting) return Refusal.NotFound;
        var roles = RoleRules.Choose(input.Roles);
        if (!roles.IsDone) return roles.Refusal;
        (account.State, account.Roles) = (AccountState.Active, roles.Value);
        var person = await PersonAsync(db, account.Email, account.Id, cancel);
        if (person.IsDone) account.PersonId = person.Value;
        return null;
    }, cancel);

    public Task<Outcome> DeclineAsync(Guid id, CancellationToken cancel = default) => ChangeAsync(id, (db, account) =>
    {
        if (account.State != AccountState.Waiting) return Task.FromResult<Refusal?>(Refusal.NotFound);
        db.Remove(account);
        return Task.FromResult<Refusal?>(null);
    }, cancel);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>One change, one transaction; undone when it would leave nobody to run the installation.</summary>
    private async Task<Outcome> ChangeAsync(Guid id, Func<AppDb, Account, Task<Refusal?>> change, CancellationToken cancel)
    {
        if (!actor.IsAdministrator) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Takes the one row of settings, so that two administrators cannot remove each other in the same moment.
        await db.Settings.ExecuteUpdateAsync(set => set.SetProperty(s => s.StartedAt, s => s.StartedAt), cancel);
        if (await db.Users.FirstOrDefaultAsync(a => a.Id == id, cancel) is not { } account) return Refusal.NotFound;
        var before = await AbleAdministratorsAsync(db, cancel);
        if (await change(db, account) is { } refusal) return refusal;
        account.ConcurrencyStamp = Guid.CreateVersion7().ToString();
        if (await db.TrySaveAsync(cancel) is { Refusal: { } lost }) return lost;
        if (RoleRules.KeepAnAdministrator(before, await AbleAdministratorsAsync(db, cancel)) is { } last) return last;
        await transaction.CommitAsync(cancel);
        return Outcome.Done;
    }

    private static Task<int> AbleAdministratorsAsync(AppDb db, CancellationToken cancel) => db.Users.CountAsync(a =>
        (a.Roles & AccessRole.Administrator) != 0 && a.State == AccountState.Active
        && (a.PasswordHash != null || a.IsDemonstration || db.Passkeys.Any(k => k.UserId == a.Id)), cancel);

    private async Task<string> InviteAsync(AppDb db, Account account, CancellationToken cancel)
    {
        var token = Secrets.NewToken();
        var invitation = await db.Invitations.FirstOrDefaultAsync(i => i.AccountId == account.Id, cancel);
        if (invitation is null) db.Add(invitation = new AccountInvitation { AccountId = account.Id });
        (invitation.TokenHash, invitation.EndsAt) = (Secrets.Hash(token), Now + AccountInvitation.Lasts);
        return token;
    }

    private async Task EndAsync(AppDb db, Guid id, CancellationToken cancel)
    {
        var now = Now;
        await db.Sessions.Where(s => s.AccountId == id && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancel);
    }

    /// <summary>The person with this mail address or employee number, unless another account is theirs.</summary>
    private static async Task<Outcome<PersonId>> PersonAsync(AppDb db, string? key, Guid own, CancellationToken cancel)
    {
        var (email, number) = (Person.NormaliseEmail(key), key?.Trim());
        var people = await db.People.Where(p => p.Email == email || p.EmployeeNumber == number).Select(p => p.Id).Take(2).ToListAsync(cancel);
        if (people.Count != 1) return new Refusal("person-unknown", "Person");
        var person = people[0];
        return await db.Users.AnyAsync(a => a.PersonId == person && a.Id != own, cancel) ? new Refusal("person-has-account", "Person") : person;
    }
}
