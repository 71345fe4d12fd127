using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Niosteg.Web.Features.Accounts;

/// <summary>Lets a browser in, and out. The only place that writes the sign-in cookie.</summary>
public sealed class FrontDoor(SignInManager<Account> signIn, IHttpContextAccessor http)
{
    private HttpContext Http => http.HttpContext!;

    /// <param name="method">How the account proved itself: stands in the audit trail.</param>
    /// <param name="remember">Whether the browser stays signed in after it is closed.</param>
    public Task EnterAsync(Account account, string method, bool remember = false) =>
        signIn.SignInAsync(account, new AuthenticationProperties { IsPersistent = remember }, method);

    /// <summary>The password was right and a one-time code is left to give. Kept in a short-lived cookie.</summary>
    public Task WaitForCodeAsync(Account account) => Http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, account.Id.ToString())], IdentityConstants.TwoFactorUserIdScheme)));

    /// <summary>The account that has given its password and not yet its code.</summary>
    public Task<Account?> WaitingForCodeAsync() => signIn.GetTwoFactorAuthenticationUserAsync();

    public async Task EnterByCodeAsync(Account account, bool remember)
    {
        await Http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await EnterAsync(account, "code", remember);
    }

    public Task LeaveAsync() => Http.SignOutAsync(IdentityConstants.ApplicationScheme);

    public Task<string> PasskeyQuestionAsync() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <summary>The account whose passkey answered the question, or none.</summary>
    public async Task<Account?> AnsweredByPasskeyAsync(string? credential)
    {
        if (string.IsNullOrWhiteSpace(credential)) return null;
        if (await AnswerAsync(credential) is not { Succeeded: true } answer) return null;
        // The key counts its uses; the count is how a copied key is found out.
        return (await signIn.UserManager.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey)).Succeeded ? answer.User : null;
    }

    private async Task<PasskeyAssertionResult<Account>?> AnswerAsync(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // How Identity says that no question was asked, or that it was asked too long ago.
            return null;
        }
    }
}
