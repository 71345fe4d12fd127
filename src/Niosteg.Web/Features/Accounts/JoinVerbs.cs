using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;

namespace Niosteg.Web.Features.Accounts;

/// <summary>Asking to join with the organisation's code. An address is not proven by being typed, so every account made
/// this way waits until an administrator has said yes.</summary>
public sealed class JoinVerbs(IDbContextFactory<AppDb> database, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    /// <summary>More than this waiting at once is somebody playing with the code.</summary>
    public const int MostWaiting = 200;

    private static readonly Refusal WrongCode = new("join-code-refused", nameof(JoinInput.Code));

    public async Task<Outcome> AskAsync(JoinInput input, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var settings = await db.Settings.AsNoTracking().FirstOrDefaultAsync(cancel);
        if (!JoinCode.Matches(settings?.JoinCode, input.Code)) return WrongCode;
        var email = Person.NormaliseEmail(input.Email);
        if ((AccountRules.CheckName(input.Name) ?? AccountRules.CheckEmail(email)
            ?? PasswordRules.Check(input.Password, input.Name, email, settings!.Name)) is { } refusal) return refusal;
        if (await db.Users.CountAsync(a => a.State == AccountState.Waiting, cancel) >= MostWaiting) return new Refusal("join-full");

        var account = Account.Make(Guid.CreateVersion7(), input.Name!, email!, AccessRole.Employee, clock.GetUtcNow().UtcDateTime);
        account.PasswordHash = hasher.HashPassword(account, input.Password!);
        account.State = AccountState.Waiting;
        // The same answer when there is an account already: who has one is nobody else's business.
        if (await db.Users.AnyAsync(a => a.NormalizedEmail == account.NormalizedEmail, cancel)) return Outcome.Done;
        db.Actor = new Hosting.Actor(account.AccountId, null, AccessRole.None, account.DisplayName);
        db.Add(account);
        await db.SaveChangesAsync(cancel);
        return Outcome.Done;
    }
}
