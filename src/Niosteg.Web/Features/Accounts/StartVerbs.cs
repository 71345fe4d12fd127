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
    internal static readonly Refusal Started = new("organisation-started");

    public async Task<bool> IsEmptyAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return !await db.Settings.AnyAsync(cancel);
    }

    /// <summary>Makes the organisation and the account that runs it, both or neither.</summary>
    public async Task<Outcome<Account>> StartAsync(StartInput input, CancellationToken cancel = default)
    {
        var email = Person.NormaliseEmail(input.Email);
        if (Faults(input) is [var refusal, ..]) return refusal;
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

    /// <summary>All that is missing or will not do, field by field in the form's order.</summary>
    /// <param name="withPassword">False for who comes in with a passkey.</param>
    internal static IReadOnlyList<Refusal> Faults(StartInput input, bool withPassword = true)
    {
        var email = Person.NormaliseEmail(input.Email);
        Refusal?[] all =
        [
            string.IsNullOrWhiteSpace(input.Organisation) ? new Refusal("start-organisation-missing", nameof(StartInput.Organisation))
                : input.Organisation.Trim().Length > OrganisationSettings.NameLength ? new Refusal("text-too-long", nameof(StartInput.Organisation), OrganisationSettings.NameLength) : null,
            string.IsNullOrWhiteSpace(input.Name) ? new Refusal("start-name-missing", nameof(StartInput.Name)) : AccountRules.CheckName(input.Name),
            string.IsNullOrWhiteSpace(input.Email) ? new Refusal("start-email-missing", nameof(StartInput.Email)) : AccountRules.CheckEmail(email),
            !withPassword ? null : string.IsNullOrEmpty(input.Password) ? new Refusal("start-password-missing", nameof(StartInput.Password), PasswordRules.ShortestLength)
                : PasswordRules.Check(input.Password, input.Name, email, input.Organisation),
        ];
        return [.. all.OfType<Refusal>()];
    }
}
