using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Accounts.Me;

/// <summary>The own account. Everybody signed in has one; nobody reaches another's this way.</summary>
public sealed class MeVerbs(IDbContextFactory<AppDb> database, Actor actor, SignInVerbs door, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    /// <summary>An account of the example is shared by everybody who looks through it.</summary>
    internal static readonly Refusal Shared = new("account-shared");

    public async Task<Outcome<MeView>> ReadAsync(CancellationToken cancel = default)
    {
        if (actor.AccountId is not { Value: var me }) return Refusal.NotFound;
        await using var db = await database.CreateDbContextAsync(cancel);
        var oldest = clock.GetUtcNow().UtcDateTime - Sessions.Lasts;
        var found = await db.Users.Where(a => a.Id == me).Select(a => new
        {
            Account = a,
            Passkeys = db.Passkeys.Count(k => k.UserId == me),
            Sessions = db.Sessions.Count(s => s.AccountId == me && s.EndedAt == null && s.SeenAt > oldest),
        }).AsNoTracking().FirstOrDefaultAsync(cancel);
        if (found?.Account is not { } account) return Refusal.NotFound;
        return new MeView(me, account.DisplayName, account.Email ?? "", account.PersonId?.Value, RoleRules.NamesOf(account.Roles),
            account.PasswordHash is not null, account.TwoFactorEnabled, found.Passkeys, found.Sessions, account.CreatedAt, account.IsDemonstration);
    }

    public async Task<Outcome> RenameAsync(NameInput input, CancellationToken cancel = default)
    {
        if (actor.IsDemonstration) return Shared;
        if (AccountRules.CheckName(input.Name) is { } refusal) return refusal;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await MineAsync(db, cancel) is not { } account) return Refusal.NotFound;
        (account.DisplayName, account.ConcurrencyStamp) = (input.Name!.Trim(), Guid.CreateVersion7().ToString());
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>Another mail address to sign in with, after a proof: whoever finds the browser open
    /// cannot move the account to an address of their own.</summary>
    public async Task<Outcome> ChangeEmailAsync(EmailChangeInput input, CancellationToken cancel = default)
    {
        if (actor.IsDemonstration) return Shared;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await MineAsync(db, cancel) is not { } account) return Refusal.NotFound;
        if (await door.ProveAsync(account, actor.SessionId, input.Current, cancel) is { Refusal: { } wrong }) return wrong;
        if (await AccountRules.MoveAsync(db, account, input.Email, cancel) is { } refusal) return refusal;
        account.ConcurrencyStamp = Guid.CreateVersion7().ToString();
        return await db.TrySaveAsync(cancel);
    }

    /// <summary>A new password, after the present one or a passkey just used. Every other browser is signed out, and a link for
    /// choosing a password stops working: whoever knew the old one is left outside.</summary>
    public async Task<Outcome> ChangePasswordAsync(PasswordChangeInput input, CancellationToken cancel = default)
    {
        if (actor.IsDemonstration) return Shared;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await MineAsync(db, cancel) is not { } account) return Refusal.NotFound;
        var organisation = await db.Settings.Select(s => s.Name).FirstOrDefaultAsync(cancel);
        if (PasswordRules.Check(input.Password, account.DisplayName, account.Email, organisation) is { } refusal) return refusal;
        if (await door.ProveAsync(account, actor.SessionId, input.Current, cancel) is { Refusal: { } wrong }) return wrong;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        account.PasswordHash = hasher.HashPassword(account, input.Password!);
        (account.SecurityStamp, account.ConcurrencyStamp) = (Guid.CreateVersion7().ToString("N"), Guid.CreateVersion7().ToString());
        if (await db.TrySaveAsync(cancel) is { Refusal: { } lost }) return lost;
        await db.Invitations.Where(i => i.AccountId == account.Id).ExecuteDeleteAsync(cancel);
        await MySessions.Others(db, actor).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, clock.GetUtcNow().UtcDateTime), cancel);
        await transaction.CommitAsync(cancel);
        return Outcome.Done;
    }

    private Task<Account?> MineAsync(AppDb db, CancellationToken cancel) => db.Users.FirstOrDefaultAsync(a => actor.AccountId != null && a.Id == actor.AccountId.Value.Value, cancel);
}
