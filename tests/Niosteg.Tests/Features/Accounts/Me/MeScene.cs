using Niosteg.Tests.Support;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Accounts.Me;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Accounts.Me;

/// <summary>Somebody looking after the own account.</summary>
internal static class MeScene
{
    public static Actor Actor(this Account account, AccountSession? here = null) =>
        new(account.AccountId, account.PersonId, account.Roles, account.DisplayName) { SessionId = here?.Id, IsDemonstration = account.IsDemonstration };

    public static MeVerbs Me(this Scene scene, Account account, AccountSession? here = null) =>
        new(scene.For(account.Actor(here)), account.Actor(here), scene.SignIn(), AccountScene.Hasher, scene.Clock);

    public static MySessions Sessions(this Scene scene, Account account, AccountSession? here = null) =>
        new(scene.For(account.Actor(here)), account.Actor(here), scene.Clock);

    public static async Task<AccountSession> SignedInAsync(this Scene scene, Account account, string device = "Firefox, Linux", int minutesAgo = 0)
    {
        var at = scene.Clock.GetUtcNow().UtcDateTime.AddMinutes(-minutesAgo);
        var session = new AccountSession { Id = Guid.CreateVersion7(), AccountId = account.Id, Device = device, StartedAt = at, SeenAt = at };
        await scene.AddAsync(session);
        return session;
    }

    /// <summary>An account of the example, shared by everybody who looks through it.</summary>
    public static async Task<Account> DemonstrationAsync(this Scene scene)
    {
        var account = await scene.AccountAsync("exempel@lovsta.se");
        account.IsDemonstration = true;
        await using var db = scene.Open();
        db.Update(account);
        await db.SaveChangesAsync();
        return account;
    }
}
