using Microsoft.AspNetCore.Identity;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Accounts;

namespace Niosteg.Tests.Features.Accounts;

/// <summary>Accounts with a password, and browsers that sign in with it through the page.</summary>
internal static class AccountScene
{
    public const string Password = "tre gula traktorer";
    public static readonly IPasswordHasher<Account> Hasher = new PasswordHasher<Account>();

    public static async Task<Account> AccountAsync(this Scene scene, string email, AccessRole roles = AccessRole.Employee,
        PersonId? person = null, AccountState state = AccountState.Active)
    {
        var account = Account.Make(Guid.CreateVersion7(), email.Split('@')[0], email, roles, scene.Clock.GetUtcNow().UtcDateTime);
        account.PasswordHash = Hasher.HashPassword(account, Password);
        account.PersonId = person;
        account.State = state;
        await scene.AddAsync(account);
        return account;
    }

    public static SignInVerbs SignIn(this Scene scene) => new(scene.For(Niosteg.Web.Hosting.Actor.Nobody), Hasher, scene.Clock);

    /// <summary>A browser of its own, with its own cookies, in Swedish.</summary>
    public static HttpClient Browser(this Product product)
    {
        var client = product.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("sv");
        return client;
    }

    public static async Task<HttpResponseMessage> SignInAsync(this HttpClient browser, string email, string password = Password, string address = "/sign-in")
    {
        var page = await browser.PageAsync(address);
        return await browser.SubmitAsync(page, "sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = password }, address);
    }

    /// <summary>Where an answer leads, as it stands in the address line after the host.</summary>
    public static string Leads(this HttpResponseMessage answer) =>
        new Uri(new Uri("http://localhost/"), answer.Headers.Location ?? throw new InvalidOperationException($"{answer.StatusCode} leads nowhere.")) is var there
            ? (there.Host == "localhost" ? "" : there.GetLeftPart(UriPartial.Authority)) + there.PathAndQuery : "";
}
