using Microsoft.AspNetCore.Identity;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Accounts.Me;

/// <summary>One more passkey for the own account. The question is given only to somebody who has shown who they are, and
/// the answer holds only for that question: a browser left open is not enough to make a way in that lasts.</summary>
/// <param name="db">The context that Identity saves with, so that key and trail stand in one transaction.</param>
public sealed class NewPasskey(SignInManager<Account> signIn, AppDb db, SignInVerbs door, Actor actor)
{
    internal static readonly Refusal Unanswered = new("passkey-unanswered");

    /// <summary>What the browser shall ask of the device, as JSON.</summary>
    public async Task<Outcome<string>> AskAsync(NewPasskeyInput input, CancellationToken cancel = default)
    {
        if (actor.IsDemonstration) return MeVerbs.Shared;
        if (await MeAsync() is not { } me) return Refusal.NotFound;
        if (MyPasskeys.CheckName(input.Name) is { } refusal) return refusal;
        if (await door.ProveAsync(me, actor.SessionId, input.Current, cancel) is { Refusal: { } wrong }) return wrong;
        return await signIn.MakePasskeyCreationOptionsAsync(new() { Id = me.Id.ToString(), Name = me.Email ?? "", DisplayName = me.DisplayName });
    }

    public async Task<Outcome> AddAsync(NewPasskeyInput input)
    {
        if (actor.IsDemonstration) return MeVerbs.Shared;
        if (await MeAsync() is not { } me) return Refusal.NotFound;
        if (MyPasskeys.CheckName(input.Name) is { } refusal) return refusal;
        if (await AnswerAsync(signIn, input.Credential) is not { Succeeded: true } answer || answer.UserEntity.Id != me.Id.ToString()) return Unanswered;
        answer.Passkey.Name = input.Name!.Trim();
        db.Note(AuditAction.Changed, nameof(Account), me.Id.ToString(), me.PersonId, "Passkey");
        return (await signIn.UserManager.AddOrUpdatePasskeyAsync(me, answer.Passkey)).Succeeded ? Outcome.Done : Unanswered;
    }

    /// <summary>What the device answered; null when there is no answer, or no question that it belongs to.</summary>
    internal static async Task<PasskeyAttestationResult?> AnswerAsync(SignInManager<Account> signIn, string? credential)
    {
        if (string.IsNullOrWhiteSpace(credential)) return null;
        try
        {
            return await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // How Identity says that no question was asked, or that it was asked too long ago.
            return null;
        }
    }

    private async Task<Account?> MeAsync() => actor.AccountId is { } id ? await signIn.UserManager.FindByIdAsync(id.ToString()) : null;
}
