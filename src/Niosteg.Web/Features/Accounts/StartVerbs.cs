using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Accounts;

/// <summary>The first visit: an installation without an organisation is given one, and its first account.</summary>
public sealed class StartVerbs(IDbContextFactory<AppDb> database, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    private static readonly Refusal Started = new("organisation-started");

    public async Task<bool> IsEmptyAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return !await db.Settings.AnyAsync(cancel);
    }

    /// <summary>Makes the organisation and the account that runs it, both or neither.</summary>
    public async Task<Outcome<Account>> StartAsync(StartInput input, CancellationToken cancel = default)
    {
        var email = Person.NormaliseEmail(input.Email);
        if (Check(input, email) is { } refusal) return refusal;
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Settings.AnyAsync(cancel)) return Started;

        var now = clock.GetUtcNow().UtcDateTime;
        var account = Account.Make(Guid.CreateVersion7(), input.Name!, email!, AccessRole.Administrator | AccessRole.ProcessLeader, now);
        account.PasswordHash = hasher.HashPassword(account, input.Password!);
        db.Actor = new Actor(account.AccountId, null, account.Roles, account.DisplayName);
        db.Add(new OrganisationSettings(input.Organisation!, isExample: false, now));
        db.Add(account);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // There is one row of settings, so of two who start at once the second is refused by the database.
            if (!await IsEmptyAsync(cancel)) return Started;
            throw;
        }
        return account;
    }

    private static Refusal? Check(StartInput input, string? email)
    {
        if (string.IsNullOrWhiteSpace(input.Organisation)) return new Refusal("name-missing", nameof(StartInput.Organisation));
        if (input.Organisation.Trim().Length > OrganisationSettings.NameLength) return new Refusal("text-too-long", nameof(StartInput.Organisation), OrganisationSettings.NameLength);
        return AccountRules.CheckName(input.Name) ?? AccountRules.CheckEmail(email)
            ?? PasswordRules.Check(input.Password, input.Name, email, input.Organisation);
    }
}
