using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Accounts;

/// <summary>Choosing a password by a link that an administrator handed over. The link opens once; looking at it uses
/// nothing up, because mail programs look at links too.</summary>
public sealed class InvitationVerbs(IDbContextFactory<AppDb> database, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    public async Task<Outcome<InvitationView>> ReadAsync(string? token, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var account = await Standing(db, token).Join(db.Users, i => i.AccountId, a => a.Id, (i, a) => a).AsNoTracking().FirstOrDefaultAsync(cancel);
        if (account is not { State: AccountState.Active }) return Refusal.NotFound;
        var organisation = await db.Settings.Select(s => s.Name).FirstOrDefaultAsync(cancel);
        return new InvitationView(organisation ?? "", account.DisplayName, account.Email ?? "");
    }

    public async Task<Outcome<Account>> AcceptAsync(string? token, NewPasswordInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var id = await Standing(db, token).Select(i => (Guid?)i.AccountId).FirstOrDefaultAsync(cancel);
        if (await db.Users.FirstOrDefaultAsync(a => a.Id == id, cancel) is not { State: AccountState.Active } account) return Refusal.NotFound;
        var organisation = await db.Settings.Select(s => s.Name).FirstOrDefaultAsync(cancel);
        if (PasswordRules.Check(input.Password, account.DisplayName, account.Email, organisation) is { } refusal) return refusal;
        // Two who open the link at once: one of them removes it.
        if (await Standing(db, token).ExecuteDeleteAsync(cancel) != 1) return Refusal.NotFound;

        db.Actor = new Actor(account.AccountId, account.PersonId, account.Roles, account.DisplayName);
        account.PasswordHash = hasher.HashPassword(account, input.Password!);
        account.SecurityStamp = Guid.CreateVersion7().ToString("N");
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Sessions.Where(s => s.AccountId == account.Id && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancel);
        if (await db.TrySaveAsync(cancel) is { Refusal: { } lost }) return lost;
        await transaction.CommitAsync(cancel);
        return account;
    }

    private IQueryable<AccountInvitation> Standing(AppDb db, string? token)
    {
        var (hash, now) = (Secrets.Hash(token), clock.GetUtcNow().UtcDateTime);
        return db.Invitations.Where(i => i.TokenHash == hash && i.EndsAt > now);
    }
}
