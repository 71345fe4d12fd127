using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Organisation;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Accounts.Me;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Accounts;

/// <summary>The first visit without a password: the organisation, the account that runs it and the passkey that opens it,
/// all three or none.</summary>
/// <param name="db">The context that Identity saves with, so that all of it stands in one transaction.</param>
public sealed class StartWithKey(SignInManager<Account> signIn, AppDb db, StartVerbs start, TimeProvider clock)
{
    /// <summary>What the browser shall ask of the device, as JSON. Only while there is no organisation.</summary>
    public async Task<Outcome<string>> AskAsync(StartInput input, CancellationToken cancel = default)
    {
        if (StartVerbs.Faults(input, withPassword: false) is [var refusal, ..]) return refusal;
        if (!await start.IsEmptyAsync(cancel)) return StartVerbs.Started;
        return await signIn.MakePasskeyCreationOptionsAsync(new()
        {
            Id = Guid.CreateVersion7().ToString(),
            Name = Person.NormaliseEmail(input.Email)!,
            DisplayName = input.Name!.Trim(),
        });
    }

    public async Task<Outcome<Account>> StartAsync(StartInput input, string? credential, string device, CancellationToken cancel = default)
    {
        if (StartVerbs.Faults(input, withPassword: false) is [var refusal, ..]) return refusal;
        if (await NewPasskey.AnswerAsync(signIn, credential) is not { Succeeded: true } answer || !Guid.TryParse(answer.UserEntity.Id, CultureInfo.InvariantCulture, out var id)) return NewPasskey.Unanswered;
        var now = clock.GetUtcNow().UtcDateTime;
        var account = Account.Make(id, input.Name!, Person.NormaliseEmail(input.Email)!, AccessRole.Administrator | AccessRole.ProcessLeader, now);
        answer.Passkey.Name = device.Length > 0 ? device : account.DisplayName;
        db.Actor = new Actor(account.AccountId, null, account.Roles, account.DisplayName);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Add(new OrganisationSettings(input.Organisation!, isExample: false, now));
        db.Add(account);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            await transaction.RollbackAsync(cancel);
            if (!await start.IsEmptyAsync(cancel)) return StartVerbs.Started;
            throw;
        }
        if (!(await signIn.UserManager.AddOrUpdatePasskeyAsync(account, answer.Passkey)).Succeeded) return NewPasskey.Unanswered;
        await transaction.CommitAsync(cancel);
        return account;
    }
}
