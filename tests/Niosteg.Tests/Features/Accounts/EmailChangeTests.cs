using System.Net.Http.Json;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Features.Accounts.Me;
using Niosteg.Tests.Support;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Hosting;

namespace Niosteg.Tests.Features.Accounts;

/// <summary>An account's mail address is also what it signs in with, so moving it is never done in passing.</summary>
public class EmailChangeTests
{
    public static TheoryData<string> Databases => Scene.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task An_administrator_moves_an_account_to_another_address_and_it_stands_in_the_trail(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (anna, changes) = (await scene.AccountAsync("anna@lovsta.se"), await ChangesAsync(scene));

        Assert.True((await changes.ChangeEmailAsync(anna.Id, new() { Email = " Anna.Berg@Lovsta.se " })).IsDone);

        Assert.True((await scene.SignIn().ByPasswordAsync("anna.berg@lovsta.se", AccountScene.Password)).IsDone);
        Assert.False((await scene.SignIn().ByPasswordAsync("anna@lovsta.se", AccountScene.Password)).IsDone);
        await using var db = scene.Open();
        Assert.Equal("chef", (await db.Audit.SingleAsync(a => a.Detail == "Email")).ActorName[..4]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_address_that_another_account_has_is_refused_in_whatever_letters(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var (anna, bo, changes) = (await scene.AccountAsync("anna@lovsta.se"), await scene.AccountAsync("bo@lovsta.se"), await ChangesAsync(scene));

        Assert.Equal("account-email-taken", (await changes.ChangeEmailAsync(anna.Id, new() { Email = "BO@lovsta.SE" })).Refusal?.Code);
        Assert.Equal("account-email-taken", (await scene.Me(anna).ChangeEmailAsync(new() { Email = "Bo@Lovsta.se", Current = AccountScene.Password })).Refusal?.Code);
        Assert.Equal("email-not-an-address", (await changes.ChangeEmailAsync(anna.Id, new() { Email = "anna" })).Refusal?.Code);
        Assert.True((await changes.ChangeEmailAsync(bo.Id, new() { Email = "BO@lovsta.se" })).IsDone);
    }

    [Fact]
    public async Task One_moves_the_own_account_only_with_the_password()
    {
        await using var scene = await Scene.StartAsync();
        var anna = await scene.AccountAsync("anna@lovsta.se");

        Assert.Equal("password-now-wrong", (await scene.Me(anna).ChangeEmailAsync(new() { Email = "ny@lovsta.se", Current = "fel" })).Refusal?.Code);
        Assert.Equal("password-now-wrong", (await scene.Me(anna).ChangeEmailAsync(new() { Email = "ny@lovsta.se" })).Refusal?.Code);
        Assert.True((await scene.Me(anna).ChangeEmailAsync(new() { Email = "ny@lovsta.se", Current = AccountScene.Password })).IsDone);

        Assert.True((await scene.SignIn().ByPasswordAsync("ny@lovsta.se", AccountScene.Password)).IsDone);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Without_a_password_a_browser_left_open_changes_nothing_that_lasts(string database)
    {
        await using var scene = await Scene.StartAsync(database);
        var anna = await scene.AccountAsync("anna@lovsta.se");
        await using (var db = scene.Open()) await db.Users.ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, (string?)null), TestContext.Current.CancellationToken);
        var (open, old) = (await scene.SignedInAsync(anna), await scene.SignedInAsync(anna, minutesAgo: 11));

        Assert.True((await scene.Me(anna, open).ChangeEmailAsync(new() { Email = "ny@lovsta.se" })).IsDone);
        Assert.Equal("prove-with-passkey", (await scene.Me(anna).ChangeEmailAsync(new() { Email = "nyare@lovsta.se" })).Refusal?.Code);

        Assert.Equal("prove-with-passkey", (await scene.Me(anna, old).ChangeEmailAsync(new() { Email = "nyare@lovsta.se" })).Refusal?.Code);
        Assert.Equal("prove-with-passkey", (await scene.Me(anna, old).ChangePasswordAsync(new() { Password = "fyra blå bilar till" })).Refusal?.Code);
    }

    [Fact]
    public async Task Anothers_sign_in_proves_nothing_for_the_own_account()
    {
        await using var scene = await Scene.StartAsync();
        var (anna, bo) = (await scene.AccountAsync("anna@lovsta.se"), await scene.AccountAsync("bo@lovsta.se"));
        await using (var db = scene.Open()) await db.Users.ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, (string?)null), TestContext.Current.CancellationToken);
        var elses = await scene.SignedInAsync(bo);

        Assert.Equal("prove-with-passkey", (await scene.Me(anna, elses).ChangeEmailAsync(new() { Email = "ny@lovsta.se" })).Refusal?.Code);
    }

    [Fact]
    public async Task Both_are_done_on_their_pages_and_by_programs()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var anna = await scene.AccountAsync("anna@lovsta.se");
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));
        using var own = product.ClientFor(new Actor(anna.AccountId, null, AccessRole.Employee, "Anna"));

        var saved = await client.SubmitAsync(await client.PageAsync($"/accounts/{anna.Id}"), "email", new() { ["Reach.Email"] = "a@lovsta.se" }, $"/accounts/{anna.Id}");
        var mine = await own.SubmitAsync(await own.PageAsync("/me/email"), "email", new() { ["Input.Email"] = "b@lovsta.se", ["Input.Current"] = AccountScene.Password }, "/me/email");

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (saved.StatusCode, mine.StatusCode));
        Assert.Contains("b@lovsta.se", (await own.PageAsync("/me")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsJsonAsync($"/api/v1/accounts/{anna.Id}/email", new { email = "c@lovsta.se" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await own.PutAsJsonAsync("/api/v1/me/email", new { email = "d@lovsta.se", current = AccountScene.Password })).StatusCode);
    }

    [Fact]
    public async Task Nobody_but_an_administrator_moves_the_account_of_another()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        var anna = await scene.AccountAsync("anna@lovsta.se");
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Manager | AccessRole.ProcessLeader));

        Assert.Equal(HttpStatusCode.NotFound, (await client.PutAsJsonAsync($"/api/v1/accounts/{anna.Id}/email", new { email = "x@lovsta.se" })).StatusCode);
    }

    private static async Task<AccountChanges> ChangesAsync(Scene scene)
    {
        var chef = await scene.AccountAsync("chef@lovsta.se", AccessRole.Administrator);
        var actor = new Actor(chef.AccountId, null, chef.Roles, chef.DisplayName);
        return new(scene.For(actor), actor, scene.Clock);
    }
}
